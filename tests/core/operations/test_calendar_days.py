"""Correcting days: the user's word stays, twice is nothing, a year is kept from then on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.operations.calendar_days import correct_days, keep_holidays, reset_days
from core.operations.calendars import add_calendar, add_shutdown, edit_calendar
from core.queries.calendars import work_calendar
from core.rules.calendar import HOLIDAY, MAKE_UP, USER, OtherDay
from tests.builders import contents, day, started

if TYPE_CHECKING:
    from core.rules.calendar import WorkCalendar
    from core.workspace import Workspace

NOWRUZ = day("2025-03-24")
WOMEN = "International Women's Day"


@pytest.fixture
def site(workspace: Workspace) -> int:
    started(workspace)
    return workspace.run("Add calendar", add_calendar, code="KZ-SITE", country="KZ")


def correct(workspace: Workspace, site: int, first: str, last: str = "", **how: Any) -> None:
    span = day(first), day(last or first)
    workspace.run("Correct days", correct_days, site, *span, **how)


def read(workspace: Workspace) -> WorkCalendar:
    return workspace.read(work_calendar, "KZ-SITE")


def test_the_first_correction_keeps_the_holidays_of_its_year(
    workspace: Workspace, site: int
) -> None:
    before = read(workspace)
    correct(workspace, site, "2025-03-24", working=True)
    found = read(workspace)
    assert found.years == {2025}
    assert found.other(NOWRUZ) == OtherDay(USER, working=True, name="Nowruz Holiday")
    year = [day("2025-01-01") + dt.timedelta(n) for n in range(365)]
    differ = [on for on in year if before.other(on) != found.other(on)]
    assert differ == [NOWRUZ]


def test_toggled_twice_a_day_is_as_it_was(workspace: Workspace, site: int) -> None:
    workspace.run("Keep", keep_holidays, site, [2025])
    before = contents(workspace)
    for working in (True, False):
        correct(workspace, site, "2025-03-20", "2025-03-24", working=working)
    found = read(workspace)
    assert found.other(day("2025-03-20")) == OtherDay(USER, working=False, name="")
    correct(workspace, site, "2025-03-20", working=True)
    assert contents(workspace) == before


def test_a_name_and_hours_alone_change_nothing_else(workspace: Workspace, site: int) -> None:
    correct(workspace, site, "2025-03-10", name=" Bridge ")
    assert read(workspace).other(day("2025-03-10")) == OtherDay(USER, working=False, name="Bridge")
    correct(workspace, site, "2025-03-11", hours="08:00-12:00")
    eleventh = OtherDay(USER, working=True, name="", hours="08:00-12:00")
    assert read(workspace).other(day("2025-03-11")) == eleventh
    correct(workspace, site, "2025-03-11", working=False)
    assert read(workspace).other(day("2025-03-11")) == OtherDay(USER, working=False, name="")


def test_back_to_the_country_s_day(workspace: Workspace, site: int) -> None:
    workspace.run("Keep", keep_holidays, site, [2025])
    before = contents(workspace)
    correct(workspace, site, "2025-01-01", "2025-12-31", working=True)
    workspace.run("Reset", reset_days, site, day("2025-01-01"), day("2025-12-31"))
    assert contents(workspace) == before


def test_holidays_kept_again_leave_corrected_days(workspace: Workspace, site: int) -> None:
    correct(workspace, site, "2025-03-24", working=True)
    correct(workspace, site, "2025-04-01", working=False, name="Quarter end")
    before = contents(workspace)
    workspace.run("Keep", keep_holidays, site, [2025])
    assert contents(workspace) == before
    workspace.run("Keep", keep_holidays, site, [2026])
    assert read(workspace).years == {2025, 2026}


def test_a_make_up_day_is_kept_as_one(workspace: Workspace, site: int) -> None:
    workspace.run("Keep", keep_holidays, site, [2025])
    assert read(workspace).other(day("2025-01-05")) == OtherDay(MAKE_UP, working=True, name="")
    eighth = OtherDay(HOLIDAY, working=False, name=WOMEN)
    assert read(workspace).other(day("2025-03-08")) == eighth


def test_a_day_in_a_shutdown_can_be_worked_all_the_same(workspace: Workspace, site: int) -> None:
    start, finish = day("2025-07-01"), day("2025-07-20")
    workspace.run("Stop", add_shutdown, site, name="Summer", start=start, finish=finish)
    correct(workspace, site, "2025-07-07", "2025-07-08", working=True)
    assert read(workspace).is_working(day("2025-07-07"))
    correct(workspace, site, "2025-07-07", "2025-07-08", working=False)
    assert read(workspace).holiday_name(day("2025-07-07")) == "Summer"
    assert {row[5] for row in contents(workspace)["calendar_day"]} == {"country"}


def test_without_public_holidays_no_year_is_kept(workspace: Workspace, site: int) -> None:
    workspace.run("Edit", edit_calendar, site, public_holidays=False)
    correct(workspace, site, "2025-03-24", working=False)
    assert read(workspace).years == frozenset()


@pytest.mark.parametrize(("country", "year"), [("", 2025), ("KZ", 1950)])
def test_a_year_of_which_nothing_is_known_is_not_kept(
    workspace: Workspace, site: int, country: str, year: int
) -> None:
    workspace.run("Edit", edit_calendar, site, country=country)
    with pytest.raises(InvalidInput, match=f"KZ-SITE: no public holidays are known for {year}"):
        workspace.run("Keep", keep_holidays, site, [year])


def test_days_that_cannot_be_are_refused(workspace: Workspace, site: int) -> None:
    with pytest.raises(InvalidInput, match="ends before it starts"):
        correct(workspace, site, "2025-03-02", "2025-03-01", working=True)
    with pytest.raises(InvalidInput, match="no span of hours"):
        correct(workspace, site, "2025-03-03", hours="eight")


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.dates(dt.date(2025, 3, 1), dt.date(2025, 3, 31)), st.booleans()), max_size=6
    )
)
def test_the_user_s_last_word_holds_and_all_of_it_can_be_taken_back(
    workspace: Workspace, site: int, words: list[tuple[dt.date, bool]]
) -> None:
    workspace.run("Reset", reset_days, site, day("2025-03-01"), day("2025-03-31"))
    workspace.run("Keep", keep_holidays, site, [2025])
    before = contents(workspace)
    for on, working in words:
        workspace.run("Correct", correct_days, site, on, on, working=working)
    found = read(workspace)
    assert all(found.is_working(on) == working for on, working in dict(words).items())
    workspace.run("Reset", reset_days, site, day("2025-03-01"), day("2025-03-31"))
    assert contents(workspace) == before
