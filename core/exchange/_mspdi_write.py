"""Writing a plan as Microsoft Project's XML.

Elements stand in the order in which Microsoft Project itself saves them (its schema
`mspdi_pj12.xsd` with the elements that Project 2010 added); SaveVersion, CurrencyCode and every UID
are there because the schema needs them. Nothing is written that Microsoft Project would compute
otherwise than it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import Element, SubElement

from core.exchange._mspdi_calendars_out import calendar_element
from core.exchange._mspdi_elements import add, clock, span, text_of, when
from core.exchange._mspdi_fields import FIELDS
from core.paths import atomic_path
from core.rules.flat_calendar import days_of, flat
from core.rules.schedule.instant import DAY, HOUR, MINUTE
from core.rules.schedule.plan import (
    ALAP,
    ELAPSED,
    ELAPSED_PERCENT,
    FNET,
    FNLT,
    MFO,
    MSO,
    PERCENT,
    SNET,
    SNLT,
    WORKING,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from core.rules.flat_calendar import FlatCalendar
    from core.rules.schedule.draft import PlanDraft, PlanRow
    from core.rules.schedule.plan import Activity, Link

SAVE_VERSION: Final = 14
"""The form of Microsoft Project 2010, which every later one writes too."""
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OPEN: Final = '<Project xmlns="http://schemas.microsoft.com/project">\n'
_CLOSE: Final = "</Project>\n"
_LONGEST_NAME: Final = 512

_CONSTRAINTS: Final = {ALAP: 1, MSO: 2, MFO: 3, SNET: 4, SNLT: 5, FNET: 6, FNLT: 7}
_LINK_KINDS: Final = {"FF": 0, "FS": 1, "SF": 2, "SS": 3}
_WORKING_DAY: Final = 480 * MINUTE
_FORMATS: Final = {
    WORKING: ((_WORKING_DAY, 7), (HOUR, 5), (1, 3)),
    ELAPSED: ((DAY, 8), (HOUR, 6), (1, 4)),
}
"""By unit: how a span is shown, in days, hours or minutes, by what it is a whole number of."""
_SHARES: Final = {PERCENT: 19, ELAPSED_PERCENT: 20}
_HUNDREDTHS: Final = 100
_FIXED_DURATION: Final = 1
_NO_CALENDAR: Final = -1


def write(path: Path, draft: PlanDraft) -> None:
    """Write a plan; an old file stays whole until the new one is done.

    Its custom fields are those of `_mspdi_fields`.
    """
    with atomic_path(path) as beside, beside.open("w", encoding="utf-8", newline="\n") as file:
        for piece in pieces(draft):
            file.write(piece)


def pieces(draft: PlanDraft) -> Iterator[str]:
    """Yield the text of the file, record by record."""
    uids = {key: place for place, key in enumerate(draft.calendars, start=1)}
    span = days_of(draft)
    calendars = [flat(calendar, *span) for calendar in draft.calendars.values()]
    yield _HEAD + _OPEN
    for element in _project(draft, calendars[uids[draft.calendar] - 1], uids):
        yield text_of(element)
    yield from _list("ExtendedAttributes", _fields(draft.rows))
    yield from _list("Calendars", map(calendar_element, uids.values(), calendars))
    yield from _list("Tasks", _tasks(draft, uids))
    yield "\t<Resources/>\n\t<Assignments/>\n" + _CLOSE


def _list(name: str, elements: Iterable[Element]) -> Iterator[str]:
    yield f"\t<{name}>\n"
    for element in elements:
        yield text_of(element, depth=2)
    yield f"\t</{name}>\n"


def _project(draft: PlanDraft, usual: FlatCalendar, uids: Mapping[str, int]) -> Iterator[Element]:
    start, end = _hours(usual)
    finishes = [row.stored.finish for row in draft.rows if row.stored.finish is not None]
    for name, value in (
        ("SaveVersion", SAVE_VERSION),
        ("Name", draft.title[:255]),
        ("Title", draft.title[:_LONGEST_NAME]),
        ("ScheduleFromStart", True),
        ("StartDate", when(draft.start)),
        ("FinishDate", when(max(finishes, default=draft.start))),
        ("FYStartDate", 1),
        ("CriticalSlackLimit", 0),
        ("CurrencyDigits", 2),
        ("CurrencyCode", draft.currency),
        ("CalendarUID", uids[draft.calendar]),
        ("DefaultStartTime", start),
        ("DefaultFinishTime", end),
        ("MinutesPerDay", 480),
        ("MinutesPerWeek", 2400),
        ("DaysPerMonth", 20),
        ("DefaultTaskType", _FIXED_DURATION),
        ("DurationFormat", 7),
        ("MultipleCriticalPaths", draft.manner.every_path),
        ("NewTasksEffortDriven", False),
        ("NewTasksEstimated", False),
        ("SplitsInProgressTasks", draft.manner.splits_started),
        ("WeekStartDay", 1),
        ("StatusDate", None if draft.status is None else when(draft.status)),
    ):
        element = Element("Project")
        add(element, name, value)
        yield from element


def _hours(calendar: FlatCalendar) -> tuple[str, str]:
    """Return when a usual day begins and ends."""
    day = next((shifts for shifts in calendar.week if shifts), ((8 * HOUR, 17 * HOUR),))
    return clock(day[0][0]), clock(day[-1][1])


def _fields(rows: Iterable[PlanRow]) -> Iterator[Element]:
    used = {alias for row in rows for alias in row.fields}
    for alias, (number, name) in FIELDS.items():
        if alias in used:
            element = Element("ExtendedAttribute")
            for key, value in (("FieldID", number), ("FieldName", name), ("Alias", alias)):
                add(element, key, value)
            yield element


def _tasks(draft: PlanDraft, calendars: Mapping[str, int]) -> Iterator[Element]:
    waits: dict[int, list[Link]] = {}
    for link in draft.links:
        waits.setdefault(link.successor, []).append(link)
    outline = _Outline()
    for number, row in enumerate(draft.rows):
        yield _task(number, row, outline.next(row.level), waits.get(row.uid, ()), calendars)


class _Outline:
    """Numbers rows by how deep they lie: 1, 1.1, 1.2, 2."""

    def __init__(self) -> None:
        self._places: list[int] = []

    def next(self, level: int) -> str:
        """Return the number of the next row."""
        if level <= 0:
            return "0"
        del self._places[level:]
        while len(self._places) < level:
            self._places.append(0)
        self._places[level - 1] += 1
        return ".".join(str(max(place, 1)) for place in self._places)


def _task(
    number: int, row: PlanRow, outline: str, waits: Iterable[Link], calendars: Mapping[str, int]
) -> Element:
    element, activity = Element("Task"), row.activity
    assert activity is not None
    duration, is_elapsed = activity.duration, activity.elapsed
    for name, value in (
        ("UID", row.uid),
        ("ID", number),
        ("Name", row.name[:_LONGEST_NAME]),
        ("Active", not activity.is_inactive),
        ("Manual", activity.is_manual),
        ("Type", _FIXED_DURATION),
        ("IsNull", False),
        ("WBS", row.wbs or outline),
        ("OutlineNumber", outline),
        ("OutlineLevel", row.level),
        ("Priority", 500),
        ("Start", when(row.stored.start)),
        ("Finish", when(row.stored.finish)),
        ("Duration", span(duration)),
        *_manual(activity),
        ("DurationFormat", _format(duration, ELAPSED if is_elapsed else WORKING)),
        ("ResumeValid", False),
        ("EffortDriven", False),
        ("Recurring", False),
        ("Estimated", False),
        ("Milestone", row.is_milestone),
        ("Summary", row.is_summary),
        ("ExternalTask", False),
        ("PercentComplete", round(row.percent)),
        ("ActualStart", when(activity.actual_start)),
        ("ActualFinish", when(activity.actual_finish)),
        *_done(activity),
        *_constraint(activity),
        ("Deadline", when(activity.deadline)),
        ("IgnoreResourceCalendar", True),
        ("Notes", row.notes),
    ):
        if name == "CalendarUID" and activity.calendar is not None:
            add(element, name, calendars[activity.calendar])
        else:
            add(element, name, value)
    for link in waits:
        _add_link(element, link)
    for alias, value in row.fields.items():
        own = SubElement(element, "ExtendedAttribute")
        add(own, "FieldID", FIELDS[alias][0])
        add(own, "Value", value)
    for place, dates in row.baselines.items():
        baseline = SubElement(element, "Baseline")
        add(baseline, "Number", place)
        add(baseline, "Start", when(dates.start))
        add(baseline, "Finish", when(dates.finish))
    return element


def _manual(activity: Activity) -> Iterator[tuple[str, Any]]:
    if activity.is_manual:
        yield "ManualStart", when(activity.manual_start)
        yield "ManualFinish", when(activity.manual_finish)
        yield "ManualDuration", span(activity.duration)


def _done(activity: Activity) -> Iterator[tuple[str, Any]]:
    if activity.actual_start is not None:
        is_over = activity.actual_finish is not None
        done = activity.duration if is_over else activity.done
        yield "ActualDuration", span(done)
        yield "RemainingDuration", span(activity.duration - done)


def _constraint(activity: Activity) -> Iterator[tuple[str, Any]]:
    limit = activity.constraints[0] if activity.constraints else None
    yield "ConstraintType", 0 if limit is None else _CONSTRAINTS[limit.kind]
    yield "CalendarUID", _NO_CALENDAR
    yield "ConstraintDate", None if limit is None else when(limit.date)


def _add_link(element: Element, link: Link) -> None:
    own = SubElement(element, "PredecessorLink")
    add(own, "PredecessorUID", link.predecessor)
    add(own, "Type", _LINK_KINDS[link.kind])
    add(own, "CrossProject", value=False)
    if link.unit in _SHARES:
        add(own, "LinkLag", link.lag // _HUNDREDTHS)
        add(own, "LagFormat", _SHARES[link.unit])
    else:
        add(own, "LinkLag", link.lag)
        add(own, "LagFormat", _format(link.lag, link.unit))


def _format(span: int, unit: str) -> int:
    """Return how a span is shown: in days where it is whole ones, else in hours or minutes."""
    return next(form for size, form in _FORMATS[unit] if span % size == 0)
