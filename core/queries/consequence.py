"""What a date being typed would lead to, before it is saved."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from core.queries.calendars import work_calendars
from core.queries.forecast import forecasts_of, project_plan
from core.queries.milestones import milestone
from core.queries.stakes import Effect, NewDays, ledger
from core.queries.why import why_row
from core.rules.consequence import consequences
from core.rules.facts import Link, NewDates
from core.rules.forecast import forecasts
from core.rules.pins import edited, switched
from core.rules.slip import PAC, SOP
from core.rules.why import why

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from core.queries.milestones import MilestoneRow
    from core.queries.stakes import Ledger
    from core.queries.why import WhyRow
    from core.rules.calendar import WorkCalendar
    from core.rules.forecast import Forecast
    from core.rules.project_plan import Planned, ProjectPlan

__all__ = [
    "ConsequenceRow",
    "Effect",
    "MoveRow",
    "NewDates",
    "NewLink",
    "Outlook",
    "consequence",
    "link_consequence",
    "outlook",
]

_WORKED: Final = frozenset({"d", "m"})
"""Units of a lag that count working time."""
_NOTHING: Final[Mapping[int, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A milestone that would move: its finish before and after, its new start."""

    id: int
    old: dt.date
    new: dt.date
    start: dt.date | None


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link as it would be; the lag counts what `core.terms.LAG_UNITS` says.

    Attributes:
        instead_of: the kind of the link between the same two that it takes the place of.
    """

    predecessor_id: int
    successor_id: int
    kind: str = "FS"
    lag: int = 0
    lag_unit: str = "ed"
    instead_of: str = ""


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


class Outlook:
    """A project as it stands, read once and asked again and again what changes would lead to.

    Attributes:
        by_logic: whether forecasts follow from logic, so that what follows moves in any case.
    """

    def __init__(
        self, project_id: int, plan: ProjectPlan, kept: Mapping[str, WorkCalendar]
    ) -> None:
        self._project_id = project_id
        self._plan = plan
        self._kept = kept
        self._ledger: Ledger | None = None
        self.by_logic = plan.by_logic

    def after(
        self,
        session: Session,
        changed: Mapping[int, NewDates],
        *,
        floats: bool = False,
        follow: bool = True,
    ) -> ConsequenceRow:
        """Return what the links say to these forecasts; see `consequence`.

        Args:
            session: where it is.
            changed: new forecasts by milestone id.
            floats: whether to say how much float the first one uses; it takes longer.
            follow: whether typed forecasts are pushed by links; by logic they follow in any case.
        """
        plan = self._plan
        if self.by_logic:
            after = edited(plan, changed)
            now = forecasts_of(session, after)
            found = _told(session, after, now, _by_logic(plan, now, changed), changed)
        else:
            found = self._typed(plan.links if follow else (), changed)
            now = forecasts(_moved(plan, changed, found.moves)) if floats else {}
        first = next(iter(changed), None)
        if not floats or first is None or first not in now:
            return found
        was = self._was.get(first)
        if was is None:
            return found
        # Typed dates are pushed to the day their link names, the engine's to the next: no float is lost.
        least = min(was.total_float, 0) if found.moves and not plan.by_logic else -math.inf
        left = max(now[first].total_float, least)
        return replace(found, float_before=was.total_float, float_after=left)

    def reaching(self, session: Session, milestone_id: int, on: dt.date) -> ConsequenceRow:
        """Return what follows if a milestone is reached on a day; typed forecasts stay."""
        plan = self._plan
        if not self.by_logic:
            return self._typed(plan.links, {})
        each = plan.by_id[milestone_id]
        facts = replace(each.facts, actual_finish=on, percent=100.0)
        if facts.actual_start is None and facts.forecast_start is not None:
            facts = replace(facts, actual_start=min(facts.forecast_start, on))
        after = plan.having({milestone_id: replace(each, facts=facts)})
        return _by_logic(plan, forecasts_of(session, after), {milestone_id: NewDates()})

    def effect(
        self,
        session: Session,
        found: ConsequenceRow,
        changed: Mapping[int, NewDates] = _NOTHING,
        *,
        reached: Mapping[int, dt.date] = _NOTHING,
        follow: bool = True,
    ) -> Effect:
        """Return what that does to damages, payments, guarantees and credits.

        Args:
            session: where the registers are, which are read once.
            found: what follows from the changes.
            changed: the forecasts that were asked about.
            reached: the actual dates that were asked about.
            follow: whether what follows moves too; by logic it does in any case.
        """
        finishes = {id_: dates.finish for id_, dates in changed.items() if dates.finish is not None}
        if follow or self.by_logic:
            finishes |= {move.id: move.new for move in found.moves}
        if self.by_logic:
            finishes = {move.id: move.new for move in (*found.moves, *found.own)}
        return self._of(session).effect(NewDays(finishes, reached))

    def effect_of_row(
        self, session: Session, register: str, row_id: int, values: Mapping[str, Any]
    ) -> Effect:
        """Return what other dates in a row of a register do to all that hangs on dates."""
        return self._of(session).effect(NewDays(rows={(register, row_id): values}))

    def _of(self, session: Session) -> Ledger:
        if self._ledger is None:
            facts = [each.facts for each in self._plan.milestones]
            self._ledger = ledger(session, self._project_id, facts)
        return self._ledger

    def switching(self, *, keep_dates: bool) -> ConsequenceRow:
        """Return what moves where the forecasts of the project begin to follow from logic."""
        return _by_logic(self._plan, forecasts(switched(self._plan, keep_dates=keep_dates)), {})

    def replanning(self, milestone_id: int, fields: Mapping[str, Any]) -> ConsequenceRow:
        """Return what moves where a milestone by logic gets another duration or constraint.

        Args:
            milestone_id: the milestone.
            fields: of `core.rules.project_plan.Planned`, those that change.
        """
        each = replace(self._plan.by_id[milestone_id], **fields)
        after = forecasts(self._plan.having({milestone_id: each}))
        return _by_logic(self._plan, after, {milestone_id: NewDates()})

    def after_link(self, new: NewLink) -> ConsequenceRow:
        """Return what would follow from a new link, or from one that is changed.

        Raises:
            CircularPlan: it would close a ring; the message names it.
        """
        replaced = (new.predecessor_id, new.successor_id, new.instead_of)
        kept = tuple(
            link
            for link in self._plan.links
            if (link.predecessor, link.successor, link.kind) != replaced
        )
        added = Link(new.predecessor_id, new.successor_id, new.kind, new.lag, new.lag_unit)
        if self.by_logic:
            return _by_logic(self._plan, forecasts(replace(self._plan, links=(*kept, added))), {})
        return self._typed(kept, {}, (added,))

    @cached_property
    def _was(self) -> Mapping[int, Forecast]:
        return forecasts(self._plan)

    @cached_property
    def _calendars(self) -> Mapping[int, WorkCalendar]:
        """Return the calendars that lags are counted on, by milestone."""
        plan, kept = self._plan, self._kept
        if plan.site not in kept:
            return {}
        keys = {each.facts.id: plan.calendar_of(each) for each in plan.milestones}
        return {id_: kept.get(key) or kept[plan.site] for id_, key in keys.items()}

    def _typed(
        self, links: Sequence[Link], changed: Mapping[int, NewDates], added: Sequence[Link] = ()
    ) -> ConsequenceRow:
        facts = [each.facts for each in self._plan.milestones]
        found = consequences(facts, links, changed, self._calendars, added)
        return ConsequenceRow(
            tuple(MoveRow(move.id, move.old, move.new, move.start) for move in found.moved),
            found.pac_before,
            found.pac_after,
            found.sop_before,
            found.sop_after,
        )


def outlook(session: Session, project_id: int, *units: str) -> Outlook:
    """Return a project to be asked what changes would lead to; it does not follow later changes.

    Args:
        session: where it is.
        project_id: the project.
        units: that lags of links to be asked about count, besides those of its own links.
    """
    plan = project_plan(session, project_id)
    is_worked = bool(_WORKED & {*units, *(link.unit for link in plan.links)})
    return Outlook(project_id, plan, work_calendars(session) if is_worked else {})


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
    return outlook(session, project_id).after(session, changed, floats=floats)


def link_consequence(session: Session, project_id: int, new: NewLink) -> ConsequenceRow:
    """Return what would follow from a new link, or from one that is changed.

    Raises:
        CircularPlan: it would close a ring; the message names it.
    """
    return outlook(session, project_id, new.lag_unit).after_link(new)


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
