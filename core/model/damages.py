"""What being late or slow costs: the terms of liquidated damages."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.model.milestone import Milestone
from core.model.row import Count, Number, OwnedRow, Sum, Words, Yes, pointer


class DamagesTerms(OwnedRow):
    """One clause: damages for delay of a milestone or a shop, for missed performance, or both."""

    __tablename__ = "damages_terms"

    name: Mapped[Words]
    shop: Mapped[Words]
    """The shop it speaks of; empty for each shop."""
    milestone_id: Mapped[int | None] = pointer("milestone")
    scope: Mapped[Words]
    """What must be late, in the words of the contract; where no milestone says it, the PACs."""
    weekly_rate: Mapped[Number]
    daily_rate: Mapped[Number]
    base: Mapped[str] = mapped_column(default="SHOP")
    base_amount_minor: Mapped[Sum]
    rounding: Mapped[str] = mapped_column(default="FULL_WEEKS")
    grace_days: Mapped[Count]
    delay_cap_percent: Mapped[Number]
    cap_base: Mapped[str] = mapped_column(default="CONTRACT")
    guaranteed_jph: Mapped[Number]
    performance_rate: Mapped[Number]
    """Percent of the contract price for each percent of shortfall."""
    full_percents: Mapped[Yes]
    minimum_percent: Mapped[Number]
    performance_cap_percent: Mapped[Number]
    overall_cap_percent: Mapped[Number]
    note: Mapped[Words]

    milestone: Mapped[Milestone | None] = relationship(backref="damages_terms")
