"""The capacity of a plant as it is kept: rate, lines, weeks, tests, and the day of SOP."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from core.exchange.portfolio_yaml import read
from core.operations.exchange import IMPORT, import_portfolio
from core.operations.register import add_row
from core.queries.capacity import plant_capacity
from core.queries.project import project_id
from core.queries.register import register_rows
from core.resources import resources
from tests.builders import project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace

DAY = dt.date(2025, 12, 1)


@pytest.fixture
def sample(workspace: Workspace) -> Workspace:
    """Provide the sample portfolio."""
    drafts = read(resources() / "samples" / "astana.yaml")
    workspace.run(IMPORT, import_portfolio, drafts)
    return workspace


def add(workspace: Workspace, project: int, register: str, **values: Any) -> None:
    workspace.run("A", add_row, register, project, values)


def plant(workspace: Workspace, **values: Any) -> int:
    project = project_in(started(workspace), value_minor=88_000_000_00)
    usual = {"design_jph": 25, "planned_efficiency": "0.9"}
    shifts = {"hours_per_shift": 8, "shifts_per_day": 2, "days_per_year": 250}
    add(workspace, project, "capacity", **{**usual, **shifts, **values})
    return project


def result(workspace: Workspace, project: int) -> dict[str, Any]:
    (row,) = workspace.read(register_rows, "performance_tests", project)
    return dict(row.values)


def test_the_astana_plant(sample: Workspace) -> None:
    found = sample.read(plant_capacity, sample.read(project_id, "P-2301"))
    assert found.plant is not None
    reading = found.plant.reading()
    assert reading is not None
    assert (reading.takt_s, reading.net_jph, found.plant.vehicles()) == (144, 22.5, 90_000)
    assert [line.shop for line in found.lines] == ["WELD", "PAINT", "ASSY"]
    assert [line.availability for line in found.lines] == [0.92, 0.93, 0.95]
    assert [week.planned for week in found.weeks][:2] == [0.9, 1.5]
    assert (found.sop_planned, found.sop, found.has_sop) == (
        dt.date(2025, 6, 30),
        dt.date(2025, 9, 30),
        False,
    )
    assert not found.is_empty


def test_5_1_both_readings_of_a_rate_are_kept(workspace: Workspace) -> None:
    project = plant(workspace, basis="NET_GUARANTEED")
    (row,) = workspace.read(register_rows, "capacity", project)
    assert round(row.values["takt_seconds"], 1) == 129.6
    assert (row.values["net_jph"], row.values["annual_capacity"]) == (25, 100_000)
    found = workspace.read(plant_capacity, project).plant
    assert found is not None
    assert found.vehicles() == pytest.approx(100_000)


def test_another_availability_changes_what_a_gross_rate_gives(workspace: Workspace) -> None:
    found = workspace.read(plant_capacity, plant(workspace)).plant
    assert found is not None
    assert found.vehicles(0.8) == pytest.approx(80_000)


def test_a_line_without_an_availability_has_that_of_the_plant(workspace: Workspace) -> None:
    project = plant(workspace)
    add(workspace, project, "line_rates", shop="WELD", gross_jph=30)
    (line,) = workspace.read(plant_capacity, project).lines
    assert line.line().net_jph == 27
    assert line.line(0.5).net_jph == 15


def test_nothing_kept_is_empty(workspace: Workspace) -> None:
    assert workspace.read(plant_capacity, project_in(started(workspace))).is_empty


def test_5_4_a_test_is_judged_by_its_hours_and_stops(workspace: Workspace) -> None:
    project = plant(workspace)
    share = {"required_availability": "0.9", "duration_hours": 24}
    add(workspace, project, "performance_tests", name="PAC run", started=DAY, **share)
    for hour in range(1, 25):
        good = 15 if hour == 24 else 23
        add(
            workspace, project, "run_hours", test="PAC run", date=DAY, hour=hour,
            scheduled_min=60, units=23, good_units=good,
        )  # fmt: skip
    add(workspace, project, "run_stops", test="PAC run", date=DAY, minutes=114, station="ED")
    found = result(workspace, project)
    assert (found["needed_units"], found["result"], found["damages"]) == (540, "PASSED", None)
    shown = {key: round(found[key], 3) for key in ("availability", "achieved_jph", "gross_jph")}
    assert shown == {"availability": 0.921, "achieved_jph": 23, "gross_jph": 24.977}
    assert round(found["first_time_ok"], 3) == 0.986


def test_the_customers_stops_are_left_out(workspace: Workspace) -> None:
    project = plant(workspace)
    add(workspace, project, "performance_tests", name="T", required_availability=1)
    add(workspace, project, "run_hours", test="T", scheduled_min=120, units=25)
    add(workspace, project, "run_stops", test="T", minutes=60, attributable="customer")
    found = result(workspace, project)
    assert (found["availability"], found["achieved_jph"]) == (1, 25)


@pytest.mark.parametrize(
    ("units", "result_", "damages"),
    [(2390, "FAILED", "3872000.00"), (2240, "REPEATED", None), (2500, "PASSED", None)],
)
def test_2_6_a_missed_rate_costs_damages_or_the_test_is_repeated(
    workspace: Workspace, units: int, result_: str, damages: str | None
) -> None:
    project = plant(workspace, basis="NET_GUARANTEED")
    terms = {"guaranteed_jph": 25, "performance_rate": 1, "minimum_percent": 90}
    add(workspace, project, "damages", **terms)
    add(workspace, project, "performance_tests", name="T", duration_hours=100, units=units)
    found = result(workspace, project)
    owed = None if found["damages"] is None else found["damages"].amount
    assert (found["result"], owed) == (result_, None if damages is None else Decimal(damages))


def test_2_6_full_percents_only(workspace: Workspace) -> None:
    project = plant(workspace, basis="NET_GUARANTEED")
    add(
        workspace, project, "damages", guaranteed_jph=25, performance_rate=1, full_percents=True
    )  # fmt: skip
    add(workspace, project, "performance_tests", name="T", duration_hours=100, units=2390)
    assert result(workspace, project)["damages"].amount == 3_520_000


def test_5_2_a_line_with_rework_says_what_it_must_run_at(workspace: Workspace) -> None:
    project = plant(workspace)
    add(
        workspace, project, "line_rates", shop="PAINT", gross_jph=27, first_time_ok_target="0.88",
        target_availability="0.93",
    )  # fmt: skip
    (row,) = workspace.read(register_rows, "line_rates", project)
    assert (round(row.values["needed_jph"], 1), round(row.values["net_jph"], 2)) == (28.4, 25.11)
