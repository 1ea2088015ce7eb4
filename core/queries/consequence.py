"""What a date being typed would lead to, before it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.queries.milestones import facts, link_facts
from core.rules.consequence import consequences
from core.rules.facts import NewDates

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

__all__ = ["ConsequenceRow", "MoveRow", "NewDates", "consequence"]


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A milestone that would move: its finish before and after, its new start."""

    id: int
    old: dt.date
    new: dt.date
    start: dt.date | None


@dataclass(frozen=True, slots=True)
class ConsequenceRow:
    """What follows from changed forecasts; dates before and after are equal where nothing moves."""

    moves: tuple[MoveRow, ...]
    pac_before: dt.date | None
    pac_after: dt.date | None
    sop_before: dt.date | None
    sop_after: dt.date | None


def consequence(
    session: Session, project_id: int, changed: Mapping[int, NewDates]
) -> ConsequenceRow:
    """Return what the links of a project say to these forecasts, by milestone id.

    Raises:
        CircularPlan: milestones wait for each other; the message names the ring.
    """
    found = consequences(facts(session, project_id), link_facts(session, project_id), changed)
    return ConsequenceRow(
        tuple(MoveRow(move.id, move.old, move.new, move.start) for move in found.moved),
        found.pac_before,
        found.pac_after,
        found.sop_before,
        found.sop_after,
    )
