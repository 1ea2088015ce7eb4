"""What the price becomes: escalation by indices, duties and taxes, recovery of the advance."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.money import Money


@dataclass(frozen=True, slots=True)
class IndexPart:
    """A part of the price that follows an index.

    Attributes:
        weight: its share of one.
        base: the index at the base date.
        now: the index at the date of adjustment.
        base_rate: units of the index's currency for one of the payment's, at the base date.
        rate: the same at the date of adjustment.
    """

    weight: Decimal
    base: Decimal
    now: Decimal
    base_rate: Decimal = Decimal(1)
    rate: Decimal = Decimal(1)

    @property
    def ratio(self) -> Decimal:
        """Return by what the part has changed, in the currency of payment.

        An index of another currency is multiplied by base rate over rate (FIDIC 13.8): what
        the currency lost is not paid twice.
        """
        return self.now / self.base * self.base_rate / self.rate


def adjustment_factor(fixed: Decimal, parts: Iterable[IndexPart]) -> Decimal:
    """Return what a price is multiplied by; the fixed share and all weights add up to one."""
    return fixed + sum((part.weight * part.ratio for part in parts), Decimal(0))


def adjustment(price: Money, factor: Decimal) -> Money:
    """Return what is added to a price."""
    return price.times(factor - 1)


@dataclass(frozen=True, slots=True)
class ImportTaxes:
    """What comes on top of the customs value at the border."""

    duty: Money
    vat: Money


def import_taxes(
    customs_value: Money,
    *,
    duty_percent: Decimal,
    vat_percent: Decimal,
    excise: Money | None = None,
) -> ImportTaxes:
    """Return duty, and import VAT on value, duty and excise."""
    duty = customs_value.times(duty_percent / 100)
    taxed = customs_value.plus(duty)
    if excise is not None:
        taxed = taxed.plus(excise)
    return ImportTaxes(duty, taxed.times(vat_percent / 100))


def net_payment(gross: Money, *, advance_percent: Decimal, retention_percent: Decimal) -> Money:
    """Return what is paid of a lot: less the advance recovered on it, less retention.

    Both are taken of the gross value (FIDIC 14.2, 14.3).
    """
    return gross.times(1 - (advance_percent + retention_percent) / 100)


def recovers_advance(
    certified: Money, contract: Money, *, begins_at_percent: Decimal = Decimal(10)
) -> bool:
    """Return whether a certificate recovers the advance: once all certified exceeds a share.

    Args:
        certified: the total including this certificate, without advance and retention.
        contract: the accepted amount less provisional sums.
        begins_at_percent: the share.
    """
    return certified > contract.times(begins_at_percent / 100)


def split(amount: Money, shares: Iterable[Decimal]) -> tuple[Money, ...]:
    """Return the parts of a sum by shares of one; the last takes what rounding leaves."""
    found: list[Money] = []
    left = amount
    for share in list(shares)[:-1]:
        found.append(amount.times(share))
        left = left.minus(found[-1])
    return (*found, left)
