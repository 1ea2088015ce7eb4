"""What the plant is to make: its rates, its ramp-up, and the tests that prove them."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, backref, mapped_column, relationship

from core.model.row import Count, Day, Number, OwnedRow, Words, owner


class Capacity(OwnedRow):
    """The capacity of the plant as the contract has it; efficiency is a share of one."""

    __tablename__ = "capacity"

    design_jph: Mapped[Number]
    basis: Mapped[str] = mapped_column(default="GROSS_LINE_RATE")
    jph_basis: Mapped[Words]
    planned_efficiency: Mapped[Number]
    hours_per_shift: Mapped[Number]
    shifts_per_day: Mapped[Count]
    days_per_year: Mapped[Count]
    note: Mapped[Words]


class LineRate(OwnedRow):
    """The rate of a shop or of one of its lines; availability and quality are shares of one."""

    __tablename__ = "line_rate"

    shop: Mapped[Words]
    line: Mapped[Words]
    gross_jph: Mapped[Number]
    target_availability: Mapped[Number]
    first_time_ok_target: Mapped[Number]
    note: Mapped[Words]


class RampWeek(OwnedRow):
    """A week after start of production, of the plant or of one shop: planned and reached."""

    __tablename__ = "ramp_week"

    week: Mapped[Count]
    shop: Mapped[Words]
    planned_jph: Mapped[Number]
    actual_jph: Mapped[Number]
    scheduled_hours: Mapped[Number]
    units: Mapped[Count]
    good_units: Mapped[Count]
    downtime_min: Mapped[Number]
    cause: Mapped[Words]
    note: Mapped[Words]


class PerformanceTest(OwnedRow):
    """A run that proves the guaranteed rate: what is required, and what was reached."""

    __tablename__ = "performance_test"

    name: Mapped[Words]
    shop: Mapped[Words]
    planned_start: Mapped[Day]
    started: Mapped[Day]
    duration_hours: Mapped[Number]
    shifts: Mapped[Count]
    guaranteed_jph: Mapped[Number]
    required_availability: Mapped[Number]
    required_units: Mapped[Count]
    excluded_hours: Mapped[Number]
    down_hours: Mapped[Number]
    units: Mapped[Count]
    rejected_units: Mapped[Count]
    status: Mapped[str] = mapped_column(default="PLANNED")
    note: Mapped[Words]


class RunHour(OwnedRow):
    """An hour of a performance test."""

    __tablename__ = "run_hour"

    test_id: Mapped[int] = owner("performance_test")
    date: Mapped[Day]
    hour: Mapped[Count]
    scheduled_min: Mapped[Number]
    excluded_min: Mapped[Number]
    run_min: Mapped[Number]
    units: Mapped[Count]
    good_units: Mapped[Count]

    test: Mapped[PerformanceTest] = relationship(backref=backref("hours", cascade="all"))


class RunStop(OwnedRow):
    """A stop during a performance test, and whose it was."""

    __tablename__ = "run_stop"

    test_id: Mapped[int] = owner("performance_test")
    date: Mapped[Day]
    start: Mapped[Words]
    """Time of the day, 14:05."""
    minutes: Mapped[Number]
    station: Mapped[Words]
    cause: Mapped[Words]
    attributable: Mapped[Words]

    test: Mapped[PerformanceTest] = relationship(backref=backref("stops", cascade="all"))
