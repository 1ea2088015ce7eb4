"""Resources that work at different times."""

from __future__ import annotations

from core.rules.schedule.crew import Crew
from core.rules.schedule.instant import HOUR
from core.rules.schedule.plan import STANDARD, Assignment
from core.rules.schedule.worktime import WorkTime
from tests.plans import CALENDARS, at

OFFICE = WorkTime(CALENDARS[STANDARD], at("2025-03-03"))
NIGHT = WorkTime(CALENDARS["night"], at("2025-03-03"))
DAY = 8 * HOUR


def crew(*members: tuple[Assignment, WorkTime]) -> Crew:
    return Crew(members)


BOTH = crew((Assignment(work=DAY, done=DAY // 2), OFFICE), (Assignment(work=DAY), NIGHT))


def test_it_lasts_from_the_first_to_the_last_of_them() -> None:
    assert BOTH.from_start(at("2025-03-03T08:00")) == (
        at("2025-03-03T08:00"),
        at("2025-03-04T06:00"),
    )


def test_it_is_over_in_time_when_the_first_begins_early_enough() -> None:
    # The night shift must have begun on Sunday night, which has none: on Friday.
    found = BOTH.from_finish(at("2025-03-10T17:00"))
    assert found == (at("2025-03-07T22:00"), at("2025-03-10T17:00"))


def test_one_that_begins_later_is_done_later() -> None:
    late = crew(
        (Assignment(work=DAY), OFFICE), (Assignment(work=DAY, delay=DAY, leveling=DAY), OFFICE)
    )
    assert late.from_start(at("2025-03-03T08:00"))[1] == at("2025-03-05T17:00")
    assert late.from_finish(at("2025-03-05T17:00"))[0] == at("2025-03-03T08:00")


def test_begun_work_goes_on_where_the_last_of_them_stopped() -> None:
    assert BOTH.resumes(at("2025-03-03T08:00")) == at("2025-03-03T22:00")


def test_a_task_begins_with_the_delay_of_all_who_work_in_it() -> None:
    alone = crew((Assignment(work=DAY, delay=2 * DAY), OFFICE))
    assert alone.from_start(at("2025-03-03T08:00")) == (
        at("2025-03-03T08:00"),
        at("2025-03-05T17:00"),
    )
    assert alone.from_finish(at("2025-03-05T17:00"))[0] == at("2025-03-03T08:00")
