"""Counting by a calendar: working time between instants, and where so much of it leads.

A table of all shifts with the work done before each grows as far as it is asked; each answer is two
binary searches, however many days lie between.

The end of one shift and the start of the next are the same *position* in working time but two
instants. `starting` gives the later one (work begins there), `ending` the earlier (it ends there).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from core.errors import InvalidInput
from core.language import mark, tr
from core.rules.schedule.instant import DAY, FIRST, LAST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.rules.schedule.calendar import Calendar, Shift

_SPAN: Final = 400
"""Days of the first stretch of the table; each further one is twice the last."""


class WorkTime:
    """The working time of a calendar; positions count from an arbitrary zero."""

    def __init__(self, calendar: Calendar, near: int) -> None:
        """Make the table around an instant.

        Raises:
            InvalidInput: the calendar never works.
        """
        self.calendar = calendar
        day = min(max(near // DAY, FIRST // DAY), LAST // DAY - 1)
        self._low = self._high = day * DAY
        self._span = _SPAN
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._done: list[int] = []
        self._least = self._most = 0
        self._later()
        self._earlier()

    def position(self, instant: int) -> int:
        """Return how much work lies before an instant."""
        if not self._low <= instant < self._high:
            self._reach(instant)
        at = bisect_right(self._starts, instant) - 1
        if at < 0:
            return self._least
        return self._done[at] + min(instant, self._ends[at]) - self._starts[at]

    def starting(self, position: int) -> int:
        """Return the last instant at which so much work lies behind: where the next begins."""
        while position >= self._most:
            self._later()
        while position < self._least:
            self._earlier()
        at = bisect_right(self._done, position) - 1
        return self._starts[at] + position - self._done[at]

    def ending(self, position: int) -> int:
        """Return the first instant at which so much work lies behind: where it ends."""
        while position > self._most:
            self._later()
        while position <= self._least:
            self._earlier()
        at = bisect_left(self._done, position) - 1
        return self._starts[at] + position - self._done[at]

    def add(self, instant: int, work: int) -> int:
        """Return when work that may begin at an instant ends; with a negative amount, begins.

        No work at all stays where it is, even outside working time.
        """
        if work > 0:
            return self.ending(self.position(instant) + work)
        if work < 0:
            return self.starting(self.position(instant) + work)
        return instant

    def subtract(self, instant: int, work: int) -> int:
        """Return when work that ends at an instant must begin; see `add`."""
        return self.add(instant, -work)

    def between(self, start: int, finish: int) -> int:
        """Return the working time from one instant to another, negative where it lies before."""
        return self.position(finish) - self.position(start)

    def next(self, instant: int) -> int:
        """Return the first instant, this one or later, at which work can begin."""
        return self.starting(self.position(instant))

    def previous(self, instant: int) -> int:
        """Return the last instant, this one or earlier, at which work can end."""
        return self.ending(self.position(instant))

    def works_at(self, instant: int) -> bool:
        """Return whether an instant lies in a shift, its start and end included."""
        return self.next(instant) == instant or self.previous(instant) == instant

    def _reach(self, instant: int) -> None:
        while instant >= self._high and self._high < LAST:
            self._later()
        while instant < self._low and self._low > FIRST:
            self._earlier()

    def _later(self) -> None:
        """Add a stretch at the end of the table."""
        if self._high >= LAST:
            raise self._never()
        days = self._widen(LAST - self._high)
        done = self._most
        worked_until = self._ends[-1] if self._ends else 0
        for start, end in _joined(self._shifts(self._high // DAY, days)):
            begin = max(start, worked_until)
            if begin < end:
                self._starts.append(begin)
                self._ends.append(end)
                self._done.append(done)
                done += end - begin
        self._most = done
        self._high += days * DAY

    def _earlier(self) -> None:
        """Add a stretch at the beginning of the table."""
        if self._low <= FIRST:
            raise self._never()
        days = self._widen(self._low - FIRST)
        self._low -= days * DAY
        shifts = list(_joined(self._shifts(self._low // DAY, days)))
        if shifts and self._starts and shifts[-1][1] > self._starts[0]:
            shifts[-1] = (shifts[-1][0], self._starts[0])
        done = self._least - sum(end - start for start, end in shifts)
        self._least = done
        before: list[int] = []
        for start, end in shifts:
            before.append(done)
            done += end - start
        self._starts[:0] = [start for start, _ in shifts]
        self._ends[:0] = [end for _, end in shifts]
        self._done[:0] = before

    def _widen(self, room: int) -> int:
        days = min(self._span, room // DAY)
        self._span *= 2
        return days

    def _shifts(self, first: int, days: int) -> Iterator[Shift]:
        """Yield the shifts of days as instants."""
        span = dt.date.fromordinal(first), dt.date.fromordinal(first + days - 1)
        for ordinal, shifts in enumerate(self.calendar.shifts_between(*span), first):
            midnight = ordinal * DAY
            for start, end in shifts:
                yield midnight + start, midnight + end

    def _never(self) -> InvalidInput:
        name = self.calendar.name
        return InvalidInput(tr(mark("The calendar {name} has no more working time."), name=name))


def _joined(shifts: Iterable[Shift]) -> Iterator[Shift]:
    """Yield shifts in order, those that touch or overlap as one."""
    begun: Shift | None = None
    for start, end in sorted(shifts):
        if begun is None:
            begun = start, end
        elif start <= begun[1]:
            begun = begun[0], max(begun[1], end)
        else:
            yield begun
            begun = start, end
    if begun is not None:
        yield begun


class RoundTheClock:
    """Elapsed time counted like working time: every tick counts, on every day."""

    def position(self, instant: int) -> int:
        """Return the instant itself."""
        return instant

    starting = ending = next = previous = position

    def add(self, instant: int, work: int) -> int:
        """Return the instant so much later."""
        return instant + work

    def subtract(self, instant: int, work: int) -> int:
        """Return the instant so much earlier."""
        return instant - work

    def between(self, start: int, finish: int) -> int:
        """Return the time from one instant to another."""
        return finish - start

    def works_at(self, _instant: int) -> bool:
        """Return true: it always works."""
        return True


ELAPSED_TIME: Final = RoundTheClock()
Clock = WorkTime | RoundTheClock
