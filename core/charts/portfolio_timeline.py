"""The portfolio over time: a bar for each project, with its gates and the status date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from core import text
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
from core.model import Milestone, Project

if TYPE_CHECKING:
    import datetime as dt

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from sqlalchemy.orm import Session

    from core.charts._spec import ChartRequest
    from core.charts._style import (
        Style,
    )

GATES: Final = ("S03", "S15", "S16", "S19")
"""Effective, SOP, PAC, FAC: the last milestone of each is the gate."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate of a project: its stage, when it was or will be reached, days late."""

    stage: str
    finish: dt.date
    slip: int | None
    is_done: bool


@dataclass(frozen=True, slots=True)
class ProjectBar:
    """A project from its first to its last dated milestone."""

    name: str
    start: dt.date
    finish: dt.date
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
            Project.name,
            Project.name_zh,
            Project.name_ru,
            Milestone.stage,
            Milestone.forecast_start,
            Milestone.forecast_finish,
            Milestone.actual_finish,
            Milestone.baseline_finish,
        )
        .join(Milestone)
        .order_by(Project.position, Project.id)
    )
    named: dict[int, str] = {}
    spans: dict[int, list[dt.date]] = {}
    gates: dict[int, dict[str, Gate]] = {}
    for id_, name, zh, ru, stage, start, forecast, actual, baseline in found:
        finish = actual or forecast or baseline
        if finish is None:
            continue
        named[id_] = {"zh": zh, "ru": ru}.get(request.language) or name
        spans.setdefault(id_, []).extend(day for day in (start, finish) if day is not None)
        if stage in GATES:
            slip = (finish - baseline).days if baseline else None
            now = gates.setdefault(id_, {}).get(stage)
            if now is None or finish > now.finish:
                gates[id_][stage] = Gate(stage, finish, slip, actual is not None)
    projects = tuple(
        ProjectBar(name, min(spans[id_]), max(spans[id_]), tuple(gates.get(id_, {}).values()))
        for id_, name in named.items()
    )
    return Timeline(projects, request.status_date) if projects else None


def draw(figure: Figure, data: Timeline | None, look: Style) -> None:
    """Draw a thin bar a project: done until the status date, open after it, gates on it."""
    if data is None:
        empty(figure, look, look.w("No projects with dates yet"))
        return
    count = len(data.projects)
    wide = figure.get_size_inches()[0] * 72
    left = 16 + min(wide * 0.3, max(width_of(p.name, 500) for p in data.projects))
    axes = place(figure, look, left=left, right=46, top=22, bottom=36)
    axes.set_ylim(count - 0.5, -0.5)
    days = [day for project in data.projects for day in (project.start, project.finish)]
    first, last = span([*days, data.status_date]) or (data.status_date, data.status_date)
    margin = max(5.0, (num(last) - num(first)) * 0.01)
    axes.set_xlim(num(first) - margin, num(last) + margin)
    axes.set_yticks([])
    now = data.status_date
    levels = list(enumerate(data.projects))
    bars(axes, [(p.start, p.finish, n) for n, p in levels], 0.2, face=look["st_track"], zorder=2)
    past = [(p.start, min(p.finish, now), n) for n, p in levels]
    bars(axes, past, 0.2, face=look["st_done"])
    _gates(axes, data, look)
    _names(axes, data, look, left)
    axes.grid(visible=False)
    axes.grid(axis="x", color=look["ch_grid"], linewidth=1)
    status_line(axes, look, now, said=False)
    say(axes, look, now, -0.62, text.day(now), ha="center", va="bottom", clip_on=False)
    month_axis(axes, look, first, last)


def _gates(axes: Axes, data: Timeline, look: Style) -> None:
    points = [
        (gate.finish, float(level), late_class(gate.slip, done=gate.is_done))
        for level, project in enumerate(data.projects)
        for gate in project.gates
    ]
    diamonds(axes, look, points, radius=5.5)
    if axes.get_window_extent().height / len(data.projects) < 26:  # noqa: PLR2004  no room for words
        return
    for level, project in enumerate(data.projects):
        for gate in project.gates:
            if gate.stage == "S16":
                slip = text.slip(gate.slip, look.w.language) if gate.slip else ""
                label = f"PAC {slip}".strip()
                state = late_class(gate.slip, done=gate.is_done)
                tone = {"very_late": "red_text", "late": "amber_text"}.get(state, "text3")
                say(
                    axes,
                    look,
                    gate.finish,
                    level + 0.36,
                    label,
                    ha="center",
                    va="center",
                    tone=tone,
                    size=10,
                )


def _names(axes: Axes, data: Timeline, look: Style, room: float) -> None:
    edge = axes.get_xlim()[0]
    for level, project in enumerate(data.projects):
        name = project.name
        while name and width_of(name, 500) > room - 14:
            name = name[:-2].rstrip() + "…" if len(name) > 2 else ""  # noqa: PLR2004  the last letters
        say(axes, look, edge, level, f"{name}  ", ha="right", va="center", weight=500, tone="text")


SPEC = Chart(
    key="portfolio_timeline",
    title=mark("Portfolio timeline"),
    subtitle=mark("effective, SOP, PAC and FAC of each project"),
    order=40,
    scope="portfolio",
    load=load,
    draw=draw,
)
