"""Days across pixels: where a date lies, which marks an axis bears, how a view zooms and pans."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

NARROWEST: Final = 0.05
WIDEST: Final = 40.0
"""Pixels a day may take at least and at most."""

_MONTH: Final = 30.4
_MARK: Final = 30.0
"""A mark needs so many pixels, else the next coarser unit is marked."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the axis: the day, and whether its line is a main one."""

    day: dt.date
    unit: str
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """A day at the left edge and the pixels each day takes."""

    first: dt.date
    day_width: float
    offset: float = 0.0
    """The part of a day, in days, that lies left of the edge."""

    def x(self, day: dt.date) -> float:
        """Return where a day begins, in pixels from the left edge."""
        return ((day - self.first).days - self.offset) * self.day_width

    def day(self, x: float) -> dt.date:
        """Return the day at a place, within the years that dates have."""
        away = int(x // self.day_width + self.offset) if self.day_width else 0
        return _plus(self.first, away)

    def moment(self, x: float) -> float:
        """Return the day at a place as a number, its fraction how much of it has gone."""
        return self.first.toordinal() + self.offset + x / self.day_width

    def panned(self, pixels: float) -> Scale:
        """Return the scale moved so that later days come in from the right."""
        days = self.offset + pixels / self.day_width
        whole = int(days // 1)
        return replace(self, first=_plus(self.first, whole), offset=days - whole)

    def zoomed(self, factor: float, at: float) -> Scale:
        """Return the scale with days wider by a factor; the day under `at` stays there."""
        width = min(WIDEST, max(NARROWEST, self.day_width * factor))
        under = at / self.day_width + self.offset
        days = under - at / width
        whole = int(days // 1)
        return Scale(_plus(self.first, whole), width, days - whole)

    def marks(self, width: float) -> Iterator[Mark]:
        """Yield the marks of the axis from left to right: weeks, months or quarters, and years."""
        unit = self._unit()
        day = _floor(self.first, unit)
        last = self.day(width)
        while day <= last:
            yield Mark(day, unit, is_main=day.month == 1 and day.day <= 7)  # noqa: PLR2004  a week
            following = _following(day, unit)
            if following <= day:
                return
            day = following

    def _unit(self) -> str:
        if self.day_width * 7 >= _MARK:
            return "week"
        if self.day_width * _MONTH >= _MARK:
            return "month"
        if self.day_width * _MONTH * 3 >= _MARK:
            return "quarter"
        return "year"


def fitted(
    first: dt.date, last: dt.date, width: float, *, margin: float = 24.0, after: float = 24.0
) -> Scale:
    """Return the scale that shows two days and all between within a width.

    Args:
        first: the first day to show.
        last: the last day to show.
        width: pixels there are.
        margin: pixels to leave free at the left.
        after: pixels to leave free at the right, for labels.
    """
    days = max(1, (last - first).days + 1)
    day_width = min(WIDEST, max(NARROWEST, (width - margin - after) / days))
    return Scale(first, day_width).panned(-margin)


def _plus(day: dt.date, days: int) -> dt.date:
    ordinal = min(dt.date.max.toordinal() - 800, max(800, day.toordinal() + days))
    return dt.date.fromordinal(ordinal)


def _floor(day: dt.date, unit: str) -> dt.date:
    if unit == "week":
        return day - dt.timedelta(day.weekday())
    if unit == "year":
        return day.replace(month=1, day=1)
    if unit == "quarter":
        return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return day.replace(day=1)


def _following(day: dt.date, unit: str) -> dt.date:
    if unit == "week":
        return _plus(day, 7)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    total = day.year * 12 + day.month - 1 + months
    return day.replace(year=min(9990, total // 12), month=total % 12 + 1)
