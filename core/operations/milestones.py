"""Adding, dating, editing, moving and removing milestones and the links between them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from core import terms
from core.errors import CircularPlan, InvalidInput, NotFound
from core.language import mark, tr
from core.model import Calendar, Link, Milestone, Portfolio, Project
from core.operations.pins import pinned
from core.queries.consequence import consequence
from core.rules.places import moved
from core.text import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from core.queries.consequence import MoveRow
    from core.rules.facts import NewDates

EDITABLE: Final = frozenset(
    {
        *("code", "stage", "shop", "name", "name_zh", "name_ru", "weight", "percent"),
        *("forecast_start", "forecast_finish", "actual_start", "actual_finish"),
        *("responsible", "owner", "key", "contractual", "evidence", "slip_reason", "note"),
        *("duration", "elapsed", "constraint_kind", "constraint_date", "deadline", "calendar"),
        "manual",
    }
)
"""The fields a user edits; baseline dates change only with a baseline."""

_PLANNED: Final = frozenset({"duration", "constraint_kind", "constraint_date", "calendar"})
WHOLE: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class LinkDraft:
    """A link as the user states it: what is waited for, how, and the lag in its unit."""

    predecessor_id: int
    kind: str = "FS"
    lag: int = 0
    lag_unit: str = "ed"


def add_milestone(
    session: Session, project_id: int, *, name: str, stage: str, shop: str, **fields: Any
) -> int:
    """Add a milestone to a project, after its last, and return its id.

    Without a code it gets the next free one; its baseline stays empty until a baseline is set.
    """
    project = session.get(Project, project_id)
    if project is None:
        raise NotFound
    found = project.milestones
    milestone = Milestone(
        project=project,
        project_id=project_id,
        position=max((m.position for m in found), default=0) + 1,
        code=fields.pop("code", None) or _free_code({m.code for m in found}),
        name="",
        stage=stage,
        shop=shop,
    )
    with session.no_autoflush:
        session.add(milestone)
        _write(session, milestone, {"name": name, "stage": stage, "shop": shop, **fields})
    session.flush()
    return milestone.id


def edit_milestone(session: Session, milestone_id: int, **fields: Any) -> None:
    """Change fields of one milestone; unknown fields and broken rules are refused."""
    _write(session, milestone_of(session, milestone_id), fields)


def edit_milestones(session: Session, edits: Mapping[int, Mapping[str, Any]]) -> None:
    """Change fields of several milestones at once: all of them or none."""
    for milestone_id, fields in edits.items():
        _write(session, milestone_of(session, milestone_id), fields)


def shift_forecasts(session: Session, milestone_ids: Iterable[int], days: int) -> None:
    """Move the forecast dates of unfinished milestones by calendar days; finished ones stay."""
    step = dt.timedelta(days)
    for milestone_id in milestone_ids:
        found = milestone_of(session, milestone_id)
        if found.actual_finish is not None or found.forecast_finish is None:
            continue
        fields: dict[str, Any] = {"forecast_finish": found.forecast_finish + step}
        if found.forecast_start is not None and found.actual_start is None:
            fields["forecast_start"] = found.forecast_start + step
        _write(session, found, fields)


def finish_milestones(session: Session, milestone_ids: Iterable[int], on: dt.date) -> None:
    """Set the actual finish of these milestones; those already finished stay as they are."""
    for milestone_id in milestone_ids:
        found = milestone_of(session, milestone_id)
        if found.actual_finish is None:
            _write(session, found, {"actual_finish": on})


def remove_milestones(session: Session, milestone_ids: Iterable[int]) -> None:
    """Remove milestones with their links, baselines and forecast history."""
    for milestone_id in milestone_ids:
        session.delete(milestone_of(session, milestone_id))


def move_milestones(session: Session, milestone_ids: Sequence[int], steps: int) -> None:
    """Move milestones up (negative) or down in the project's own order."""
    first = milestone_of(session, milestone_ids[0])
    ordered = {
        found.id: found
        for found in session.scalars(
            select(Milestone)
            .where(Milestone.project_id == first.project_id)
            .order_by(Milestone.position, Milestone.id)
        )
    }
    placed = moved(list(ordered), set(milestone_ids), steps)
    for position, milestone_id in enumerate(placed, start=1):
        ordered[milestone_id].position = position


