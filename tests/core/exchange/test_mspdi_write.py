"""A written plan stands in Microsoft Project's order, has what its schema needs, and comes back."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.exchange import plan_formats
from core.exchange._mspdi_fields import FIELDS
from core.exchange._mspdi_write import pieces, write
from core.exchange.mspdi import parse
from core.rules import plan_fields as own
from core.rules.flat_calendar import days_of, works_alike
from core.rules.schedule.calendar import ALL_DAY, NO_WORK, OFFICE, OFFICE_WEEK, Calendar, OtherDays
from core.rules.schedule.draft import Dates, PlanDraft, PlanRow
from core.rules.schedule.instant import HOUR, MINUTE, moment
from core.rules.schedule.plan import (
    CONSTRAINTS,
    ELAPSED,
    ELAPSED_PERCENT,
    PERCENT,
    SNET,
    WORKING,
    Activity,
    Constraint,
    Link,
)
from tests.plans import at

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

NS: Final = "{http://schemas.microsoft.com/project}"
ORDER: Final = {
    "Project": (
        "SaveVersion UID Name Title Subject Category Company Manager Author CreationDate Revision "
        "LastSaved ScheduleFromStart StartDate FinishDate FYStartDate CriticalSlackLimit "
        "CurrencyDigits CurrencySymbol CurrencyCode CurrencySymbolPosition CalendarUID "
        "DefaultStartTime DefaultFinishTime MinutesPerDay MinutesPerWeek DaysPerMonth "
        "DefaultTaskType DefaultFixedCostAccrual DefaultStandardRate DefaultOvertimeRate "
        "DurationFormat WorkFormat EditableActualCosts HonorConstraints EarnedValueMethod "
        "InsertedProjectsLikeSummary MultipleCriticalPaths NewTasksEffortDriven NewTasksEstimated "
        "SplitsInProgressTasks SpreadActualCost SpreadPercentComplete TaskUpdatesResource "
        "FiscalYearStart WeekStartDay MoveCompletedEndsBack MoveRemainingStartsBack "
        "MoveRemainingStartsForward MoveCompletedEndsForward BaselineForEarnedValue "
        "AutoAddNewResourcesAndTasks StatusDate CurrentDate MicrosoftProjectServerURL Autolink "
        "NewTaskStartDate DefaultTaskEVMethod ProjectExternallyEdited ExtendedCreationDate "
        "ActualsInSync RemoveFileProperties AdminProject OutlineCodes WBSMasks "
        "ExtendedAttributes Calendars Tasks Resources Assignments"
    ),
    "ExtendedAttribute": "FieldID FieldName CFType Guid ElemType MaxMultiValues UserDef Alias Value",
    "Calendar": (
        "UID Name IsBaseCalendar IsBaselineCalendar BaseCalendarUID WeekDays Exceptions WorkWeeks"
    ),
    "WeekDay": "DayType DayWorking TimePeriod WorkingTimes",
    "Exception": (
        "EnteredByOccurrences TimePeriod Occurrences Name Type Period DaysOfWeek MonthItem "
        "MonthPosition Month MonthDay DayWorking WorkingTimes"
    ),
    "TimePeriod": "FromDate ToDate",
    "WorkingTime": "FromTime ToTime",
    "Task": (
        "UID ID Name Active Manual Type IsNull CreateDate Contact WBS WBSLevel OutlineNumber "
        "OutlineLevel Priority Start Finish Duration ManualStart ManualFinish ManualDuration "
        "DurationFormat Work Stop Resume ResumeValid EffortDriven Recurring OverAllocated "
        "Estimated Milestone Summary DisplayAsSummary Critical IsSubproject IsSubprojectReadOnly "
        "SubprojectName ExternalTask ExternalTaskProject EarlyStart EarlyFinish LateStart "
        "LateFinish StartVariance FinishVariance WorkVariance FreeSlack TotalSlack StartSlack "
        "FinishSlack FixedCost FixedCostAccrual PercentComplete PercentWorkComplete Cost "
        "OvertimeCost OvertimeWork ActualStart ActualFinish ActualDuration ActualCost "
        "ActualOvertimeCost ActualWork ActualOvertimeWork RegularWork RemainingDuration "
        "RemainingCost RemainingWork RemainingOvertimeCost RemainingOvertimeWork ACWP CV "
        "ConstraintType CalendarUID ConstraintDate Deadline LevelAssignments LevelingCanSplit "
        "LevelingDelay LevelingDelayFormat PreLeveledStart PreLeveledFinish Hyperlink "
        "HyperlinkAddress HyperlinkSubAddress IgnoreResourceCalendar Notes HideBar Rollup BCWS "
        "BCWP PhysicalPercentComplete EarnedValueMethod PredecessorLink ActualWorkProtected "
        "ActualOvertimeWorkProtected ExtendedAttribute Baseline OutlineCode IsPublished"
    ),
    "PredecessorLink": "PredecessorUID Type CrossProject CrossProjectName LinkLag LagFormat",
    "Baseline": "TimephasedData Number Interim Start Finish Duration DurationFormat",
}
"""How Microsoft Project saves elements: its schema mspdi_pj12, and what Project 2010 added."""
NEEDED: Final = {
    "Project": ("SaveVersion", "CurrencyCode"),
    "Calendar": ("UID",),
    "WeekDay": ("DayType",),
    "Task": ("UID",),
}
MONDAY: Final = dt.datetime.fromisoformat("2025-03-03T08:00")


def faults(root: Element) -> list[str]:
    """Return what stands out of order, is unknown, or is missing."""
    found = []
    for element in root.iter():
        name = element.tag.removeprefix(NS)
        children = [child.tag.removeprefix(NS) for child in element]
        order = ORDER.get(name, "").split()
        found += [f"{name} has {child}" for child in children if order and child not in order]
        places = [order.index(child) for child in children if child in order]
        found += [f"{name} out of order" for a, b in pairwise(places) if a > b]
        found += [f"{name} lacks {each}" for each in NEEDED.get(name, ()) if each not in children]
    return found


def draft(rows: list[PlanRow], *links: Link, **how: Any) -> PlanDraft:
    """Return a plan of rows under the project's own."""
    head = PlanRow(
        uid=0, id="0", name="P", level=0, is_summary=True, activity=Activity(id=0, is_summary=True)
    )
    given: dict[str, Any] = {"calendars": {"S": Calendar("Standard")}, "calendar": "S", **how}
    return PlanDraft(
        title="Plan <&> 计划", source="Test", start=MONDAY, rows=(head, *rows), links=links, **given
    )


