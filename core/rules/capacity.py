"""Jobs per hour: takt, net rate, annual capacity, lines, and the test that proves them (DOMAIN.md 5)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

SECONDS: Final = 3600.0
_MINUTES: Final = 60.0
GROSS_LINE_RATE, NET_GUARANTEED = "GROSS_LINE_RATE", "NET_GUARANTEED"
"""What the jobs an hour of a contract count: the line while it runs, or good units over all hours."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The rates that a contract asks for, by one reading of it."""

    gross_jph: float
    net_jph: float

    @property
    def takt_s(self) -> float:
        """Return seconds from one unit to the next while the line runs."""
        return takt(self.gross_jph)


def reading(jph: float, basis: str, efficiency: float) -> Reading:
    """Return what a rate asks for: gross it loses by the efficiency, net it needs more for it.

    Args:
        jph: as the contract has it.
        basis: `GROSS_LINE_RATE` or `NET_GUARANTEED`.
        efficiency: net for gross output, a share of one above zero.
    """
    if basis == NET_GUARANTEED:
        return Reading(jph / efficiency, jph)
    return Reading(jph, net_jph(jph, efficiency))


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


def conveyor_speed(pitch_m: float, jph: float) -> float:
    """Return metres a minute a conveyor must make with bodies so far apart."""
    return pitch_m * jph / _MINUTES


def bodies_in(hours: float, jph: float) -> float:
    """Return the bodies in a process, or a buffer, that one of them takes so many hours through."""
    return hours * jph


def operators(work_min: float, *, takt_s: float, balance: float) -> float:
    """Return the operators that the work content of a unit needs.

    Args:
        work_min: minutes of manual work a unit.
        takt_s: seconds from one unit to the next.
        balance: how evenly the work is divided, a share of one.
    """
    return work_min * _MINUTES / (takt_s * balance)


@dataclass(frozen=True, slots=True)
class Line:
    """A shop, or a line of it: what it makes while it runs, and the share of time it runs."""

    shop: str
    name: str
    gross_jph: float
    availability: float = 1.0

    @property
    def net_jph(self) -> float:
        """Return units an hour over scheduled time."""
        return net_jph(self.gross_jph, self.availability)

    @property
    def takt_s(self) -> float:
        """Return its cycle time: seconds from one unit to the next while it runs."""
        return takt(self.gross_jph)


def bottleneck(lines: Iterable[Line]) -> Line | None:
    """Return the line that makes least over scheduled time, the first of equal ones."""
    return min(lines, key=lambda line: line.net_jph, default=None)


def rises_upstream(jphs: Iterable[float]) -> bool:
    """Return whether no shop is faster than the one before it, so that the last never starves."""
    rates = list(jphs)
    return rates == sorted(rates, reverse=True)


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
        return (self.units - self.rejected) / self.units if self.units else 0.0

    def achieved(self, basis: str) -> float:
        """Return the rate that is held against the guarantee: by its basis gross or net."""
        return self.net_jph if basis == NET_GUARANTEED else self.gross_jph


@dataclass(frozen=True, slots=True)
class LoggedHour:
    """An hour of a test as it was written down, in minutes; None where nobody wrote it."""

    scheduled_min: float
    excluded_min: float
    run_min: float | None
    units: int
    good_units: int | None


@dataclass(frozen=True, slots=True)
class LoggedStop:
    """A stop during a test, and whether it was the customer's: that one is left out by agreement."""

    minutes: float
    is_excluded: bool


def run_of(hours: Iterable[LoggedHour], stops: Iterable[LoggedStop]) -> Run | None:
    """Return a test as its hours and stops tell it; None where no time was scheduled.

    Minutes run are what the hours say; where they do not, the stops tell. What is excluded is what
    the hours say, or the customer's stops, whichever is more, so that none is left out twice.
    """
    logged, stopped = list(hours), list(stops)
    scheduled = sum(each.scheduled_min for each in logged)
    if not scheduled:
        return None
    said = sum(each.excluded_min for each in logged)
    excluded = max(said, sum(each.minutes for each in stopped if each.is_excluded))
    if all(each.run_min is not None for each in logged):
        down = scheduled - excluded - sum(each.run_min or 0 for each in logged)
    else:
        down = sum(each.minutes for each in stopped if not each.is_excluded)
    units = sum(each.units for each in logged)
    rejected = sum(each.units - each.good_units for each in logged if each.good_units is not None)
    found = Run(
        scheduled / _MINUTES,
        excluded / _MINUTES,
        max(0.0, down) / _MINUTES,
        units,
        max(0, rejected),
    )
    return found if found.counted_h > found.down_h else None


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
