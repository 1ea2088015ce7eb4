"""Text tabs: the current one underlined, a count only where something is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter

from ui import paint
from ui.guard import guarded
from ui.theme import color, text_width
from ui.widgets.choices import ChoiceRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

HEIGHT: Final = 36
GAP: Final = 24
LEFT: Final = 16
LINE: Final = 3


class Tabs(ChoiceRow):
    """The parts of a page beside each other."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._counts: list[int] = []
        self.setFixedHeight(HEIGHT)

    def set_tabs(self, tabs: Sequence[tuple[str, str, int]]) -> None:
        """Show these (key, words, count); a count of 0 is not shown."""
        self._counts = [count for _, _, count in tabs]
        self._show([key for key, _, _ in tabs], [words for _, words, _ in tabs])

    def places(self) -> list[QRect]:
        left, found = LEFT, []
        for words, count in zip(self.words, self._counts, strict=True):
            width = round(text_width(words, "body_m"))
            width += self._count_width(count) + 6 if count else 0
            found.append(QRect(left - GAP // 2, 0, width + GAP, HEIGHT))
            left += width + GAP
        return found

    @guarded(default=QSize(100, HEIGHT))
    def sizeHint(self) -> QSize:
        places = self.places()
        return QSize(places[-1].right() + 1 if places else LEFT, HEIGHT)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number, place in enumerate(self.places()):
            self._tab(painter, number, QRectF(place).adjusted(GAP / 2, 0, -GAP / 2, 0))
        painter.end()

    def _tab(self, painter: QPainter, number: int, rect: QRectF) -> None:
        current = number == self.place
        tone = "text" if current or number == self.hover else "text2"
        words = rect.adjusted(0, 0, 4, -2)
        kind = "body_m" if current else "body"
        paint.text(painter, words, self.words[number], kind, tone, elide=False)
        if count := self._counts[number]:
            width = self._count_width(count)
            chip = QRectF(rect.right() - width, rect.center().y() - 9, width, 16)
            paint.rounded(painter, chip, 4, "grey_soft")
            paint.text(painter, chip, str(count), "cap_m", "grey_text", align="center")
        if current:
            line = QRectF(rect.x(), HEIGHT - LINE, rect.width(), LINE)
            painter.fillRect(line, color("accent_fill"))
            if self.hasFocus():
                paint.focus_ring(painter, rect.adjusted(-6, 4, 6, -5), 4)

    def _count_width(self, count: int) -> int:
        return max(16, round(text_width(str(count), "cap_m")) + 8)
