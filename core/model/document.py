"""What is drawn, written, sent and approved: documents and transmittals."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, relationship

from core.model.equipment import EquipmentPackage
from core.model.row import Count, Day, OwnedRow, Words, pointer


class Transmittal(OwnedRow):
    """A sending of documents to or from the customer."""

    __tablename__ = "transmittal"

    number: Mapped[Words]
    direction: Mapped[Words]
    date: Mapped[Day]
    sender: Mapped[Words]
    recipient: Mapped[Words]
    purpose: Mapped[Words]
    subject: Mapped[Words]
    acknowledged: Mapped[Day]
    note: Mapped[Words]


class Document(OwnedRow):
    """A drawing, list or manual, by revision, with the code it came back with."""

    __tablename__ = "document"

    number: Mapped[Words]
    title: Mapped[Words]
    title_zh: Mapped[Words]
    title_ru: Mapped[Words]
    discipline: Mapped[Words]
    shop: Mapped[Words]
    package_id: Mapped[int | None] = pointer("equipment_package")
    type: Mapped[Words]
    originator: Mapped[Words]
    revision: Mapped[Words]
    purpose: Mapped[Words]
    planned: Mapped[Day]
    submitted: Mapped[Day]
    due_back: Mapped[Day]
    returned: Mapped[Day]
    review_code: Mapped[Words]
    transmittal_id: Mapped[int | None] = pointer("transmittal")
    comments: Mapped[Count]
    language: Mapped[Words]
    note: Mapped[Words]

    package: Mapped[EquipmentPackage | None] = relationship(backref="documents")
    transmittal: Mapped[Transmittal | None] = relationship(backref="documents")
