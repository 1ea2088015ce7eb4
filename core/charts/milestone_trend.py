"""Milestone trend: what each report gave as the date of a milestone; rising lines slip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from matplotlib.collections import LineCollection

from core import terms, text
from core.charts._axis import month_axis, month_axis_up, span, widest_month
from core.charts._marks import Labels, diamonds, slip_tone, spread, state_of
from core.charts._spec import Chart
from core.charts._style import cut, empty, extent, num, pixels, place, rule, say, width_of
from core.language import mark, words
from core.queries.milestones import forecast_history, milestones, short_names

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from sqlalchemy.orm import Session

    from core.charts._spec import ChartRequest
    from core.charts._style import Style
    from core.queries.milestones import MilestoneRow

    History = tuple[tuple[dt.date, dt.date], ...]

MOST: Final = 8
"""More lines cannot be told apart."""
_FEWEST: Final = 3
_LINE: Final = 34.0
"""Pixels of height that a line needs to be followed."""
_APART: Final = 14.0
_NAMES: Final = 0.3
"""Share of the width that names have at most."""
_GATES: Final = {"S08": "FAT", "S15": "SOP", "S16": "PAC", "S19": "FAC"}
_TELLING: Final = ("S16", "S15", "S13", "S12", "S08", "S19", "S14", "S07", "S17", "S10", "S05")
"""Stages by how much the date of their end tells, the most telling first."""
_MARKERS: Final = "osD^vPX*"


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One milestone: its name, the finish each report gave, its baseline and slip now.

    The shop is a word and a letter; the project level has neither.
    """

    name: str
    shop: tuple[str, ...]
    points: History
    baseline: dt.date | None
    slip: int | None
    is_done: bool


@dataclass(frozen=True, slots=True)
class Trend:
    """The lines of a project, the most telling first."""

    lines: tuple[TrendLine, ...]
    status_date: dt.date


def load(session: Session, request: ChartRequest) -> Trend | None:
    """Return the milestones with a history, the most telling ones; None without a history."""
    assert request.project_id is not None
    rows = {row.id: row for row in milestones(session, request.project_id)}
    reported: dict[int, list[tuple[dt.date, dt.date]]] = {}
    for found in forecast_history(session, request.project_id):
        if found.report_date <= request.status_date:
            reported.setdefault(found.milestone_id, []).append((found.report_date, found.finish))
    told = {id_: _told(rows[id_], points, request) for id_, points in reported.items()}
    chosen = _chosen([rows[id_] for id_, points in told.items() if len(points) > 1])
    names = _names(rows.values(), request.language)
    lines = [
        TrendLine(
            names[row.id],
            _shop(row.shop, request.language),
            told[row.id],
            row.baseline_finish,
            row.slip,
            row.is_done,
        )
        for row in chosen
    ]
    return Trend(tuple(lines), request.status_date) if lines else None


def draw(figure: Figure, data: Trend | None, look: Style) -> None:
    """Draw a line a milestone, the diagonal where reports meet dates, names and slips at the end."""
    if data is None:
        empty(figure, look, look.w("No forecasts of earlier reports yet"))
        return
    wide, high = pixels(figure)
    most = max(_FEWEST, min(MOST, int((high - 46) / _LINE)))
    lines = data.lines[:most]
    room = wide * _NAMES
    names = min(room, max(width_of(_shown(line, room)) for line in lines))
    slips = max(width_of(_slip(line, look), 600) for line in lines)
    up = [day for line in lines for day in (*(d for _, d in line.points), line.baseline) if day]
    low, high_day = span(up)
    left = 14 + widest_month(look)
    axes = place(figure, look, left=left, right=names + slips + 40, top=14, bottom=36)
    first, last = span([*(on for line in lines for on, _ in line.points), data.status_date])
    axes.set_xlim(first, last)
    margin = max(10.0, (high_day - low) * 0.06)
    axes.set_ylim(low - margin, high_day + margin)
    rule(axes, look, "y")
    _reached(axes, look)
    _lines(axes, lines, look)
    month_axis(axes, look)
    month_axis_up(axes, look)
    _ends(axes, lines, look, (names, slips))