def set_links(session: Session, milestone_id: int, links: Sequence[LinkDraft]) -> None:
    """Make these the links a milestone waits by.

    Raises:
        CircularPlan: the links would close a ring; the message names it.
    """
    found = milestone_of(session, milestone_id)
    wanted = {(link.predecessor_id, link.kind): link for link in links}
    for old in list(found.waits_for):
        draft = wanted.pop((old.predecessor_id, old.kind), None)
        if draft is None:
            found.waits_for.remove(old)
        else:
            old.lag, old.lag_unit = draft.lag, draft.lag_unit
    for draft in wanted.values():
        before = milestone_of(session, draft.predecessor_id)
        if before.project_id != found.project_id:
            raise InvalidInput(tr(mark("A milestone can wait only for one of its own project.")))
        if before is found:
            raise InvalidInput(tr(mark("A milestone does not wait for itself.")))
        found.waits_for.append(
            Link(
                predecessor_id=draft.predecessor_id,
                kind=draft.kind,
                lag=draft.lag,
                lag_unit=draft.lag_unit,
            )
        )
    session.flush()
    _refuse_ring(session, found.project_id)


def add_link(session: Session, milestone_id: int, draft: LinkDraft) -> None:
    """Let a milestone wait for one more, or change how it waits for it.

    Raises:
        CircularPlan: the link would close a ring; the message names it.
    """
    links = {
        (link.predecessor_id, link.kind): LinkDraft(
            link.predecessor_id, link.kind, link.lag, link.lag_unit
        )
        for link in milestone_of(session, milestone_id).waits_for
    }
    links[draft.predecessor_id, draft.kind] = draft
    set_links(session, milestone_id, list(links.values()))


def milestone_of(session: Session, milestone_id: int) -> Milestone:
    """Return the entity; `NotFound` where it is no longer there."""
    found = session.get(Milestone, milestone_id)
    if found is None:
        raise NotFound
    return found


def _refuse_ring(session: Session, project_id: int) -> None:
    milestones = session.scalars(select(Milestone).where(Milestone.project_id == project_id))
    codes = {found.id: found.code for found in milestones}
    waits: dict[str, set[str]] = {}
    for link in session.scalars(select(Link).where(Link.successor_id.in_(codes))):
        waits.setdefault(codes[link.successor_id], set()).add(codes[link.predecessor_id])
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        raise CircularPlan(
            tr(mark("These milestones wait for each other: {ring}"), ring=" → ".join(error.args[1]))
        ) from error


def _write(session: Session, found: Milestone, fields: Mapping[str, Any]) -> None:
    unknown = set(fields) - EDITABLE
    assert not unknown, f"not editable: {sorted(unknown)}"
    if _follows_logic(found):
        fields = pinned(session, found, fields)
    for name, value in fields.items():
        setattr(found, name, value.strip() if isinstance(value, str) else value)
    _follow(found, fields)
    _check(session, found)
    if fields.keys() & _PLANNED:
        _check_plan(session, found)


def _follows_logic(found: Milestone) -> bool:
    # By way of the milestone the project stays in the session, and is read once for all of them.
    return found.project.by_logic and not found.manual


def _follow(found: Milestone, fields: Mapping[str, Any]) -> None:
    """Keep percent and dates in step: done is 100 % with an actual date, and the reverse."""
    if "actual_finish" in fields:
        if found.actual_finish is not None:
            found.percent = WHOLE
            found.forecast_finish = found.actual_finish
            _start_by(found, found.actual_finish)
        elif found.percent == WHOLE and "percent" not in fields:
            found.percent = Decimal(95)
    if found.actual_start is not None and "actual_start" in fields:
        found.forecast_start = found.actual_start


def _start_by(found: Milestone, finish: dt.date) -> None:
    if found.forecast_start is None:
        return
    if found.actual_start is None:
        found.actual_start = min(found.forecast_start, finish)
    found.forecast_start = found.actual_start


def _check(session: Session, found: Milestone) -> None:
    with session.no_autoflush:
        status_date = session.scalars(select(Portfolio.status_date)).first()
    _check_words(found)
    for start, finish in (
        (found.forecast_start, found.forecast_finish),
        (found.actual_start, found.actual_finish),
    ):
        if start is not None and finish is not None and finish < start:
            raise _refused(
                found,
                mark("it cannot finish on {finish}, before its start on {start}."),
                finish=day(finish),
                start=day(start),
            )
    for actual in (found.actual_start, found.actual_finish):
        if actual is not None and status_date is not None and actual > status_date:
            raise _refused(
                found,
                mark("the actual date {day} lies after the status date {status}."),
                day=day(actual),
                status=day(status_date),
            )


