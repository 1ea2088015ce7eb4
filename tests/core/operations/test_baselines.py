"""Baselines: set from what is forecast, named, exchanged, and kept for good where the contract has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.errors import InvalidInput, NotFound
from core.operations.baselines import (
    keep_forecasts,
    lock_baseline,
    remove_baseline,
    rename_baseline,
    set_baseline,
    use_baseline,
)
from core.operations.milestones import edit_milestone
from core.queries.baselines import baseline_spans, baselines, current_baseline
from core.queries.milestones import forecast_history, milestone, milestones
from tests.builders import STATUS, contents, day, milestone_in, project_in, started

if TYPE_CHECKING:
    import datetime as dt

    from core.workspace import Workspace


@pytest.fixture
def project(workspace: Workspace) -> int:
    """Provide a project whose one milestone was 2025-03-10 in BL1 and is 2025-04-10 in BL2."""
    made = project_in(started(workspace))
    gate = milestone_in(workspace, made, forecast_finish=day("2025-03-10"))
    rebaseline(workspace, made, "BL1", contractual=True)
    workspace.run("Edit", edit_milestone, gate, forecast_finish=day("2025-04-10"))
    rebaseline(workspace, made, "BL2")
    return made


def rebaseline(
    workspace: Workspace, project: int, name: str, *, contractual: bool = False, why: str = "Agreed"
) -> int:
    made: int = workspace.run(
        "Set", set_baseline, project, name=name, why=why, on=STATUS, contractual=contractual
    )
    return made


def id_of(workspace: Workspace, project: int, name: str) -> int:
    return next(row.id for row in workspace.read(baselines, project) if row.name == name)


def planned(workspace: Workspace, project: int) -> list[dt.date | None]:
    return [row.baseline_finish for row in workspace.read(milestones, project)]


def test_a_new_baseline_is_measured_against_and_the_old_one_stays(
    workspace: Workspace, project: int
) -> None:
    rows = workspace.read(baselines, project)
    assert [(row.name, row.is_current, row.contractual) for row in rows] == [
        ("BL1", False, True),
        ("BL2", True, False),
    ]
    assert workspace.read(current_baseline, project) == "BL2"
    [gate] = workspace.read(milestones, project)
    spans = workspace.read(baseline_spans, [row.id for row in rows])
    assert [spans[row.id][gate.id].finish for row in rows] == [day("2025-03-10"), day("2025-04-10")]
    assert gate.slip == 0


@pytest.mark.parametrize("name", ["BL1", " BL2 ", "", "  "])
def test_two_baselines_do_not_share_a_name_and_none_lacks_one(
    workspace: Workspace, project: int, name: str
) -> None:
    with pytest.raises(InvalidInput, match="name"):
        rebaseline(workspace, project, name)
    other = "BL2" if name == "BL1" else "BL1"
    with pytest.raises(InvalidInput, match="name"):
        workspace.run("Rename", rename_baseline, id_of(workspace, project, other), name)


def test_a_baseline_is_renamed(workspace: Workspace, project: int) -> None:
    workspace.run("Rename", rename_baseline, id_of(workspace, project, "BL1"), " Contract ")
    assert [row.name for row in workspace.read(baselines, project)] == ["Contract", "BL2"]


def test_a_second_baseline_needs_its_reason(workspace: Workspace, project: int) -> None:
    with pytest.raises(InvalidInput, match="reason"):
        rebaseline(workspace, project, "BL3", why=" ")
    with pytest.raises(InvalidInput, match="reason"):
        workspace.run("Use", use_baseline, id_of(workspace, project, "BL1"), why="")


def test_an_earlier_baseline_is_measured_against_again_and_undone(
    workspace: Workspace, project: int
) -> None:
    before = contents(workspace)
    workspace.run("Use", use_baseline, id_of(workspace, project, "BL1"), why="Not agreed")
    assert workspace.read(current_baseline, project) == "BL1"
    assert planned(workspace, project) == [day("2025-03-10")]
    workspace.undo()
    assert contents(workspace) == before


def test_what_the_other_baseline_does_not_date_has_no_slip(
    workspace: Workspace, project: int
) -> None:
    later = milestone_in(workspace, project, "SAT passed", forecast_finish=day("2025-05-01"))
    rebaseline(workspace, project, "BL3")
    workspace.run("Use", use_baseline, id_of(workspace, project, "BL1"), why="Not agreed")
    row = workspace.read(milestone, later)
    assert row is not None
    assert (row.baseline_finish, row.slip) == (None, None)


def test_dates_of_a_baseline_outlive_every_later_one(workspace: Workspace, project: int) -> None:
    first = id_of(workspace, project, "BL1")
    before = workspace.read(baseline_spans, [first])
    rebaseline(workspace, project, "BL3")
    workspace.run("Use", use_baseline, first, why="Not agreed")
    workspace.run("Use", use_baseline, id_of(workspace, project, "BL2"), why="Agreed after all")
    assert workspace.read(baseline_spans, [first]) == before


def test_neither_the_contract_nor_the_current_baseline_is_removed(
    workspace: Workspace, project: int
) -> None:
    with pytest.raises(InvalidInput, match="BL1 is a baseline of the contract"):
        workspace.run("Remove", remove_baseline, id_of(workspace, project, "BL1"))
    with pytest.raises(InvalidInput, match="measured against BL2"):
        workspace.run("Remove", remove_baseline, id_of(workspace, project, "BL2"))


def test_a_baseline_of_no_use_is_removed_unless_it_was_locked(
    workspace: Workspace, project: int
) -> None:
    third = rebaseline(workspace, project, "BL3")
    workspace.run("Lock", lock_baseline, id_of(workspace, project, "BL2"))
    rebaseline(workspace, project, "BL4")
    workspace.run("Remove", remove_baseline, third)
    assert [row.name for row in workspace.read(baselines, project)] == ["BL1", "BL2", "BL4"]
    with pytest.raises(InvalidInput, match="contract"):
        workspace.run("Remove", remove_baseline, id_of(workspace, project, "BL2"))


def test_a_baseline_that_is_gone_is_not_there_to_be_renamed(
    workspace: Workspace, project: int
) -> None:
    third = rebaseline(workspace, project, "BL3")
    workspace.undo()
    with pytest.raises(NotFound):
        workspace.run("Rename", rename_baseline, third, "Late")


def test_a_second_report_of_a_date_replaces_the_first(workspace: Workspace, project: int) -> None:
    [gate] = workspace.read(milestones, project)
    workspace.run("Report", keep_forecasts, project, STATUS)
    workspace.run("Move", edit_milestone, gate.id, forecast_finish=day("2025-07-01"))
    workspace.run("Report", keep_forecasts, project, STATUS)
    workspace.run("Report", keep_forecasts, project, day("2025-03-31"))
    kept = workspace.read(forecast_history, project)
    assert [(row.report_date, row.finish) for row in kept] == [
        (STATUS, day("2025-07-01")),
        (day("2025-03-31"), day("2025-07-01")),
    ]
