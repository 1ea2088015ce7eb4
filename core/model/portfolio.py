"""The file as a whole: its title, its reporting currency, the date everything is stated at."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.db.types import Fixed, IsoDate


class Portfolio(Base):
    """The one row that speaks for the whole file."""

    __tablename__ = "portfolio"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(default="")
    base_currency: Mapped[str] = mapped_column(default="USD")
    status_date: Mapped[date] = mapped_column(IsoDate)
    note: Mapped[str] = mapped_column(default="")


class FxRate(Base):
    """Units of the quote currency for one unit of the base currency on a date."""

    __tablename__ = "fx_rate"
    __table_args__ = (UniqueConstraint("on", "base", "quote"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    on: Mapped[date] = mapped_column(IsoDate)
    base: Mapped[str]
    quote: Mapped[str]
    rate: Mapped[Decimal] = mapped_column(Fixed(8))
    note: Mapped[str] = mapped_column(default="")
