"""What is paid: the payment milestones of a contract and the drawings of each."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from core.model.milestone import Milestone
from core.model.row import Count, Day, Number, OwnedRow, Sum, Words, owner, pointer
from core.model.shipment import Shipment


class Payment(OwnedRow):
    """A part of the price that falls due when something is reached."""

    __tablename__ = "payment"

    code: Mapped[Words]
    name: Mapped[Words]
    percent: Mapped[Number]
    amount_minor: Mapped[Sum]
    instrument: Mapped[Words]
    trigger_id: Mapped[int | None] = pointer("milestone")
    shipment_id: Mapped[int | None] = pointer("shipment")
    due_rule: Mapped[Words]
    due_days: Mapped[Count]
    """Days from invoice to due date, where a number says it."""
    planned_date: Mapped[Day]
    forecast_date: Mapped[Day]
    invoice_no: Mapped[Words]
    invoice_date: Mapped[Day]
    invoiced_minor: Mapped[Sum]
    due_date: Mapped[Day]
    paid_date: Mapped[Day]
    paid_minor: Mapped[Sum]
    status: Mapped[str] = mapped_column(default="NOT_DUE")
    note: Mapped[Words]

    trigger: Mapped[Milestone | None] = relationship(backref="payments")
    shipment: Mapped[Shipment | None] = relationship(backref="payments")


class Draw(OwnedRow):
    """A drawing on a payment: the documents of one shipment, presented and paid."""

    __tablename__ = "draw"

    payment_id: Mapped[int] = owner("payment")
    shipment_id: Mapped[int | None] = pointer("shipment")
    amount_minor: Mapped[Sum]
    documents_presented: Mapped[Day]
    due: Mapped[Day]
    paid: Mapped[Day]
    note: Mapped[Words]

    payment: Mapped[Payment] = relationship(backref=backref("draws", cascade="all"))
    shipment: Mapped[Shipment | None] = relationship(backref="draws")
