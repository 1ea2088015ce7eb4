"""What dates that a user types become where forecasts follow from logic: pins and durations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from core.rules.project_plan import end_of
from core.rules.schedule.drive import CONSTRAINT
from core.rules.schedule.engine import schedule
from core.rules.schedule.instant import MINUTE, instant
from core.rules.schedule.plan import FNET, SNET

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from core.rules.facts import MilestoneFacts, NewDates
    from core.rules.project_plan import Planned, ProjectPlan
    from core.rules.schedule.drive import Driver

_SOFT: Final = frozenset({"ASAP", SNET, FNET})
"""What a pin may take the place of."""


def edited(plan: ProjectPlan, changed: Mapping[int, NewDates]) -> ProjectPlan:
    """Return the plan after these dates (by id of the milestone) are typed into it."""
    known = ((id_, plan.by_id[id_], dates) for id_, dates in changed.items() if id_ in plan.by_id)
    return plan.having({id_: typed(plan, each, dates) for id_, each, dates in known})


def typed(plan: ProjectPlan, each: Planned, dates: NewDates) -> Planned:
    """Return a milestone after dates were typed into it, where forecasts follow from logic.

    A finish becomes a pin "finish no earlier than", a start "start no earlier than"; both together
    a start with the length between them, unless they only move it by whole days. Of work that has
    begun, the finish says how much of it remains. A milestone whose dates are typed by hand, in a
    project of typed forecasts too, just takes them.
    """
    facts = each.facts
    if facts.actual_finish is not None:
        return each
    if each.manual or not plan.by_logic:
        return replace(each, facts=_retyped(facts, dates))
    if (began := plan.began(each)) is not None:
        return each if dates.finish is None else _remaining(plan, each, began, dates.finish)
    if dates.start is None or each.is_point:
        on = dates.finish or dates.start
        return each if on is None else replace(each, constraint_kind=FNET, constraint_date=on)
    pinned = replace(each, constraint_kind=SNET, constraint_date=dates.start)
    if dates.finish is None or _is_shift(facts, dates):
        return pinned
    length = plan.work_time(each).between(instant(dates.start), end_of(dates.finish))
    if each.elapsed:
        length = end_of(dates.finish) - instant(dates.start)
    return replace(pinned, duration=max(0, length) // MINUTE)


def _retyped(facts: MilestoneFacts, dates: NewDates) -> MilestoneFacts:
    finish = dates.finish or facts.forecast_finish
    start = facts.forecast_start
    if facts.actual_start is None:
        start = dates.start or start
        if start is not None and finish is not None:
            start = min(start, finish)
    return replace(facts, forecast_start=start, forecast_finish=finish)


def _is_shift(facts: MilestoneFacts, dates: NewDates) -> bool:
    """Return whether these dates are those it has, moved by the same days."""
    start, finish = facts.forecast_start, facts.forecast_finish
    if None in (start, finish, dates.start, dates.finish):
        return False
    return dates.finish - dates.start == finish - start  # type: ignore[operator]  # none is None


def _remaining(plan: ProjectPlan, each: Planned, began: dt.date, finish: dt.date) -> Planned:
    """Return begun work with as much of it ahead as reaches a finish."""
    facts, time = each.facts, plan.work_time(each)
    ahead = max(end_of(plan.status), instant(began))
    left = end_of(finish) - ahead if each.elapsed else time.between(ahead, end_of(finish))
    open_share = 1 - facts.percent / 100
    if open_share <= 0:
        return each
    return replace(each, duration=int(max(0, left) / open_share) // MINUTE)


def switched(plan: ProjectPlan, *, keep_dates: bool) -> ProjectPlan:
    """Return a plan of typed forecasts as one whose forecasts follow from logic.

    Each open milestone takes as long as it does between its dates. Where dates are to be kept, it
    is pinned to the one it has, unless what it waits for holds it there or later anyway.
    """
    logical = replace(plan, by_logic=True)
    lasting = logical.having({each.facts.id: _lasting(plan, each) for each in plan.milestones})
    if not keep_dates:
        return lasting
    pinned = lasting.having({each.facts.id: _pinned(each) for each in lasting.milestones})
    found = schedule(pinned.plan())
    needless = [
        each
        for each in pinned.milestones
        if each.facts.id in found.dates and not _holds(pinned, each, found.driver(each.facts.id))
    ]
    return pinned.having({each.facts.id: lasting.by_id[each.facts.id] for each in needless})


def _holds(plan: ProjectPlan, each: Planned, by: Driver) -> bool:
    """Return whether its pin, rather than a link or the status date, decides when it comes."""
    if by.kind != CONSTRAINT or by.date is None:
        return False
    time = plan.work_time(each)
    return time.position(by.date) > time.position(plan.coming(each))


def _lasting(plan: ProjectPlan, each: Planned) -> Planned:
    """Return a milestone with the duration between its dates, so far as it is open work.

    Of begun work, what remains takes until the date it has.
    """
    facts = each.facts
    if facts.is_done or facts.start is None or facts.finish is None:
        return each
    if (began := plan.began(each)) is not None:
        return _remaining(plan, each, began, facts.finish)
    return replace(each, duration=plan.ticks(replace(each, duration=None)) // MINUTE)


def _pinned(each: Planned) -> Planned:
    """Return a milestone held to the date it has; a hard constraint of its own stays."""
    facts = each.facts
    if facts.is_done or facts.is_running or each.constraint_kind not in _SOFT:
        return each
    if each.is_point:
        return replace(each, constraint_kind=FNET, constraint_date=facts.finish)
    return replace(each, constraint_kind=SNET, constraint_date=facts.start)
