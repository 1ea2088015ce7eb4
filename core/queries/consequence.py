"""What a date being typed would lead to, before it is saved."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from core.queries.calendars import work_calendars
from core.queries.forecast import project_plan
from core.queries.milestones import links, milestone
from core.queries.why import why_row
from core.rules.consequence import consequences
from core.rules.facts import Link, NewDates
from core.rules.forecast import forecasts
from core.rules.pins import edited, switched
from core.rules.slip import PAC, SOP
from core.rules.why import why

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from core.queries.milestones import MilestoneRow
    from core.queries.why import WhyRow
    from core.rules.calendar import WorkCalendar
    from core.rules.forecast import Forecast
    from core.rules.project_plan import Planned, ProjectPlan

__all__ = [
    "ConsequenceRow",
    "MoveRow",
    "NewDates",
    "NewLink",
    "consequence",
    "link_consequence",
    "replanning",
    "switching",
]


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A milestone that would move: its finish before and after, its new start."""

    id: int
    old: dt.date
    new: dt.date
    start: dt.date | None


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link as it would be: the lag in `core.terms.LAG_UNITS`, and the id of what it replaces."""

    predecessor_id: int
    successor_id: int
    kind: str = "FS"
    lag: int = 0
    lag_unit: str = "ed"
    instead_of: int | None = None


@dataclass(frozen=True, slots=True)
class ConsequenceRow:
    """What follows from changed forecasts; dates before and after are equal where nothing moves.

    Attributes:
        moves: the other milestones that move, by their new finish.
        own: the milestones changed, as they come out: where forecasts follow from logic, not
            always as they were typed.
        lands: the finish of the first one changed, where it follows from logic.
        held: why that is not as it was typed; None where it is.
        waits_for: the milestone that holds it, where one does.
        float_before: working days the first one changed may be late without delaying the end,
            where it was asked for.
        float_after: the same afterwards.
    """

    moves: tuple[MoveRow, ...]
    pac_before: dt.date | None
    pac_after: dt.date | None
    sop_before: dt.date | None
    sop_after: dt.date | None
    own: tuple[MoveRow, ...] = ()
    lands: dt.date | None = None
    held: WhyRow | None = None
    waits_for: MilestoneRow | None = None
    float_before: float | None = None
    float_after: float | None = None


def consequence(
    session: Session, project_id: int, changed: Mapping[int, NewDates], *, floats: bool = False
) -> ConsequenceRow:
    """Return what the links of a project say to these forecasts.

    Args:
        session: where it is.
        project_id: the project.
        changed: new forecasts by milestone id.
        floats: whether to say how much float the first one uses; it takes longer.

    Raises:
        CircularPlan: milestones wait for each other; the message names the ring.
    """
    plan = project_plan(session, project_id)
    if plan.by_logic:
        after = edited(plan, changed)
        now = forecasts(after)
        found = _told(session, after, now, _by_logic(plan, now, changed), changed)
    else:
        found = _typed(session, plan, changed)
        now = forecasts(_moved(plan, changed, found.moves)) if floats else {}
    first = next(iter(changed), None)
    if not floats or first not in now:
        return found
    was = forecasts(plan).get(first)
    if was is None:
        return found
    # Typed dates are pushed to the day their link names, the engine's to the next: no float is lost.
    least = min(was.total_float, 0) if found.moves and not plan.by_logic else -math.inf
    left = max(now[first].total_float, least)
    return replace(found, float_before=was.total_float, float_after=left)


def link_consequence(session: Session, project_id: int, new: NewLink) -> ConsequenceRow:
    """Return what would follow from a new link, or from one that is changed.

    Raises:
        CircularPlan: it would close a ring; the message names it.
    """
    plan = project_plan(session, project_id)
    kept = tuple(
        Link(row.predecessor_id, row.successor_id, row.kind, row.lag, row.lag_unit)
        for row in links(session, project_id)
        if row.id != new.instead_of
    )
    added = Link(new.predecessor_id, new.successor_id, new.kind, new.lag, new.lag_unit)
    if plan.by_logic:
        return _by_logic(plan, forecasts(replace(plan, links=(*kept, added))), {})
    return _typed(session, replace(plan, links=kept), {}, added=(added,))


def switching(session: Session, project_id: int, *, keep_dates: bool) -> ConsequenceRow:
    """Return what moves where the forecasts of a project begin to follow from logic."""
    plan = project_plan(session, project_id)
    return _by_logic(plan, forecasts(switched(plan, keep_dates=keep_dates)), {})


def replanning(
    session: Session, project_id: int, milestone_id: int, fields: Mapping[str, Any]
) -> ConsequenceRow:
    """Return what moves where a milestone of a project by logic gets another duration or constraint.

    Args:
        session: where it is.
        project_id: the project.
        milestone_id: the milestone.
        fields: of `core.rules.project_plan.Planned`, those that change.
    """
    plan = project_plan(session, project_id)
    after = plan.having({milestone_id: replace(plan.by_id[milestone_id], **fields)})
    return _by_logic(plan, forecasts(after), {milestone_id: NewDates()})


def _typed(
    session: Session,
    plan: ProjectPlan,
    changed: Mapping[int, NewDates],
    added: tuple[Link, ...] = (),
) -> ConsequenceRow:
    facts = [each.facts for each in plan.milestones]
    calendars = _calendars(session, replace(plan, links=(*plan.links, *added)))
    found = consequences(facts, plan.links, changed, calendars, added)
    return ConsequenceRow(
        tuple(MoveRow(move.id, move.old, move.new, move.start) for move in found.moved),
        found.pac_before,
        found.pac_after,
        found.sop_before,
        found.sop_after,
    )


def _calendars(session: Session, plan: ProjectPlan) -> Mapping[int, WorkCalendar]:
    """Return the calendars that lags are counted on, where any counts working days."""
    if not any(link.unit in {"d", "m"} for link in plan.links):
        return {}
    kept = work_calendars(session)
    keys = {each.facts.id: plan.calendar_of(each) for each in plan.milestones}
    return {id_: kept.get(key) or kept[plan.site] for id_, key in keys.items() if plan.site in kept}


def _by_logic(
    before: ProjectPlan, now: Mapping[int, Forecast], changed: Mapping[int, NewDates]
) -> ConsequenceRow:
    rows = [_move(each, now) for each in before.milestones if not each.facts.is_done]
    moves = [row for row in rows if row is not None]
    return ConsequenceRow(
        tuple(
            sorted(
                (row for row in moves if row.id not in changed), key=lambda row: (row.new, row.id)
            )
        ),
        _last(before, PAC, {}),
        _last(before, PAC, now),
        _last(before, SOP, {}),
        _last(before, SOP, now),
        own=tuple(row for row in moves if row.id in changed),
    )


def _told(
    session: Session,
    after: ProjectPlan,
    now: Mapping[int, Forecast],
    found: ConsequenceRow,
    changed: Mapping[int, NewDates],
) -> ConsequenceRow:
    """Return it with where the first one changed lands, and why where that is not as typed."""
    first = next((id_ for id_ in changed if id_ in now), None)
    if first is None:
        return found
    asked, lands = changed[first], now[first]
    is_kept = asked.finish in {None, lands.finish} and (
        asked.start in {None, lands.start} or after.by_id[first].is_point
    )
    if is_kept:
        return replace(found, lands=lands.finish)
    held = why_row(session, after, why(after, first)[0])
    other = None if held.other_id is None else milestone(session, held.other_id)
    return replace(found, lands=lands.finish, held=held, waits_for=other)


def _moved(
    plan: ProjectPlan, changed: Mapping[int, NewDates], moves: Iterable[MoveRow]
) -> ProjectPlan:
    """Return a plan of typed forecasts with those changed, and those the links push."""
    pushed = {move.id: NewDates(move.start, move.new) for move in moves}
    return plan.having(
        {
            id_: replace(
                plan.by_id[id_],
                facts=replace(
                    plan.by_id[id_].facts,
                    forecast_start=dates.start or plan.by_id[id_].facts.forecast_start,
                    forecast_finish=dates.finish or plan.by_id[id_].facts.forecast_finish,
                ),
            )
            for id_, dates in {**changed, **pushed}.items()
            if id_ in plan.by_id
        }
    )


def _move(each: Planned, now: Mapping[int, Forecast]) -> MoveRow | None:
    """Return how a milestone moves from the dates it is stored with; None where it stays."""
    facts, new = each.facts, now.get(each.facts.id)
    if new is None:
        return None
    start = None if each.is_point else facts.actual_start or new.start
    if (facts.forecast_start, facts.forecast_finish) == (start, new.finish):
        return None
    return MoveRow(facts.id, facts.finish or new.finish, new.finish, start)


def _last(plan: ProjectPlan, stage: str, now: Mapping[int, Forecast]) -> dt.date | None:
    found = [
        now[each.facts.id].finish if each.facts.id in now else each.facts.finish
        for each in plan.milestones
        if each.facts.stage == stage
    ]
    return max((finish for finish in found if finish is not None), default=None)
