"""What the key figures of a project count besides its milestones, and the rows behind each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from core.model import DamagesTerms, Payment, Risk, Shipment
from core.queries.register_counts import WAITING
from core.rules.risk import HIGH_FROM, score

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

RECEIVED, DAMAGES, GOODS, RISKS = "received", "damages", "goods", "risks"
"""Figures that stand for rows of a register."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted for the head of a project.

    Attributes:
        has_payments: whether payments are kept.
        risks: risks kept.
        open_risks: those that are open, active or have occurred.
        high_risks: those of the open ones that are high or very high.
    """

    has_payments: bool
    risks: int
    open_risks: int
    high_risks: int


@dataclass(frozen=True, slots=True)
class Behind:
    """The rows that a figure comes from: their register and ids."""

    register: str
    rows: tuple[int, ...]


def counts(session: Session, project_id: int) -> Counts:
    """Return what is counted for the head of a project: two short statements."""
    payment = select(Payment.id).where(Payment.project_id == project_id).limit(1)
    found = session.execute(
        select(Risk.status, Risk.probability, Risk.impact).where(Risk.project_id == project_id)
    ).all()
    still = [score(*row[1:]) or 0 for row in found if row.status in WAITING["risks"]]
    return Counts(
        session.scalar(payment) is not None,
        len(found),
        len(still),
        sum(points >= HIGH_FROM for points in still),
    )


def behind(session: Session, project_id: int, figure: str) -> Behind:
    """Return the rows that a figure of a project comes from, in the user's own order."""
    register, wanted = _BEHIND[figure]
    return Behind(register, tuple(session.scalars(wanted(project_id))))


def _received(project_id: int) -> Select[int]:
    wanted = select(Payment.id).where(Payment.project_id == project_id, Payment.paid_minor > 0)
    return wanted.where(Payment.status != "CANCELLED").order_by(Payment.position, Payment.id)


def _damages(project_id: int) -> Select[int]:
    wanted = select(DamagesTerms.id).where(DamagesTerms.project_id == project_id)
    return wanted.order_by(DamagesTerms.position, DamagesTerms.id)


def _goods(project_id: int) -> Select[int]:
    wanted = select(Shipment.id).where(Shipment.project_id == project_id, Shipment.ata.is_not(None))
    return wanted.where(Shipment.status != "CANCELLED").order_by(Shipment.position, Shipment.id)


def _risks(project_id: int) -> Select[int]:
    wanted = select(Risk.id).where(Risk.project_id == project_id)
    return wanted.where(Risk.status.in_(WAITING["risks"])).order_by(Risk.position, Risk.id)


_BEHIND: Final[dict[str, tuple[str, Callable[[int], Select[int]]]]] = {
    RECEIVED: ("payments", _received),
    DAMAGES: ("damages", _damages),
    GOODS: ("shipments", _goods),
    RISKS: ("risks", _risks),
}
