"""The axes of time and of percent, and the line at the status date."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from core import text
from core.charts._style import extent, font, num, say, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes
    from matplotlib.axis import Axis

    from core.charts._style import Style

_STEPS: Final = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
_YEAR: Final = 12
_LINE: Final = 32
"""Pixels from mark to mark on an axis that goes up."""
_GAP: Final = 12
"""Pixels between two words under an axis."""


def span(days: Iterable[dt.date]) -> tuple[float, float]:
    """Return the first and the last of these days, a day apart at least."""
    found = [num(day) for day in days]
    return min(found), max(*found, min(found) + 1)


def month_axis(axes: Axes, look: Style) -> None:
    """Mark the months from left to right, with the year under January and under the first mark."""
    language, wide = look.w.language, extent(axes)[2]
    first, last = (_month_index(limit) for limit in axes.get_xlim())
    step = next(
        (step for step in _STEPS if (last - first) / step * _room(step, language) < wide),
        _STEPS[-1],
    )
    months = _months(axes.get_xlim(), step)
    shown, years = [], set()
    for month in months:
        new = month.year not in years
        years.add(month.year)
        name = "" if step >= _YEAR else text.month(month, language)
        shown.append(f"{name}\n{month.year}".strip() if new else name)
    _mark(axes.xaxis, look, months, shown)


def month_axis_up(axes: Axes, look: Style) -> None:
    """Mark the months from bottom to top, each with its year."""
    first, last = (_month_index(limit) for limit in axes.get_ylim())
    most = max(1.0, extent(axes)[3] / _LINE)
    step = next((step for step in _STEPS if (last - first) / step <= most), _STEPS[-1])
    months = _months(axes.get_ylim(), step)
    shown = [text.month_of_year(month, look.w.language) for month in months]
    _mark(axes.yaxis, look, months, shown)


def widest_month(look: Style) -> float:
    """Return the pixels that the words of an axis of months going up need."""
    months = (dt.date(2000, n, 1) for n in range(1, _YEAR + 1))
    return max(width_of(text.month_of_year(month, look.w.language)) for month in months)


def percent_axis(axes: Axes, look: Style, *, over: float) -> None:
    """Mark 0 to 100 % going up, with so many pixels left over the top."""
    high = max(1.0, extent(axes)[3] - over)
    axes.set_ylim(0, 100 * (1 + over / high))
    axes.yaxis.set_ticks([0, 25, 50, 75, 100])
    shown = ["0", "25", "50", "75", text.percent(100, 0, look.w.language)]
    axes.yaxis.set_ticklabels(shown, fontproperties=font(), color=look["text3"])


def status_line(axes: Axes, look: Style, day: dt.date, *, named: bool = True) -> bool:
    """Draw the status date as a line; return whether it is on the axis at all.

    Args:
        axes: where to; their scales must be set.
        look: the style.
        day: the status date.
        named: say the date over the axes, at the top of the line.
    """
    (first, last), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    at = num(day)
    if not first <= at <= last:
        return False
    axes.plot([at, at], [bottom, top], color=look["text2"], lw=1, zorder=3.5, clip_on=False)
    if named:
        left, _bottom, wide, _high = extent(axes)
        shown = status_words(look, day)
        room = width_of(shown)
        start = min(max((at - first) / (last - first) * wide - room / 2, 2 - left), wide - room)
        say(axes, look, first, top, shown, dx=start, dy=4, va="bottom")
    return True


def status_words(look: Style, day: dt.date) -> str:
    """Return how the status date is named on a chart."""
    return look.w("Status {day}", day=text.day(day))


def _mark(axis: Axis, look: Style, months: list[dt.date], shown: list[str]) -> None:
    axis.set_ticks([num(month) for month in months])
    axis.set_ticklabels(shown, fontproperties=font(), color=look["text3"], parse_math=False)


def _room(step: int, language: str) -> float:
    """Return the pixels from mark to mark that the words of months so far apart need."""
    names = [text.month(dt.date(2000, n, 1), language) for n in range(1, _YEAR + 1, min(step, 12))]
    return max(width_of(name) for name in (*names, "2000")) + _GAP


def _months(limits: tuple[float, float], step: int) -> list[dt.date]:
    """Return the first days of months so far apart, within the limits."""
    first, last = (_month_index(limit) for limit in limits)
    indices = range(first + -first % step, last + 1, step)
    found = [dt.date(index // _YEAR, index % _YEAR + 1, 1) for index in indices]
    return [month for month in found if limits[0] <= num(month) <= limits[1]]


def _month_index(at: float) -> int:
    """Return the months since the year 0 at a place on a time axis, kept within the calendar."""
    epoch = dt.date(1970, 1, 1).toordinal()
    ordinal = min(max(epoch + int(at), dt.date.min.toordinal()), dt.date.max.toordinal())
    day = dt.date.fromordinal(ordinal)
    return day.year * _YEAR + day.month - 1
