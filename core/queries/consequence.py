"""What a date being typed would lead to, before it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.queries.milestones import facts, link_facts
from core.rules.consequence import consequences

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A milestone that the links would push, with its finish before and after."""

    id: int
    old: dt.date
    new: dt.date


@dataclass(frozen=True, slots=True)
class ConsequenceRow:
    """What follows from changed forecasts; dates before and after are equal where nothing moves."""

    moves: tuple[MoveRow, ...]
    pac_before: dt.date | None
    pac_after: dt.date | None
    sop_before: dt.date | None
    sop_after: dt.date | None


def consequence(
    session: Session, project_id: int, changed: Mapping[int, dt.date]
) -> ConsequenceRow:
    """Return what the links of a project say to these forecast finishes, by milestone id.

    Raises:
        CircularPlan: milestones wait for each other; the message names the ring.
    """
    found = consequences(facts(session, project_id), link_facts(session, project_id), changed)
    return ConsequenceRow(
        tuple(MoveRow(move.id, move.old, move.new) for move in found.moved),
        found.pac_before,
        found.pac_after,
        found.sop_before,
        found.sop_after,
    )
