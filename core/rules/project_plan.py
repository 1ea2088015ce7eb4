"""A project's milestones as a plan for the schedule engine.

A day that a milestone starts on means the beginning of that day, one that it finishes on the end of
it; what waits for it begins on the next working day, as in Microsoft Project. Durations count
working minutes on the calendar of whoever works: the office up to shipping, the site from then on,
both together where both must be there; or on a calendar of the milestone's own.

Where forecasts are typed, every open milestone lies where it was typed and only its floats follow
from the links. Where they follow from logic, what is not done by the status date is still to come:
nothing open is forecast before the day after it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from core.rules.planning import LAST_OFFICE_STAGE
from core.rules.schedule.calendar import Calendar
from core.rules.schedule.instant import DAY, MINUTE, instant
from core.rules.schedule.plan import (
    ALAP,
    ELAPSED,
    FNET,
    FNLT,
    MFO,
    MSO,
    PERCENT,
    SNET,
    SNLT,
    STANDARD,
    WORKING,
    Activity,
    Constraint,
    Plan,
)
from core.rules.schedule.plan import Link as PlanLink
from core.rules.schedule.worktime import WorkTime

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.rules.facts import Link, MilestoneFacts

BOTH: Final = "both"
"""Key of the days on which office and site both work."""
ONE_DAY: Final = dt.timedelta(1)
_STANDARD: Final = Calendar(STANDARD)
_TICKS: Final = {"d": 480 * MINUTE, "m": MINUTE, "ed": DAY, "em": MINUTE, "%": 100}
_UNITS: Final = {"d": WORKING, "m": WORKING, "ed": ELAPSED, "em": ELAPSED, "%": PERCENT}
_OF_POINTS: Final = {SNET: FNET, SNLT: FNLT, MSO: MFO}
"""A milestone without a start is reached at the end of its day, whichever end was said."""
_FINISHES: Final = frozenset({FNET, FNLT, MFO})


@dataclass(frozen=True, slots=True)
class Planned:
    """A milestone with what its dates follow from.

    Attributes:
        facts: its dates and progress.
        duration: minutes from start to finish; None where its dates say it.
        elapsed: whether every minute counts, worked or not.
        constraint_kind: as in `core.terms.CONSTRAINTS`.
        constraint_date: of a constraint that has one.
        deadline: a finish that should be kept; it moves nothing.
        calendar: code of its own calendar; empty where stage and responsible say which.
        manual: whether its dates stay as typed.
    """

    facts: MilestoneFacts
    duration: int | None = None
    elapsed: bool = False
    constraint_kind: str = "ASAP"
    constraint_date: dt.date | None = None
    deadline: dt.date | None = None
    calendar: str = ""
    manual: bool = False

    @property
    def is_point(self) -> bool:
        """Return whether it is a moment and no span of work."""
        return self.facts.start is None and not self.duration


@dataclass(frozen=True)
class ProjectPlan:
    """All that the forecasts of a project follow from.

    Attributes:
        milestones: in the project's own order.
        links: between them.
        calendars: by code; `BOTH` among them where office and site differ.
        office: code of the office's calendar.
        site: code of the site's.
        start: the first day of the project.
        status: the last day whose progress is known.
        by_logic: whether forecasts follow from logic rather than from typing.
        near_critical: days of float up to which a milestone counts as nearly critical.
    """

    milestones: tuple[Planned, ...]
    links: tuple[Link, ...]
    calendars: Mapping[str, Calendar]
    office: str
    site: str
    start: dt.date
    status: dt.date
    by_logic: bool
    near_critical: int = 10

    @cached_property
    def by_id(self) -> Mapping[int, Planned]:
        """Return the milestones by their id."""
        return {each.facts.id: each for each in self.milestones}

    def calendar_of(self, each: Planned) -> str:
        """Return the key of the calendar a milestone is worked on."""
        facts = each.facts
        if each.calendar in self.calendars:
            return each.calendar
        if facts.responsible == BOTH:
            wanted = BOTH
        elif facts.responsible == "contractor" and facts.stage <= LAST_OFFICE_STAGE:
            wanted = self.office
        else:
            wanted = self.site
        return wanted if wanted in self.calendars else STANDARD

    def work_time(self, each: Planned) -> WorkTime:
        """Return how the working time of a milestone is counted."""
        return self._work_times(self.calendar_of(each))

    def day_length(self, each: Planned) -> int:
        """Return the ticks of a working day on the calendar of a milestone."""
        calendar = self.calendars.get(self.calendar_of(each), _STANDARD)
        lengths = [sum(last - first for first, last in day or ()) for day in calendar.week]
        return next((length for length in lengths if length), DAY)

    @cached_property
    def last(self) -> dt.date:
        """Return the last day that anything has."""
        days = [self.status]
        for each in self.milestones:
            days += [day for day in (each.facts.finish, each.constraint_date) if day is not None]
        return max(days)

    def having(self, changed: Mapping[int, Planned]) -> ProjectPlan:
        """Return the plan with other milestones, by their id, in place of its own."""
        return replace(
            self,
            milestones=tuple(changed.get(each.facts.id, each) for each in self.milestones),
        )

    def plan(self) -> Plan:
        """Return what the engine takes."""
        dated = [each for each in self.milestones if self._takes_part(each)]
        ids = {each.facts.id for each in dated}
        return Plan(
            start=instant(self.start),
            calendar=STANDARD,
            calendars={STANDARD: _STANDARD, **self.calendars},
            activities=tuple(self._activity(each) for each in dated),
            links=tuple(
                plan_link(link)
                for link in self.links
                if link.predecessor in ids and link.successor in ids
            ),
        )

    def began(self, each: Planned) -> dt.date | None:
        """Return when work on it began; where progress is told and no day, as it was planned."""
        facts = each.facts
        if facts.actual_start is not None or facts.percent <= 0:
            return facts.actual_start
        return None if facts.start is None else min(facts.start, self.status)

    def coming(self, each: Planned) -> int:
        """Return the first instant at which what is still to come can start, a point be reached."""
        next_day = max(self.status + ONE_DAY, self.start)
        return self._end_of_work(each, next_day) if each.is_point else instant(next_day)

    def close(self, each: Planned, day: dt.date) -> int:
        """Return when work ends on a day; midnight where nobody works on it."""
        last = self.work_time(each).previous(end_of(day))
        return last if last > instant(day) else end_of(day)

    def ticks(self, each: Planned) -> int:
        """Return how long a milestone takes, in ticks of its calendar."""
        if each.duration is not None:
            return each.duration * MINUTE
        facts = each.facts
        start, finish = facts.start, facts.finish
        if start is None or finish is None:
            return 0
        return self.work_time(each).between(instant(start), end_of(finish))

    def days(self, each: Planned) -> float:
        """Return how long a milestone takes, in days of its calendar, or elapsed ones."""
        return self.ticks(each) / (DAY if each.elapsed else self.day_length(each))

    def _work_times(self, key: str) -> WorkTime:
        if key not in self._counted:
            calendar = self.calendars.get(key, _STANDARD)
            self._counted[key] = WorkTime(calendar, instant(self.start))
        return self._counted[key]

    @cached_property
    def _counted(self) -> dict[str, WorkTime]:
        return {}

    def _activity(self, each: Planned) -> Activity:
        facts = each.facts
        if facts.actual_finish is not None:
            began, ended = facts.actual_start or facts.start, self.close(each, facts.actual_finish)
            return Activity(
                id=facts.id,
                code=facts.code,
                calendar=self.calendar_of(each),
                duration=self.ticks(each),
                actual_start=ended if began is None else instant(began),
                actual_finish=ended,
            )
        if each.manual or not self.by_logic:
            return self._typed_activity(each)
        duration, started = self.ticks(each), self.began(each)
        if started is not None:
            return self._begun(each, duration, started)
        return Activity(
            id=facts.id,
            code=facts.code,
            calendar=self.calendar_of(each),
            duration=duration,
            elapsed=each.elapsed,
            constraints=self._constraints(each),
            deadline=None if each.deadline is None else end_of(each.deadline),
        )

    def _begun(self, each: Planned, duration: int, started: dt.date) -> Activity:
        """Return begun work: what remains of it goes on after the status date."""
        began, now = instant(started), end_of(self.status)
        behind = now - began if each.elapsed else self.work_time(each).between(began, now)
        return Activity(
            id=each.facts.id,
            code=each.facts.code,
            calendar=self.calendar_of(each),
            duration=duration,
            elapsed=each.elapsed,
            deadline=None if each.deadline is None else end_of(each.deadline),
            actual_start=began,
            done=max(0, behind),
            remaining=duration - int(duration * each.facts.percent / 100),
        )

    def _takes_part(self, each: Planned) -> bool:
        """Return whether it has dates, typed or to be found."""
        return each.facts.finish is not None or (self.by_logic and not each.manual)

    def _typed_activity(self, each: Planned) -> Activity:
        """Return a milestone that lies where it was typed."""
        facts = each.facts
        finish = facts.finish
        assert finish is not None
        end = self.close(each, finish)
        start = end if facts.start is None else instant(facts.start)
        return Activity(
            id=facts.id,
            code=facts.code,
            calendar=self.calendar_of(each),
            duration=self.work_time(each).between(start, end),
            deadline=None if each.deadline is None else end_of(each.deadline),
            is_manual=True,
            manual_start=start,
            manual_finish=end,
        )

    def _constraints(self, each: Planned) -> tuple[Constraint, ...]:
        """Return what holds work that has not begun, the status date among it."""
        coming = Constraint(FNET if each.is_point else SNET, self.coming(each))
        kind, on = each.constraint_kind, each.constraint_date
        if kind == ALAP:
            return (coming, Constraint(ALAP))
        if on is None:
            return (coming,)
        if each.is_point:
            kind = _OF_POINTS.get(kind, kind)
        if kind == FNET:
            return (coming, Constraint(kind, self._end_of_work(each, on)))
        if kind in _FINISHES:
            return (coming, Constraint(kind, self.close(each, on)))
        return (coming, Constraint(kind, instant(on)))

    def _end_of_work(self, each: Planned, day: dt.date) -> int:
        """Return when work ends on a day, or on the first working day after it."""
        time = self.work_time(each)
        if time.previous(end_of(day)) <= instant(day):
            day = first_day(time.next(end_of(day)))
        return time.previous(end_of(day))


def plan_link(link: Link) -> PlanLink:
    """Return a link as the engine takes it."""
    lag = link.lag * _TICKS[link.unit]
    return PlanLink(link.predecessor, link.successor, link.kind, lag, _UNITS[link.unit])


def end_of(day: dt.date) -> int:
    """Return the tick at which a day ends."""
    return instant(day) + DAY


def first_day(tick: int) -> dt.date:
    """Return the day on which something that begins at a tick begins."""
    return dt.date.fromordinal(tick // DAY)


def last_day(tick: int) -> dt.date:
    """Return the day on which something that ends at a tick ends; midnight ends the day before."""
    return dt.date.fromordinal((tick - 1) // DAY)
