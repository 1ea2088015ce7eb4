"""The calendars of a file, as places and as the engine takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.model import Calendar, CalendarDay, CalendarYear, Shutdown
from core.queries.calendars import (
    holidays_are_loaded,
    plan_calendars,
    work_calendar,
    work_calendars,
)
from core.rules.calendar import KeptDay, WorkCalendar
from core.rules.public_holidays import country_year
from core.rules.schedule.instant import HOUR
from tests.builders import day, started

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.workspace import Workspace

SPAN = day("2025-01-01"), day("2026-12-31")


def kept_in(workspace: Workspace) -> None:
    """Keep two calendars: a factory with all a calendar can say, and a plain site."""

    def add(session: Session) -> None:
        factory = Calendar(
            code="CN-FACTORY",
            name="Factory in Wuhan",
            country="CN",
            weekend="Sun",
            hours="08:00-18:00",
            hours_by_day={"Sat": "08:00-12:00"},
        )
        factory.shutdowns = [
            Shutdown(name="New Year", start=day("2025-01-23"), finish=day("2025-02-12"))
        ]
        factory.days = [
            CalendarDay(day=day("2025-01-01"), name="New Year's Day", source="country"),
            CalendarDay(day=day("2025-02-11"), working=True, hours="08:00-20:00"),
        ]
        factory.years = [CalendarYear(year=2025)]
        session.add_all([factory, Calendar(code="KZ-SITE", country="KZ")])

    workspace.run("Keep calendars", add)


def test_a_calendar_says_all_that_is_kept_of_it(workspace: Workspace) -> None:
    kept_in(started(workspace))
    factory = workspace.read(work_calendars)["CN-FACTORY"]
    assert (factory.country, factory.weekend) == ("CN", frozenset({6}))
    assert (factory.hours, factory.hours_on(5)) == ("08:00-18:00", "08:00-12:00")
    assert [stop.name for stop in factory.shutdowns] == ["New Year"]
    assert factory.days == (
        KeptDay(day("2025-01-01"), "New Year's Day", working=False, by_user=False),
        KeptDay(day("2025-02-11"), "", working=True, hours="08:00-20:00"),
    )
    assert factory.years == {2025}
    assert factory.is_working(day("2025-10-01"))
    assert not factory.is_working(day("2026-10-01"))


def test_a_calendar_the_file_does_not_keep_is_the_country_s_own(workspace: Workspace) -> None:
    kept_in(started(workspace))
    assert workspace.read(work_calendar, "KZ-SITE") == WorkCalendar("KZ")
    assert workspace.read(work_calendar, "UZ") == WorkCalendar("UZ")
    assert workspace.read(work_calendar, "AE").weekend == {5, 6}


def test_the_engine_gets_every_calendar_of_the_file(workspace: Workspace) -> None:
    kept_in(started(workspace))
    found = workspace.read(plan_calendars, *SPAN)
    assert {code: each.name for code, each in found.items()} == {
        "CN-FACTORY": "Factory in Wuhan",
        "KZ-SITE": "KZ-SITE",
    }
    factory = list(found["CN-FACTORY"].shifts_between(day("2025-02-08"), day("2025-02-13")))
    assert factory == [(), (), (), ((8 * HOUR, 20 * HOUR),), (), ((8 * HOUR, 18 * HOUR),)]


def test_a_calendar_is_made_again_only_after_it_changed(workspace: Workspace) -> None:
    kept_in(started(workspace))
    before = workspace.read(plan_calendars, *SPAN)

    def rename(session: Session) -> None:
        session.query(Calendar).filter_by(code="KZ-SITE").one().name = "Site in Astana"

    workspace.run("Rename", rename)
    after = workspace.read(plan_calendars, *SPAN)
    assert after["CN-FACTORY"] is before["CN-FACTORY"]
    assert after["KZ-SITE"].name == "Site in Astana"


def test_holidays_are_loaded_when_they_are_first_asked_for() -> None:
    country_year.cache_clear()
    assert not holidays_are_loaded()
    country_year("KZ", 2025)
    assert holidays_are_loaded()
