"""What may go wrong, what has, and what is done about it: risks, issues, actions."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.model.equipment import EquipmentPackage
from core.model.row import Count, Day, Number, OwnedRow, Sum, Words, pointer


class Risk(OwnedRow):
    """Something that may happen; probability and impact are 1 to 5."""

    __tablename__ = "risk"

    code: Mapped[Words]
    title: Mapped[Words]
    shop: Mapped[Words]
    package_id: Mapped[int | None] = pointer("equipment_package")
    category: Mapped[Words]
    cause: Mapped[Words]
    effect: Mapped[Words]
    probability: Mapped[Count]
    impact: Mapped[Count]
    response: Mapped[Words]
    action: Mapped[Words]
    owner: Mapped[Words]
    due: Mapped[Day]
    cost_exposure_minor: Mapped[Sum]
    schedule_exposure_days: Mapped[Count]
    residual_probability: Mapped[Count]
    residual_impact: Mapped[Count]
    trigger: Mapped[Words]
    raised: Mapped[Day]
    reviewed: Mapped[Day]
    status: Mapped[str] = mapped_column(default="OPEN")
    note: Mapped[Words]

    package: Mapped[EquipmentPackage | None] = relationship(backref="risks")


class Issue(OwnedRow):
    """Something that has happened and must be settled."""

    __tablename__ = "issue"

    code: Mapped[Words]
    title: Mapped[Words]
    description: Mapped[Words]
    type: Mapped[Words]
    shop: Mapped[Words]
    severity: Mapped[str] = mapped_column(default="MEDIUM")
    escalation: Mapped[Count]
    raised: Mapped[Day]
    raised_by: Mapped[Words]
    owner: Mapped[Words]
    due: Mapped[Day]
    status: Mapped[str] = mapped_column(default="OPEN")
    closed: Mapped[Day]
    resolution: Mapped[Words]
    related: Mapped[Words]
    """Codes of the rows it is about: SH-10, M037."""
    note: Mapped[Words]


class Action(OwnedRow):
    """Something that somebody is to do by a day."""

    __tablename__ = "action"

    code: Mapped[Words]
    title: Mapped[Words]
    origin: Mapped[Words]
    owner: Mapped[Words]
    raised: Mapped[Day]
    due: Mapped[Day]
    revised_due: Mapped[Day]
    percent: Mapped[Number]
    status: Mapped[str] = mapped_column(default="OPEN")
    closed: Mapped[Day]
    note: Mapped[Words]
