"""Recording a run: a planned test is begun, one that was run is run again, none is made."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from core.operations.performance import RECORD, record_run
from core.operations.register import add_row
from core.queries.register import register_rows
from tests.builders import project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace

ON = dt.date(2025, 12, 1)


@pytest.fixture
def project(workspace: Workspace) -> int:
    made = project_in(started(workspace))
    values = {"design_jph": 25, "planned_efficiency": "0.9"}
    workspace.run("A", add_row, "capacity", made, values)
    return made


def planned(workspace: Workspace, project: int, **values: Any) -> int:
    return workspace.run("A", add_row, "performance_tests", project, values)


def record(workspace: Workspace, project: int, test: int | None) -> tuple[int, tuple[int, ...]]:
    return workspace.run(RECORD, record_run, project, test, on=ON)


def kept(workspace: Workspace, project: int) -> dict[int, Any]:
    return {r.id: r.values for r in workspace.read(register_rows, "performance_tests", project)}


def test_a_planned_test_is_begun_with_an_hour_for_each_of_its_hours(
    workspace: Workspace, project: int
) -> None:
    test = planned(workspace, project, name="PAC run", duration_hours=30, shifts=3)
    found, hours = record(workspace, project, test)
    assert found == test
    values = kept(workspace, project)[test]
    assert (values["started"], values["status"], values["guaranteed_jph"]) == (ON, "RUNNING", 25)
    rows = workspace.read(register_rows, "run_hours", project)
    assert tuple(row.id for row in rows) == hours
    assert [rows[n].values["hour"] for n in (0, 29)] == [1, 30]
    assert [rows[n].values["date"] for n in (23, 24)] == [ON, ON + dt.timedelta(1)]
    assert {row.values["test"] for row in rows} == {"PAC run"}
    assert values["result"] == ""


def test_without_a_test_a_usual_one_of_the_plant_is_made(
    workspace: Workspace, project: int
) -> None:
    test, hours = record(workspace, project, None)
    values = kept(workspace, project)[test]
    assert (values["name"], values["duration_hours"], values["shifts"]) == ("Plant run", 24, 3)
    assert (values["needed_units"], len(hours)) == (540, 24)


def test_a_test_without_a_name_gets_one_so_that_its_hours_can_name_it(
    workspace: Workspace, project: int
) -> None:
    test = planned(workspace, project, duration_hours=4)
    record(workspace, project, test)
    assert kept(workspace, project)[test]["name"] == "Plant run"


def test_what_was_run_is_run_again_as_a_test_of_its_own(workspace: Workspace, project: int) -> None:
    first, _ = record(workspace, project, None)
    second, hours = record(workspace, project, first)
    third, _ = record(workspace, project, second)
    found = kept(workspace, project)
    names = [found[test]["name"] for test in (first, second, third)]
    assert names == ["Plant run", "Plant run 2", "Plant run 3"]
    assert len(hours) == 24
    assert found[second]["required_availability"] == found[first]["required_availability"]


@pytest.mark.parametrize("hours", [None, 1000])
def test_a_run_of_unknown_or_of_many_hours_is_kept_as_sums(
    workspace: Workspace, project: int, hours: int | None
) -> None:
    values = {} if hours is None else {"duration_hours": hours}
    _, made = record(workspace, project, planned(workspace, project, name="T", **values))
    assert len(made) == (24 if hours is None else 0)


def test_undo_takes_all_of_it_back(workspace: Workspace, project: int) -> None:
    record(workspace, project, None)
    workspace.undo()
    assert not kept(workspace, project)
    assert not workspace.read(register_rows, "run_hours", project)
