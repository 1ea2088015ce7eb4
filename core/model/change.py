"""What changes the contract: variations and claims."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.model.equipment import EquipmentPackage
from core.model.row import Count, Day, OwnedRow, Sum, Words, pointer


class Variation(OwnedRow):
    """A change of scope with its price; approved, it changes the value of the contract."""

    __tablename__ = "variation"

    code: Mapped[Words]
    title: Mapped[Words]
    shop: Mapped[Words]
    package_id: Mapped[int | None] = pointer("equipment_package")
    origin: Mapped[Words]
    description: Mapped[Words]
    requested: Mapped[Day]
    submitted: Mapped[Day]
    amount_minor: Mapped[Sum]
    time_impact_days: Mapped[Count]
    cost_estimate_minor: Mapped[Sum]
    status: Mapped[str] = mapped_column(default="DRAFT")
    approved: Mapped[Day]
    amendment_no: Mapped[Words]
    note: Mapped[Words]

    package: Mapped[EquipmentPackage | None] = relationship(backref="variations")


class Claim(OwnedRow):
    """A claim for time or money, with the days by which it must be noticed and detailed."""

    __tablename__ = "claim"

    code: Mapped[Words]
    title: Mapped[Words]
    type: Mapped[Words]
    shop: Mapped[Words]
    clause: Mapped[Words]
    event_date: Mapped[Day]
    aware_date: Mapped[Day]
    notice_days: Mapped[Count]
    notice_date: Mapped[Day]
    notice_deadline: Mapped[Day]
    detailed_days: Mapped[Count]
    detailed_claim_date: Mapped[Day]
    detailed_deadline: Mapped[Day]
    eot_days_claimed: Mapped[Count]
    amount_claimed_minor: Mapped[Sum]
    eot_days_granted: Mapped[Count]
    amount_granted_minor: Mapped[Sum]
    status: Mapped[str] = mapped_column(default="EVENT")
    note: Mapped[Words]
