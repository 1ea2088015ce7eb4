"""Figures of each project, kept beside it so that a long portfolio opens at once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.db.types import Fixed, IsoDate, Json


class ProjectSummary(Base):
    """What the portfolio shows of a project, computed in the step that changed it."""

    __tablename__ = "project_summary"

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), primary_key=True)
    status_date: Mapped[date] = mapped_column(IsoDate)
    pv_pct: Mapped[Decimal] = mapped_column(Fixed(4))
    ev_pct: Mapped[Decimal] = mapped_column(Fixed(4))
    spi: Mapped[Decimal | None] = mapped_column(Fixed(4))
    spi_t: Mapped[Decimal | None] = mapped_column(Fixed(4))
    milestones_total: Mapped[int]
    milestones_done: Mapped[int]
    overdue: Mapped[int]
    late: Mapped[int]
    due_30: Mapped[int]
    current_stage: Mapped[str]
    pac_baseline: Mapped[date | None] = mapped_column(IsoDate)
    pac_finish: Mapped[date | None] = mapped_column(IsoDate)
    pac_slip: Mapped[int | None]
    next_id: Mapped[int | None]
    next_finish: Mapped[date | None] = mapped_column(IsoDate)
    next_slip: Mapped[int | None]
    rag: Mapped[str]
    reasons: Mapped[list[Any]] = mapped_column(Json)
    phases: Mapped[list[Any]] = mapped_column(Json)
