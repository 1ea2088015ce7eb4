"""The ramp-up chart: plan, reached, what the slowest shop lets expect, and the tests."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from core.charts import ChartRequest, charts
from core.operations.milestones import edit_milestone
from core.operations.register import add_row
from tests.builders import day, milestone_in, project_in, started
from tests.drawings import drawn, marks, points, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.charts.ramp_up import RampUp
    from core.workspace import Workspace

SIZE = (570, 350)
STATUS = dt.date(2025, 2, 28)


def plant(workspace: Workspace, *, sop: str = "2025-01-03", done: bool = True) -> int:
    """Add a plant of 20 JPH that started production."""
    project = project_in(started(workspace))
    row = milestone_in(workspace, project, "SOP", stage="S15", forecast_finish=day(sop))
    if done:
        workspace.run("D", edit_milestone, row, actual_finish=day(sop))
    add(workspace, project, "capacity", design_jph=20)
    return project


def add(workspace: Workspace, project: int, register: str, **values: Any) -> None:
    workspace.run("A", add_row, register, project, values)


def week(workspace: Workspace, project: int, number: int, **values: Any) -> None:
    add(workspace, project, "ramp_up", week=number, **values)


def load(workspace: Workspace, project: int) -> RampUp:
    found: RampUp = workspace.read(charts()["ramp_up"].load, ChartRequest("en", STATUS, project))
    return found


def test_before_sop_plan_and_forecast_start_at_their_own_sop(loaded: Callable[..., Any]) -> None:
    data = loaded("ramp_up")
    assert (data.sop_planned, data.sop) == (dt.date(2025, 6, 30), dt.date(2025, 9, 30))
    assert data.planned[-1] == (16, 24.8)
    figure = drawn("ramp_up", data, size=SIZE)
    lines = [points(line) for line in figure.axes[0].lines]
    starts = [line[0][0] for line in lines if len(line) > 2]
    assert starts[1] - starts[0] == 92
    assert {"Contract 25 JPH", "Planned", "Forecast"} <= set(said(figure))
    assert "Jul\n2025" in marks(figure, "x")


def test_after_sop_weeks_are_counted(workspace: Workspace) -> None:
    project = plant(workspace)
    for number in range(1, 9):
        week(workspace, project, number, planned_jph=2.5 * number, actual_jph=2 * number)
    figure = drawn("ramp_up", load(workspace, project), size=SIZE)
    assert {"SOP", "W4", "W8"} <= set(marks(figure, "x"))
    assert "Status 2025-02-28" in said(figure)


def test_the_plant_makes_what_its_slowest_shop_makes_and_comes_as_late(
    workspace: Workspace,
) -> None:
    project = plant(workspace)
    for number in range(1, 11):
        week(workspace, project, number, planned_jph=2 * number)
    for shop, rate in (("WELD", 12), ("PAINT", 8), ("ASSY", 10)):
        week(workspace, project, 6, shop=shop, actual_jph=rate)
    data = load(workspace, project)
    assert list(data.reached) == [(6, 8)]
    assert list(data.expected[:1]) == [(6, 8)]
    assert data.expected[-1] == pytest.approx((12, 20))
    found = said(drawn("ramp_up", data, size=SIZE))
    assert {"Welding  12.0", "Painting  8.0", "Final assembly  10.0"} <= set(found)


def test_no_forecast_passes_the_slowest_line(workspace: Workspace) -> None:
    project = plant(workspace)
    for number in range(1, 11):
        week(workspace, project, number, planned_jph=2 * number)
    add(workspace, project, "line_rates", shop="PAINT", gross_jph=18)
    add(workspace, project, "line_rates", shop="ASSY", gross_jph=25)
    assert max(rate for _, rate in load(workspace, project).expected) == 18


def test_without_planned_weeks_the_usual_curve_is_shown_and_called_so(workspace: Workspace) -> None:
    data = load(workspace, plant(workspace))
    assert data.is_curve
    assert round(data.planned[6][1], 1) == 10
    assert "Planned, usual curve" in said(drawn("ramp_up", data, size=SIZE))


def test_tests_are_diamonds_at_their_day_with_their_names(workspace: Workspace) -> None:
    project = plant(workspace)
    add(workspace, project, "performance_tests", name="SAT run", planned_start=day("2025-02-14"))
    add(
        workspace, project, "performance_tests", name="PAC run", started=day("2025-03-14"),
        duration_hours=10, units=190, status="FAILED",
    )  # fmt: skip
    data = load(workspace, project)
    assert [(run.name, run.jph, run.state) for run in data.runs] == [
        ("SAT run", 20, "planned"),
        ("PAC run", 19, "very_late"),
    ]
    assert {"SAT run", "PAC run"} <= set(said(drawn("ramp_up", data, size=SIZE)))


def test_nothing_kept_is_nothing_drawn(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    found = workspace.read(charts()["ramp_up"].load, ChartRequest("en", STATUS, project))
    assert found is None