def _check_plan(session: Session, found: Milestone) -> None:
    """Refuse what a schedule cannot be computed from."""
    if found.constraint_kind not in terms.CONSTRAINTS:
        raise _refused(found, mark("there is no constraint {kind}."), kind=found.constraint_kind)
    name = tr(terms.CONSTRAINTS[found.constraint_kind])
    is_dated = found.constraint_kind not in terms.UNDATED
    if is_dated and found.constraint_date is None:
        raise _refused(found, mark("“{constraint}” needs a date."), constraint=name)
    if not is_dated:
        found.constraint_date = None
    if found.duration is not None and found.duration < 0:
        raise _refused(found, mark("a duration is not below zero."))
    with session.no_autoflush:
        known = {"", *session.scalars(select(Calendar.code))}
    if found.calendar not in known:
        raise _refused(found, mark("there is no calendar {code}."), code=found.calendar)


def _check_words(found: Milestone) -> None:
    if not found.name:
        raise InvalidInput(tr(mark("A milestone needs a name.")))
    if not found.code:
        raise InvalidInput(tr(mark("A milestone needs a code.")))
    if found.stage not in {stage.code for stage in terms.STAGES}:
        raise _refused(found, mark("there is no stage {stage}."), stage=found.stage)
    if found.responsible not in terms.RESPONSIBLE:
        raise _refused(found, mark("{who} is nobody responsible."), who=found.responsible)
    if not 0 <= found.percent <= WHOLE:
        raise _refused(found, mark("a percentage lies between 0 and 100."))
    if found.weight < 0:
        raise _refused(found, mark("a weight is not below zero."))
    if found.percent == WHOLE and found.actual_finish is None:
        raise _refused(found, mark("100 % needs the actual date it was reached on."))


def _refused(found: Milestone, why: str, **values: Any) -> InvalidInput:
    return InvalidInput(f"{found.code} {found.name}: {tr(why, **values)}")


def _free_code(taken: set[str]) -> str:
    n = len(taken) + 1
    while f"M{n:03}" in taken:
        n += 1
    return f"M{n:03}"


def remaining_weight(session: Session, project_id: int) -> Decimal:
    """Return what the weights of a project lack to 100 (negative: what they have too much)."""
    total = session.scalar(
        select(func.sum(Milestone.weight)).where(Milestone.project_id == project_id)
    )
    return WHOLE - (total or Decimal(0))


def _typed(found: Milestone, dates: NewDates) -> dict[str, Any]:
    """Return the forecast as typed; a start to come is never after the finish."""
    fields: dict[str, Any] = {}
    if dates.finish is not None:
        fields["forecast_finish"] = dates.finish
    start, finish = dates.start or found.forecast_start, dates.finish or found.forecast_finish
    if start is not None and found.actual_start is None:
        fields["forecast_start"] = start if finish is None else min(start, finish)
    return fields


def move_with_followers(
    session: Session, milestone_id: int, dates: NewDates, **fields: Any
) -> tuple[int, ...]:
    """Move a forecast and push the milestones whose links it breaks; return which were pushed.

    Each follower moves exactly as far as its links demand and keeps its duration; where forecasts
    follow from logic, the step itself moves them.
    """
    found = milestone_of(session, milestone_id)
    pushed = consequence(session, found.project_id, {milestone_id: dates}).moves
    if _follows_logic(found):
        plain = {"forecast_start": dates.start, "forecast_finish": dates.finish}
        typed = {name: day for name, day in plain.items() if day is not None}
        _write(session, found, {**typed, **fields})
        return tuple(move.id for move in pushed)
    _write(session, found, {**_typed(found, dates), **fields})
    return push(session, pushed)


def push(session: Session, moves: Iterable[MoveRow]) -> tuple[int, ...]:
    """Move the forecasts of milestones that links push, and return which they were.

    Those that follow from logic are left to the step itself, which moves them.
    """
    moves, pushed = tuple(moves), []
    wanted = select(Milestone).where(Milestone.id.in_([move.id for move in moves]))
    followers = {found.id: found for found in session.scalars(wanted)}
    for move in moves:
        follower = followers[move.id]
        moved: dict[str, Any] = {"forecast_finish": move.new}
        if follower.actual_start is None and follower.forecast_start is not None:
            moved["forecast_start"] = move.start
        if not _follows_logic(follower):
            _write(session, follower, moved)
        pushed.append(move.id)
    return tuple(pushed)
