"""A project and its shops."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.db.base import Base
from core.db.types import Fixed, Flag, IsoDate, Minor
from core.model.kept import KeptSection
from core.model.milestone import Baseline, Milestone
from core.model.summary import ProjectSummary


class Project(Base):
    """One supply contract, followed from the first inquiry to final acceptance."""

    __tablename__ = "project"
    __table_args__ = (
        CheckConstraint("length(code) > 0", name="has_code"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(default=0)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_zh: Mapped[str] = mapped_column(default="")
    name_ru: Mapped[str] = mapped_column(default="")
    customer: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="")
    site: Mapped[str] = mapped_column(default="")
    contractor: Mapped[str] = mapped_column(default="")
    contract_type: Mapped[str] = mapped_column(default="EQUIPMENT_SUPPLY_WITH_INSTALLATION")
    contract_no: Mapped[str] = mapped_column(default="")
    signed: Mapped[date | None] = mapped_column(IsoDate)
    effective: Mapped[date | None] = mapped_column(IsoDate)
    contract_pac: Mapped[date | None] = mapped_column(IsoDate)
    status: Mapped[str] = mapped_column(default="ACTIVE")
    stage_set: Mapped[str] = mapped_column(default="")
    """The current stage as the user set it; empty where it follows from the milestones."""
    currency: Mapped[str] = mapped_column(default="USD")
    value_minor: Mapped[int] = mapped_column(Minor, default=0)
    bac_minor: Mapped[int | None] = mapped_column(Minor)
    """The budget at completion; its currency is that of the cost."""
    cost_currency: Mapped[str] = mapped_column(default="")
    """The currency cost is kept in; empty where it is that of the contract."""
    declared_rag: Mapped[str] = mapped_column(default="")
    """The colour somebody stands for in place of the computed one; empty where nobody does."""
    declared_reason: Mapped[str] = mapped_column(default="")
    declared_until: Mapped[date | None] = mapped_column(IsoDate)
    incoterm: Mapped[str] = mapped_column(default="")
    incoterm_place: Mapped[str] = mapped_column(default="")
    incoterm_text: Mapped[str] = mapped_column(default="")
    """The delivery term as written in the contract, where it says more than rule and place."""
    design_jph: Mapped[Decimal | None] = mapped_column(Fixed(4))
    warranty_months: Mapped[int | None]
    win_probability: Mapped[Decimal | None] = mapped_column(Fixed(4))
    priority: Mapped[int | None]
    project_manager: Mapped[str] = mapped_column(default="")
    status_date: Mapped[date | None] = mapped_column(IsoDate)
    """The date the project's own figures were last stated for; older than the file's is stale."""
    calendar_office: Mapped[str] = mapped_column(default="")
    calendar_site: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    by_logic: Mapped[bool] = mapped_column(Flag, default=False)
    """Whether forecasts follow from durations, links and calendars rather than from typing."""
    near_critical: Mapped[int] = mapped_column(default=10)
    """Days of float up to which a milestone counts as nearly critical."""

    shops: Mapped[list[Shop]] = relationship(
        back_populates="project", cascade="all, delete-orphan", order_by="Shop.position"
    )
    milestones: Mapped[list[Milestone]] = relationship(
        back_populates="project", cascade="all, delete-orphan", order_by="Milestone.position"
    )
    baselines: Mapped[list[Baseline]] = relationship(
        back_populates="project", cascade="all, delete-orphan", order_by="Baseline.id"
    )
    kept: Mapped[list[KeptSection]] = relationship(
        cascade="all, delete-orphan", order_by="KeptSection.id"
    )
    summary: Mapped[ProjectSummary | None] = relationship(cascade="all, delete-orphan")


class Shop(Base):
    """One shop of a project: welding, painting or another."""

    __tablename__ = "shop"
    __table_args__ = (UniqueConstraint("project_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    code: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    name_zh: Mapped[str] = mapped_column(default="")
    name_ru: Mapped[str] = mapped_column(default="")
    share_percent: Mapped[Decimal | None] = mapped_column(Fixed(4))
    price_minor: Mapped[int | None] = mapped_column(Minor)
    design_jph: Mapped[Decimal | None] = mapped_column(Fixed(4))

    project: Mapped[Project] = relationship(back_populates="shops")
