"""Money: an integer number of minor units and its currency; never a float."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache
from typing import Final

from core.errors import InvalidInput
from core.language import mark, tr

LARGEST: Final = 999_999_999_999_999
"""The largest sum kept, in minor units: fifteen digits stay exact in Excel."""

CURRENCIES: Final = (
    *("USD", "EUR", "CNY", "KZT", "UZS", "RUB", "GBP", "JPY", "CHF", "TRY", "INR", "THB", "MXN"),
    *("SAR", "AED", "BRL", "EGP", "HUF", "IDR", "KRW", "MYR", "PLN", "VND", "ZAR"),
)


@cache
def places(currency: str) -> int:
    """Return the number of decimal places a currency is counted in (ISO 4217)."""
    return {"JPY": 0, "KRW": 0, "VND": 0, "KWD": 3, "BHD": 3, "TND": 3}.get(currency, 2)


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """A sum: minor units (cents, fen, tiyn) and an ISO 4217 currency code."""

    minor: int
    currency: str

    @classmethod
    def of(cls, amount: Decimal | int | str, currency: str) -> Money:
        """Return an amount in major units as money, exactly.

        Raises:
            InvalidInput: it is no number, has more places than the currency, or is too large.
        """
        try:
            number = Decimal(amount)
        except InvalidOperation:
            raise InvalidInput(tr(mark("“{text}” is not an amount."), text=amount)) from None
        if not number.is_finite() or number.adjusted() > len(str(LARGEST)):
            raise InvalidInput(tr(mark("“{text}” is not an amount."), text=amount))
        minor = number.scaleb(places(currency))
        if minor != minor.to_integral_value():
            raise InvalidInput(
                tr(
                    mark("{text} has more than {places} decimal places of {currency}."),
                    text=amount,
                    places=places(currency),
                    currency=currency,
                )
            )
        if abs(minor) > LARGEST:
            raise InvalidInput(tr(mark("{text} is larger than Handover keeps."), text=amount))
        return cls(int(minor), currency)

    @property
    def amount(self) -> Decimal:
        """Return the sum in major units, exact."""
        return Decimal(self.minor).scaleb(-places(self.currency))

    def times(self, factor: Decimal) -> Money:
        """Return this sum times a factor, a half minor unit rounded away from zero."""
        return Money(int((self.minor * factor).quantize(Decimal(1), ROUND_HALF_UP)), self.currency)

    def plus(self, other: Money) -> Money:
        """Return the sum of two sums of one currency."""
        assert other.currency == self.currency, "sums of two currencies are not added"
        return Money(self.minor + other.minor, self.currency)

    def minus(self, other: Money) -> Money:
        """Return this sum less another of the same currency; it may be below zero."""
        assert other.currency == self.currency, "sums of two currencies are not subtracted"
        return Money(self.minor - other.minor, self.currency)
