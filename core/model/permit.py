"""What people need to work on a site abroad."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from core.model.row import Day, OwnedRow, Words


class Permit(OwnedRow):
    """A visa, work permit or the like of one person."""

    __tablename__ = "permit"

    person: Mapped[Words]
    role: Mapped[Words]
    company: Mapped[Words]
    kind: Mapped[str] = mapped_column(default="WORK_PERMIT")
    country: Mapped[Words]
    number: Mapped[Words]
    applied: Mapped[Day]
    issued: Mapped[Day]
    valid_until: Mapped[Day]
    status: Mapped[str] = mapped_column(default="PLANNED")
    note: Mapped[Words]
