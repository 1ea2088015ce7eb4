"""A button with an icon, words, and how many there are of each status: shape and number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui import paint
from ui.guard import guarded
from ui.theme import changes, line_height, text_width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

PADDING: Final = 10
GAP: Final = 6
ICON: Final = 16
SHAPE: Final = 9
LEAST: Final = 28


class CountButton(QPushButton):
    """Shows counts by status after its words; a status with none is left out."""

    def __init__(
        self, *, icon: str, run: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._icon, self._words = icon, ""
        self._counts: list[tuple[str, str]] = []
        self.clicked.connect(lambda _is_on=False: run())
        changes().changed.connect(self.updateGeometry)

    def set_words(self, words: str, tip: str) -> None:
        """Show other words; the tip also says what the counts are."""
        self._words = words
        self.setToolTip(tip)
        self._refresh()

    def set_counts(self, counts: Sequence[tuple[str, int]]) -> None:
        """Show how many there are of each status (red, amber, green)."""
        self._counts = [(tone, str(count)) for tone, count in counts if count]
        self._refresh()

    @property
    def counts(self) -> list[tuple[str, str]]:
        """Return what is shown: status and number."""
        return list(self._counts)

    def _refresh(self) -> None:
        self.setAccessibleName(" ".join((self._words, *(count for _, count in self._counts))))
        self.updateGeometry()
        self.update()

    @guarded(default=QSize(80, LEAST))
    def sizeHint(self) -> QSize:
        width = 2 * PADDING + ICON + GAP + text_width(self._words)
        for _, count in self._counts:
            width += GAP + SHAPE + 4 + text_width(count, "body_m")
        return QSize(round(width) + 2, max(LEAST, round(line_height()) + 10))

    @guarded(default=QSize(80, LEAST))
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        fill = "press" if self.isDown() else "hover" if self.underMouse() else "surface"
        paint.rounded(painter, rect, 6, fill, "line2")
        middle = rect.center().y()
        paint.picture(painter, rect.x() + PADDING, middle - ICON / 2, self._icon, "text2")
        place = rect.adjusted(PADDING + ICON + GAP, 0, -PADDING, 0)
        place.setLeft(place.left() + paint.text(painter, place, self._words, elide=False))
        for tone, count in self._counts:
            place.setLeft(place.left() + GAP)
            paint.rag(painter, place.left() + SHAPE / 2, middle, tone, SHAPE)
            place.setLeft(place.left() + SHAPE + 4)
            place.setLeft(place.left() + paint.text(painter, place, count, "body_m", elide=False))
        if self.hasFocus():
            paint.focus_ring(painter, rect, 6)
        painter.end()
