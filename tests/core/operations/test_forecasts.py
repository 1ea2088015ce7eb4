"""Forecasts that follow from logic: in the step itself, undone with it, equal to their preview."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from core.errors import InvalidInput
from core.operations.calendar_days import correct_days
from core.operations.calendars import add_calendar
from core.operations.forecasts import follow_logic, release, stop_logic
from core.operations.milestones import (
    LinkDraft,
    add_link,
    edit_milestone,
    edit_milestones,
    move_with_followers,
    shift_forecasts,
)
from core.operations.portfolio import change_status_date
from core.operations.projects import edit_project
from core.queries.consequence import NewDates, consequence, outlook
from core.queries.milestones import milestone, milestones
from tests.builders import contents, day, milestone_in, project_in, started

if TYPE_CHECKING:
    import datetime as dt

    from core.queries.milestones import MilestoneRow
    from core.workspace import Workspace


@pytest.fixture
def plant(workspace: Workspace) -> tuple[int, int, int, int]:
    """Return a project whose installation, commissioning and PAC wait for each other."""
    project = project_in(started(workspace))
    install = milestone_in(
        workspace,
        project,
        "Installed",
        stage="S13",
        forecast_start=day("2025-03-03"),
        forecast_finish=day("2025-03-14"),
    )
    commission = milestone_in(
        workspace,
        project,
        "Commissioned",
        stage="S14",
        after=install,
        forecast_start=day("2025-03-24"),
        forecast_finish=day("2025-03-28"),
    )
    pac = milestone_in(
        workspace,
        project,
        "PAC",
        stage="S16",
        after=commission,
        forecast_finish=day("2025-04-04"),
    )
    return project, install, commission, pac


def row(workspace: Workspace, id_: int) -> MilestoneRow:
    found = workspace.read(milestone, id_)
    assert found is not None
    return found


def dates(workspace: Workspace, project: int) -> list[tuple[dt.date | None, dt.date | None]]:
    return [(m.forecast_start, m.forecast_finish) for m in workspace.read(milestones, project)]


def follow(workspace: Workspace, project: int, *, keep_dates: bool = False) -> None:
    workspace.run("Follow logic", follow_logic, project, keep_dates=keep_dates)


def test_dates_kept_stay_and_dates_freed_move_up(
    workspace: Workspace, plant: tuple[int, int, int, int]
) -> None:
    project, *_ = plant
    before = dates(workspace, project)
    follow(workspace, project, keep_dates=True)
    assert dates(workspace, project) == before
    workspace.undo()
    promised = workspace.read(outlook, project).switching(keep_dates=False)
    follow(workspace, project)
    assert dates(workspace, project) == [
        (day("2025-03-03"), day("2025-03-14")),
        (day("2025-03-17"), day("2025-03-21")),
        (None, day("2025-03-21")),
    ]
    assert [(m.new, m.start) for m in promised.moves] == [
        (day("2025-03-21"), day("2025-03-17")),
        (day("2025-03-21"), None),
    ]
    assert promised.pac_after == day("2025-03-21")


def test_one_edit_moves_what_follows_and_one_undo_takes_all_back(
    workspace: Workspace, plant: tuple[int, int, int, int]
) -> None:
    project, install, commission, pac = plant
    follow(workspace, project)
    before = contents(workspace)
    workspace.run("Edit", edit_milestone, install, duration=12 * 480)
    assert row(workspace, pac).forecast_finish == day("2025-03-25")
    after = contents(workspace)
    workspace.undo()
    assert contents(workspace) == before
    workspace.redo()
    assert contents(workspace) == after
    assert row(workspace, commission).forecast_start == day("2025-03-19")


def test_a_typed_date_is_a_pin_until_it_is_released(
    workspace: Workspace, plant: tuple[int, int, int, int]
) -> None:
    project, _install, commission, pac = plant
    follow(workspace, project)
    workspace.run("Edit", edit_milestone, commission, forecast_start=day("2025-04-07"))
    pinned = row(workspace, commission)
    assert (pinned.constraint_kind, pinned.constraint_date) == ("SNET", day("2025-04-07"))
    assert row(workspace, pac).forecast_finish == day("2025-04-11")
    workspace.run("Release", release, [commission])
    assert row(workspace, commission).constraint_kind == "ASAP"
    assert row(workspace, pac).forecast_finish == day("2025-03-21")


def test_clearing_the_forecast_releases_too(
    workspace: Workspace, plant: tuple[int, int, int, int]
) -> None:
    project, _install, commission, _pac = plant
    follow(workspace, project)
    workspace.run("Edit", edit_milestone, commission, forecast_finish=day("2025-05-02"))
    workspace.run("Edit", edit_milestone, commission, forecast_finish=None)
    assert row(workspace, commission).forecast_finish == day("2025-03-21")


@pytest.mark.parametrize(
    "typed",
    [
        NewDates(start=day("2025-03-31")),
        NewDates(finish=day("2025-03-05")),
        NewDates(finish=day("2025-06-20")),
        NewDates(day("2025-03-10"), day("2025-05-09")),
    ],
)
def test_what_the_preview_promises_is_what_is_stored(
    workspace: Workspace, plant: tuple[int, int, int, int], typed: NewDates
) -> None:
    project, install, _commission, _pac = plant
    follow(workspace, project)
    promised = workspace.read(consequence, project, {install: typed})
    pushed = workspace.run("Move", move_with_followers, install, typed)
    stored = {
        m.id: (m.forecast_start, m.forecast_finish) for m in workspace.read(milestones, project)
    }
    for move in (*promised.moves, *promised.own):
        assert stored[move.id] == (move.start, move.new)
    assert pushed == tuple(move.id for move in promised.moves)
    assert promised.pac_after == max(finish for _start, finish in stored.values() if finish)


def test_a_new_link_and_a_new_status_date_move_the_forecasts(
    workspace: Workspace, plant: tuple[int, int, int, int]
) -> None:
    project, install, _commission, pac = plant
    follow(workspace, project)
    workspace.run("Link", add_link, pac, LinkDraft(install, "FF", 20, "d"))
    assert row(workspace, pac).forecast_finish == day("2025-04-11")
    workspace.run("Status date", change_status_date, day("2025-03-31"))
    assert row(workspace, install).forecast_start == day("2025-04-01")


def test_a_holiday_moves_the_work_of_its_place(
    workspace: Workspace, plant: tuple[int, int, int, int]
) -> None:
    project, install, _commission, _pac = plant
    calendar = workspace.run("Calendar", add_calendar, code="SITE", country="KZ")
    workspace.run("Project", edit_project, project, calendar_site="SITE")
    workspace.run("Edit", edit_milestone, install, responsible="customer")
    follow(workspace, project)
    before = row(workspace, install).forecast_finish
    free = (day("2025-03-05"), day("2025-03-06"))
    workspace.run("Free days", correct_days, calendar, *free, working=False, name="Storm")
    after = row(workspace, install).forecast_finish
    assert before == day("2025-03-14")
    assert after == day("2025-03-18")


def test_progress_and_actual_dates_are_facts(
    workspace: Workspace, plant: tuple[int, int, int, int]
) -> None:
    project, install, commission, _pac = plant
    follow(workspace, project)
    workspace.run(
        "Start", edit_milestone, install, actual_start=day("2025-02-24"), percent=Decimal(50)
    )
    assert row(workspace, install).forecast_start == day("2025-02-24")
    assert row(workspace, install).forecast_finish == day("2025-03-07")
    workspace.run("Finish", edit_milestone, install, actual_finish=day("2025-02-28"))
    assert row(workspace, commission).forecast_start == day("2025-03-03")


def test_dates_by_hand_stay_and_the_rest_goes_round_them(
    workspace: Workspace, plant: tuple[int, int, int, int]
) -> None:
    project, install, commission, pac = plant
    follow(workspace, project)
    workspace.run("By hand", edit_milestone, commission, manual=True)
    workspace.run("Edit", edit_milestone, commission, forecast_finish=day("2025-06-13"))
    workspace.run("Edit", edit_milestone, install, duration=60 * 480)
    assert row(workspace, commission).forecast_finish == day("2025-06-13")
    assert row(workspace, pac).forecast_finish == day("2025-06-13")


def test_shifting_moves_the_pins_by_as_many_days(
    workspace: Workspace, plant: tuple[int, int, int, int]
) -> None:
    project, install, _commission, pac = plant
    follow(workspace, project)
    workspace.run("Shift", shift_forecasts, [install], 7)
    assert row(workspace, install).forecast_finish == day("2025-03-21")
    assert row(workspace, pac).forecast_finish == day("2025-03-28")


def test_typed_again_everything_stays_where_it_is(
    workspace: Workspace, plant: tuple[int, int, int, int]
) -> None:
    project, install, _commission, pac = plant
    follow(workspace, project)
    workspace.run("Type", stop_logic, project)
    workspace.run("Edit", edit_milestone, install, forecast_finish=day("2025-03-31"))
    assert row(workspace, pac).forecast_finish == day("2025-03-21")
    assert row(workspace, install).constraint_kind == "ASAP"


@pytest.mark.parametrize(
    "fields",
    [
        {"constraint_kind": "SOON"},
        {"constraint_kind": "SNET", "constraint_date": None},
        {"duration": -1},
        {"calendar": "NOWHERE"},
    ],
)
def test_what_no_date_can_follow_from_is_refused(
    workspace: Workspace, plant: tuple[int, int, int, int], fields: dict[str, Any]
) -> None:
    _project, install, *_ = plant
    before = contents(workspace)
    with pytest.raises(InvalidInput):
        workspace.run("Edit", edit_milestone, install, **fields)
    assert contents(workspace) == before


def test_many_typed_dates_are_one_step(
    workspace: Workspace, plant: tuple[int, int, int, int]
) -> None:
    project, install, commission, pac = plant
    follow(workspace, project)
    before = workspace.undo_count
    edits = {
        install: {"forecast_finish": day("2025-03-21")},
        commission: {"forecast_start": day("2025-04-14")},
    }
    workspace.run("Paste", edit_milestones, edits)
    assert workspace.undo_count == before + 1
    assert row(workspace, pac).forecast_finish == day("2025-04-18")


def test_a_milestone_added_with_a_date_is_pinned_where_forecasts_follow_from_logic(
    workspace: Workspace,
) -> None:
    project = project_in(started(workspace))
    workspace.run("Plan", follow_logic, project, keep_dates=True)
    made = milestone_in(workspace, project, forecast_finish=day("2025-05-05"))
    row = workspace.read(milestone, made)
    assert row is not None
    assert (row.forecast_finish, row.constraint_date) == (day("2025-05-05"), day("2025-05-05"))
