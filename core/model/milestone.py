"""Milestones with their dates, links, baselines, and forecasts as each report gave them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.db.base import Base
from core.db.types import Fixed, Flag, IsoDate

if TYPE_CHECKING:
    from core.model.project import Project  # noqa: TC004  it imports this file; SQLAlchemy finds the class by name


class Milestone(Base):
    """A result to be reached on a date; with a start it is a bar that ends in its diamond.

    The baseline dates are those of the baseline the project is measured against now.
    """

    __tablename__ = "milestone"
    __table_args__ = (
        UniqueConstraint("project_id", "code"),
        CheckConstraint("percent BETWEEN 0 AND 1000000", name="percent"),
        CheckConstraint("weight >= 0", name="weight"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    code: Mapped[str]
    stage: Mapped[str]
    shop: Mapped[str] = mapped_column(default="PRJ")
    name: Mapped[str]
    name_zh: Mapped[str] = mapped_column(default="")
    name_ru: Mapped[str] = mapped_column(default="")
    weight: Mapped[Decimal] = mapped_column(Fixed(4), default=Decimal(0))
    baseline_start: Mapped[date | None] = mapped_column(IsoDate)
    baseline_finish: Mapped[date | None] = mapped_column(IsoDate)
    forecast_start: Mapped[date | None] = mapped_column(IsoDate)
    forecast_finish: Mapped[date | None] = mapped_column(IsoDate)
    actual_start: Mapped[date | None] = mapped_column(IsoDate)
    actual_finish: Mapped[date | None] = mapped_column(IsoDate)
    percent: Mapped[Decimal] = mapped_column(Fixed(4), default=Decimal(0))
    responsible: Mapped[str] = mapped_column(default="contractor")
    owner: Mapped[str] = mapped_column(default="")
    key: Mapped[bool] = mapped_column(Flag, default=False)
    contractual: Mapped[bool] = mapped_column(Flag, default=False)
    evidence: Mapped[str] = mapped_column(default="")
    slip_reason: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    uid: Mapped[int | None]
    """The unique id that the plan it was imported from gives it."""
    duration: Mapped[int | None]
    """Working minutes from start to finish on its calendar; None where its dates say it."""
    elapsed: Mapped[bool] = mapped_column(Flag, default=False)
    """Whether the duration counts every minute, worked or not."""
    constraint_kind: Mapped[str] = mapped_column(default="ASAP")
    """What its dates must keep to besides the links, as in `core.terms.CONSTRAINTS`."""
    constraint_date: Mapped[date | None] = mapped_column(IsoDate)
    deadline: Mapped[date | None] = mapped_column(IsoDate)
    calendar: Mapped[str] = mapped_column(default="")
    """Code of its own calendar; empty where stage and responsible say which."""
    manual: Mapped[bool] = mapped_column(Flag, default=False)
    """Whether its dates stay as typed while the forecasts follow from logic."""

    project: Mapped[Project] = relationship(back_populates="milestones")
    waits_for: Mapped[list[Link]] = relationship(
        back_populates="successor",
        cascade="all, delete-orphan",
        foreign_keys="Link.successor_id",
        order_by="Link.id",
    )
    leads_to: Mapped[list[Link]] = relationship(
        back_populates="predecessor",
        cascade="all, delete-orphan",
        foreign_keys="Link.predecessor_id",
    )
    baseline_dates: Mapped[list[BaselineDate]] = relationship(
        back_populates="milestone", cascade="all, delete-orphan"
    )
    forecast_points: Mapped[list[ForecastPoint]] = relationship(
        back_populates="milestone",
        cascade="all, delete-orphan",
        order_by="ForecastPoint.report_date",
    )


class Link(Base):
    """One milestone waits for another; a negative lag is a lead."""

    __tablename__ = "link"
    __table_args__ = (
        UniqueConstraint("successor_id", "predecessor_id", "kind"),
        CheckConstraint("kind IN ('FS', 'SS', 'FF', 'SF')", name="kind"),
        CheckConstraint("successor_id <> predecessor_id", name="not_itself"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    successor_id: Mapped[int] = mapped_column(ForeignKey("milestone.id"), index=True)
    predecessor_id: Mapped[int] = mapped_column(ForeignKey("milestone.id"), index=True)
    kind: Mapped[str] = mapped_column(default="FS")
    lag: Mapped[int] = mapped_column(default=0)
    lag_unit: Mapped[str] = mapped_column(default="ed")
    """What the lag counts, as in `core.terms.LAG_UNITS`: calendar days where nothing is said."""

    successor: Mapped[Milestone] = relationship(
        back_populates="waits_for", foreign_keys=[successor_id]
    )
    predecessor: Mapped[Milestone] = relationship(
        back_populates="leads_to", foreign_keys=[predecessor_id]
    )


class Baseline(Base):
    """A plan as it stood when it was agreed: name, day, reason."""

    __tablename__ = "baseline"
    __table_args__ = (UniqueConstraint("project_id", "name"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    name: Mapped[str]
    set_on: Mapped[date | None] = mapped_column(IsoDate)
    reason: Mapped[str] = mapped_column(default="")
    contractual: Mapped[bool] = mapped_column(Flag, default=False)
    is_current: Mapped[bool] = mapped_column(Flag, default=True)

    project: Mapped[Project] = relationship(back_populates="baselines")
    dates: Mapped[list[BaselineDate]] = relationship(
        back_populates="baseline", cascade="all, delete-orphan"
    )


class BaselineDate(Base):
    """The dates of one milestone in one baseline."""

    __tablename__ = "baseline_date"

    baseline_id: Mapped[int] = mapped_column(ForeignKey("baseline.id"), primary_key=True)
    milestone_id: Mapped[int] = mapped_column(
        ForeignKey("milestone.id"), primary_key=True, index=True
    )
    start: Mapped[date | None] = mapped_column(IsoDate)
    finish: Mapped[date | None] = mapped_column(IsoDate)

    baseline: Mapped[Baseline] = relationship(back_populates="dates")
    milestone: Mapped[Milestone] = relationship(back_populates="baseline_dates")


class ForecastPoint(Base):
    """The finish a milestone was expected at when a report was made; it cannot be had later."""

    __tablename__ = "forecast_point"

    milestone_id: Mapped[int] = mapped_column(ForeignKey("milestone.id"), primary_key=True)
    report_date: Mapped[date] = mapped_column(IsoDate, primary_key=True)
    finish: Mapped[date] = mapped_column(IsoDate)

    milestone: Mapped[Milestone] = relationship(back_populates="forecast_points")
