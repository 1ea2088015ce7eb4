"""What sums of several currencies come to: apart by currency, and in the base of the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from core.model import FxRate
from core.money import Money
from core.queries.rates import dated_rates

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from core.rules.currency import Rates


@dataclass(frozen=True, slots=True)
class DatedRates:
    """The rates of the file on a day, and of which day each of them is."""

    rates: Rates
    days: Mapping[str, dt.date]

    @property
    def base(self) -> str:
        """Return the base currency of the file."""
        return self.rates.base


@dataclass(frozen=True, slots=True)
class Worth:
    """Sums apart by currency, the largest first, and what they come to in the base currency.

    Attributes:
        by_currency: the sums.
        base: all that have a rate, in the base currency.
        without_rate: currencies that are left out of it.
        rated_on: the day of the oldest rate it takes; None where it takes none.
    """

    by_currency: tuple[Money, ...]
    base: Money
    without_rate: tuple[str, ...]
    rated_on: dt.date | None


def rates_of_file(session: Session, on: dt.date) -> DatedRates:
    """Return the newest rates of the file up to a day, against its base currency."""
    rates = dated_rates(session, on)
    newest = (
        select(FxRate.quote, func.max(FxRate.on))
        .where(FxRate.base == rates.base, FxRate.on <= on)
        .group_by(FxRate.quote)
    )
    return DatedRates(rates, {quote: day for quote, day in session.execute(newest)})  # noqa: C416  a row is no pair to the type checker


def worth(values: Iterable[Money], dated: DatedRates) -> Worth:
    """Return what sums come to; stored sums are never converted, this is a figure to look at."""
    minors: dict[str, int] = {}
    for each in values:
        minors[each.currency] = minors.get(each.currency, 0) + each.minor
    found = {code: Money(minor, code) for code, minor in minors.items() if minor}
    rated = {code: dated.rates.converted(each, dated.base) for code, each in found.items()}
    total = sum(each.minor for each in rated.values() if each is not None)
    days = [dated.days[code] for code, each in rated.items() if each and code in dated.days]

    def in_base(code: str) -> int:
        each = rated[code]
        return 0 if each is None else -abs(each.minor)

    return Worth(
        tuple(found[code] for code in sorted(found, key=in_base)),
        Money(total, dated.base),
        tuple(sorted(code for code, each in rated.items() if each is None)),
        min(days, default=None),
    )