def task(uid: int, level: int = 1, name: str = "T", **how: Any) -> PlanRow:
    """Return a row; what the activity takes goes to it."""
    of_row = {n: how.pop(n) for n in ("notes", "fields", "percent", "baselines") if n in how}
    activity = Activity(id=uid, **how)
    start = moment(activity.manual_start or at("2025-03-03T08:00"))
    return PlanRow(
        uid=uid,
        id=str(uid),
        name=name,
        level=level,
        activity=activity,
        is_milestone=not activity.duration,
        stored=Dates(start, start),
        **of_row,
    )


def text_of(plan: PlanDraft) -> str:
    return "".join(pieces(plan))


def back(plan: PlanDraft) -> PlanDraft:
    """Return a plan as it is read again, checked on the way."""
    text = text_of(plan)
    assert faults(fromstring(text.encode())) == []
    return parse(text.encode())


def again(row: PlanRow, *others: PlanRow) -> PlanRow:
    """Return a row as it is read again."""
    return next(each for each in back(draft([row, *others])).rows if each.uid == row.uid)


def test_everything_at_once_stands_in_order() -> None:
    days = 480 * MINUTE
    rows = [
        task(
            1,
            duration=3 * days,
            constraints=(Constraint(SNET, at("2025-03-04T08:00")),),
            deadline=at("2025-03-07T17:00"),
            calendar="S",
            notes="Two\nlines",
            baselines={0: Dates(MONDAY, MONDAY), 3: Dates(MONDAY, MONDAY)},
            fields={own.CODE: "M001", own.WEIGHT: "2.5", own.KEY: "1"},
        ),
        task(2, duration=days, actual_start=at("2025-03-03T08:00"), done=days // 2, percent=50),
        task(
            3,
            is_manual=True,
            manual_start=at("2025-03-05T08:00"),
            manual_finish=at("2025-03-05T17:00"),
            duration=days,
        ),
    ]
    holiday = OtherDays(dt.date(2025, 5, 1), dt.date(2025, 5, 5), name="Labour Day")
    plan = draft(
        rows,
        Link(1, 2, "SS", 2 * days),
        Link(1, 3),
        calendars={"S": Calendar("Standard", days=(holiday,))},
        status=MONDAY,
        currency="CNY",
    )
    root = fromstring(text_of(plan).encode())
    assert faults(root) == []
    assert root.findtext(f"{NS}SaveVersion") == "14"
    assert root.findtext(f"{NS}CurrencyCode") == "CNY"
    assert [t.findtext(f"{NS}OutlineNumber") for t in root.iter(f"{NS}Task")] == [
        "0",
        "1",
        "2",
        "3",
    ]


def test_the_faults_of_a_file_out_of_order_are_seen() -> None:
    text = f'<Project xmlns="{NS[1:-1]}"><Name>P</Name><SaveVersion>14</SaveVersion></Project>'
    assert faults(fromstring(text)) == ["Project out of order", "Project lacks CurrencyCode"]


def test_the_outline_is_numbered() -> None:
    levels = (1, 2, 2, 3, 1, 2)
    root = fromstring(text_of(draft([task(n, level) for n, level in enumerate(levels, 1)])))
    numbers = [each.findtext(f"{NS}OutlineNumber") for each in root.iter(f"{NS}Task")]
    assert numbers == ["0", "1", "1.1", "1.2", "1.2.1", "2", "2.1"]


@pytest.mark.parametrize("kind", CONSTRAINTS)
def test_constraints_come_back(kind: str) -> None:
    date = None if kind == "ALAP" else at("2025-03-05T13:00")
    row = again(task(1, duration=4800, constraints=(Constraint(kind, date),)))
    assert row.activity is not None
    assert row.activity.constraints == (Constraint(kind, date),)


_NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=40
).filter(lambda text: text.strip() == text)
_SPANS = st.integers(0, 4000).map(lambda minutes: minutes * MINUTE)
_UNITS = st.sampled_from([WORKING, ELAPSED])
_SHARES = st.sampled_from([PERCENT, ELAPSED_PERCENT])


