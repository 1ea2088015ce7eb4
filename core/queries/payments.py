"""The payments of a project as the rules take them, with what each waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from core.model import Milestone, Shipment
from core.queries.register import kept_rows
from core.registers import register
from core.rules.cash import due_date
from core.rules.payments import DrawFacts, PaymentFacts, Triggers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from core.queries.register import RegisterRow

REACHED: Final = ("actual_finish", "forecast_finish", "baseline_finish")
"""When a milestone was or will be reached: the date that counts before the others first."""
DEPARTS: Final = ("atd", "etd_forecast", "etd_planned")
"""When a lot left or will leave, likewise."""


def payment_facts(session: Session, project_id: int) -> list[PaymentFacts]:
    """Return the payments of a project in its own order: two statements."""
    payments = kept_rows(session, register("payments"), project_id)
    draws = kept_rows(session, register("draws"), project_id) if payments else []
    return facts_of(payments, draws)


def payments_by_project(
    session: Session, project_id: int | None = None
) -> dict[int, list[PaymentFacts]]:
    """Return the payments of all projects, or of one, by project."""
    draws: dict[int, list[RegisterRow]] = {}
    for row in kept_rows(session, register("draws"), project_id):
        draws.setdefault(row.project_id, []).append(row)
    payments: dict[int, list[RegisterRow]] = {}
    for row in kept_rows(session, register("payments"), project_id):
        payments.setdefault(row.project_id, []).append(row)
    return {id_: facts_of(rows, draws.get(id_, ())) for id_, rows in payments.items()}


def facts_of(payments: Iterable[RegisterRow], draws: Iterable[RegisterRow]) -> list[PaymentFacts]:
    """Return rows of the registers of payments and drawings as the rules take them."""
    drawn: dict[int, list[DrawFacts]] = {}
    for row in draws:
        values = row.values
        days = (values["documents_presented"], values["due"], values["paid"])
        found = DrawFacts(row.refs.get("shipment"), values["amount"], *days)
        drawn.setdefault(row.refs["payment"], []).append(found)
    return [_facts(row, tuple(drawn.get(row.id, ()))) for row in payments]


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


def counting(row: Mapping[str, Any], names: Iterable[str]) -> dt.date | None:
    """Return the first of these dates of a row that there is."""
    return _first(row[name] for name in names)


def _facts(row: RegisterRow, draws: tuple[DrawFacts, ...]) -> PaymentFacts:
    values = row.values
    return PaymentFacts(
        *(row.id, values["code"], values["name"], values["status"]),
        *(values["amount"], values["invoiced"], values["paid"]),
        *(values["planned_date"], values["forecast_date"], values["paid_date"]),
        due=due_date(values["due_date"], values["invoice_date"], values["due_days"]),
        trigger=row.refs.get("trigger"),
        lot=row.refs.get("shipment"),
        draws=draws,
    )


def _first(days: Iterable[dt.date | None]) -> dt.date | None:
    return next((day for day in days if day is not None), None)
