"""Money of other currencies: at a dated rate or at the budget rate, and what the difference is.

Stored sums are never converted; these are figures to look at. A rate is units of a currency for
one unit of the base currency.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from core.money import Money, places

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Rates:
    """Units of each currency for one of the base, as of a day."""

    base: str
    of: Mapping[str, Decimal] = field(default_factory=dict)

    def converted(self, value: Money, currency: str) -> Money | None:
        """Return a sum in another currency, by way of the base; None where a rate is missing."""
        if value.currency == currency:
            return value
        here, there = self._rate(value.currency), self._rate(currency)
        if here is None or there is None:
            return None
        shift = places(currency) - places(value.currency)
        return Money(value.minor, currency).times((there / here).scaleb(shift))

    def _rate(self, currency: str) -> Decimal | None:
        return Decimal(1) if currency == self.base else self.of.get(currency)


def rates_on(day: dt.date, base: str, dated: Iterable[tuple[dt.date, str, str, Decimal]]) -> Rates:
    """Return the newest rates up to a day.

    Args:
        day: the day.
        base: the base currency.
        dated: day, base, quote and rate of each rate there is; of other bases none is taken.
    """
    newest: dict[str, tuple[dt.date, Decimal]] = {}
    for on, of, quote, rate in dated:
        if of == base and on <= day and (quote not in newest or on >= newest[quote][0]):
            newest[quote] = (on, rate)
    return Rates(base, {quote: rate for quote, (_, rate) in newest.items()})


def agreed_rates(base: str, agreed: Iterable[tuple[str, str, Decimal]]) -> Rates:
    """Return rates that hold whatever the day, a budget's say, against one currency.

    Args:
        base: the currency to be told against.
        agreed: base, quote and rate of each; a rate told the other way round is turned.
    """
    found: dict[str, Decimal] = {}
    for of, quote, rate in agreed:
        if of == base:
            found[quote] = rate
        elif quote == base and rate:
            found[of] = 1 / rate
    return Rates(base, found)


def effect_on_cost(cost: Decimal, budget_rate: Decimal, actual_rate: Decimal) -> Decimal:
    """Return what a cost is cheaper by, in the currency of the contract; negative for a loss.

    Args:
        cost: in its own currency.
        budget_rate: units of that for one of the contract's, as budgeted.
        actual_rate: the same as it is.
    """
    return cost / budget_rate - cost / actual_rate


def effect_on_revenue(revenue: Decimal, budget_rate: Decimal, actual_rate: Decimal) -> Decimal:
    """Return what revenue is worth more, in the local currency; rates as in `effect_on_cost`."""
    return revenue * (actual_rate - budget_rate)


def open_exposure(receipts: Money, costs: Money, hedged: Money) -> Money:
    """Return what is not covered: receipts to come, less costs to come, less what is hedged."""
    return receipts.minus(costs).minus(hedged)
