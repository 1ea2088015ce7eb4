"""How a day of a calendar looks: worked or not and why, corrected, selected; and what each look means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import paint
from ui.guard import guarded
from ui.theme import changes, color, line_height, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPaintEvent

PLAIN: Final = "plain"
WEAK: Final = "weak"
"""Every week's day off: a band over the months."""
FILLED: Final = "filled"
HOLLOW: Final = "hollow"
HATCHED: Final = "hatched"
UNDERLINED: Final = "underlined"
LOOKS: Final = (PLAIN, WEAK, FILLED, HOLLOW, HATCHED, UNDERLINED)

DOT: Final = 5
HATCH: Final = 5
SAMPLE: Final = 18
AFTER: Final = 6
BETWEEN: Final = 16


@dataclass(frozen=True, slots=True)
class DayMark:
    """How a day looks, the words that say what it is, and whether it bears the dot."""

    look: str
    words: str
    has_dot: bool = False


def paint_day(
    painter: QPainter,
    cell: QRectF,
    number: str,
    mark: DayMark,
    *,
    is_selected: bool = False,
    is_today: bool = False,
) -> None:
    """Paint a day into its cell."""
    tone = _ground(painter, cell, mark.look, is_selected=is_selected)
    kind = "cap_sb" if is_today else "cap_m" if mark.look == UNDERLINED else "cap"
    if is_today and mark.look != FILLED:
        tone = "accent"
    paint.text(painter, cell, number, kind, tone, align="center", elide=False)
    if mark.look == UNDERLINED:
        bar = QRectF(cell.center().x() - 5, cell.bottom() - 3, 10, 2)
        painter.fillRect(bar, color("st_done"))
    if mark.has_dot:
        paint.dot(painter, cell.right() - 3, cell.top() + 3.5, DOT + 2, "surface")
        paint.dot(painter, cell.right() - 3, cell.top() + 3.5, DOT, "accent_fill")


def _ground(painter: QPainter, cell: QRectF, look: str, *, is_selected: bool) -> str:
    """Paint what lies under the number and return the tone of the number."""
    inner = cell.adjusted(1, 1, -1, -1)
    grounds = {WEAK: "hover", HATCHED: "grey_soft"}
    if is_selected or look in grounds:
        painter.fillRect(cell, color("sel" if is_selected else grounds[look]))
    if look == HATCHED:
        _hatch(painter, cell)
    if is_selected:
        inner = inner.adjusted(1, 1, -1, -1)
    if look == FILLED:
        paint.rounded(painter, inner, 4, "st_done")
        return "surface"
    if look == HOLLOW:
        paint.rounded(painter, inner, 4, "surface", "st_done", width=1.4)
    return {WEAK: "text3", HATCHED: "text2"}.get(look, "text")


def _hatch(painter: QPainter, cell: QRectF) -> None:
    """Paint slanted lines that go on from cell to cell."""
    painter.save()
    painter.setClipRect(cell)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color("line2"), 1))
    height = cell.height()
    at = cell.left() - height - (cell.left() + cell.bottom()) % HATCH
    while at < cell.right():
        painter.drawLine(QPointF(at, cell.bottom()), QPointF(at + height, cell.top()))
        at += HATCH
    painter.restore()


class DayLegend(QWidget):
    """What the looks of days mean: samples with words, on as many lines as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[DayMark, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        changes().changed.connect(self.updateGeometry)

    def show_marks(self, marks: Sequence[DayMark]) -> None:
        """Explain these."""
        self._marks = tuple(marks)
        self.setAccessibleName("; ".join(mark.words for mark in marks))
        self.updateGeometry()
        self.update()

    @guarded(default=0)
    def heightForWidth(self, width: int) -> int:
        places = list(self._places(width))
        return round(places[-1][1].bottom()) + 1 if places else 0

    @guarded(default=QSize(200, SAMPLE))
    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for mark, place in self._places(self.width()):
            sample = QRectF(place.left(), place.center().y() - SAMPLE / 2, SAMPLE, SAMPLE)
            paint_day(painter, sample, "8", mark)
            words = place.adjusted(SAMPLE + AFTER, 0, 0, 0)
            paint.text(painter, words, mark.words, "cap", "text2", elide=False)
        painter.end()

    def _places(self, width: int) -> Iterator[tuple[DayMark, QRectF]]:
        height = max(SAMPLE, line_height("cap")) + 2
        x = y = 0.0
        for mark in self._marks:
            wide = SAMPLE + AFTER + text_width(mark.words, "cap")
            if x and x + wide > width:
                x, y = 0.0, y + height
            yield mark, QRectF(x, y, wide, height)
            x += wide + BETWEEN
