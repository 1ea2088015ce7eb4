"""What lets goods in: declarations and certificates of conformity."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from core.model.row import Day, OwnedRow, Words


class ConformityDocument(OwnedRow):
    """A declaration or certificate of conformity for some packages, until a day."""

    __tablename__ = "conformity_document"

    number: Mapped[Words]
    type: Mapped[str] = mapped_column(default="DECLARATION")
    regulation: Mapped[Words]
    applicant: Mapped[Words]
    body: Mapped[Words]
    packages: Mapped[Words]
    """Codes of the packages it covers; of a package there may be several documents."""
    scope: Mapped[Words]
    country: Mapped[Words]
    applied: Mapped[Day]
    issued: Mapped[Day]
    valid_until: Mapped[Day]
    owner: Mapped[Words]
    status: Mapped[str] = mapped_column(default="PLANNED")
    note: Mapped[Words]
