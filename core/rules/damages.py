"""Liquidated damages, for delay and for missed performance (DOMAIN.md 2.5, 2.6).

Days are calendar days; the first day late is the day after the contractual date. Sums are exact
to the minor unit; caps are never passed.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from core.money import Money

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

FULL_WEEKS, STARTED_WEEKS, PRO_RATA_DAYS = "FULL_WEEKS", "STARTED_WEEKS", "PRO_RATA_DAYS"
_WEEK: Final = 7
_PERCENT: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class DelayTerms:
    """What a contract asks for each week or day late, in percent of a base."""

    weekly_percent: Decimal = Decimal(0)
    daily_percent: Decimal = Decimal(0)
    rounding: str = FULL_WEEKS
    grace_days: int = 0


@dataclass(frozen=True, slots=True)
class LatePart:
    """A part of the works with its own date and price.

    Attributes:
        name: what it is called, the code of a shop say.
        base: what the rate is taken of.
        contractual: the day it was to be reached.
        expected: the day it was or will be reached; None where nobody says.
        extension: days of extension of time to be counted.
    """

    name: str
    base: Money
    contractual: dt.date
    expected: dt.date | None
    extension: int = 0


@dataclass(frozen=True, slots=True)
class PartDamages:
    """What one part costs: days late after grace and extension, weeks counted, the sum."""

    name: str
    days: int
    extension: int
    weeks: Decimal
    amount: Money


@dataclass(frozen=True, slots=True)
class Exposure:
    """What all parts cost together, before and under the cap."""

    parts: tuple[PartDamages, ...]
    uncapped: Money
    cap: Money | None

    @property
    def amount(self) -> Money:
        """Return what would be owed."""
        return capped(self.uncapped, self.cap)


def delay_days(
    contractual: dt.date, expected: dt.date | None, *, extension: int = 0, grace: int = 0
) -> int:
    """Return days late that count; never below zero.

    Days of grace are given once: what is late beyond them counts from the end of them.
    """
    if expected is None:
        return 0
    return max(0, (expected - contractual).days - extension - grace)


def weeks(days: int, rounding: str) -> Decimal:
    """Return the weeks that so many days count as."""
    if rounding == FULL_WEEKS:
        return Decimal(days // _WEEK)
    if rounding == STARTED_WEEKS:
        return Decimal(-(-days // _WEEK))
    return Decimal(days) / _WEEK


def delay_damages(base: Money, days: int, terms: DelayTerms) -> Money:
    """Return what so many days cost, without a cap."""
    percent = terms.weekly_percent * weeks(days, terms.rounding) + terms.daily_percent * days
    return base.times(percent / _PERCENT)


def exposure(parts: Iterable[LatePart], terms: DelayTerms, cap: Money | None) -> Exposure:
    """Return what these parts, at least one, cost together under a cap."""
    found = tuple(_part(part, terms) for part in parts)
    whole = found[0].amount
    for each in found[1:]:
        whole = whole.plus(each.amount)
    return Exposure(found, whole, cap)


def _part(part: LatePart, terms: DelayTerms) -> PartDamages:
    days = delay_days(
        part.contractual, part.expected, extension=part.extension, grace=terms.grace_days
    )
    amount = delay_damages(part.base, days, terms)
    return PartDamages(part.name, days, part.extension, weeks(days, terms.rounding), amount)


def capped(amount: Money, cap: Money | None) -> Money:
    """Return a sum, at most the cap."""
    return amount if cap is None else min(amount, cap)


def under_overall_cap(delay: Money, performance: Money, cap: Money | None) -> Money:
    """Return damages for delay and for performance together, at most the overall cap."""
    return capped(delay.plus(performance), cap)


def days_to_cap(base: Money, terms: DelayTerms, cap: Money) -> int | None:
    """Return the day late on which the cap is reached, grace included; None where it never is."""
    if delay_damages(base, _WEEK, terms).minor <= 0:
        return None
    low, high = 0, 1
    while delay_damages(base, high, terms) < cap:
        high *= 2
    while low < high:
        middle = (low + high) // 2
        if delay_damages(base, middle, terms) >= cap:
            high = middle
        else:
            low = middle + 1
    return low + terms.grace_days


def daily_rate(cap: Money, days: int) -> Money:
    """Return the rate a day that reaches a cap in so many days."""
    return cap.times(Decimal(1) / days)


def after_taking_over(
    daily: Money, days: int, taken_over: Sequence[tuple[int, Decimal]], cap: Money
) -> Money:
    """Return damages where parts were taken over meanwhile (FIDIC 1999, sub-clause 10.2).

    The daily rate falls by the share of the value taken over; the cap does not.

    Args:
        daily: the rate a day for the whole.
        days: days late in all.
        taken_over: day late on which a part was taken over, and its share of the value.
        cap: the most that is owed.
    """
    whole = Money(0, daily.currency)
    left, since = Decimal(1), 0
    for day, share in [*sorted(taken_over), (days, Decimal(0))]:
        until = min(day, days)
        whole = whole.plus(daily.times(left * (until - since)))
        left, since = left - share, until
    return capped(whole, cap)


def claimable_extension(claimed: int, customer_late: int) -> int:
    """Return the days a claim can extend the date of one part by.

    A claim that speaks of several parts extends each at most by what the customer's own duties
    there, a building to be handed over say, were late.
    """
    return max(0, min(claimed, customer_late))


@dataclass(frozen=True, slots=True)
class PerformanceDamages:
    """What a missed rate costs; below the minimum there is no sum but a right to refuse."""

    shortfall_percent: Decimal
    is_accepted: bool
    amount: Money | None


def performance_damages(
    price: Money,
    *,
    guaranteed: Decimal,
    achieved: Decimal,
    rate: Decimal,
    minimum_percent: Decimal | None = None,
    full_percents: bool = False,
    cap: Money | None = None,
) -> PerformanceDamages:
    """Return damages for a rate below the guarantee.

    Args:
        price: what the rate is taken of.
        guaranteed: jobs an hour as the contract has them.
        achieved: jobs an hour in the test, agreed exclusions left out.
        rate: percent of the price for each percent of shortfall.
        minimum_percent: percent of the guarantee below which the test is to be repeated.
        full_percents: whether only full percents count.
        cap: the most that is owed.
    """
    short = max(Decimal(0), (guaranteed - achieved) / guaranteed * _PERCENT)
    least = guaranteed * (minimum_percent or Decimal(0)) / _PERCENT
    if achieved < least:
        return PerformanceDamages(short, is_accepted=False, amount=None)
    counted = Decimal(int(short)) if full_percents else short
    amount = capped(price.times(counted * rate / _PERCENT), cap)
    return PerformanceDamages(short, is_accepted=True, amount=amount)
