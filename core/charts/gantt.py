"""The schedule for print: a bar for each phase of each shop, baseline, actual and forecast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core import terms, text
from core.charts._spec import Chart
from core.charts._style import (
    bars,
    diamonds,
    empty,
    late_class,
    month_axis,
    num,
    place,
    say,
    span,
    status_line,
    width_of,
)
from core.language import mark
from core.queries.milestones import milestones
from core.queries.project import shops

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from sqlalchemy.orm import Session

    from core.charts._spec import ChartRequest
    from core.charts._style import (
        Style,
    )
    from core.queries.milestones import MilestoneRow

_ROW: Final = 14.0
"""Pixels a row needs for its words to be read."""


@dataclass(frozen=True, slots=True)
class GanttRow:
    """A phase of a shop, or (without dates) the head of a shop."""

    shop: str
    phase: str
    baseline: tuple[dt.date, dt.date] | None
    start: dt.date | None
    finish: dt.date | None
    is_done: bool
    has_begun: bool
    slip: int | None


@dataclass(frozen=True, slots=True)
class GanttChart:
    """The rows from top to bottom."""

    rows: tuple[GanttRow, ...]
    status_date: dt.date


def load(session: Session, request: ChartRequest) -> GanttChart | None:
    """Return shops with their phases; None where nothing is dated."""
    assert request.project_id is not None
    found = milestones(session, request.project_id)
    rows: list[GanttRow] = []
    codes = [shop.code for shop in shops(session, request.project_id)]
    for shop in [*codes, terms.PROJECT_LEVEL]:
        own = [row for row in found if row.shop == shop]
        phases = [row for phase in terms.PHASES if (row := _phase(shop, phase, own)) is not None]
        if phases:
            rows.append(
                GanttRow(shop, "", None, None, None, is_done=False, has_begun=False, slip=None)
            )
            rows.extend(phases)
    return GanttChart(tuple(rows), request.status_date) if rows else None


def draw(figure: Figure, data: GanttChart | None, look: Style) -> None:
    """Draw one collection a kind of bar; words only where a row is high enough to be read."""
    if data is None:
        empty(figure, look, look.w("No dated milestones yet"))
        return
    names = [_words(row, look) for row in data.rows]
    left = 24 + max(width_of(name, 600) for name in names)
    axes = place(figure, look, left=left, right=52, top=10, bottom=36)
    axes.grid(visible=False)
    axes.set_ylim(len(data.rows) - 0.5, -0.9)
    days = [day for row in data.rows for day in _days(row)]
    first, last = span([*days, data.status_date]) or (data.status_date, data.status_date)
    margin = max(5.0, (num(last) - num(first)) * 0.02)
    axes.set_xlim(num(first) - margin, num(last) + margin)
    _bars(axes, data, look)
    _gates(axes, data.rows, look)
    axes.axvline(num(data.status_date), color=look["text2"], lw=1, zorder=4)
    status_line(axes, look, data.status_date, said=False)
    _names(axes, data.rows, names, look)
    month_axis(axes, look, first, last)
    axes.grid(axis="x", color=look["ch_grid"], linewidth=1)


def _bars(axes: Axes, data: GanttChart, look: Style) -> None:
    now = data.status_date
    baseline, actual, running, forecast = [], [], [], []
    for level, row in enumerate(data.rows):
        if row.baseline:
            baseline.append((*row.baseline, level + 0.36))
        if row.start is None or row.finish is None:
            continue
        if row.is_done:
            actual.append((row.start, row.finish, level))
        elif row.has_begun:
            running.append((row.start, min(now, row.finish), level))
            forecast.append((max(now, row.start), row.finish, level))
        else:
            forecast.append((row.start, row.finish, level))
    bars(axes, baseline, 0.16, face=look["ch_plan"], zorder=2)
    bars(axes, actual, 0.46, face=look["st_done"])
    bars(axes, running, 0.46, face=look["st_now"])
    bars(axes, forecast, 0.46, face=look["ch_fill"], edge=look["ch_forecast"])


def _gates(axes: Axes, rows: Sequence[GanttRow], look: Style) -> None:
    points = [
        (row.finish, float(level), late_class(row.slip, done=row.is_done))
        for level, row in enumerate(rows)
        if row.finish is not None
    ]
    diamonds(axes, look, points, radius=5)
    for day, level, state in points:
        if state in {"late", "very_late"} and _is_readable(axes, rows):
            slip = text.slip(rows[int(level)].slip, look.w.language)
            tone = "red_text" if state == "very_late" else "amber_text"
            say(axes, look, day, level, f"   {slip}", va="center", weight=600, tone=tone, size=10)


def _names(axes: Axes, rows: Sequence[GanttRow], names: Sequence[str], look: Style) -> None:
    axes.set_yticks([])
    if not _is_readable(axes, rows):
        return
    left = axes.get_xlim()[0]
    for level, (row, name) in enumerate(zip(rows, names, strict=True)):
        weight, tone = (400, "text2") if row.phase else (600, "text")
        say(axes, look, left, level, f"{name}  ", ha="right", va="center", weight=weight, tone=tone)


def _is_readable(axes: Axes, rows: Sequence[GanttRow]) -> bool:
    return bool(axes.get_window_extent().height / max(1, len(rows)) >= _ROW * 0.72)


def _words(row: GanttRow, look: Style) -> str:
    if row.phase:
        return look.w(next(p.name for p in terms.PHASES if p.key == row.phase))
    return look.w(terms.shop(row.shop).name)


def _days(row: GanttRow) -> list[dt.date]:
    found = [day for day in (row.start, row.finish) if day is not None]
    return [*found, *(row.baseline or ())]


def _phase(shop: str, phase: terms.Phase, own: Sequence[MilestoneRow]) -> GanttRow | None:
    found = [row for row in own if row.stage in phase.stages and row.finish is not None]
    if not found:
        return None
    gate = max(found, key=lambda row: (row.finish, row.contractual, row.key))
    starts = [row.start or row.finish for row in found]
    planned = [row.baseline_finish for row in found if row.baseline_finish is not None]
    begun = [row.baseline_start or row.baseline_finish for row in found if row.baseline_finish]
    return GanttRow(
        shop,
        phase.key,
        (min(begun), max(planned)) if planned else None,
        min(day for day in starts if day is not None),
        gate.finish,
        is_done=all(row.is_done for row in found),
        has_begun=any(row.is_done or row.is_running for row in found),
        slip=gate.slip,
    )


SPEC = Chart(
    key="gantt",
    title=mark("Schedule"),
    subtitle=mark("baseline, actual, forecast by shop and phase"),
    order=30,
    scope="project",
    load=load,
    draw=draw,
)
