"""Containers of a project, added up: planned to leave, dispatched, received."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core import text
from core.charts._axis import month_axis, span, status_line
from core.charts._marks import Labels
from core.charts._spec import Chart
from core.charts._style import empty, extent, font, num, pixels, place, rule, width_of
from core.language import mark
from core.queries.register import kept_rows
from core.registers import register
from core.registers.shipments import state_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from sqlalchemy.orm import Session

    from core.charts._spec import ChartRequest
    from core.charts._style import Style

_STEPS: Final = (1, 2, 5)
_MOST_MARKS: Final = 5
_LEAST: Final = 28.0
"""Pixels from mark to mark of the axis."""
_OVER: Final = 20.0
"""Pixels left for words over the highest curve."""
_SPOTS: Final = tuple(
    (ha, va, dx, dy * way)
    for dy in (3.0, 15.0, 28.0, 41.0)
    for va, way in (("bottom", 1), ("top", -1))
    for ha, dx in (("right", -4.0), ("left", 5.0))
)
"""Spots beside the end of a curve, ever farther away."""
Curve = tuple[tuple[dt.date, int], ...]


@dataclass(frozen=True, slots=True)
class Containers:
    """Containers from day to day, each curve a step at every day on which it rises.

    Attributes:
        planned: by planned departure.
        dispatched: that left by the status date.
        expected: that are to leave after it.
        received: that arrived by the status date.
        status_date: what is past ends here.
    """

    planned: Curve
    dispatched: Curve
    expected: Curve
    received: Curve
    status_date: dt.date


def load(session: Session, request: ChartRequest) -> Containers | None:
    """Return the containers of a project, or with no project of all; None where none is dated."""
    now = request.status_date
    lots = [
        (row.values, row.values["container_count"])
        for row in kept_rows(session, register("shipments"), request.project_id)
        if row.values["container_count"] and state_of(row.values)
    ]
    planned = _added((v["etd_planned"], count) for v, count in lots)
    left = _added((v["atd"], count) for v, count in lots if v["atd"] and v["atd"] <= now)
    there = _added((v["ata"], count) for v, count in lots if v["ata"] and v["ata"] <= now)
    ahead = _added(
        (max(day, now), count)
        for v, count in lots
        if not (v["atd"] and v["atd"] <= now)
        and (day := v["atd"] or v["etd_forecast"] or v["etd_planned"])
    )
    if not planned and not left and not ahead:
        return None
    gone = left[-1][1] if left else 0
    expected = tuple((day, gone + count) for day, count in ahead)
    return Containers(planned, left, expected, there, now)


def draw(figure: Figure, data: Containers | None, look: Style) -> None:
    """Draw the steps, each named at its end with its sum."""
    if data is None:
        empty(figure, look, look.w("No containers with dates yet"))
        return
    most = max(c[-1][1] for c in (data.planned, data.dispatched, data.expected) if c)
    wide, _high = pixels(figure)
    left = width_of(text.number(most, 0, look.w.language)) + 18
    axes = place(figure, look, left=min(left, wide * 0.4), right=18, top=24, bottom=36)
    days = [day for curve in _curves(data) for day, _ in curve]
    first, last = span([*days, data.status_date])
    margin = max(5.0, (last - first) * 0.02)
    words = width_of(_named(look, mark("expected"), most)) + 12
    beyond = words * (last - first) / max(words, extent(axes)[2] - words)
    axes.set_xlim(first - margin, last + max(margin, beyond))
    axes.set_ylim(0, most * (1 + _OVER / max(1.0, extent(axes)[3] - _OVER)))
    _marks(axes, look, most)
    rule(axes, look, "y")
    month_axis(axes, look)
    status_line(axes, look, data.status_date)
    _steps(axes, data, look)


def _curves(data: Containers) -> tuple[Curve, ...]:
    return data.planned, data.dispatched, data.expected, data.received


def _added(found: Iterable[tuple[dt.date | None, int]]) -> Curve:
    """Return a sum from day to day."""
    by_day: dict[dt.date, int] = {}
    for day, count in found:
        if day is not None:
            by_day[day] = by_day.get(day, 0) + count
    total, curve = 0, []
    for day in sorted(by_day):
        total += by_day[day]
        curve.append((day, total))
    return tuple(curve)


def _marks(axes: Axes, look: Style, most: int) -> None:
    marks = min(_MOST_MARKS, max(1.0, extent(axes)[3] / _LEAST))
    power = 1
    while True:
        step = next((power * n for n in _STEPS if most / (power * n) <= marks), None)
        if step is not None:
            break
        power *= 10
    places = list(range(0, most + 1, step))
    axes.yaxis.set_ticks(places)
    shown = [text.number(at, 0, look.w.language) for at in places]
    axes.yaxis.set_ticklabels(shown, fontproperties=font(), color=look["text3"])


def _steps(axes: Axes, data: Containers, look: Style) -> None:
    labels = Labels(axes, look)
    now = data.status_date
    drawn = (
        (data.planned, mark("planned"), "ch_plan", 1.6, "-", None),
        (data.received, mark("received"), "st_done", 2.0, "-", now),
        (data.dispatched, mark("dispatched"), "ch_actual", 2.4, "-", now),
        (data.expected, mark("expected"), "ch_forecast", 1.8, "--", None),
    )
    ends = []
    for curve, words, tone, width, dash, until in drawn:
        if not curve:
            continue
        days = [curve[0][0], *(day for day, _ in curve)]
        sums = [0, *(total for _, total in curve)]
        if curve is data.expected:
            days[0], sums[0] = now, data.dispatched[-1][1] if data.dispatched else 0
        if until is not None and until > days[-1]:
            days.append(until)
            sums.append(sums[-1])
        line = axes.plot(
            [num(day) for day in days],
            sums,
            color=look[tone],
            lw=width,
            ls=dash,
            drawstyle="steps-post",
            zorder=4,
        )[0]
        line.set_clip_on(False)
        labels.keep_off(_corners(days, sums))
        ends.append((days[-1], sums[-1], words))
    labels.keep_off([(now, 0), (now, axes.get_ylim()[1])])
    for day, total, words in ends:
        labels.put(day, total, _named(look, words, total), _SPOTS, tone="text2", within=True)


def _named(look: Style, words: str, total: int) -> str:
    return f"{look.w(words)} {text.number(total, 0, look.w.language)}"


def _corners(days: list[dt.date], sums: list[int]) -> list[tuple[dt.date, int]]:
    """Return the points where a curve of steps turns."""
    turns = [(day, total) for day, total in zip(days[1:], sums, strict=False)]
    points = list(zip(days, sums, strict=True))
    return [points[0], *(p for pair in zip(turns, points[1:], strict=True) for p in pair)]


SPEC = Chart(
    key="containers",
    title=mark("Containers"),
    subtitle=mark("planned, dispatched and received, added up"),
    order=62,
    scope="project",
    load=load,
    draw=draw,
)
