"""A field that narrows a list while the user types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QLineEdit

from ui import paint
from ui.guard import guarded
from ui.icons import set_icon
from ui.theme import changes, font

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

PAUSE_MS: Final = 120


class SearchField(QLineEdit):
    """Says what to look for a moment after the last key.

    Signals:
        typed: the text to look for; empty shows everything again.
        left: Escape where nothing is typed; the list has the keyboard again.
    """

    typed = Signal(str)
    left = Signal()

    def __init__(
        self,
        placeholder: str,
        *,
        shortcut: str = "",
        width: int = 190,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shortcut = shortcut
        self.set_placeholder(placeholder)
        self.setFixedWidth(width)
        glass = QAction(self)
        set_icon(glass, "search", "text3")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(not shortcut)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(lambda: self.typed.emit(self.text()))
        self.textChanged.connect(lambda _text: self._timer.start())
        self._follow()
        changes().changed.connect(self._follow)

    def set_placeholder(self, placeholder: str) -> None:
        """Show other words while nothing is typed."""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
            return
        super().keyPressEvent(event)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._shortcut and not self.text():
            painter = QPainter(self)
            x = self.width() - 8 - paint.keys_width(self._shortcut)
            paint.keys(painter, x, self.height() / 2, self._shortcut)
            painter.end()

    def _follow(self) -> None:
        self.setFont(font("body"))
        self.setFixedHeight(max(26, self.fontMetrics().height() + 10))
