"""A task of another program's plan in days, as milestones are planned, and what that loses.

A start that must not be earlier is the day on which work can begin from then on, a finish the day
on which work ends by then; within the day both move to its beginning and its end. A task that no
link holds is held by the start of its plan, so that it stays there in a project that has none.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal
from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.schedule.instant import DAY, MINUTE, instant
from core.rules.schedule.plan import (
    ALAP,
    FNET,
    FNLT,
    HAMMOCK,
    MFO,
    MSO,
    SNET,
    SNLT,
    START_MILESTONE,
)

if TYPE_CHECKING:
    from core.rules.plan_tasks import PlanTask
    from core.rules.schedule.draft import Dates
    from core.rules.schedule.plan import Activity
    from core.rules.schedule.worktime import WorkTime

AS_DAY: Final = mark("The time of day of its constraint or deadline: days are kept")
SECOND_CONSTRAINT: Final = mark("Its second constraint")
BY_RESOURCES: Final = mark("Resource calendars that decide how long it takes")
LEVELED: Final = mark("Its leveling delay")
SPLIT: Final = mark("The interruption of its work")
HAMMOCKED: Final = mark(
    "That it lasts as long as what it is linked to; its dates are kept as typed"
)
FROM_FINISH: Final = mark(
    "That the plan is made backwards from its finish; dates are kept as typed"
)
TOO_LONG: Final = mark("Its duration of more than ten years; its dates are kept")
SECONDS: Final = mark("Seconds of its duration")
START_MILESTONE_KEPT: Final = mark("That it stands at the beginning of its day")
PLAN_START: Final = mark("That the plan's start holds a task that has a constraint of its own")
LATE_ACTUAL: Final = mark(
    "Actual dates after the status date of this file: they are forecasts here"
)

LONGEST: Final = 3650 * 1440
"""Minutes of the longest duration that is kept."""
WHOLE: Final = Decimal(100)
_PLACES: Final = Decimal("0.0001")
_OF_POINTS: Final = {SNET: FNET, SNLT: FNLT, MSO: MFO}
"""What holds a point that is reached at the end of its day, by what the file says of its start."""
_STARTS: Final = frozenset(_OF_POINTS)
_ENDS: Final = frozenset({SNLT, FNET, FNLT})
"""Constraints under which a task may still begin with the plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDays:
    """The dates and limits of a milestone as a task of a plan gives them.

    Attributes:
        start: when it starts; None where it is a point in time.
        finish: when it is reached.
        actual_start: when it began.
        actual_finish: when it was reached.
        percent: 0 to 100.
        duration: working minutes, every minute where `elapsed`; None where its dates say it.
        elapsed: see `duration`.
        constraint_kind: as in `core.terms.CONSTRAINTS`.
        constraint_date: of a constraint that has one.
        deadline: when it should be reached.
        manual: whether its dates are typed.
        lost: what is not kept, as texts to translate.
    """

    start: dt.date | None
    finish: dt.date | None
    actual_start: dt.date | None = None
    actual_finish: dt.date | None = None
    percent: Decimal = Decimal(0)
    duration: int | None = None
    elapsed: bool = False
    constraint_kind: str = "ASAP"
    constraint_date: dt.date | None = None
    deadline: dt.date | None = None
    manual: bool = False
    lost: tuple[str, ...] = ()


def task_days(
    task: PlanTask,
    time: WorkTime,
    *,
    plan_start: int,
    status: dt.date,
    scheduled: Dates,
    from_finish: bool = False,
    is_ours: bool = False,
) -> TaskDays:
    """Return a task in days.

    Args:
        task: the task.
        time: the working time it is counted by.
        plan_start: the tick before which the plan lets nothing begin.
        status: the last day whose progress is known here.
        scheduled: when it is to start and finish.
        from_finish: whether the plan is made backwards.
        is_ours: whether the plan was made of a project of Handover, which holds nothing itself.
    """
    if task.floor is not None:
        plan_start = task.floor
    made = _Days(task, time, None if is_ours else plan_start, status, scheduled, from_finish)
    return made.found()


