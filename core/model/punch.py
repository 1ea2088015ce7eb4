"""What remains to be finished before it is accepted: the punch list."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.model.equipment import EquipmentPackage
from core.model.row import Count, Day, OwnedRow, Words, pointer


class PunchItem(OwnedRow):
    """A defect or omission: A stops the next phase, B is closed before PAC, C before FAC."""

    __tablename__ = "punch_item"

    code: Mapped[Words]
    shop: Mapped[Words]
    package_id: Mapped[int | None] = pointer("equipment_package")
    system: Mapped[Words]
    location: Mapped[Words]
    category: Mapped[str] = mapped_column(default="B")
    discipline: Mapped[Words]
    description: Mapped[Words]
    criterion: Mapped[Words]
    raised: Mapped[Day]
    raised_by: Mapped[Words]
    responsible: Mapped[Words]
    due: Mapped[Day]
    status: Mapped[str] = mapped_column(default="OPEN")
    closed: Mapped[Day]
    closed_by: Mapped[Words]
    verified: Mapped[Day]
    verified_by: Mapped[Words]
    reopened: Mapped[Count]
    note: Mapped[Words]

    package: Mapped[EquipmentPackage | None] = relationship(backref="punch_items")
