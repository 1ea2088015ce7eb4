"""Text tabs: the current one underlined, a count only where something is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

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
NARROW: Final = 12
"""The gap where there is no room for the usual one."""
LEFT: Final = 16
LINE: Final = 3


class Tabs(ChoiceRow):
    """The parts of a page beside each other."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._counts: list[int] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)

    def set_tabs(self, tabs: Sequence[tuple[str, str, int]]) -> None:
        """Show these (key, words, count); a count of 0 is not shown."""
        self._counts = [count for _, _, count in tabs]
        self._show([key for key, _, _ in tabs], [words for _, words, _ in tabs])

    def places(self) -> list[QRect]:
        gap, ends = self._gap(), self._laid_out(self._gap())
        # Where even the narrow gap is too wide, the tabs move until the current one is seen.
        moved = max(0, ends[self.place] + gap // 2 - self.width()) if ends else 0
        starts = [LEFT, *(end + gap for end in ends[:-1])] if ends else []
        return [
            QRect(start - gap // 2 - moved, 0, end - start + gap, HEIGHT)
            for start, end in zip(starts, ends, strict=True)
        ]

    @guarded(default=QSize(100, HEIGHT))
    def sizeHint(self) -> QSize:
        ends = self._laid_out(GAP)
        return QSize(ends[-1] + GAP // 2 if ends else LEFT, HEIGHT)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, gap = QPainter(self), self._gap()
        for number, place in enumerate(self.places()):
            self._tab(painter, number, QRectF(place).adjusted(gap / 2, 0, -gap / 2, 0))
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

    def _laid_out(self, gap: int) -> list[int]:
        """Return where the words of each tab end."""
        left, found = LEFT, []
        for words, count in zip(self.words, self._counts, strict=True):
            left += round(text_width(words, "body_m"))
            left += self._count_width(count) + 6 if count else 0
            found.append(left)
            left += gap
        return found

    def _gap(self) -> int:
        ends = self._laid_out(GAP)
        return GAP if not ends or ends[-1] + GAP // 2 <= self.width() else NARROW

    def _count_width(self, count: int) -> int:
        return max(16, round(text_width(str(count), "cap_m")) + 8)
