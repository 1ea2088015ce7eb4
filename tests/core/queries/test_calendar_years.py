"""A year of a calendar day by day, and what is kept of each calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from core.errors import NotFound
from core.model import CalendarDay
from core.operations.calendar_days import correct_days, keep_holidays
from core.operations.calendars import add_calendar, add_shutdown, edit_calendar
from core.queries.calendar_years import (
    DAY_OFF,
    MAKE_UP,
    STANDSTILL,
    WEEKEND,
    WORKING,
    DayRow,
    calendar_facts,
    calendar_year,
)
from tests.builders import day, project_in, started

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.queries.calendar_years import YearRow
    from core.workspace import Workspace

USUAL = "08:00-12:00 13:00-17:00"
NOWRUZ = "Nowruz Holiday"


@pytest.fixture
def site(workspace: Workspace) -> int:
    started(workspace)
    return workspace.run("Add calendar", add_calendar, code="KZ-SITE", country="KZ")


def year_of(workspace: Workspace, calendar: int, year: int = 2025) -> YearRow:
    return workspace.read(calendar_year, calendar, year)


def on(workspace: Workspace, calendar: int, text: str) -> DayRow:
    found = year_of(workspace, calendar, int(text[:4])).days
    return next(row for row in found if row.day == day(text))


def test_a_year_has_all_its_days_and_their_count(workspace: Workspace, site: int) -> None:
    year = year_of(workspace, site)
    assert [row.day.isoformat() for row in year.days][::364] == ["2025-01-01", "2025-12-31"]
    assert (year.working_days(), year.working_days(3)) == (246, 17)


def test_each_kind_of_day(workspace: Workspace, site: int) -> None:
    start, finish = day("2025-07-01"), day("2025-07-13")
    workspace.run("Stop", add_shutdown, site, name="Summer", start=start, finish=finish)
    for text, row in {
        "2025-03-13": (WORKING, "", USUAL),
        "2025-03-15": (WEEKEND, "", ""),
        "2025-03-22": (DAY_OFF, NOWRUZ, ""),
        "2025-01-05": (MAKE_UP, "", USUAL),
        "2025-07-07": (STANDSTILL, "Summer", ""),
    }.items():
        found = on(workspace, site, text)
        assert (found.kind, found.name, found.hours) == row
        assert not found.is_corrected


def test_corrected_days_say_so(workspace: Workspace, site: int) -> None:
    def correct(text: str, **how: object) -> DayRow:
        workspace.run("Correct", lambda s: correct_days(s, site, day(text), day(text), **how))  # type: ignore[arg-type]  # each test's own fields
        return on(workspace, site, text)

    free = correct("2025-03-13", working=False)
    assert free == DayRow(day("2025-03-13"), DAY_OFF, is_corrected=True)
    worked = correct("2025-03-22", working=True)
    assert worked == DayRow(day("2025-03-22"), MAKE_UP, NOWRUZ, USUAL, is_corrected=True)
    short = correct("2025-12-30", hours="08:00-12:00", name="Short day")
    assert short == DayRow(
        day("2025-12-30"), WORKING, "Short day", "08:00-12:00", "08:00-12:00", is_corrected=True
    )


def test_days_that_are_yet_to_be_announced_are_estimates(workspace: Workspace, site: int) -> None:
    assert on(workspace, site, "2026-05-27").is_estimated
    assert not on(workspace, site, "2026-05-07").is_estimated
    china = workspace.run("Add", add_calendar, code="CN", country="CN")
    assert year_of(workspace, china, 2025).is_announced
    assert not year_of(workspace, china, 2095).is_announced


def test_a_year_says_whether_its_holidays_are_kept_and_up_to_date(
    workspace: Workspace, site: int
) -> None:
    year = year_of(workspace, site)
    assert (year.has_holidays, year.is_kept, year.is_outdated) == (True, False, False)
    workspace.run("Keep", keep_holidays, site, [2025])
    workspace.run("Correct", correct_days, site, day("2025-03-22"), day("2025-03-22"), working=True)
    year = year_of(workspace, site)
    assert (year.has_holidays, year.is_kept, year.is_outdated) == (True, True, False)

    def as_an_older_package_had_it(session: Session) -> None:
        session.delete(
            session.scalars(select(CalendarDay).where(CalendarDay.day == day("2025-06-06"))).one()
        )

    workspace.run("Forget", as_an_older_package_had_it)
    assert year_of(workspace, site).is_outdated
    assert on(workspace, site, "2025-06-06").is_working


def test_a_calendar_without_holidays_has_none_to_keep(workspace: Workspace, site: int) -> None:
    workspace.run("Edit", edit_calendar, site, public_holidays=False)
    year = year_of(workspace, site)
    assert (year.has_holidays, year.is_kept, year.is_outdated) == (False, False, False)
    assert year.working_days() == 261


def test_what_is_kept_of_a_calendar_and_who_names_it(workspace: Workspace, site: int) -> None:
    project_in(workspace, calendar_site="KZ-SITE")
    workspace.run("Edit", edit_calendar, site, hours_by_day={"Sat": "08:00-12:00"}, name="Astana")
    start, finish = day("2025-07-01"), day("2025-07-13")
    workspace.run("Stop", add_shutdown, site, name="Summer", start=start, finish=finish)
    (facts,) = workspace.read(calendar_facts)
    assert (facts.code, facts.name, facts.country) == ("KZ-SITE", "Astana", "KZ")
    assert (facts.weekend, facts.hours_by_day) == (frozenset({5, 6}), {5: "08:00-12:00"})
    assert [(stop.name, stop.start, stop.finish) for stop in facts.shutdowns] == [
        ("Summer", start, finish)
    ]
    assert facts.users == ("P-1",)


def test_a_calendar_that_is_gone_is_said(workspace: Workspace, site: int) -> None:
    with pytest.raises(NotFound):
        year_of(workspace, site + 1)
