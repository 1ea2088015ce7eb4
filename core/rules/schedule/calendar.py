"""When work is done: shifts of each weekday, weeks that differ for a while, days that differ.

These are the values that the user, Microsoft Project and Primavera keep; `worktime` counts by them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.rules.schedule.instant import DAY, HOUR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from core.rules.schedule.recurrence import Recurrence

Shift = tuple[int, int]
"""From and to, in ticks since midnight; a shift over midnight ends after `DAY`."""
Shifts = tuple[Shift, ...]

NO_WORK: Final[Shifts] = ()
ALL_DAY: Final[Shifts] = ((0, DAY),)
OFFICE: Final[Shifts] = ((8 * HOUR, 12 * HOUR), (13 * HOUR, 17 * HOUR))
"""Eight to five with an hour at noon: the standard day of Microsoft Project."""

Week = tuple[Shifts, Shifts, Shifts, Shifts, Shifts, Shifts, Shifts]
"""The shifts of Monday to Sunday."""
OFFICE_WEEK: Final[Week] = (OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, NO_WORK, NO_WORK)
ROUND_THE_CLOCK: Final[Week] = (ALL_DAY,) * 7


@dataclass(frozen=True, slots=True)
class OtherWeek:
    """Weeks that differ: from the first to the last day these shifts hold instead."""

    first: dt.date
    last: dt.date
    week: tuple[Shifts | None, ...]
    """Monday to Sunday; None where the usual weekday holds."""
    name: str = ""


@dataclass(frozen=True, slots=True)
class OtherDays:
    """Days that differ: a holiday has no shifts, a make-up day has some."""

    first: dt.date
    last: dt.date
    """The last day, included."""
    shifts: Shifts = NO_WORK
    every: Recurrence | None = None
    """Which of the days between differ; None for all."""
    name: str = ""

    def days(self, first: dt.date, last: dt.date) -> Iterator[dt.date]:
        """Yield the days that differ among the days of a span, both ends included."""
        if self.every is not None:
            yield from self.every.days(self.first, self.last, within=(first, last))
            return
        begin, end = max(first, self.first), min(last, self.last)
        for ordinal in range(begin.toordinal(), end.toordinal() + 1):
            yield dt.date.fromordinal(ordinal)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When work is done.

    Attributes:
        name: what it is called in messages.
        week: the usual week.
        weeks: weeks that differ; the first that covers a day holds.
        days: days that differ; they beat weeks, and the first that names a day holds.
        base: asked for each weekday that is None in `week` and for days of its own that differ;
            None where the calendar stands alone.
        within: where not None, only what is also working time of that calendar counts.
    """

    name: str
    week: tuple[Shifts | None, ...] = OFFICE_WEEK
    weeks: tuple[OtherWeek, ...] = ()
    days: tuple[OtherDays, ...] = ()
    base: Calendar | None = None
    within: Calendar | None = None

    def shifts_between(self, first: dt.date, last: dt.date) -> Iterator[Shifts]:
        """Yield the shifts of each day of a span, both ends included."""
        if self.within is None:
            yield from self._own_shifts(first, last)
        else:
            others = _by_day(self.within, first, last)
            for day, own in enumerate(self._own_shifts(first, last), first.toordinal()):
                yield _common(own, _around(others, day))

    def _own_shifts(self, first: dt.date, last: dt.date) -> Iterator[Shifts]:
        differ = self.differing(first, last)
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            found = differ.get(ordinal)
            yield self.usual(ordinal) if found is None else found

    def differing(self, first: dt.date, last: dt.date) -> dict[int, Shifts]:
        """Return the shifts of days that differ, here or in the calendars below, by ordinal."""
        found: dict[int, Shifts] = {} if self.base is None else self.base.differing(first, last)
        own: dict[int, Shifts] = {}
        for other in self.days:
            for day in other.days(first, last):
                own.setdefault(day.toordinal(), other.shifts)
        return found | own

    def usual(self, ordinal: int) -> Shifts:
        """Return the shifts of a day, by its ordinal, as its week has them."""
        weekday = (ordinal - 1) % 7
        for other in self.weeks:
            if other.first.toordinal() <= ordinal <= other.last.toordinal():
                shifts = other.week[weekday]
                if shifts is not None:
                    return shifts
                break
        usual = self.week[weekday]
        if usual is not None:
            return usual
        return NO_WORK if self.base is None else self.base.usual(ordinal)


def _by_day(calendar: Calendar, first: dt.date, last: dt.date) -> dict[int, Shifts]:
    """Return the shifts of the days of a span and of those before and after, by ordinal."""
    begin = dt.date.fromordinal(max(first.toordinal() - 1, dt.date.min.toordinal()))
    end = dt.date.fromordinal(min(last.toordinal() + 1, dt.date.max.toordinal()))
    return dict(enumerate(calendar.shifts_between(begin, end), begin.toordinal()))


def _around(days: Mapping[int, Shifts], day: int) -> Shifts:
    """Return the shifts of a day and its neighbours, all counted from its midnight."""
    return tuple(
        (start + offset * DAY, end + offset * DAY)
        for offset in (-1, 0, 1)
        for start, end in days.get(day + offset, NO_WORK)
    )


def _common(one: Shifts, other: Shifts) -> Shifts:
    """Return the time that lies in both."""
    pairs = ((max(a[0], b[0]), min(a[1], b[1])) for a in one for b in other)
    return tuple((start, end) for start, end in pairs if start < end)
