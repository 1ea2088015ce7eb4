"""What a user can do to calendars and their shutdowns, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from core.errors import InvalidInput, NotFound
from core.exchange.portfolio_yaml import parse
from core.operations.calendar_days import correct_days, keep_holidays, reset_days
from core.operations.calendars import (
    add_calendar,
    add_shutdown,
    copy_calendar,
    edit_calendar,
    edit_shutdown,
    remove_calendar,
    remove_shutdown,
    rename_calendar,
)
from core.operations.exchange import import_portfolio
from core.operations.milestones import milestone_of
from core.operations.projects import edit_project, project_of
from core.queries.calendars import calendar_users, work_calendar, work_calendars
from core.queries.exchange import draft
from core.rules.calendar import Shutdown
from tests.builders import contents, day, milestone_in, project_in, started

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from core.rules.calendar import WorkCalendar
    from core.workspace import Workspace

STOP = day("2025-01-23"), day("2025-02-12")


@pytest.fixture
def site(workspace: Workspace) -> int:
    """Provide the calendar KZ-SITE in a file that has nothing else."""
    return added(started(workspace), "KZ-SITE")


def added(workspace: Workspace, code: str, country: str = "KZ") -> int:
    return workspace.run("Add calendar", add_calendar, code=code, country=country)


def stopped(workspace: Workspace, calendar: int) -> int:
    start, finish = STOP
    return workspace.run(
        "Add shutdown", add_shutdown, calendar, name="Stop", start=start, finish=finish
    )


def read(workspace: Workspace, code: str = "KZ-SITE") -> WorkCalendar:
    return workspace.read(work_calendar, code)


def test_a_new_calendar_works_as_its_country_does(workspace: Workspace) -> None:
    added(started(workspace), "AE-SITE", "AE")
    assert read(workspace, "AE-SITE") == workspace.read(work_calendar, "AE")
    assert not read(workspace, "AE-SITE").is_working(day("2025-12-02"))


def test_a_copy_works_as_its_original_and_goes_its_own_way(workspace: Workspace, site: int) -> None:
    stopped(workspace, site)
    workspace.run("Edit", edit_calendar, site, hours_by_day={"Sat": "08:00-12:00"})
    workspace.run("Correct", correct_days, site, day("2025-03-08"), day("2025-03-09"), working=True)
    copy = workspace.run("Copy", copy_calendar, site, code="KZ-NIGHT")
    assert read(workspace, "KZ-NIGHT") == read(workspace)
    workspace.run("Edit", edit_calendar, copy, hours="20:00-04:00")
    assert read(workspace).hours == "08:00-12:00 13:00-17:00"


def test_the_week_and_its_hours_are_kept_in_one_form(workspace: Workspace, site: int) -> None:
    workspace.run(
        "Edit",
        edit_calendar,
        site,
        name=" Site ",
        weekend="Sun Sat",
        hours=" 07:00-12:00  13:00-18:00",
        hours_by_day={"Fri": "07:00-12:00", "Mon": " "},
    )
    found = read(workspace)
    assert found.weekend == frozenset({5, 6})
    assert (found.hours_on(4), found.hours_on(0)) == ("07:00-12:00", "07:00-12:00 13:00-18:00")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"country": "XX"}, "no country “XX”"),
        ({"weekend": "Sat Sunday"}, "Sunday is no day"),
        ({"weekend": "Mon Tue Wed Thu Fri Sat Sun"}, "needs a working day"),
        ({"hours": " "}, "needs hours"),
        ({"hours": "8-17"}, "“8-17” is no span"),
        ({"hours_by_day": {"Sat": "08:00-12:00 11:00-13:00"}}, "overlap"),
        ({"hours_by_day": {"Saturday": "08:00-12:00"}}, "Saturday is no day"),
    ],
)
def test_a_week_that_cannot_be_is_refused(
    workspace: Workspace, site: int, fields: dict[str, Any], said: str
) -> None:
    before = contents(workspace)
    with pytest.raises(InvalidInput, match=said):
        workspace.run("Edit", edit_calendar, site, **fields)
    assert contents(workspace) == before


@pytest.mark.parametrize("code", ["", "  ", "x" * 81, "two\nlines"])
def test_a_code_is_one_short_line(workspace: Workspace, site: int, code: str) -> None:
    with pytest.raises(InvalidInput, match="code"):
        workspace.run("Rename", rename_calendar, site, code)
    with pytest.raises(InvalidInput, match="code"):
        workspace.run("Add", add_calendar, code=code, country="KZ")


def test_two_calendars_have_two_codes(workspace: Workspace, site: int) -> None:
    with pytest.raises(InvalidInput, match="already a calendar KZ-SITE"):
        added(workspace, "KZ-SITE")
    with pytest.raises(InvalidInput, match="already a calendar KZ-SITE"):
        workspace.run("Copy", copy_calendar, site, code=" KZ-SITE ")
    workspace.run("Rename", rename_calendar, site, "KZ-SITE")


def test_with_another_country_go_its_weekend_and_the_holidays_kept(
    workspace: Workspace, site: int
) -> None:
    workspace.run("Keep", keep_holidays, site, [2025])
    workspace.run("Correct", correct_days, site, day("2025-03-21"), day("2025-03-21"), working=True)
    workspace.run("Edit", edit_calendar, site, country="EG")
    found = read(workspace)
    assert found.weekend == frozenset({4, 5})
    assert found.years == {2025}
    assert not found.is_working(day("2025-07-24"))
    assert found.is_working(day("2025-03-24"))
    assert found.is_working(day("2025-03-21"))


def test_a_week_of_its_own_stays_with_another_country(workspace: Workspace, site: int) -> None:
    workspace.run("Edit", edit_calendar, site, weekend="Sun")
    workspace.run("Edit", edit_calendar, site, country="EG")
    assert read(workspace).weekend == frozenset({6})


def test_who_names_a_calendar_follows_its_new_code(workspace: Workspace, site: int) -> None:
    project = project_in(workspace, calendar_site="KZ-SITE", calendar_office="KZ-SITE")
    other = project_in(workspace, "P-2", calendar_office="CN-OFFICE")
    made = milestone_in(workspace, project)

    def name_it(session: Session) -> None:
        milestone_of(session, made).calendar = "KZ-SITE"

    workspace.run("Give it a calendar", name_it)
    assert workspace.read(calendar_users) == {
        "KZ-SITE": ("P-1", "P-1 M001"),
        "CN-OFFICE": ("P-2",),
    }
    workspace.run("Rename", rename_calendar, site, "KZ-ASTANA")
    assert workspace.read(calendar_users) == {
        "KZ-ASTANA": ("P-1", "P-1 M001"),
        "CN-OFFICE": ("P-2",),
    }
    assert workspace.read(lambda s: project_of(s, project).calendar_site) == "KZ-ASTANA"
    assert workspace.read(lambda s: project_of(s, other).calendar_site) == ""


def test_fields_that_only_the_exchange_file_knows_follow_a_new_code_and_go_with_it(
    workspace: Workspace,
) -> None:
    text = (
        "meta: {data_date: 2025-02-28}\n"
        "calendars:\n- {code: OLD, country: KZ, crane: winter}\nprojects: []\n"
    )
    started(workspace)
    workspace.run("Import", import_portfolio, parse(text))
    (calendar,) = (row[0] for row in contents(workspace)["calendar"])
    workspace.run("Rename", rename_calendar, calendar, "NEW")
    (part,) = workspace.read(draft).calendars
    assert (part.code, "crane: winter" in part.extra) == ("NEW", True)
    workspace.run("Remove", remove_calendar, calendar)
    assert not contents(workspace)["kept_section"]


def test_a_calendar_in_use_is_not_removed(workspace: Workspace, site: int) -> None:
    for code in ("P-1", "P-2", "P-3", "P-4"):
        project_in(workspace, code, calendar_site="KZ-SITE")
    with pytest.raises(InvalidInput, match=r"KZ-SITE is the calendar of P-1, P-2, P-3 …\. Give"):
        workspace.run("Remove", remove_calendar, site)
    for project in range(1, 5):
        workspace.run("Edit", edit_project, project, calendar_site="")
    workspace.run("Remove", remove_calendar, site)
    assert not workspace.read(work_calendars)


def test_a_shutdown_is_added_changed_and_removed(workspace: Workspace, site: int) -> None:
    stop = stopped(workspace, site)
    assert read(workspace).shutdowns == (Shutdown("Stop", *STOP),)
    workspace.run("Edit", edit_shutdown, stop, name=" Longer stop ", finish=day("2025-02-20"))
    assert read(workspace).shutdowns == (Shutdown("Longer stop", STOP[0], day("2025-02-20")),)
    workspace.run("Remove", remove_shutdown, stop)
    assert read(workspace).shutdowns == ()


def test_a_shutdown_that_ends_before_it_starts_is_refused(workspace: Workspace, site: int) -> None:
    stop = stopped(workspace, site)
    with pytest.raises(InvalidInput, match="ends before it starts"):
        workspace.run("Edit", edit_shutdown, stop, finish=day("2025-01-01"))
    assert read(workspace).shutdowns == (Shutdown("Stop", *STOP),)


def test_what_is_no_longer_there_is_said(workspace: Workspace, site: int) -> None:
    workspace.run("Remove", remove_calendar, site)
    for operation in (remove_calendar, remove_shutdown, edit_calendar):
        with pytest.raises(NotFound):
            workspace.run("Again", operation, site)


MARCH = day("2025-03-20"), day("2025-03-25")
STEPS: dict[str, Callable[[Workspace, int, int], object]] = {
    "add": lambda w, _c, _s: added(w, "CN-OFFICE", "CN"),
    "copy": lambda w, c, _s: w.run("Copy", copy_calendar, c, code="B"),
    "edit": lambda w, c, _s: w.run("Edit", edit_calendar, c, hours="08:00-12:00", name="x"),
    "another country": lambda w, c, _s: w.run("Edit", edit_calendar, c, country="EG"),
    "rename": lambda w, c, _s: w.run("Rename", rename_calendar, c, "B"),
    "remove": lambda w, c, _s: w.run("Remove", remove_calendar, c),
    "correct": lambda w, c, _s: w.run("Correct", correct_days, c, *MARCH, working=True),
    "reset": lambda w, c, _s: w.run("Reset", reset_days, c, *MARCH),
    "keep": lambda w, c, _s: w.run("Keep", keep_holidays, c, [2025, 2026]),
    "add shutdown": lambda w, c, _s: stopped(w, c),
    "edit shutdown": lambda w, _c, s: w.run("Edit", edit_shutdown, s, name="Other"),
    "remove shutdown": lambda w, _c, s: w.run("Remove", remove_shutdown, s),
}


@pytest.mark.parametrize("step", STEPS)
def test_each_step_is_one_and_is_taken_back_whole(
    workspace: Workspace, site: int, step: str
) -> None:
    stop = stopped(workspace, site)
    workspace.run("Keep", keep_holidays, site, [2025])
    workspace.run("Correct", correct_days, site, MARCH[0], MARCH[1], name="Visit")
    before, count = contents(workspace), workspace.undo_count
    STEPS[step](workspace, site, stop)
    after = contents(workspace)
    assert (after != before, workspace.undo_count) == (True, count + 1)
    workspace.undo()
    assert contents(workspace) == before
    workspace.redo()
    assert contents(workspace) == after
