"""Writing calendars as Microsoft Project has them: a week, and the days that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement

from core.errors import InvalidInput
from core.exchange._mspdi_elements import add, clock
from core.language import mark, tr

if TYPE_CHECKING:
    from core.rules.flat_calendar import FlatCalendar
    from core.rules.schedule.calendar import Shifts

_NO_CALENDAR: Final = -1
_LONGEST_NAME: Final = 512
_MOST: Final = 5


def calendar_element(uid: int, calendar: FlatCalendar) -> Element:
    """Return a calendar under its unique id.

    Raises:
        InvalidInput: a day has more spans of work than Microsoft Project holds.
    """
    element = Element("Calendar")
    for name, value in (
        ("UID", uid),
        ("Name", calendar.name),
        ("IsBaseCalendar", True),
        ("BaseCalendarUID", _NO_CALENDAR),
    ):
        add(element, name, value)
    week = SubElement(element, "WeekDays")
    for number in range(1, 8):
        day = SubElement(week, "WeekDay")
        add(day, "DayType", number)
        _add_times(day, calendar.week[(number + 5) % 7], calendar.name)
    if calendar.days:
        exceptions = SubElement(element, "Exceptions")
    for each in calendar.days:
        one = SubElement(exceptions, "Exception")
        add(one, "EnteredByOccurrences", value=False)
        period = SubElement(one, "TimePeriod")
        add(period, "FromDate", f"{each.first.isoformat()}T00:00:00")
        add(period, "ToDate", f"{each.last.isoformat()}T23:59:00")
        add(one, "Occurrences", (each.last - each.first).days + 1)
        add(one, "Name", each.name[:_LONGEST_NAME])
        add(one, "Type", 1)
        _add_times(one, each.shifts, calendar.name)
    return element


def _add_times(day: Element, shifts: Shifts, name: str) -> None:
    if len(shifts) > _MOST:
        why = mark("A plan holds {count} spans of work a day; the calendar {name} has more.")
        raise InvalidInput(tr(why, count=_MOST, name=name))
    add(day, "DayWorking", bool(shifts))
    if shifts:
        times = SubElement(day, "WorkingTimes")
        for start, end in shifts:
            time = SubElement(times, "WorkingTime")
            add(time, "FromTime", clock(start))
            add(time, "ToTime", clock(end))
