"""How far it was at each month end, as reports gave it."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from core.model.row import Day, Number, OwnedRow, Words


class ProgressPoint(OwnedRow):
    """Progress in percent on a day: planned, reached, expected."""

    __tablename__ = "progress_point"

    date: Mapped[Day]
    shop: Mapped[Words]
    planned_pct: Mapped[Number]
    actual_pct: Mapped[Number]
    forecast_pct: Mapped[Number]
