"""Milestone trend: what each report gave as the date of a milestone; rising lines slip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core import terms, text
from core.charts._spec import Chart
from core.charts._style import (
    diamonds,
    empty,
    late_class,
    month_axis,
    num,
    place,
    say,
    span,
    spread,
    width_of,
)
from core.language import mark, words
from core.queries.milestones import forecast_history, milestones

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from sqlalchemy.orm import Session

    from core.charts._spec import ChartRequest
    from core.charts._style import (
        Style,
    )
    from core.queries.milestones import MilestoneRow

MOST: Final = 8
"""More lines cannot be told apart."""
_GATES: Final = {"S16": "PAC", "S15": "SOP", "S19": "FAC", "S08": "FAT"}
_MARKERS: Final = "osD^vPX*"


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One milestone: its name, the finish each report gave, its slip now."""

    name: str
    points: tuple[tuple[dt.date, dt.date], ...]
    slip: int | None
    is_done: bool


@dataclass(frozen=True, slots=True)
class Trend:
    """The lines of a project, latest date first."""

    lines: tuple[TrendLine, ...]
    status_date: dt.date


def load(session: Session, request: ChartRequest) -> Trend | None:
    """Return the milestones with a history, the most telling ones; None without a history."""
    assert request.project_id is not None
    rows = {row.id: row for row in milestones(session, request.project_id)}
    history: dict[int, list[tuple[dt.date, dt.date]]] = {}
    for found in forecast_history(session, request.project_id):
        if found.report_date <= request.status_date:
            history.setdefault(found.milestone_id, []).append((found.report_date, found.finish))
    told = [rows[key] for key, points in history.items() if len(points) > 1]
    chosen = sorted(told, key=_rank)[:MOST]
    if not chosen:
        return None
    gates = _gate_ids(rows.values())
    lines = [
        TrendLine(
            _name(row, request.language, is_gate=row.id in gates),
            tuple(history[row.id]),
            row.slip,
            row.is_done,
        )
        for row in chosen
    ]
    lines.sort(key=lambda line: line.points[-1][1], reverse=True)
    return Trend(tuple(lines), request.status_date)


def draw(figure: Figure, data: Trend | None, look: Style) -> None:
    """Draw a line a milestone, the diagonal where reports meet dates, names and slips at the end."""
    if data is None:
        empty(figure, look, look.w("No forecasts of earlier reports yet"))
        return
    wide = figure.get_size_inches()[0] * 72
    labels = min(max(width_of(line.name) for line in data.lines), wide * 0.32)
    slips = max(width_of(_slip(line, look), 600) for line in data.lines)
    axes = place(figure, look, left=56, right=labels + slips + 34, top=10, bottom=36)
    first, last = span(on for line in data.lines for on, _ in line.points) or (
        data.status_date,
        data.status_date,
    )
    low, high = span(finish for line in data.lines for _, finish in line.points) or (first, last)
    margin = max(10.0, (num(high) - num(low)) * 0.06)
    axes.set_xlim(num(first), num(last) + max(6.0, (num(last) - num(first)) * 0.02))
    axes.set_ylim(num(low) - margin, num(high) + margin)
    _reached(axes, look)
    for line, marker in zip(data.lines, _MARKERS, strict=False):
        _line(axes, line, look, marker)
    _ends(axes, data.lines, look, labels)
    month_axis(axes, look, first, last)
    month_axis(axes, look, low, high, x=False)


def _reached(axes: Axes, look: Style) -> None:
    """Tint the area under the diagonal: dates before their own report are reached."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    axes.plot([left, right], [left, right], color=look["ch_axis"], lw=1, zorder=1)
    axes.fill_between([left, right], [low, low], [left, right], color=look["sunken"], zorder=0)
    if low < right < high:
        say(
            axes,
            look,
            right,
            low + (right - low) * 0.3,
            f"{look.w('reached')}  ",
            ha="right",
            tone="text3",
        )


def _line(axes: Axes, line: TrendLine, look: Style, marker: str) -> None:
    tone = _tone(line)
    xs = [num(on) for on, _ in line.points]
    ys = [num(finish) for _, finish in line.points]
    color = look[tone]
    axes.plot(
        xs,
        ys,
        color=color,
        lw=1.8,
        marker=marker,
        ms=4.5,
        mfc=look.ground,
        mec=color,
        mew=1.3,
        zorder=3,
        clip_on=False,
    )
    state = "done" if line.is_done else late_class(line.slip)
    diamonds(axes, look, [(line.points[-1][0], ys[-1], state)], radius=4.5)


def _ends(axes: Axes, lines: Sequence[TrendLine], look: Style, labels: float) -> None:
    """Write names and slips beside the ends, pushed apart where they would meet."""
    box = axes.get_window_extent()
    low, high = axes.get_ylim()
    per_pixel = (high - low) / max(1.0, box.height)
    levels = spread([num(line.points[-1][1]) for line in lines], 14 * per_pixel)
    right = axes.get_xlim()[1]
    day = (right - axes.get_xlim()[0]) / max(1.0, box.width)
    edge = right + (labels + 20) * day
    for line, level in zip(lines, levels, strict=True):
        name = _cut(line.name, labels)
        say(axes, look, right + 8 * day, level, name, ha="left", va="center", clip_on=False)
        tone = {"red": "red_text", "amber": "amber_text"}.get(_tone(line), "text3")
        slip = _slip(line, look)
        say(axes, look, edge, level, slip, ha="left", va="center", weight=600, tone=tone)


def _tone(line: TrendLine) -> str:
    if line.is_done:
        return "grey"
    return {"very_late": "red", "late": "amber"}.get(late_class(line.slip), "ch_actual")


def _slip(line: TrendLine, look: Style) -> str:
    return text.slip(line.slip, look.w.language)


def _cut(name: str, room: float) -> str:
    if width_of(name) <= room + 1:
        return name
    while name and width_of(f"{name}…") > room:
        name = name[:-1]
    return f"{name.rstrip()}…"


def _rank(row: MilestoneRow) -> tuple[int, int, str]:
    return (not row.key, -(row.slip or 0) if not row.is_done else 1, row.code)


def _gate_ids(rows: Iterable[MilestoneRow]) -> set[int]:
    """Return the last milestone of each stage of each shop."""
    last: dict[tuple[str, str], MilestoneRow] = {}
    for row in rows:
        now = last.get((row.shop, row.stage))
        if row.finish is not None and (
            now is None or now.finish is None or row.finish > now.finish
        ):
            last[row.shop, row.stage] = row
    return {row.id for row in last.values()}


def _name(row: MilestoneRow, language: str, *, is_gate: bool) -> str:
    """Return a short name: of the last of a stage its gate with the shop, else the name."""
    gate = _GATES.get(row.stage)
    if gate is None or not is_gate:
        return row.named(language)
    if row.shop == terms.PROJECT_LEVEL:
        return gate
    return f"{gate} · {words(language)(terms.shop(row.shop).name)}"


SPEC = Chart(
    key="milestone_trend",
    title=mark("Milestone trend"),
    subtitle=mark("forecast at each report date"),
    order=20,
    scope="project",
    load=load,
    draw=draw,
)
