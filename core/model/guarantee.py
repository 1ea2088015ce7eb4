"""What banks stand for: guarantees and letters of credit."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.model.milestone import Milestone
from core.model.row import Count, Day, Number, OwnedRow, Sum, Words, Yes, pointer


class Guarantee(OwnedRow):
    """A bond or guarantee; its money is in its own currency, else in that of the project."""

    __tablename__ = "guarantee"

    code: Mapped[Words]
    type: Mapped[str] = mapped_column(default="PERFORMANCE_BOND")
    number: Mapped[Words]
    issuer: Mapped[Words]
    applicant: Mapped[Words]
    beneficiary: Mapped[Words]
    currency: Mapped[Words]
    amount_minor: Mapped[Sum]
    percent_of_contract: Mapped[Number]
    issued: Mapped[Day]
    expiry: Mapped[Day]
    required_until: Mapped[Day]
    """The day it must last to, as typed; a release milestone with its tail says it better."""
    required_until_rule: Mapped[Words]
    release_id: Mapped[int | None] = pointer("milestone")
    tail_days: Mapped[Count]
    reduction_rule: Mapped[Words]
    current_amount_minor: Mapped[Sum]
    fee_percent: Mapped[Number]
    rules: Mapped[Words]
    returned: Mapped[Day]
    status: Mapped[str] = mapped_column(default="PLANNED")
    note: Mapped[Words]

    release: Mapped[Milestone | None] = relationship(backref="released_guarantees")


class LetterOfCredit(OwnedRow):
    """A letter of credit that shipments are paid from."""

    __tablename__ = "letter_of_credit"

    number: Mapped[Words]
    issuing_bank: Mapped[Words]
    advising_bank: Mapped[Words]
    confirming_bank: Mapped[Words]
    amount_minor: Mapped[Sum]
    currency: Mapped[Words]
    tolerance_percent: Mapped[Number]
    opened: Mapped[Day]
    latest_shipment_date: Mapped[Day]
    expiry: Mapped[Day]
    expiry_place: Mapped[Words]
    presentation_period_days: Mapped[Count]
    partial_shipments: Mapped[Yes]
    transhipment: Mapped[Yes]
    documents: Mapped[Words]
    drawn_minor: Mapped[Sum]
    presented_unpaid_minor: Mapped[Sum]
    rules: Mapped[Words]
    note: Mapped[Words]
