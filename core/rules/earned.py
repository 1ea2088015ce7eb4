"""Earned value and earned schedule: how much is earned, and to which month of the plan that belongs.

Periods are month ends. Period 0 is the end of the month in which weighted work starts by the
baseline. SPI in money terms returns to 1 at the end of every project; SPI(t) does not, so status
is judged by SPI(t).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.rules.progress import month_end, plan_start, planned_progress

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from core.rules.facts import MilestoneFacts

_SAME: Final = 1e-9
"""Percentages nearer than this are the same; sums of weights are not exact in binary."""


@dataclass(frozen=True, slots=True)
class EarnedSchedule:
    """Months of the plan earned (ES) beside months gone by (AT)."""

    es_months: float
    at_months: float

    @property
    def sv_t(self) -> float:
        """Return months ahead of the plan, negative where behind."""
        return self.es_months - self.at_months

    @property
    def spi_t(self) -> float | None:
        """Return earned for gone months; None at the very start."""
        return self.es_months / self.at_months if self.at_months > 0 else None


def index(earned: float, planned: float) -> float | None:
    """Return the schedule performance index EV / PV; None where nothing is planned yet."""
    return earned / planned if planned > _SAME else None


def earned_schedule(
    ms: Sequence[MilestoneFacts], status_date: dt.date, earned: float
) -> EarnedSchedule | None:
    """Return earned schedule at the status date; None before period 0 or without a plan.

    The clock stops when the last weighted milestone is reached: a finished project keeps the
    SPI(t) it finished with.

    Args:
        ms: all milestones of the project.
        status_date: the date everything is stated at.
        earned: earned progress in percent (EV %).
    """
    weighed = [m for m in ms if m.weight > 0 and m.baseline_finish is not None]
    start = plan_start(weighed)
    if start is None:
        return None
    zero = month_end(start)
    ends = [m.actual_finish for m in weighed if m.actual_finish is not None]
    until = min(max(ends), status_date) if len(ends) == len(weighed) else status_date
    gone = months_since(zero, until)
    if gone < 0:
        return None
    last = max(m.baseline_finish for m in weighed if m.baseline_finish is not None)
    periods = _whole(zero, month_end(last))

    def planned(period: int) -> float:
        return planned_progress(weighed, month_end(zero, period))

    return EarnedSchedule(months_earned(planned, periods, earned, gone), gone)


def months_earned(
    planned: Callable[[int], float], periods: int, earned: float, gone: float
) -> float:
    """Return the period of the plan at which as much was to be earned (ES = C + I).

    Where the plan is flat (warranty), many periods have the same value: the one nearest to the
    time gone counts, so that a project on plan has ES = AT. The plan ends where it is complete:
    nothing is earned beyond that.

    Args:
        planned: planned progress in percent at the end of a period; never falls.
        periods: the last period of the plan.
        earned: earned progress in percent.
        gone: periods gone by (AT).
    """
    complete = _first(planned, periods, planned(periods))
    if earned >= planned(complete) - _SAME:
        return float(complete)
    if earned < planned(0) - _SAME:
        return 0.0
    above = _first(planned, complete, earned + 2 * _SAME)
    reached, following = planned(above - 1), planned(above)
    if abs(earned - reached) > _SAME:
        return above - 1 + (earned - reached) / (following - reached)
    flat = _first(planned, complete, earned)
    return min(max(gone, float(flat)), float(above - 1))


def months_since(zero: dt.date, on: dt.date) -> float:
    """Return months from a month end to a day; a part of a month by its days."""
    whole = _whole(zero, on)
    if on == month_end(on):
        return float(whole)
    before, after = month_end(on, -1), month_end(on)
    return whole - 1 + (on - before).days / (after - before).days


def _whole(zero: dt.date, on: dt.date) -> int:
    return (on.year - zero.year) * 12 + on.month - zero.month


def _first(planned: Callable[[int], float], last: int, wanted: float) -> int:
    """Return the first period that plans as much, by halving; the last one where none does."""
    low, high = 0, last
    while low < high:
        middle = (low + high) // 2
        if planned(middle) >= wanted - _SAME:
            high = middle
        else:
            low = middle + 1
    return low
