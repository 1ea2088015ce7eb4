"""Microsoft Project's XML: what is read of a small file, and how a bad one is refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.errors import FileMissing, ImportProblems
from core.exchange import plan_formats
from core.exchange.mspdi import parse, read
from core.rules.schedule.calendar import NO_WORK, OFFICE
from core.rules.schedule.draft import Dates, to_plan
from core.rules.schedule.engine import schedule
from core.rules.schedule.instant import DAY, HOUR
from core.rules.schedule.plan import ELAPSED, PERCENT, SNET, Constraint, Link
from tests.plans import at

if TYPE_CHECKING:
    from core.rules.schedule.draft import PlanDraft, PlanRow

SMALL = Path(__file__).parents[2] / "data" / "mspdi" / "small.xml"
TEXT = SMALL.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def draft() -> PlanDraft:
    return read(SMALL)


def row(draft: PlanDraft, uid: int) -> PlanRow:
    return next(each for each in draft.rows if each.uid == uid)


def refused(text: str | bytes) -> list[tuple[int | None, str, str]]:
    """Return line, field and reason of every problem."""
    raw = text.encode() if isinstance(text, str) else text
    with pytest.raises(ImportProblems) as caught:
        parse(raw)
    return [(problem.line, problem.field, problem.reason) for problem in caught.value.problems]


def test_it_is_found_by_the_end_of_a_name() -> None:
    assert plan_formats()["mspdi"].suffixes == (".xml", ".mspdi")


def test_what_a_person_reads_of_a_task(draft: PlanDraft) -> None:
    layout = row(draft, 11)
    assert (layout.id, layout.name, layout.wbs, layout.parent, layout.level) == (
        *("2", "Layout", "1.1"),
        *(1, 2),
    )
    assert layout.notes == "With the customer."
    assert layout.fields == {"Shop": "PAINT"}
    assert layout.percent == 50
    assert layout.baselines == {
        0: Dates(
            dt.datetime.fromisoformat("2025-03-03T08:00"),
            dt.datetime.fromisoformat("2025-03-05T17:00"),
        ),
        3: Dates(
            dt.datetime.fromisoformat("2025-03-04T08:00"),
            dt.datetime.fromisoformat("2025-03-06T17:00"),
        ),
    }
    assert layout.stored.finish == dt.datetime.fromisoformat("2025-03-06T17:00")
    assert row(draft, 12).resources == ("Li Wei",)
    assert [each.uid for each in draft.rows] == [0, 1, 11, 12, 2, 3, 4]


def test_what_the_engine_takes_of_a_task(draft: PlanDraft) -> None:
    review = row(draft, 12).activity
    assert review is not None
    assert review.constraints == (Constraint(SNET, at("2025-03-12T08:00")),)
    assert review.deadline == at("2025-03-14T17:00")
    layout = row(draft, 11).activity
    assert layout is not None
    assert (layout.duration, layout.done, layout.remaining) == (32 * HOUR, 16 * HOUR, 16 * HOUR)
    curing, agreed, dropped = (row(draft, uid).activity for uid in (2, 3, 4))
    assert curing is not None
    assert curing.elapsed
    assert agreed is not None
    assert agreed.manual_start == at("2025-04-01T08:00")
    assert dropped is not None
    assert dropped.is_inactive


def test_links_with_their_lags_in_each_unit(draft: PlanDraft) -> None:
    assert draft.links == (Link(11, 12, "FS", -5000, PERCENT), Link(1, 2, "SS", DAY, ELAPSED))


def test_a_link_to_another_project_is_left_out_and_told(draft: PlanDraft) -> None:
    assert [(each.field, "900" in each.reason) for each in draft.remarks] == [
        ("Task 12 PredecessorLink", True)
    ]


def test_a_calendar_with_exceptions_a_week_and_a_base(draft: PlanDraft) -> None:
    site = draft.calendars["2"]

    def shifts(day: str) -> object:
        on = dt.date.fromisoformat(day)
        return next(site.shifts_between(on, on))

    assert shifts("2025-03-03") == OFFICE
    assert shifts("2025-03-10") == NO_WORK
    assert shifts("2025-03-15") == ((8 * HOUR, 24 * HOUR),)
    assert shifts("2026-03-21") == shifts("2025-03-21") == NO_WORK
    assert shifts("2025-06-06") == NO_WORK
    assert shifts("2025-06-05") == OFFICE


def test_a_resource_that_works_at_other_times_decides_how_long_a_task_takes(
    draft: PlanDraft,
) -> None:
    review = row(draft, 12).activity
    assert review is not None
    assert [(each.calendar, each.work) for each in review.assignments] == [("3", 16 * HOUR)]


def staffed(task: str, resources: str, assignments: str) -> PlanDraft:
    """Return the small plan with a task of two days on the Site calendar, and who works in it."""
    shift = "<WorkingTime><FromTime>18:00:00</FromTime><ToTime>22:00:00</ToTime></WorkingTime>"
    days = "".join(
        f"<WeekDay><DayType>{day}</DayType><DayWorking>{int(day == 2)}</DayWorking>"
        f"<WorkingTimes>{shift}</WorkingTimes></WeekDay>"
        for day in range(1, 8)
    )
    night = (
        "<Calendar><UID>4</UID><Name>Night</Name><BaseCalendarUID>-1</BaseCalendarUID>"
        f"<WeekDays>{days}</WeekDays></Calendar></Calendars>"
    )
    added = (
        "<Task><UID>9</UID><ID>9</ID><OutlineLevel>1</OutlineLevel>"
        f"<Duration>PT16H0M0S</Duration>{task}</Task></Tasks>"
    )
    text = TEXT.replace("</Calendars>", night).replace("</Tasks>", added)
    text = text.replace("</Resources>", resources + "</Resources>")
    return parse(text.replace("</Assignments>", assignments + "</Assignments>").encode())


def member(uid: int, resource: int, more: str) -> str:
    return (
        f"<Assignment><UID>{uid}</UID><TaskUID>9</TaskUID><ResourceUID>{resource}</ResourceUID>"
        f"{more}</Assignment>"
    )


def test_a_resource_without_a_time_in_common_with_the_task_is_told_of() -> None:
    resource = "<Resource><UID>2</UID><Type>1</Type><CalendarUID>4</CalendarUID></Resource>"
    made = staffed("<CalendarUID>2</CalendarUID>", resource, member(2, 2, "<Work>PT16H0M0S</Work>"))
    assert "Night" in next(
        each.reason for each in made.remarks if each.field == "Task 9 CalendarUID"
    )
    activity = row(made, 9).activity
    assert activity is not None
    assert activity.assignments == ()


def test_resources_take_as_long_as_their_units_and_overtime_let_them() -> None:
    half = "<Units>0.5</Units><Work>PT8H0M0S</Work><ActualWork>PT1H0M0S</ActualWork>"
    extra = "<Work>PT10H0M0S</Work><OvertimeWork>PT2H0M0S</OvertimeWork><Delay>4800</Delay>"
    rounded = "<Units>0.33</Units><Work>PT5H20M0S</Work>"
    members = member(2, 1, half) + member(3, 1, extra) + member(4, 1, rounded)
    activity = row(staffed("", "", members), 9).activity
    assert activity is not None
    assert [(each.work, each.done, each.delay) for each in activity.assignments] == [
        (16 * HOUR, 2 * HOUR, 0),
        (8 * HOUR, 0, 8 * HOUR),
        (16 * HOUR, 0, 0),
    ]


def test_the_plan_can_be_scheduled(draft: PlanDraft) -> None:
    dates = schedule(to_plan(draft)).dates
    assert dates[11].finish == at("2025-03-06T17:00")
    assert dates[12].start == at("2025-03-12T08:00")
    assert dates[2].start == at("2025-03-04T08:00")
    assert 4 not in dates


def test_honoring_constraints_is_written_the_other_way_round_by_ms_project() -> None:
    assert parse(TEXT.encode()).manner.honors_constraints
    by_itself = TEXT.replace("<ExtendedAttributes>", "<WBSMasks/><ExtendedAttributes>", 1)
    assert not parse(by_itself.encode()).manner.honors_constraints


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "gb18030"])
def test_the_encoding_that_the_file_names_is_read(encoding: str) -> None:
    text = TEXT.replace('encoding="UTF-8"', f'encoding="{encoding}"').replace("Layout", "Проект")
    assert row(parse(text.encode(encoding)), 11).name == "Проект"


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(FileMissing, match=r"no\.xml"):
        read(Path("no.xml"))


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "not valid XML"),
        ("no XML", 1, "not valid XML"),
        (TEXT[: len(TEXT) // 2], 55, "not valid XML"),
        ("<Portfolio><a/></Portfolio>", 1, "no Microsoft Project file"),
        ('<!DOCTYPE p [<!ENTITY a "b">]><Project>&a;</Project>', None, "entities"),
        ('<!DOCTYPE p SYSTEM "file:///etc/passwd"><Project/>', None, "document type"),
        ("<Project>&nbsp;</Project>", 1, "not valid XML"),
        ("<a>" * 40 + "</a>" * 40, 1, "nested deeper"),
        ('<?xml version="1.0" encoding="klingon"?><Project/>', 1, "klingon"),
        (TEXT.replace("<StartDate>2025-03-03T08:00:00</StartDate>", ""), 2, "needed"),
    ],
)
def test_a_file_that_cannot_be_read_at_all(text: str, line: int | None, reason: str) -> None:
    problems = refused(text)
    assert (problems[0][0], len(problems)) == (line, 1)
    assert reason in problems[0][2]


def test_bytes_that_are_not_in_the_encoding_named() -> None:
    raw = b'<?xml version="1.0" encoding="gb2312"?>\n<Project><Name>\xff\xff</Name></Project>'
    assert refused(raw) == [(2, "", "The text is not gb2312, as its first line says.")]


def test_every_bad_value_is_named_with_its_task_and_line() -> None:
    broken = (
        TEXT.replace("PT32H0M0S", "four days")
        .replace("2025-03-12T08:00:00", "12.03.2025")
        .replace("<FromTime>13:00:00</FromTime>", "<FromTime>one</FromTime>")
        .replace("<UID>2</UID><ID>5</ID>", "<UID>12</UID><ID>5</ID>")
        .replace("<UID>3</UID><ID>6</ID>", "<ID>6</ID>")
        .replace("<Type>3</Type>", "<Type>7</Type>")
        .replace("<PercentComplete>50", "<PercentComplete>half")
    )
    fields = {field: line for line, field, _reason in refused(broken)}
    assert fields == {
        "Calendar Standard FromTime": 22,
        "Task 11 Duration": 58,
        "Task 11 PercentComplete": 58,
        "Task 12 ConstraintDate": 70,
        "Task 12 UID": 79,
        "Task": 84,
    }
