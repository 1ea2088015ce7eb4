"""Photographs of manufacture and of the site; the picture itself is an attachment of the row."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, relationship

from core.model.equipment import EquipmentPackage
from core.model.row import Day, OwnedRow, Words, Yes, pointer


class Photo(OwnedRow):
    """One photograph: when, where, of what, by whom, and whether the customer may see it."""

    __tablename__ = "photo"

    code: Mapped[Words]
    taken: Mapped[Day]
    shop: Mapped[Words]
    package_id: Mapped[int | None] = pointer("equipment_package")
    place: Mapped[Words]
    caption: Mapped[Words]
    caption_zh: Mapped[Words]
    caption_ru: Mapped[Words]
    photographer: Mapped[Words]
    for_customer: Mapped[Yes]
    note: Mapped[Words]

    package: Mapped[EquipmentPackage | None] = relationship(backref="photos")
