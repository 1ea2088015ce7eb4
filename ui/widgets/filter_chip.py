"""A chip that says what narrows a list; pressed, it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from core.language import tr, trn
from ui import paint
from ui.guard import guarded
from ui.theme import line_height, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget


class FilterChip(QAbstractButton):
    """An active filter; pressed, it goes."""

    def __init__(self, key: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.say(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Show other words."""
        self.setText(words)
        self.setAccessibleName(tr("Remove filter {name}", name=words))
        self.setToolTip(paint.plain(self.accessibleName()))
        self.updateGeometry()

    @guarded(default=QSize())
    def sizeHint(self) -> QSize:
        return QSize(round(text_width(self.text(), "small")) + 38, round(line_height()) + 8)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint.rounded(painter, rect, 6, "press" if self.underMouse() else "accent_soft")
        paint.text(painter, rect.adjusted(9, 0, -24, 0), self.text(), "small", "blue_text")
        paint.picture(painter, rect.right() - 20, rect.center().y() - 6, "x", "accent", size=12)
        if self.hasFocus():
            paint.focus_ring(painter, rect, 6)
        painter.end()


def only_words(count: int, of: str) -> str:
    """Return what says that only so many rows are shown, and what they stand behind."""
    if not of:
        return trn("{count} row", "{count} rows", count)
    return trn("{count} row from {figure}", "{count} rows from {figure}", count, figure=of)