def _reached(axes: Axes, look: Style) -> None:
    """Tint the area under the diagonal: dates before their own report are reached."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    start, end = max(left, low), min(right, high)
    if start >= end:
        return
    corners = [start, end, right, right] if end < right else [start, end, end, end]
    heights = [start, end, end, low]
    axes.fill(corners, heights, color=look["sunken"], zorder=0, clip_on=False)
    axes.plot([start, end], [start, end], color=look["ch_axis"], lw=1, zorder=1, clip_on=False)


def _lines(axes: Axes, lines: Sequence[TrendLine], look: Style) -> None:
    """Draw each line with its marks, and dotted where its baseline lies."""
    ends = []
    first, last = axes.get_xlim()
    planned = [line for line in lines if line.baseline is not None]
    dotted = [
        [(first, num(line.baseline)), (last, num(line.baseline))]
        for line in planned
        if line.baseline is not None
    ]
    colors = [look.mix(_tone(line), 0.4) for line in planned]
    made = LineCollection(dotted, colors=colors, linewidths=1, linestyles=":", zorder=1.5)
    made.set_clip_on(False)
    axes.add_collection(made, autolim=False)
    for line, marker in zip(lines, _MARKERS, strict=False):
        xs = [num(on) for on, _ in line.points]
        ys = [num(finish) for _, finish in line.points]
        color = look[_tone(line)]
        axes.plot(
            xs,
            ys,
            color=color,
            lw=1.8,
            marker=marker,
            ms=4.5,
            mfc=look.ground,
            mec=color,
            mew=1.2,
            zorder=3,
            clip_on=False,
        )
        ends.append((xs[-1], ys[-1], state_of(line.slip, is_done=line.is_done)))
    diamonds(axes, look, ends, radius=4.8)


def _ends(axes: Axes, lines: Sequence[TrendLine], look: Style, room: tuple[float, float]) -> None:
    """Write names and slips beside the ends, pushed apart where they would meet.

    What was reached long ago is named at its own end, in the area of the reached.
    """
    names, slips = room
    (low, top), high = axes.get_ylim(), extent(axes)[3]
    labels = Labels(axes, look)
    for line in lines:
        labels.keep_off(line.points, 4)
    outside = [line for line in lines if not _named_inside(line, look, labels, names)]
    scale = high / (top - low)
    levels = [(num(line.points[-1][1]) - low) * scale for line in outside]
    right = axes.get_xlim()[1]
    for line, level in zip(outside, spread(levels, _APART, high), strict=True):
        name = cut(_shown(line, names), names)
        say(axes, look, right, low, name, dx=12, dy=level, va="center")
        tone = slip_tone(state_of(line.slip, is_done=line.is_done))
        slip, far = _slip(line, look), 24 + names + slips
        say(
            axes,
            look,
            right,
            low,
            slip,
            dx=far,
            dy=level,
            ha="right",
            va="center",
            weight=600,
            tone=tone,
        )
    diagonal = (max(axes.get_xlim()[0], low), min(right, top))
    if diagonal[0] < diagonal[1]:
        labels.keep_off([(at, at) for at in diagonal])
        bottom_right = (("right", "bottom", -8.0, 6.0),)
        labels.put(right, low, look.w("reached"), bottom_right, within=True, tone="text3")


def _named_inside(line: TrendLine, look: Style, labels: Labels, room: float) -> bool:
    if not line.is_done:
        return False
    shown = f"{_shown(line, room)}  {_slip(line, look)}".strip()
    spots = (("left", "top", 6.0, -4.0), ("left", "center", 9.0, 0.0))
    return labels.put(*line.points[-1], shown, spots, within=True, tone="text3")


def _tone(line: TrendLine) -> str:
    state = state_of(line.slip, is_done=line.is_done)
    return {"done": "grey", "very_late": "red", "late": "amber"}.get(state, "ch_actual")


def _slip(line: TrendLine, look: Style) -> str:
    return text.slip(line.slip, look.w.language)


def _shown(line: TrendLine, room: float) -> str:
    """Return the name with its shop, by word, by letter, or not, as there is room."""
    words_of = [f"{line.name} · {shop}" for shop in line.shop]
    return next((shown for shown in words_of if width_of(shown) <= room), line.name)


def _told(
    row: MilestoneRow, points: list[tuple[dt.date, dt.date]], request: ChartRequest
) -> History:
    """Return the reports up to the end: the day it was reached, or what is expected now."""
    if row.actual_finish is not None:
        before = [point for point in points if point[0] < row.actual_finish]
        return (*before, (row.actual_finish, row.actual_finish))
    assert row.finish is not None
    before = [point for point in points if point[0] < request.status_date]
    return (*before, (request.status_date, row.finish))


def _chosen(rows: Sequence[MilestoneRow]) -> list[MilestoneRow]:
    """Return the most telling: of each stage the last key one, then other key ones, then others."""
    last: dict[str, MilestoneRow] = {}
    for row in sorted(rows, key=lambda row: (row.key, row.finish)):
        last[row.stage] = row
    rank = {stage: n for n, stage in enumerate(_TELLING)}

    def order(row: MilestoneRow) -> tuple[bool, bool, int, int, str]:
        is_last = last[row.stage] is row
        return not row.key, not is_last, rank.get(row.stage, len(rank)), -(row.slip or 0), row.code

    return sorted(rows, key=order)[:MOST]


def _names(rows: Iterable[MilestoneRow], language: str) -> dict[int, str]:
    """Return short names; the last milestone of some stages goes by the word for its gate."""
    rows = list(rows)
    found = short_names(rows, language)
    last: dict[tuple[str, str], MilestoneRow] = {}
    for row in sorted((row for row in rows if row.finish is not None), key=_finish):
        last[row.shop, row.stage] = row
    found.update({row.id: _GATES[row.stage] for row in last.values() if row.stage in _GATES})
    return found


def _finish(row: MilestoneRow) -> dt.date:
    assert row.finish is not None
    return row.finish


def _shop(code: str, language: str) -> tuple[str, ...]:
    if code == terms.PROJECT_LEVEL:
        return ()
    shop, w = terms.shop(code), words(language)
    return w(shop.name), w(shop.letter)


SPEC = Chart(
    key="milestone_trend",
    title=mark("Milestone trend"),
    subtitle=mark("forecast at each report date"),
    order=20,
    scope="project",
    load=load,
    draw=draw,
)
