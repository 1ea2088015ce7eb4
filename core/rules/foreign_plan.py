"""A project's milestones as activities from which another program finds the same dates.

Microsoft Project knows neither that what is not done by the status date is still to come, nor two
limits at once, nor forecasts that are merely typed. Each milestone is first told as it is kept; one
that would then come too early is pinned to the day it has, one that would still lie elsewhere is
scheduled by hand. Begun work is told with the duration that reaches its forecast.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from core.rules.project_plan import end_of, first_day, last_day, plan_link
from core.rules.schedule.engine import schedule
from core.rules.schedule.instant import HOUR, MINUTE, instant
from core.rules.schedule.plan import (
    ALAP,
    FNET,
    FNLT,
    MFO,
    MSO,
    SNET,
    SNLT,
    Activity,
    Constraint,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from core.rules.project_plan import Planned, ProjectPlan
    from core.rules.schedule.engine import Dates
    from core.rules.schedule.plan import (
        Plan,
    )

PASSES: Final = 6
"""Each pass can make what follows come later; so many are enough for all but chains of pins."""
_MORNING, _EVENING = 8 * HOUR, 17 * HOUR
_OF_POINTS: Final = {SNET: FNET, SNLT: FNLT, MSO: MFO}
_STARTS: Final = frozenset(_OF_POINTS)
_SOFT: Final = frozenset({SNET, FNET})


def foreign_plan(plan: ProjectPlan) -> tuple[Plan, dict[int, Dates]]:
    """Return a plan for another program and the dates it gives, both by ids of milestones.

    A milestone without any date stands at the start of the plan.
    """
    known = {each.facts.id: each for each in plan.milestones if each.facts.finish is not None}
    told = {each.facts.id: _told(plan, each) for each in plan.milestones}
    links = tuple(plan_link(link) for link in plan.links)
    made = replace(plan.plan(), activities=tuple(told.values()), links=links)
    for turn in range(PASSES + len(known)):
        found = schedule(made).dates
        wrong = [id_ for id_, each in known.items() if _days(each, found[id_]) != _expected(each)]
        if not wrong:
            break
        for id_ in wrong:
            told[id_] = _held(plan, known[id_], told[id_], found[id_], by_hand=turn >= PASSES)
        made = replace(made, activities=tuple(told.values()))
    return made, dict(schedule(made).dates)


def begin(plan: ProjectPlan, each: Planned, day: dt.date) -> int:
    """Return when work of a milestone begins on a day; in the morning where nobody works on it."""
    found = plan.work_time(each).next(instant(day))
    return found if found < end_of(day) else instant(day) + _MORNING


def end(plan: ProjectPlan, each: Planned, day: dt.date) -> int:
    """Return when work of a milestone ends on a day; in the evening where nobody works on it."""
    found = plan.work_time(each).previous(end_of(day))
    return found if found > instant(day) else instant(day) + _EVENING


def _expected(each: Planned) -> tuple[dt.date | None, dt.date | None]:
    facts = each.facts
    return (None if _is_point(each) else facts.start, facts.finish)


def _days(each: Planned, dates: Dates) -> tuple[dt.date | None, dt.date | None]:
    if dates.start == dates.finish and not _is_point(each):
        day = first_day(dates.start)
        return day, day
    finish = last_day(dates.finish)
    return (None if _is_point(each) else min(first_day(dates.start), finish)), finish


def _is_point(each: Planned) -> bool:
    return each.facts.start is None


def _told(plan: ProjectPlan, each: Planned) -> Activity:
    """Return a milestone as it is kept."""
    facts = each.facts
    made = Activity(
        id=facts.id,
        code=facts.code,
        calendar=plan.calendar_of(each),
        duration=plan.ticks(each),
        elapsed=each.elapsed and bool(each.duration),
        deadline=None if each.deadline is None else end(plan, each, each.deadline),
        constraints=tuple(_constraints(plan, each)),
    )
    if facts.finish is None:
        return _undated(plan, made)
    if facts.actual_finish is not None:
        return _done(plan, each, made)
    if each.manual or not plan.by_logic:
        return _typed(plan, each, made)
    began = plan.began(each)
    return made if began is None else _begun(plan, each, made, began)


def _undated(plan: ProjectPlan, made: Activity) -> Activity:
    start = instant(plan.start) + _MORNING
    return replace(
        made, duration=0, elapsed=False, is_manual=True, manual_start=start, manual_finish=start
    )


def _done(plan: ProjectPlan, each: Planned, made: Activity) -> Activity:
    facts = each.facts
    assert facts.actual_finish is not None
    ended, began = end(plan, each, facts.actual_finish), facts.actual_start or facts.start
    started = ended if began is None else min(begin(plan, each, began), ended)
    between = plan.work_time(each).between(started, ended)
    return replace(
        made,
        elapsed=False,
        duration=_whole(between),
        actual_start=started,
        actual_finish=ended,
    )


def _typed(plan: ProjectPlan, each: Planned, made: Activity) -> Activity:
    """Return a milestone that lies where it is typed."""
    facts = each.facts
    assert facts.finish is not None
    finish = end(plan, each, facts.finish)
    start = finish if facts.start is None else min(begin(plan, each, facts.start), finish)
    between = plan.work_time(each).between(start, finish)
    began = plan.began(each)
    return replace(
        made,
        elapsed=False,
        duration=_whole(between),
        is_manual=True,
        manual_start=start,
        manual_finish=finish,
        actual_start=None if began is None or facts.start is None else start,
        done=_whole(between * facts.percent / 100) if began is not None else 0,
    )


def _begun(plan: ProjectPlan, each: Planned, made: Activity, began: dt.date) -> Activity:
    """Return begun work, as long as it takes to its forecast, with its share behind."""
    facts = each.facts
    assert facts.finish is not None
    started, finish = begin(plan, each, began), end(plan, each, facts.finish)
    length = _whole(max(plan.work_time(each).between(started, finish), 0))
    done = _whole(length * facts.percent / 100)
    return replace(
        made,
        elapsed=False,
        constraints=(),
        duration=length,
        actual_start=started,
        done=done,
        remaining=length - done,
    )


def _constraints(plan: ProjectPlan, each: Planned) -> Iterable[Constraint]:
    kind, on = each.constraint_kind, each.constraint_date
    if kind == ALAP:
        yield Constraint(ALAP)
    elif on is not None:
        kind = _OF_POINTS.get(kind, kind) if _is_point(each) else kind
        when = begin(plan, each, on) if kind in _STARTS else end(plan, each, on)
        yield Constraint(kind, when)


def _held(
    plan: ProjectPlan, each: Planned, told: Activity, found: Dates, *, by_hand: bool
) -> Activity:
    """Return a milestone pinned to the day it has, or by hand where a pin does not hold it there."""
    start, finish = _expected(each)
    is_soft = all(limit.kind in _SOFT for limit in told.constraints)
    is_open = told.actual_start is None and not told.is_manual
    found_start, found_finish = _days(each, found)
    assert finish is not None
    assert found_finish is not None
    is_early = found_finish < finish or (start is not None and (found_start or start) < start)
    if by_hand or not is_early or not is_soft or not is_open:
        return replace(_typed(plan, each, told), constraints=told.constraints)
    limit = (
        Constraint(FNET, end(plan, each, finish))
        if start is None
        else Constraint(SNET, begin(plan, each, start))
    )
    return replace(told, constraints=(limit,))


def _whole(ticks: float) -> int:
    """Return a span in whole minutes, so that no program rounds it."""
    return round(ticks / MINUTE) * MINUTE
