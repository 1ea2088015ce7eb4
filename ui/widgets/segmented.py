"""A segmented control: one of a few ways to see the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter

from ui import paint
from ui.guard import guarded
from ui.theme import line_height, text_width, theme
from ui.widgets.choices import ChoiceRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

PADDING: Final = 11


class Segmented(ChoiceRow):
    """Segments on one ground; the current one stands out."""

    def __init__(
        self, items: Sequence[tuple[str, str]], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self.set_items(items)

    def set_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Show these (key, words); the current one stays if it is among them."""
        self._show([key for key, _ in items], [words for _, words in items])

    def places(self) -> list[QRect]:
        left, found = 2, []
        for words in self.words:
            width = round(text_width(words, "small_m")) + 2 * PADDING
            found.append(QRect(left, 2, width, self._height() - 4))
            left += width
        return found

    @guarded(default=QSize(40, 26))
    def sizeHint(self) -> QSize:
        places = self.places()
        return QSize((places[-1].right() + 3) if places else 4, self._height())

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        dark = theme().dark
        paint.rounded(painter, QRectF(self.rect()), 6, "press" if dark else "hover")
        for number, (place, words) in enumerate(zip(self.places(), self.words, strict=True)):
            rect = QRectF(place)
            current = number == self.place
            if current:
                fill, line = ("line2", None) if dark else ("surface", "line2")
                paint.rounded(painter, rect, 4, fill, line)
            tone = "text" if current or number == self.hover else "text2"
            paint.text(painter, rect, words, "small_m", tone, align="center", elide=False)
            if current and self.hasFocus():
                paint.focus_ring(painter, rect, 4)
        painter.end()

    def _height(self) -> int:
        return max(26, round(line_height("small_m")) + 10)
