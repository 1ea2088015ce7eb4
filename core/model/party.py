"""Who is involved: people and companies on all sides."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from core.model.row import Count, OwnedRow, Words, Yes


class Party(OwnedRow):
    """A person or company with a part in the project; influence and interest are 1 to 5."""

    __tablename__ = "party"

    role: Mapped[Words]
    party: Mapped[Words]
    name: Mapped[Words]
    company: Mapped[Words]
    phone: Mapped[Words]
    email: Mapped[Words]
    messenger: Mapped[Words]
    language: Mapped[Words]
    time_zone: Mapped[Words]
    address: Mapped[Words]
    influence: Mapped[Count]
    interest: Mapped[Count]
    attitude: Mapped[Words]
    communication: Mapped[Words]
    weekly_report: Mapped[Yes]
    monthly_report: Mapped[Yes]
    note: Mapped[Words]
