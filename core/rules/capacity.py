"""Jobs per hour: takt, net rate, annual capacity, ramp-up, and the test that proves them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

SECONDS: Final = 3600.0


def takt(jph: float) -> float:
    """Return seconds from one unit to the next at this rate."""
    return SECONDS / jph


def demand_takt(available_s: float, demand: float) -> float:
    """Return seconds a unit may take so that a demand is met in the time there is."""
    return available_s / demand


def net_jph(gross_jph: float, efficiency: float) -> float:
    """Return good units an hour over scheduled time; efficiency is a share of one."""
    return gross_jph * efficiency


def annual_capacity(
    gross_jph: float, *, hours: float, shifts: float, days: float, efficiency: float
) -> float:
    """Return units a year.

    Args:
        gross_jph: units an hour while the line runs.
        hours: hours of a shift.
        shifts: shifts a day.
        days: days a year.
        efficiency: net for gross output, a share of one.
    """
    return gross_jph * hours * shifts * days * efficiency


def equipment_effectiveness(
    *, planned_min: float, down_min: float, ideal_cycle_s: float, total: int, good: int
) -> tuple[float, float, float, float]:
    """Return availability, performance, quality and their product (OEE), shares of one."""
    run = planned_min - down_min
    availability = run / planned_min
    performance = ideal_cycle_s * total / (run * 60)
    quality = good / total
    return availability, performance, quality, availability * performance * quality


def rate_with_rework(jph: float, rework: float) -> float:
    """Return units an hour a line must run at when a share of them comes again."""
    return jph / (1 - rework)


def ramp_up(week: float, *, full: float, steepness: float, middle: float) -> float:
    """Return the planned rate in a week after SOP, on a logistic curve.

    Args:
        week: weeks since start of production.
        full: the rate it comes to.
        steepness: how fast it rises.
        middle: the week of half the rate.
    """
    return full / (1 + math.exp(-steepness * (week - middle)))


@dataclass(frozen=True, slots=True)
class Run:
    """A performance test as it was run; hours, units, shares of one."""

    scheduled_h: float
    excluded_h: float
    down_h: float
    units: int
    rejected: int = 0

    @property
    def counted_h(self) -> float:
        """Return hours that count: those agreed to be left out do not."""
        return self.scheduled_h - self.excluded_h

    @property
    def availability(self) -> float:
        """Return the share of the counted hours it ran."""
        return (self.counted_h - self.down_h) / self.counted_h

    @property
    def gross_jph(self) -> float:
        """Return units an hour while it ran."""
        return self.units / (self.counted_h - self.down_h)

    @property
    def net_jph(self) -> float:
        """Return units an hour that counts."""
        return self.units / self.counted_h

    @property
    def first_time_ok(self) -> float:
        """Return the share that needed no rework."""
        return (self.units - self.rejected) / self.units


def required_units(guaranteed_jph: float, counted_h: float, efficiency: float) -> float:
    """Return units a run must make."""
    return guaranteed_jph * counted_h * efficiency


def passed(run: Run, *, required: float, availability: float, first_time_ok: float = 0) -> bool:
    """Return whether a run made its units, ran as long as it had to, and with the quality."""
    return (
        run.units >= required
        and run.availability >= availability
        and run.first_time_ok >= first_time_ok
    )