class _Days:
    """Works one task out, noting what is lost on the way."""

    def __init__(
        self,
        task: PlanTask,
        time: WorkTime,
        plan_start: int | None,
        status: dt.date,
        scheduled: Dates,
        from_finish: bool,  # noqa: FBT001  handed on by `task_days`
    ) -> None:
        self._task = task
        self._activity: Activity = task.activity
        self._time = time
        self._plan_start = plan_start
        self._status = status
        self._scheduled = scheduled
        self._from_finish = from_finish
        self._is_manual = task.activity.is_manual or task.activity.kind == HAMMOCK or from_finish
        self._lost: list[str] = list(task.lost)

    def found(self) -> TaskDays:
        activity = self._activity
        started, finished, percent = self._progress()
        duration = self._duration()
        kind, on, is_point = self._constraint(is_point=duration == 0)
        start, finish = self._span()
        self._note_rest()
        return TaskDays(
            start=None if is_point else started or start,
            finish=finished or finish,
            actual_start=None if is_point and finished else started,
            actual_finish=finished,
            percent=percent,
            duration=duration,
            elapsed=activity.elapsed and bool(duration),
            constraint_kind=kind,
            constraint_date=on,
            deadline=self._deadline(),
            manual=self._is_manual,
            lost=tuple(dict.fromkeys(self._lost)),
        )

    def _progress(self) -> tuple[dt.date | None, dt.date | None, Decimal]:
        """Return actual start and finish and percent; what lies after the status date is not yet."""
        activity = self._activity
        begun, ended = activity.actual_start, activity.actual_finish
        started = None if begun is None else dt.date.fromordinal(begun // DAY)
        finished = None if ended is None else _date(self._day_ended(ended, begun))
        if started is not None and started > self._status:
            self._lost.append(LATE_ACTUAL)
            return None, None, Decimal(0)
        if finished is not None and finished > self._status:
            self._lost.append(LATE_ACTUAL)
            return started, None, self._share_until_status()
        if finished is not None:
            return started if started is None else min(started, finished), finished, WHOLE
        return started, None, self._percent()

    def _percent(self) -> Decimal:
        """Return how much of the duration is behind, never less than it was."""
        activity = self._activity
        ahead = activity.remaining
        whole = activity.duration if ahead is None else activity.done + ahead
        if activity.actual_start is None or whole <= 0 or activity.done <= 0:
            return Decimal(0)
        share = (WHOLE * activity.done / whole).quantize(_PLACES, ROUND_UP)
        return min(share, WHOLE - _PLACES)

    def _share_until_status(self) -> Decimal:
        activity = self._activity
        assert activity.actual_start is not None
        assert activity.actual_finish is not None
        all_of_it = self._time.between(activity.actual_start, activity.actual_finish)
        until = self._time.between(activity.actual_start, instant(self._status) + DAY)
        if all_of_it <= 0:
            return Decimal(0)
        return min((WHOLE * until / all_of_it).quantize(_PLACES), WHOLE - _PLACES)

    def _duration(self) -> int | None:
        activity = self._activity
        ticks = activity.duration
        if activity.remaining is not None and activity.actual_finish is None and activity.done:
            ticks = activity.done + activity.remaining
        minutes = round(ticks / MINUTE)
        if minutes * MINUTE != ticks:
            self._lost.append(SECONDS)
        if minutes > LONGEST:
            self._lost.append(TOO_LONG)
            return None
        return minutes

    def _constraint(self, *, is_point: bool) -> tuple[str, dt.date | None, bool]:
        """Return the constraint, and whether the task is still a point at the end of a day.

        A milestone that is held to the beginning of a day keeps a start on that day.
        """
        activity = self._activity
        if len(activity.constraints) > 1:
            self._lost.append(SECOND_CONSTRAINT)
        is_held = self._is_manual or activity.actual_start is not None or self._plan_start is None
        is_held = is_held or (self._task.waits_to_start and self._task.floor is None)
        for each in activity.constraints[:1]:
            if each.kind == ALAP or each.date is None:
                return ALAP, None, is_point
            if not is_held and each.kind in _ENDS:
                self._lost.append(PLAN_START)
            return self._dated(each.kind, each.date, is_point=is_point)
        if is_held or self._plan_start is None:
            return "ASAP", None, is_point
        return SNET, self._start_day(self._plan_start), False

    def _dated(self, kind: str, date: int, *, is_point: bool) -> tuple[str, dt.date, bool]:
        if kind in _STARTS and not (is_point and self._is_shift_end(date)):
            return kind, self._start_day(date), False
        return _OF_POINTS.get(kind, kind), self._finish_day(date), is_point

    def _start_day(self, tick: int) -> dt.date:
        """Return the day to begin on; one after the work of its day means the next working day."""
        day, begins = tick // DAY, self._time.next(tick)
        if begins == self._time.next(day * DAY):
            return dt.date.fromordinal(day)
        if begins // DAY == day:
            self._lost.append(AS_DAY)
        return dt.date.fromordinal(begins // DAY)

    def _finish_day(self, tick: int) -> dt.date:
        """Return the day to end on; one before the work of its day means the last working day."""
        day, ends = (tick - 1) // DAY, self._time.previous(tick)
        if ends == self._time.previous((day + 1) * DAY):
            return dt.date.fromordinal(day)
        if (ends - 1) // DAY == day:
            self._lost.append(AS_DAY)
        return dt.date.fromordinal((ends - 1) // DAY)

    def _deadline(self) -> dt.date | None:
        deadline = self._activity.deadline
        if deadline is None:
            return None
        day = deadline // DAY
        if self._time.previous(deadline) != self._time.previous((day + 1) * DAY):
            self._lost.append(AS_DAY)
        return dt.date.fromordinal(day)

    def _span(self) -> tuple[dt.date | None, dt.date | None]:
        activity = self._activity
        start, finish = self._scheduled.start, self._scheduled.finish
        if activity.is_manual:
            begin = activity.manual_start if start is None else instant(start)
            end = activity.manual_finish if finish is None else instant(finish)
        else:
            begin = None if start is None else instant(start)
            end = None if finish is None else instant(finish)
        first = None if begin is None else begin // DAY
        last = None if end is None else self._day_ended(end, begin)
        if first is not None and last is not None:
            first = min(first, last)
        return _date(first), _date(last)

    @staticmethod
    def _day_ended(end: int, begin: int | None) -> int:
        """Return the day of a finish; midnight is the end of the day before, but for a point."""
        return end // DAY if end % DAY or begin == end else end // DAY - 1

    def _note_rest(self) -> None:
        activity = self._activity
        if activity.assignments:
            self._lost.append(BY_RESOURCES)
        if activity.leveling_delay:
            self._lost.append(LEVELED)
        if activity.stop is not None and activity.resume is not None:
            self._lost.append(SPLIT)
        if activity.kind == START_MILESTONE:
            self._lost.append(START_MILESTONE_KEPT)
        if activity.kind == HAMMOCK:
            self._lost.append(HAMMOCKED)
        if self._from_finish:
            self._lost.append(FROM_FINISH)

    def _is_shift_end(self, tick: int) -> bool:
        return self._time.previous(tick) == tick and self._time.next(tick) != tick


def _date(ordinal: int | None) -> dt.date | None:
    return None if ordinal is None else dt.date.fromordinal(ordinal)
