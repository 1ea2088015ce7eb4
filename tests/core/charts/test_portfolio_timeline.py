"""The timeline has a bar for each project, with its gates."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from matplotlib.collections import PathCollection

from core.charts.portfolio_timeline import ProjectBar, Timeline
from tests.drawings import drawn, points, said

if TYPE_CHECKING:
    from collections.abc import Callable


def test_every_project_has_its_gates_in_the_order_of_the_user(loaded: Callable[..., Any]) -> None:
    data = loaded("portfolio_timeline", "ru")
    assert len(data.projects) == 6
    assert data.projects[0].name == "Проект «Астана Автомобиль»"
    assert {gate.stage for gate in data.projects[0].gates} == {"S03", "S15", "S16", "S19"}


def test_what_is_not_signed_is_a_pursuit(loaded: Callable[..., Any]) -> None:
    pursued = [p.name for p in loaded("portfolio_timeline").projects if p.is_pursuit]
    assert pursued == ["UzAuto painting shop renewal (prospect)"]


def test_the_slip_of_pac_is_said_under_it(loaded: Callable[..., Any]) -> None:
    found = said(drawn("portfolio_timeline", loaded("portfolio_timeline"), size=(580, 420)))
    assert {"PAC +92 d", "PAC +28 d", "PAC +182 d", "Status 2025-02-28"} <= set(found)
    assert "Astana Automobile" in found


def test_each_gate_is_one_diamond(loaded: Callable[..., Any]) -> None:
    data = loaded("portfolio_timeline")
    axes = drawn("portfolio_timeline", data).axes[0]
    outlines = [c for c in axes.collections if isinstance(c, PathCollection) and c.zorder == 5]
    gates = sum(len(project.gates) for project in data.projects)
    assert sum(len(points(c)) for c in outlines) == gates


def test_a_hundred_projects_are_drawn_without_their_names() -> None:
    start = dt.date(2024, 1, 1)
    rows = tuple(
        ProjectBar(f"Project {n}", start, start + dt.timedelta(n + 1), is_pursuit=False, gates=())
        for n in range(100)
    )
    figure = drawn("portfolio_timeline", Timeline(rows, dt.date(2024, 2, 1)), size=(560, 240))
    assert said(figure) == ["Status 2024-02-01"]
