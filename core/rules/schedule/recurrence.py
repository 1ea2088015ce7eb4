"""Which days a recurring exception names: every n-th day, week, month or year, as MS Project does."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

DAILY: Final = "daily"
WEEKLY: Final = "weekly"
MONTHLY: Final = "monthly"
YEARLY: Final = "yearly"
LAST: Final = -1
"""The position of the last such day of a month."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule that picks days out of a span.

    Attributes:
        unit: DAILY, WEEKLY, MONTHLY or YEARLY.
        step: every so many units, counted from the first day of the span.
        weekdays: WEEKLY: which days; MONTHLY, YEARLY: the kinds of day that `position` counts.
            Monday is 0.
        day: MONTHLY, YEARLY: the day of the month; in months that lack it, the last one.
        position: MONTHLY, YEARLY: the first (1) to fourth or `LAST` of the weekdays; 0 for `day`.
        month: YEARLY: January is 1.
    """

    unit: str
    step: int = 1
    weekdays: frozenset[int] = frozenset()
    day: int = 1
    position: int = 0
    month: int = 1

    def days(
        self, first: dt.date, last: dt.date, within: tuple[dt.date, dt.date]
    ) -> Iterator[dt.date]:
        """Yield the days named from `first` to `last` that fall within a second span."""
        for day in self._all(first, min(last, within[1])):
            if day >= within[0]:
                yield day

    def _all(self, first: dt.date, last: dt.date) -> Iterator[dt.date]:
        if self.unit == DAILY:
            for ordinal in range(first.toordinal(), last.toordinal() + 1, max(self.step, 1)):
                yield dt.date.fromordinal(ordinal)
        elif self.unit == WEEKLY:
            yield from self._weekly(first, last)
        else:
            for year, month in self._months(first, last):
                day = self._day_of(year, month)
                if day is not None and first <= day <= last:
                    yield day

    def _weekly(self, first: dt.date, last: dt.date) -> Iterator[dt.date]:
        """Yield days of every n-th week; weeks begin on Sunday, as in MS Project."""
        begin = first.toordinal() - first.isoweekday() % 7
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            is_its_week = (ordinal - begin) // 7 % max(self.step, 1) == 0
            if is_its_week and (ordinal - 1) % 7 in self.weekdays:
                yield dt.date.fromordinal(ordinal)

    def _months(self, first: dt.date, last: dt.date) -> Iterator[tuple[int, int]]:
        """Yield year and month of each turn; turns count from the first day that can be named."""
        step = max(self.step, 1) * (12 if self.unit == YEARLY else 1)
        begin = first.year * 12 + (self.month if self.unit == YEARLY else first.month) - 1
        if self.unit == MONTHLY and not self.position and self.day < first.day:
            begin += 1
        for turn in range(begin, last.year * 12 + last.month, step):
            yield turn // 12, turn % 12 + 1

    def _day_of(self, year: int, month: int) -> dt.date | None:
        length = calendar.monthrange(year, month)[1]
        if not self.position:
            return dt.date(year, month, min(max(self.day, 1), length))
        days = (dt.date(year, month, day) for day in range(1, length + 1))
        found = [day for day in days if not self.weekdays or day.weekday() in self.weekdays]
        at = self.position if self.position == LAST else self.position - 1
        return found[at] if at < len(found) and found else None
