"""Calendars of a Microsoft Project file: weeks, weeks that differ, exceptions, recurring ones."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from core.exchange._bases import bases_first
from core.exchange._cells import Cells
from core.language import tr
from core.rules.schedule.calendar import (
    NO_WORK,
    OFFICE,
    OFFICE_WEEK,
    Calendar,
    OtherDays,
    OtherWeek,
)
from core.rules.schedule.instant import DAY, HOUR, MINUTE
from core.rules.schedule.recurrence import DAILY, LAST, MONTHLY, WEEKLY, YEARLY, Recurrence

if TYPE_CHECKING:
    from core.exchange._cells import Findings
    from core.exchange._xml import Element
    from core.rules.schedule.calendar import Shift, Shifts

_SUNDAY: Final = 6
_MASKS: Final = {1: 6, 2: 0, 4: 1, 8: 2, 16: 3, 32: 4, 64: 5}
"""Bits of DaysOfWeek and the weekdays they stand for; Monday is 0."""
_LAST_POSITION: Final = 4
_UNITS: Final = {
    1: DAILY,
    2: YEARLY,
    3: YEARLY,
    4: MONTHLY,
    5: MONTHLY,
    6: WEEKLY,
    7: DAILY,
}
_BY_POSITION: Final = frozenset({3, 5})
_ITEMS: Final = {
    0: frozenset(range(7)),
    1: frozenset(range(5)),
    2: frozenset({5, 6}),
}
"""What MonthItem counts: any day, weekdays, weekend days; from 3 on, Sunday to Saturday."""


def calendars(elements: list[Element], findings: Findings) -> dict[str, Calendar]:
    """Return every calendar by its unique id, each with the one it is based on."""
    by_uid = {element.values.get("UID", ""): element for element in elements}
    bases = {uid: element.values.get("BaseCalendarUID", "") for uid, element in by_uid.items()}
    done: dict[str, Calendar] = {}
    for uid in bases_first(bases):
        done[uid] = _calendar(by_uid[uid], done.get(bases[uid]), findings)
    return done


def _calendar(element: Element, base: Calendar | None, findings: Findings) -> Calendar:
    """Return a calendar; one that differs in nothing from the one below it is that one."""
    name = element.values.get("Name", "")
    cells = Cells(element.values, element.line, tr("Calendar {name}", name=name), findings)
    days = element.all("WeekDays", "WeekDay")
    exceptions = element.all("Exceptions", "Exception")
    old_form = [day for day in days if day.values.get("DayType") == "0"]
    usual: tuple[Shifts | None, ...] = OFFICE_WEEK if base is None else (None,) * 7
    other = [_other_days(each, cells) for each in exceptions or old_form]
    weeks = [_other_week(each, cells) for each in element.all("WorkWeeks", "WorkWeek")]
    week = _week(days, usual, cells)
    if base is not None and all(day is None for day in week) and not weeks and not other:
        return base
    return Calendar(
        name=name,
        week=week,
        weeks=tuple(week for week in weeks if week is not None),
        days=_narrow_first([days for days in other if days is not None]),
        base=base,
    )


def _week(
    days: list[Element], usual: tuple[Shifts | None, ...], cells: Cells
) -> tuple[Shifts | None, ...]:
    week = list(usual)
    for day in days:
        number = day.values.get("DayType", "")
        if number in {"1", "2", "3", "4", "5", "6", "7"}:
            week[(int(number) + _SUNDAY - 1) % 7] = _shifts(day, cells)
    return tuple(week)


def _shifts(day: Element, cells: Cells) -> Shifts:
    """Return the shifts of a day; a working day without times has those of an office."""
    if day.values.get("DayWorking", "0").strip() in {"0", "false"}:
        return NO_WORK
    times = day.all("WorkingTimes", "WorkingTime")
    found = [_shift(time, cells) for time in times]
    return tuple(shift for shift in found if shift is not None) if times else OFFICE


def _shift(time: Element, cells: Cells) -> Shift | None:
    start = _clock(time, "FromTime", cells)
    end = _clock(time, "ToTime", cells)
    if start is None or end is None:
        return None
    if end <= start:
        end += DAY
    return start, end


def _clock(time: Element, name: str, cells: Cells) -> int | None:
    text = time.values.get(name, "").strip()
    try:
        clock = dt.time.fromisoformat(text)
    except ValueError:
        why = tr("“{text}” is no time of day such as 08:00:00.", text=text)
        cells.findings.refuse(time.line, f"{cells.where} {name}", why)
        return None
    return clock.hour * HOUR + clock.minute * MINUTE + clock.second * MINUTE // 60


def _span(element: Element, cells: Cells) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of what differs; None where it states none."""
    for period in element.all("TimePeriod"):
        own = Cells(period.values, period.line, cells.where, cells.findings)
        first, last = own.when("FromDate"), own.when("ToDate")
        if first is not None and last is not None:
            return first.date(), last.date()
    return None


def _other_week(element: Element, cells: Cells) -> OtherWeek | None:
    """Return a week that differs; weekdays that it does not mention keep their usual shifts."""
    span = _span(element, cells)
    if span is None:
        return None
    week = _week(element.all("WeekDays", "WeekDay"), (None,) * 7, cells)
    return OtherWeek(*span, week, element.values.get("Name", ""))


def _other_days(element: Element, cells: Cells) -> OtherDays | None:
    span = _span(element, cells)
    if span is None:
        return None
    times = [_shift(time, cells) for time in element.all("WorkingTimes", "WorkingTime")]
    shifts = tuple(shift for shift in times if shift is not None)
    if not shifts and element.values.get("DayWorking", "0").strip() in {"1", "true"}:
        shifts = OFFICE
    own = Cells(element.values, element.line, cells.where, cells.findings)
    return OtherDays(*span, shifts, _recurrence(own), element.values.get("Name", ""))


def _recurrence(cells: Cells) -> Recurrence | None:
    """Return the rule of a recurring exception; None for one that is a plain span of days."""
    kind = cells.whole("Type", 1)
    unit, step = _UNITS.get(kind), max(cells.whole("Period", 1), 1)
    if unit is None or (unit == DAILY and step == 1):
        return None
    item = cells.whole("MonthItem")
    position = cells.whole("MonthPosition") + 1
    mask = cells.whole("DaysOfWeek")
    weekdays = frozenset(day for bit, day in _MASKS.items() if mask & bit)
    if kind in _BY_POSITION:
        weekdays = _ITEMS.get(item, frozenset({(item - 3 + _SUNDAY) % 7}))
    return Recurrence(
        unit,
        step=1 if unit == YEARLY else step,
        weekdays=weekdays,
        day=cells.whole("MonthDay", 1),
        position=0 if kind not in _BY_POSITION else LAST if position > _LAST_POSITION else position,
        month=cells.whole("Month") + 1,
    )


def _narrow_first(found: list[OtherDays]) -> tuple[OtherDays, ...]:
    """Return single spans before recurring ones and short ones before long: the first one holds."""
    return tuple(
        sorted(
            found,
            key=lambda days: (
                days.every is not None,
                days.last.toordinal() - days.first.toordinal(),
            ),
        )
    )
