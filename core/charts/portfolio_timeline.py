"""The portfolio over time: a bar for each project, with its gates and the status date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from core import terms, text
from core.charts._axis import month_axis, span, status_line
from core.charts._marks import Labels, bars, diamonds, slip_tone, state_of
from core.charts._spec import Chart
from core.charts._style import cut, empty, extent, pixels, place, rule, say, width_of
from core.language import mark
from core.model import Milestone, Project

if TYPE_CHECKING:
    import datetime as dt

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from sqlalchemy.orm import Session

    from core.charts._spec import ChartRequest
    from core.charts._style import Style

GATES: Final = {"S16": "PAC", "S15": "SOP", "S19": "FAC", "S03": mark("Effective")}
"""The last milestone of each of these stages is a gate; the most telling word first."""
_ROW: Final = 46.0
"""Pixels a row has at most."""
_READABLE: Final = 30.0
_NAMED: Final = 12.0
_BAR: Final = 7.0


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate of a project: its stage, when it was or will be reached, days late."""

    stage: str
    finish: dt.date
    slip: int | None
    is_done: bool


@dataclass(frozen=True, slots=True)
class ProjectBar:
    """A project from its first to its last dated milestone; a pursuit is not signed yet."""

    name: str
    start: dt.date
    finish: dt.date
    is_pursuit: bool
    gates: tuple[Gate, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The projects in the user's own order."""

    projects: tuple[ProjectBar, ...]
    status_date: dt.date


def load(session: Session, request: ChartRequest) -> Timeline | None:
    """Return every project with a dated milestone; None where there is none."""
    found = session.execute(
        select(
            Project.id,
            Milestone.stage,
            Milestone.actual_start,
            Milestone.forecast_start,
            Milestone.forecast_finish,
            Milestone.actual_finish,
            Milestone.baseline_finish,
        )
        .join(Milestone)
        .order_by(Milestone.position)
    )
    spans: dict[int, list[dt.date]] = {}
    gates: dict[int, dict[str, Gate]] = {}
    for id_, stage, began, start, forecast, actual, baseline in found:
        finish = actual or forecast or baseline
        if finish is None:
            continue
        spans.setdefault(id_, []).extend((began or start or finish, finish))
        now = gates.setdefault(id_, {}).get(stage)
        if stage in GATES and (now is None or finish > now.finish):
            slip = (finish - baseline).days if baseline else None
            gates[id_][stage] = Gate(stage, finish, slip, actual is not None)
    projects = tuple(
        ProjectBar(
            {"zh": project.name_zh, "ru": project.name_ru}.get(request.language) or project.name,
            min(spans[project.id]),
            max(spans[project.id]),
            project.status in terms.PURSUITS,
            tuple(gates[project.id].values()),
        )
        for project in session.scalars(select(Project).order_by(Project.position, Project.id))
        if project.id in spans
    )
    return Timeline(projects, request.status_date) if projects else None


def draw(figure: Figure, data: Timeline | None, look: Style) -> None:
    """Draw a thin bar a project: slate until the status date, pale after it, gates on it."""
    if data is None:
        empty(figure, look, look.w("No projects with dates yet"))
        return
    count = len(data.projects)
    wide, high = pixels(figure)
    row = min(_ROW, (high - 60) / count)
    names = max(width_of(p.name, 500) for p in data.projects)
    names = min(names, wide * 0.3) if row >= _NAMED else 0
    bottom = max(36.0, high - 24 - row * count)
    axes = place(figure, look, left=names + 30, right=24, top=24, bottom=bottom)
    axes.set_ylim(count - 0.5, -0.5)
    first, last = span(
        [data.status_date, *(day for p in data.projects for day in (p.start, p.finish))]
    )
    margin = max(5.0, (last - first) * 0.015)
    axes.set_xlim(first - margin, last + margin)
    axes.set_yticks([])
    _bars(axes, data, look)
    _gates(axes, data, look)
    if names:
        _names(axes, data, look, names)
    rule(axes, look, "x")
    status_line(axes, look, data.status_date)
    month_axis(axes, look)


def _bars(axes: Axes, data: Timeline, look: Style) -> None:
    now = data.status_date
    thick = _thickness(axes, data)
    signed = [(n, p) for n, p in enumerate(data.projects) if not p.is_pursuit]
    pursued = [(p.start, p.finish, n) for n, p in enumerate(data.projects) if p.is_pursuit]
    bars(axes, [(p.start, p.finish, n) for n, p in signed], thick, face=look["st_track"], zorder=2)
    past = [(p.start, min(p.finish, now), n) for n, p in signed]
    bars(axes, past, thick, face=look["st_done"])
    bars(axes, pursued, thick, face=look["sunken"], edge=look["st_done"], dashed=True)


def _thickness(axes: Axes, data: Timeline) -> float:
    return min(0.5, _BAR * len(data.projects) / extent(axes)[3])


def _gates(axes: Axes, data: Timeline, look: Style) -> None:
    """Put the gates on the bars, and their words under them, the more telling first."""
    points = [
        (gate.finish, float(level), state_of(gate.slip, is_done=gate.is_done))
        for level, project in enumerate(data.projects)
        for gate in project.gates
    ]
    diamonds(axes, look, points, radius=5.5)
    if extent(axes)[3] / len(data.projects) < _READABLE:
        return
    labels = Labels(axes, look)
    labels.keep_off([(data.status_date, -0.5), (data.status_date, len(data.projects) - 0.5)])
    for stage in GATES:
        for level, project in enumerate(data.projects):
            for gate in project.gates:
                if gate.stage == stage:
                    _word(labels, look, gate, level)


def _word(labels: Labels, look: Style, gate: Gate, level: int) -> None:
    state = state_of(gate.slip, is_done=gate.is_done)
    slip = text.slip(gate.slip, look.w.language) if gate.slip and gate.stage == "S16" else ""
    shown = f"{look.w(GATES[gate.stage])} {slip}".strip()
    spots = (("center", "top", 0.0, -8.0), ("left", "top", -4.0, -8.0), ("right", "top", 4.0, -8.0))
    labels.put(gate.finish, level, shown, spots, tone=slip_tone(state))


def _names(axes: Axes, data: Timeline, look: Style, room: float) -> None:
    edge = axes.get_xlim()[0]
    for level, project in enumerate(data.projects):
        name = cut(project.name, room, 500)
        say(axes, look, edge, level, name, dx=-room - 14, va="center", weight=500, tone="text")


SPEC = Chart(
    key="portfolio_timeline",
    title=mark("Portfolio timeline"),
    subtitle=mark("effective, SOP, PAC and FAC of each project"),
    order=40,
    scope="portfolio",
    load=load,
    draw=draw,
)
