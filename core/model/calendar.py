"""Working calendars: a country's holidays, the weekend, shutdowns."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.db.base import Base
from core.db.types import Flag, IsoDate


class Calendar(Base):
    """When a place works: office, factory, site."""

    __tablename__ = "calendar"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    country: Mapped[str]
    weekend: Mapped[str] = mapped_column(default="Sat Sun")
    """Days off each week, three-letter English names divided by spaces."""
    public_holidays: Mapped[bool] = mapped_column(Flag, default=True)

    shutdowns: Mapped[list[Shutdown]] = relationship(
        back_populates="calendar", cascade="all, delete-orphan", order_by="Shutdown.start"
    )


class Shutdown(Base):
    """A span in which a place stands still, first and last day included."""

    __tablename__ = "shutdown"

    id: Mapped[int] = mapped_column(primary_key=True)
    calendar_id: Mapped[int] = mapped_column(ForeignKey("calendar.id"), index=True)
    name: Mapped[str] = mapped_column(default="")
    start: Mapped[date] = mapped_column(IsoDate)
    finish: Mapped[date] = mapped_column(IsoDate)

    calendar: Mapped[Calendar] = relationship(back_populates="shutdowns")