@given(name=_NAMES, notes=_NAMES, duration=_SPANS, elapsed=st.booleans())
def test_names_notes_and_durations_come_back(
    *, name: str, notes: str, duration: int, elapsed: bool
) -> None:
    row = again(task(1, name=name, notes=notes, duration=duration, elapsed=elapsed))
    assert row.activity is not None
    assert (row.name, row.notes) == (name, notes)
    assert (row.activity.duration, row.activity.elapsed) == (duration, elapsed)


@given(
    st.sampled_from(["FS", "SS", "FF", "SF"]),
    st.one_of(
        st.tuples(st.integers(-90_000, 90_000), _UNITS),
        st.tuples(st.integers(-300, 300).map(lambda percent: percent * 100), _SHARES),
    ),
)
def test_links_come_back(kind: str, lag: tuple[int, str]) -> None:
    link = Link(1, 2, kind, *lag)
    assert back(draft([task(1, duration=4800), task(2, duration=4800)], link)).links == (link,)


def test_progress_comes_back() -> None:
    begun = again(
        task(1, duration=9600, actual_start=at("2025-03-03T08:00"), done=2400, percent=25)
    )
    assert begun.activity is not None
    assert (begun.percent, begun.activity.done, begun.activity.remaining) == (25, 2400, 7200)
    over = again(
        task(
            1,
            duration=4800,
            actual_start=at("2025-03-03T08:00"),
            actual_finish=at("2025-03-03T17:00"),
            percent=100,
        )
    )
    assert over.activity is not None
    assert (over.activity.actual_finish, over.activity.remaining) == (at("2025-03-03T17:00"), 0)


def test_a_manual_task_comes_back_where_it_was_typed() -> None:
    row = task(
        1,
        is_manual=True,
        duration=4800,
        manual_start=at("2025-03-08T08:00"),
        manual_finish=at("2025-03-09T17:00"),
    )
    found = again(row).activity
    assert found is not None
    assert (found.is_manual, found.manual_start, found.manual_finish) == (
        *(True, at("2025-03-08T08:00")),
        at("2025-03-09T17:00"),
    )


def test_every_field_of_handover_has_a_place_of_its_own_and_comes_back() -> None:
    assert len({number for number, _name in FIELDS.values()}) == len(FIELDS)
    fields = {alias: f"value {place}" for place, alias in enumerate(FIELDS)}
    assert again(task(1, fields=fields)).fields == fields


_SHIFTS = st.sampled_from(
    [NO_WORK, OFFICE, ALL_DAY, ((22 * HOUR, 30 * HOUR),), ((6 * HOUR, 14 * HOUR),)]
)
_DAYS = st.builds(
    lambda first, length, shifts, name: OtherDays(
        first, first + dt.timedelta(length), shifts, name=name
    ),
    st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31)),
    st.integers(0, 20),
    _SHIFTS,
    st.sampled_from(["", "春节", "Наурыз"]),
)


@given(
    st.tuples(*[_SHIFTS] * 7).filter(any),
    st.lists(_DAYS, max_size=5),
)
def test_a_calendar_comes_back_working_at_the_same_times(week: Any, days: list[OtherDays]) -> None:
    calendar = Calendar("办公室", week=week, days=tuple(days))
    plan = draft([task(1)], calendars={"S": calendar})
    (found,) = back(plan).calendars.values()
    assert found.name == "办公室"
    assert works_alike(calendar, found, *days_of(plan))


def test_a_day_with_more_spans_than_a_plan_can_hold_is_refused_by_name() -> None:
    many = tuple((hour * HOUR, (hour + 1) * HOUR) for hour in range(0, 12, 2))
    calendar = Calendar("Shifts", week=(many,) * 7)
    with pytest.raises(InvalidInput, match="Shifts"):
        text_of(draft([task(1)], calendars={"S": calendar}))


def test_what_no_xml_may_hold_is_left_out() -> None:
    assert again(task(1, name="A\x00B\x0bC", notes="one\r\ntwo")).name == "ABC"


def test_an_old_file_stays_whole_until_the_new_one_is_done(tmp_path: Path) -> None:
    path = tmp_path / "plan.xml"
    path.write_text("old")
    bad = draft([task(1, fields={"Unknown": "x"})])
    with pytest.raises(KeyError):
        write(path, bad)
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("plan.xml", "old")]
    assert plan_formats()["mspdi"].write is not None
    write(path, draft([task(1)]))
    assert path.read_text("utf-8").startswith('<?xml version="1.0" encoding="UTF-8"')


def test_a_calendar_of_a_week_is_the_office_week() -> None:
    (found,) = back(draft([task(1)])).calendars.values()
    assert found.week == OFFICE_WEEK
