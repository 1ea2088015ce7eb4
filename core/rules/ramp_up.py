"""The ramp-up after start of production: planned, reached, and what is to be expected (DOMAIN.md 5.3).

A plan is a rate for each week after SOP, week 0 being SOP itself with no output; between two weeks
it rises evenly.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from core.rules.capacity import ramp_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Plan = Sequence[tuple[float, float]]
    """Weeks, earliest first, with the rate of each."""

WEEKS, STEEPNESS, MIDDLE = 16, 0.55, 7.0
"""The usual curve: half the rate in week 7, nearly all of it in week 16."""
_ALMOST: Final = 0.995


def logistic(
    full: float, *, weeks: int = WEEKS, steepness: float = STEEPNESS, middle: float = MIDDLE
) -> list[tuple[float, float]]:
    """Return a plan along a logistic curve; see `core.rules.capacity.ramp_up`."""
    return [
        (float(week), ramp_up(week, full=full, steepness=steepness, middle=middle))
        for week in range(1, weeks + 1)
    ]


def linear(full: float, *, weeks: int = WEEKS) -> list[tuple[float, float]]:
    """Return a plan that rises by the same step each week."""
    return [(float(week), full * week / weeks) for week in range(1, weeks + 1)]


def units(rates: Iterable[float], hours: float) -> float:
    """Return the units of weeks with these rates and so many hours each."""
    return sum(rates) * hours


def planned_at(plan: Plan, week: float) -> float:
    """Return the rate that a plan has at a time after SOP; after its end its last."""
    points = [(0.0, 0.0), *((at, jph) for at, jph in plan if at > 0)]
    if week <= 0:
        return 0.0
    for (before, low), (after, high) in pairwise(points):
        if week <= after:
            return low + (high - low) * (week - before) / (after - before)
    return points[-1][1]


def weeks_behind(plan: Plan, week: float, reached: float) -> float:
    """Return by how many weeks a rate reached in a week comes later than planned, never below 0."""
    points = [(0.0, 0.0), *((at, jph) for at, jph in plan if at > 0)]
    for (before, low), (after, high) in pairwise(points):
        if high >= reached and high > low:
            share = max(0.0, reached - low) / (high - low)
            return max(0.0, week - (before + (after - before) * share))
    return max(0.0, week - points[-1][0]) if reached < points[-1][1] else 0.0


def slowest(reached: Mapping[str, float]) -> str:
    """Return the shop whose rate is least: the plant makes no more; empty where there is none."""
    return min(reached, key=lambda shop: reached[shop], default="")


def expected(
    plan: Plan, *, week: float, reached: float, most: float | None = None
) -> list[tuple[float, float]]:
    """Return the rates to be expected from a week on: the plan, as late as it is now.

    It never falls below what is reached, nor passes what the slowest line can make.

    Args:
        plan: the plan.
        week: the last week that is known; 0 before SOP.
        reached: the rate in it.
        most: what the slowest line can make; None where nobody says.
    """
    if not plan:
        return []
    late = weeks_behind(plan, week, reached) if week > 0 else 0.0
    last = max(at for at, _ in plan)
    found = [(week, reached)]
    while found[-1][0] < last + late:
        at = min(found[-1][0] + 1, last + late)
        rate = max(reached, planned_at(plan, at - late))
        found.append((at, rate if most is None else min(rate, max(most, reached))))
    return found


def full_from(rates: Plan, full: float) -> float | None:
    """Return the week from which the rate is reached, short of half a percent; None where never."""
    return next((week for week, jph in rates if jph >= full * _ALMOST), None)
