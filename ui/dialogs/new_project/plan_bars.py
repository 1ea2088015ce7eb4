"""The small plan of a project to be: phases of each shop across the quarters, and its PAC."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from core import terms
from core.language import mark, tr
from ui import paint
from ui.guard import guarded
from ui.theme import line_height, text_width
from ui.timeline.scale import fitted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPaintEvent

    from core.queries.planning import PlanBar, PlanView
    from ui.timeline.scale import Scale

UPPER: Final = ("design", "shipping", "commissioning")
LOWER: Final = ("manufacturing", "installation")
"""Phases overlap, so they lie on two tracks by turns."""
SHORT: Final = {"commissioning": mark("Comm.")}
AXIS: Final = 22
GAP: Final = 2


class PlanBars(QWidget):
    """Paints bars; where a word has no room in its bar it is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shops: tuple[str, ...] = ()
        self._bars: tuple[PlanBar, ...] = ()
        self._pacs: dict[str, dt.date] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_plan(self, view: PlanView, shops: Sequence[str]) -> None:
        """Show the bars of these shops."""
        self._shops = tuple(shops)
        self._bars = tuple(bar for bar in view.bars if bar.phase in UPPER + LOWER)
        self._pacs = dict(view.pacs)
        self.setAccessibleName(tr(mark("Phases by shop")))
        self.updateGeometry()
        self.update()

    @guarded(default=QSize(200, 40))
    def sizeHint(self) -> QSize:
        return QSize(320, round(AXIS + len(self._shops) * self._row()))

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        left = self._left()
        scale = self._scale(left)
        self._paint_axis(painter, scale, left)
        for number, shop in enumerate(self._shops):
            top = AXIS + number * self._row()
            if number:
                paint.hline(painter, 0, self.width(), top)
            name = QRectF(0, top, left - 10, self._row())
            paint.text(painter, name, tr(terms.shop(shop).name), "small")
            self._paint_shop(painter, scale, shop, left=left, top=top)
        painter.end()

    def _paint_axis(self, painter: QPainter, scale: Scale, left: float) -> None:
        free = left
        for day, words, is_year in self._quarters(scale, left):
            x = left + scale.x(day)
            paint.vline(painter, x, AXIS, self.height())
            kind = "cap_sb" if is_year else "cap"
            width = text_width(words, kind)
            if x - 2 >= free and x + width <= self.width():
                place = QRectF(x + 2, 0, width + 2, AXIS - 6)
                shade = "text" if is_year else "text3"
                paint.text(painter, place, words, kind, shade, elide=False)
                free = x + width + 8

    def _quarters(self, scale: Scale, left: float) -> Iterator[tuple[dt.date, str, bool]]:
        last = scale.day(self.width() - left)
        is_first = True
        year, quarter = scale.first.year, (scale.first.month - 1) // 3
        while (day := dt.date(year, quarter * 3 + 1, 1)) <= last:
            if day >= scale.first:
                words = tr(mark("Q{number}"), number=quarter + 1)
                if quarter == 0 or is_first:
                    words = str(year) if quarter == 0 else f"{words} {year}"
                yield day, words, quarter == 0
                is_first = False
            year, quarter = (year + 1, 0) if quarter == 3 else (year, quarter + 1)  # noqa: PLR2004  the fourth

    def _paint_shop(
        self, painter: QPainter, scale: Scale, shop: str, *, left: float, top: float
    ) -> None:
        track = (self._row() - 10) / 2
        for bar in (each for each in self._bars if each.shop == shop):
            is_upper = bar.phase in UPPER
            start, finish = left + scale.x(bar.start), left + scale.x(bar.finish)
            y = top + 4 + (0 if is_upper else track + GAP)
            place = QRectF(start, y, max(3.0, finish - start), track)
            paint.rounded(painter, place, 3, "blue_soft" if is_upper else "st_track", "sunken")
            words, shade = _fitting(bar.phase, place.width()), "blue_text" if is_upper else "text2"
            paint.text(painter, place, words, "cap", shade, align="center", elide=False)
        if shop in self._pacs:
            x = left + scale.x(self._pacs[shop])
            paint.diamond(painter, x, top + self._row() / 2, "done", 5, ground="sunken")

    def _scale(self, left: float) -> Scale:
        first = min(bar.start for bar in self._bars)
        last = max([*(bar.finish for bar in self._bars), *self._pacs.values()])
        return fitted(first, last, self.width() - left, margin=10)

    def _left(self) -> float:
        names = (text_width(tr(terms.shop(shop).name), "small") for shop in self._shops)
        return min(max(names, default=0) + 16, self.width() / 3)

    def _row(self) -> float:
        return 2 * max(14.0, line_height("cap") + 1) + 12


def _fitting(phase: str, width: float) -> str:
    """Return the name of a phase, its short form, or nothing where neither has room."""
    name = next(tr(each.name) for each in terms.PHASES if each.key == phase)
    for words in (name, tr(SHORT[phase]) if phase in SHORT else ""):
        if text_width(words, "cap") + 4 <= width:
            return words
    return ""
