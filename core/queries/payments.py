"""The payments of a project as the rules take them, with what each waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from core.model import Draw, Milestone, Payment, Project, Shipment
from core.money import Money
from core.rules.payments import DrawFacts, PaymentFacts, Triggers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

REACHED: Final = ("actual_finish", "forecast_finish", "baseline_finish")
"""When a milestone was or will be reached: the date that counts before the others first."""
DEPARTS: Final = ("atd", "etd_forecast", "etd_planned")
"""When a lot left or will leave, likewise."""


def payment_facts(session: Session, project_id: int) -> list[PaymentFacts]:
    """Return the payments of a project in its own order: two statements."""
    rows = session.execute(
        select(
            *(Payment.id, Payment.code, Payment.name, Payment.status, Project.currency),
            *(Payment.amount_minor, Payment.invoiced_minor, Payment.paid_minor),
            *(Payment.planned_date, Payment.forecast_date, Payment.paid_date),
            *(Payment.trigger_id, Payment.shipment_id),
        )
        .join(Project, Project.id == Payment.project_id)
        .where(Payment.project_id == project_id)
        .order_by(Payment.position, Payment.id)
    ).all()
    draws = _draws(session, project_id, rows[0].currency) if rows else {}
    return [_facts(tuple(row), draws) for row in rows]


def triggers(session: Session, project_id: int) -> Triggers:
    """Return when the milestones and lots of a project were or will be reached."""
    milestones = session.execute(
        select(Milestone.id, *(getattr(Milestone, name) for name in REACHED)).where(
            Milestone.project_id == project_id
        )
    )
    lots = session.execute(
        select(Shipment.id, *(getattr(Shipment, name) for name in DEPARTS)).where(
            Shipment.project_id == project_id
        )
    )
    return Triggers(
        {id_: _first(days) for id_, *days in milestones}, {id_: _first(days) for id_, *days in lots}
    )


def _facts(row: tuple[Any, ...], draws: Mapping[int, Sequence[DrawFacts]]) -> PaymentFacts:
    id_, code, name, status, currency, amount, invoiced, paid, *days, trigger, lot = row
    planned, forecast, paid_on = days
    return PaymentFacts(
        *(id_, code, name, status),
        amount=_money(amount, currency),
        invoiced=_money(invoiced, currency),
        paid=_money(paid, currency),
        planned=planned,
        forecast=forecast,
        paid_on=paid_on,
        trigger=trigger,
        lot=lot,
        draws=tuple(draws.get(id_, ())),
    )


def _draws(session: Session, project_id: int, currency: str) -> dict[int, list[DrawFacts]]:
    found: dict[int, list[DrawFacts]] = {}
    wanted = (
        select(
            *(Draw.payment_id, Draw.shipment_id, Draw.amount_minor),
            *(Draw.documents_presented, Draw.due, Draw.paid),
        )
        .where(Draw.project_id == project_id)
        .order_by(Draw.position, Draw.id)
    )
    for payment_id, lot, minor, *days in session.execute(wanted):
        found.setdefault(payment_id, []).append(DrawFacts(lot, Money(minor or 0, currency), *days))
    return found


def _money(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else Money(minor, currency)


def _first(days: list[dt.date | None]) -> dt.date | None:
    return next((day for day in days if day is not None), None)
