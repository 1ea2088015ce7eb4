"""Payments move with what triggers them: the milestone, or the lots whose documents are drawn on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sqlalchemy import or_, select

from core.db.recorder import net
from core.model import Draw, Payment
from core.queries.payments import DEPARTS, REACHED, counting, payment_facts, triggers
from core.rules.payments import SETTLED, Triggers, moved_payments

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from core.db.recorder import Change, Row

_DATES: Final = {"milestone": REACHED, "shipment": DEPARTS}
_SAID: Final = ("forecast_date", "trigger_id", "shipment_id")
"""What the user says of a payment, and no step then moves."""


def move_payments(session: Session, changes: Sequence[Change]) -> None:
    """Move the forecast of open payments by as many days as what they wait for moved.

    A payment whose forecast or trigger these changes set themselves stays as it is said.
    """
    if not any(change.table in _DATES and change.kind == "update" for change in changes):
        return
    found = _moves(changes)
    for project_id in sorted(found.projects):
        if not _hangs_any(session, project_id, found):
            continue
        payments = [
            each for each in payment_facts(session, project_id) if each.id not in found.said
        ]
        now = triggers(session, project_id)
        was = Triggers(
            {**now.milestones, **found.was["milestone"]}, {**now.lots, **found.was["shipment"]}
        )
        for payment_id, day in moved_payments(payments, was, now).items():
            session.get_one(Payment, payment_id).forecast_date = day


def _hangs_any(session: Session, project_id: int, found: _Moves) -> bool:
    """Return whether any payment of a project waits for what moved: one short statement."""
    lots = list(found.was["shipment"])
    drawn = select(Draw.payment_id).where(Draw.shipment_id.in_(lots))
    waits = or_(
        Payment.trigger_id.in_(list(found.was["milestone"])),
        Payment.shipment_id.in_(lots),
        Payment.id.in_(drawn),
    )
    wanted = select(Payment.id).where(
        Payment.project_id == project_id, Payment.status.not_in(SETTLED), waits
    )
    return session.scalar(wanted.limit(1)) is not None


@dataclass(slots=True)
class _Moves:
    """Where dates moved: what they were by table and id, in which projects; payments said."""

    was: dict[str, dict[int, dt.date | None]] = field(
        default_factory=lambda: {table: {} for table in _DATES}
    )
    projects: set[int] = field(default_factory=set)
    said: set[int] = field(default_factory=set)


def _moves(changes: Iterable[Change]) -> _Moves:
    found = _Moves()
    for change in net(change for change in changes if change.table in {"payment", *_DATES}):
        if change.table == "payment":
            if any(_of(change.before, name) != _of(change.after, name) for name in _SAID):
                found.said.add(change.key[0])
        elif change.before and change.after:
            names = _DATES[change.table]
            was = counting(change.before, names)
            if was != counting(change.after, names):
                found.was[change.table][change.key[0]] = was
                found.projects.add(change.after["project_id"])
    return found


def _of(row: Row | None, name: str) -> object:
    return None if row is None else row[name]
