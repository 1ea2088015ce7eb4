"""What a user can do to milestones, and what is refused."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from core.errors import CircularPlan, InvalidInput, NotFound
from core.operations.milestones import (
    LinkDraft,
    add_link,
    add_milestone,
    edit_milestone,
    edit_milestones,
    finish_milestones,
    move_milestones,
    move_with_followers,
    remaining_weight,
    remove_milestones,
    set_links,
    shift_forecasts,
)
from core.queries.consequence import NewDates, consequence
from core.queries.milestones import links, milestone, milestones
from tests.builders import day, milestone_in, project_in, started

if TYPE_CHECKING:
    from core.queries.milestones import LinkRow
    from core.workspace import Workspace


@pytest.fixture
def project(workspace: Workspace) -> int:
    return project_in(started(workspace))


def test_a_new_milestone_gets_the_next_free_code_and_the_last_place(
    workspace: Workspace, project: int
) -> None:
    milestone_in(workspace, project, "First")
    milestone_in(workspace, project, "Second")
    found = workspace.read(milestones, project)
    assert [(row.code, row.name, row.position) for row in found] == [
        ("M001", "First", 1),
        ("M002", "Second", 2),
    ]


def test_an_actual_date_makes_a_milestone_done_and_ends_its_forecast(
    workspace: Workspace, project: int
) -> None:
    made = milestone_in(
        workspace, project, forecast_start=day("2025-02-01"), forecast_finish=day("2025-03-10")
    )
    workspace.run("Edit", edit_milestone, made, actual_finish=day("2025-02-20"))
    row = workspace.read(milestone, made)
    assert row is not None
    assert (row.percent, row.is_done, row.forecast_finish) == (100, True, day("2025-02-20"))
    assert row.actual_start == day("2025-02-01")


def test_taking_an_actual_date_back_opens_the_milestone(workspace: Workspace, project: int) -> None:
    made = milestone_in(workspace, project, actual_finish=day("2025-02-20"))
    workspace.run("Edit", edit_milestone, made, actual_finish=None)
    row = workspace.read(milestone, made)
    assert row is not None
    assert (row.is_done, row.percent) == (False, 95)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"actual_finish": "2025-03-01"}, "after the status date 2025-02-28"),
        ({"forecast_start": "2025-05-02", "forecast_finish": "2025-05-01"}, "before its start"),
        ({"percent": Decimal(101)}, "between 0 and 100"),
        ({"percent": Decimal(100)}, "needs the actual date"),
        ({"name": "  "}, "needs a name"),
        ({"stage": "S77"}, "no stage S77"),
        ({"weight": Decimal(-1)}, "not below zero"),
    ],
)
def test_what_breaks_a_rule_is_refused_and_nothing_changes(
    workspace: Workspace, project: int, fields: dict[str, Any], said: str
) -> None:
    made = milestone_in(workspace, project, forecast_finish=day("2025-06-01"))
    before = workspace.read(milestone, made)
    values: dict[str, Any] = {
        name: day(value) if name.endswith(("start", "finish")) else value
        for name, value in fields.items()
    }
    with pytest.raises(InvalidInput, match=said):
        workspace.run("Edit", edit_milestone, made, **values)
    assert workspace.read(milestone, made) == before


def test_several_milestones_change_together_or_not_at_all(
    workspace: Workspace, project: int
) -> None:
    first = milestone_in(workspace, project, forecast_finish=day("2025-06-01"))
    second = milestone_in(workspace, project, forecast_finish=day("2025-06-01"))
    bad = {first: {"owner": "Li Wei"}, second: {"percent": Decimal(200)}}
    with pytest.raises(InvalidInput):
        workspace.run("Edit", edit_milestones, bad)
    assert [row.owner for row in workspace.read(milestones, project)] == ["", ""]
    workspace.run("Edit", edit_milestones, {first: {"owner": "Li"}, second: {"owner": "Li"}})
    assert [row.owner for row in workspace.read(milestones, project)] == ["Li", "Li"]


def test_shifting_moves_open_forecasts_and_leaves_what_is_done(
    workspace: Workspace, project: int
) -> None:
    done = milestone_in(workspace, project, actual_finish=day("2025-02-01"))
    running = milestone_in(
        workspace,
        project,
        actual_start=day("2025-02-01"),
        forecast_start=day("2025-02-01"),
        forecast_finish=day("2025-04-01"),
    )
    coming = milestone_in(
        workspace, project, forecast_start=day("2025-05-01"), forecast_finish=day("2025-06-01")
    )
    workspace.run("Shift", shift_forecasts, [done, running, coming], 7)
    rows = {row.id: row for row in workspace.read(milestones, project)}
    assert rows[done].forecast_finish == day("2025-02-01")
    assert rows[running].start == day("2025-02-01")
    assert rows[running].forecast_finish == day("2025-04-08")
    assert rows[coming].forecast_start == day("2025-05-08")


def test_setting_the_actual_date_of_a_selection_keeps_what_was_done_before(
    workspace: Workspace, project: int
) -> None:
    done = milestone_in(workspace, project, actual_finish=day("2025-02-01"))
    coming = milestone_in(workspace, project, forecast_finish=day("2025-03-01"))
    workspace.run("Finish", finish_milestones, [done, coming], day("2025-02-28"))
    assert [row.actual_finish for row in workspace.read(milestones, project)] == [
        day("2025-02-01"),
        day("2025-02-28"),
    ]


def test_a_ring_of_links_is_refused_and_named(workspace: Workspace, project: int) -> None:
    first = milestone_in(workspace, project, "First")
    second = milestone_in(workspace, project, "Second", after=first)
    third = milestone_in(workspace, project, "Third", after=second)
    with pytest.raises(CircularPlan, match="M001") as refused:
        workspace.run("Link", set_links, first, [LinkDraft(third)])
    assert "M003" in str(refused.value)
    assert len(workspace.read(links, project)) == 2


def test_links_are_changed_in_place(workspace: Workspace, project: int) -> None:
    first = milestone_in(workspace, project, "First")
    second = milestone_in(workspace, project, "Second", after=first)
    workspace.run("Link", set_links, second, [LinkDraft(first, "FF", 20)])
    [link] = workspace.read(links, project)
    assert (link.kind, link.lag) == ("FF", 20)
    workspace.run("Link", set_links, second, [])
    assert workspace.read(links, project) == []


def test_a_link_to_another_project_is_refused(workspace: Workspace, project: int) -> None:
    here = milestone_in(workspace, project)
    there = milestone_in(workspace, project_in(workspace, "P-2"))
    with pytest.raises(InvalidInput, match="its own project"):
        workspace.run("Link", set_links, here, [LinkDraft(there)])


def test_removing_takes_links_along_and_undo_brings_all_back(
    workspace: Workspace, project: int
) -> None:
    first = milestone_in(workspace, project, "First")
    milestone_in(workspace, project, "Second", after=first)
    before = (workspace.read(milestones, project), workspace.read(links, project))
    workspace.run("Remove", remove_milestones, [first])
    assert workspace.read(links, project) == []
    workspace.undo()
    assert (workspace.read(milestones, project), workspace.read(links, project)) == before


def test_moving_up_and_down_keeps_the_others_in_order(workspace: Workspace, project: int) -> None:
    a, b, c = (milestone_in(workspace, project, name) for name in "abc")
    workspace.run("Move", move_milestones, [c], -1)
    assert [row.name for row in workspace.read(milestones, project)] == ["a", "c", "b"]
    workspace.run("Move", move_milestones, [a, c], 5)
    assert [row.name for row in workspace.read(milestones, project)] == ["b", "a", "c"]
    assert b


def test_what_is_no_longer_there_is_said_so(workspace: Workspace, project: int) -> None:
    with pytest.raises(NotFound):
        workspace.run("Edit", edit_milestone, 4711, name="x")
    with pytest.raises(NotFound):
        workspace.run("Add", add_milestone, 4711, name="x", stage="S01", shop="PRJ")


def test_the_weight_still_missing(workspace: Workspace, project: int) -> None:
    milestone_in(workspace, project, weight=Decimal("60.5"))
    assert workspace.read(remaining_weight, project) == Decimal("39.5")


def test_followers_move_as_far_as_their_links_demand_in_the_same_step(
    workspace: Workspace, project: int
) -> None:
    fat = milestone_in(workspace, project, "FAT", forecast_finish=day("2025-05-01"))
    ship = milestone_in(
        workspace,
        project,
        "Shipped",
        stage="S10",
        after=fat,
        forecast_start=day("2025-05-01"),
        forecast_finish=day("2025-06-01"),
    )
    before = workspace.read(milestones, project)
    promised = workspace.read(consequence, project, {fat: NewDates(finish=day("2025-05-11"))})
    pushed = workspace.run("Move", move_with_followers, fat, NewDates(finish=day("2025-05-11")))
    row = workspace.read(milestone, ship)
    assert row is not None
    assert pushed == (ship,)
    assert (row.forecast_start, row.forecast_finish) == (day("2025-05-11"), day("2025-06-11"))
    assert [(move.id, move.new) for move in promised.moves] == [(ship, day("2025-06-11"))]
    workspace.undo()
    assert workspace.read(milestones, project) == before


def test_one_more_link_leaves_the_others_as_they_are(workspace: Workspace, project: int) -> None:
    first, second = (milestone_in(workspace, project, name) for name in ("One", "Two"))
    last = milestone_in(workspace, project, "Last", after=first)
    workspace.run("Link", add_link, last, LinkDraft(second, "SS", 5, "d"))
    workspace.run("Link", add_link, last, LinkDraft(second, "FF"))
    workspace.run("Link", add_link, last, LinkDraft(second, "SS", 7))
    found = [(row.predecessor_id, row.kind, row.lag, row.lag_unit) for row in links_of(workspace)]
    assert found == [(first, "FS", 0, "ed"), (second, "SS", 7, "ed"), (second, "FF", 0, "ed")]
    with pytest.raises(InvalidInput):
        workspace.run("Link", add_link, last, LinkDraft(last))
    with pytest.raises(CircularPlan):
        workspace.run("Link", add_link, first, LinkDraft(last))


def links_of(workspace: Workspace) -> list[LinkRow]:
    return workspace.read(links, 1)
