"""What was reported: reports that were sent."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from core.model.row import Day, OwnedRow, Words


class IssuedReport(OwnedRow):
    """A report as it was issued: of which period, in which edition, to whom."""

    __tablename__ = "issued_report"

    number: Mapped[Words]
    kind: Mapped[str] = mapped_column(default="MONTHLY")
    period_start: Mapped[Day]
    period_finish: Mapped[Day]
    data_date: Mapped[Day]
    issued: Mapped[Day]
    revision: Mapped[Words]
    edition: Mapped[Words]
    language: Mapped[Words]
    sent_to: Mapped[Words]
    acknowledged: Mapped[Day]
    note: Mapped[Words]
