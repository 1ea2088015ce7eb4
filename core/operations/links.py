"""Drawing, changing and removing a link between two milestones, and moving what it pushes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core import terms
from core.errors import InvalidInput, NotFound
from core.language import mark, tr
from core.model import Link
from core.operations.milestones import LinkDraft, add_link, milestone_of, push
from core.queries.consequence import NewLink, link_consequence

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.model import Milestone

LONGEST: Final = 10_000_000
"""What a lag may count at most, in any unit: minutes of imported plans are many."""


def link_milestones(
    session: Session, milestone_id: int, draft: LinkDraft, *, pushes: bool
) -> tuple[int, ...]:
    """Let a milestone wait for another, and return which milestones moved for it.

    Where forecasts follow from logic they move in any case.

    Args:
        session: where they are.
        milestone_id: the milestone that waits.
        draft: what it waits for, and how.
        pushes: whether it moves to where the link demands, and what follows from it too.

    Raises:
        CircularPlan: the link would close a ring; the message names it.
    """
    found = milestone_of(session, milestone_id)
    _check(draft)
    _refuse_twin(found, draft)
    new = NewLink(draft.predecessor_id, milestone_id, draft.kind, draft.lag, draft.lag_unit)
    moves = link_consequence(session, found.project_id, new).moves if pushes else ()
    add_link(session, milestone_id, draft)
    return push(session, moves)


def edit_link(
    session: Session, link_id: int, *, kind: str, lag: int, lag_unit: str, pushes: bool
) -> tuple[int, ...]:
    """Let a link be of another kind or lag, and return which milestones moved for it."""
    link = link_of(session, link_id)
    draft = LinkDraft(link.predecessor_id, kind, lag, lag_unit)
    _check(draft)
    if kind != link.kind:
        _refuse_twin(link.successor, draft)
    new = NewLink(
        draft.predecessor_id, link.successor_id, kind, lag, lag_unit, instead_of=link.kind
    )
    found = link.successor.project_id
    moves = link_consequence(session, found, new).moves if pushes else ()
    link.kind, link.lag, link.lag_unit = kind, lag, lag_unit
    return push(session, moves)


def remove_link(session: Session, link_id: int) -> None:
    """Let a milestone no longer wait for another; no date moves."""
    link = link_of(session, link_id)
    link.successor.waits_for.remove(link)


def link_of(session: Session, link_id: int) -> Link:
    """Return the entity; `NotFound` where it is no longer there."""
    found = session.get(Link, link_id)
    if found is None:
        raise NotFound
    return found


def _refuse_twin(successor: Milestone, draft: LinkDraft) -> None:
    for link in successor.waits_for:
        if (link.predecessor_id, link.kind) == (draft.predecessor_id, draft.kind):
            raise InvalidInput(
                tr(
                    mark("{successor} waits for {predecessor} already: {kind}."),
                    successor=successor.code,
                    predecessor=link.predecessor.code,
                    kind=tr(terms.LINK_KINDS[draft.kind]),
                )
            )


def _check(draft: LinkDraft) -> None:
    if draft.kind not in terms.LINK_KINDS:
        raise InvalidInput(tr(mark("There is no link of kind {kind}."), kind=draft.kind))
    if draft.lag_unit not in terms.LAG_UNITS:
        raise InvalidInput(tr(mark("There is no unit of lag {unit}."), unit=draft.lag_unit))
    if abs(draft.lag) > LONGEST:
        raise InvalidInput(tr(mark("A lag of {lag} is too long."), lag=draft.lag))
