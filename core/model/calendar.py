"""Working calendars: weeks with their hours, holidays kept as days, shutdowns."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.db.base import Base
from core.db.types import Flag, IsoDate, Json


class Calendar(Base):
    """When a place works: office, factory, site."""

    __tablename__ = "calendar"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(default="")
    country: Mapped[str]
    weekend: Mapped[str] = mapped_column(default="Sat Sun")
    """Days off each week, three-letter English names divided by spaces."""
    hours: Mapped[str] = mapped_column(default="08:00-12:00 13:00-17:00")
    """Spans worked on a working day; one that ends before it starts goes on past midnight."""
    hours_by_day: Mapped[dict[str, Any]] = mapped_column(Json, default={})
    """Spans of the weekdays that differ, by three-letter English name."""
    public_holidays: Mapped[bool] = mapped_column(Flag, default=True)

    days: Mapped[list[CalendarDay]] = relationship(
        back_populates="calendar", cascade="all, delete-orphan", order_by="CalendarDay.day"
    )
    years: Mapped[list[CalendarYear]] = relationship(
        back_populates="calendar", cascade="all, delete-orphan", order_by="CalendarYear.year"
    )
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


class CalendarDay(Base):
    """A day that differs from its week: a holiday, a make-up day, or what the user corrected."""

    __tablename__ = "calendar_day"
    __table_args__ = (CheckConstraint("source IN ('country', 'user')", name="source"),)

    calendar_id: Mapped[int] = mapped_column(ForeignKey("calendar.id"), primary_key=True)
    day: Mapped[date] = mapped_column(IsoDate, primary_key=True)
    name: Mapped[str] = mapped_column(default="")
    working: Mapped[bool] = mapped_column(Flag, default=False)
    hours: Mapped[str] = mapped_column(default="")
    """Spans worked on this day; empty where they are those of any working day."""
    source: Mapped[str] = mapped_column(default="user")
    """Whether it came with the country's holidays, or from the user, whose word stays."""

    calendar: Mapped[Calendar] = relationship(back_populates="days")


class CalendarYear(Base):
    """A year whose public holidays are kept as days, so that no later package changes them."""

    __tablename__ = "calendar_year"

    calendar_id: Mapped[int] = mapped_column(ForeignKey("calendar.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)

    calendar: Mapped[Calendar] = relationship(back_populates="years")
