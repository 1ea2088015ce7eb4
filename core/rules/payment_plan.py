"""Whether the payments of a contract add up to its value, as signed or as changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class PaymentPlan:
    """What the payments add up to, and what they should.

    Attributes:
        total: of all payments that are not cancelled.
        value: of the contract, with approved changes where the payments are nearer to that.
        percent: the shares added up; None where no payment has one.
    """

    total: Money
    value: Money
    percent: Decimal | None

    @property
    def remainder(self) -> Money:
        """Return what the payments lack; negative where they are too many."""
        return self.value.minus(self.total)

    @property
    def is_whole(self) -> bool:
        """Return whether the payments come to the contract, to the minor unit."""
        return not self.remainder.minor


def payment_plan(
    amounts: Iterable[Money], shares: Iterable[Decimal], *, signed: Money, revised: Money
) -> PaymentPlan | None:
    """Return what the payments add up to; None where there is none (DOMAIN.md 2.3).

    An approved variation may have a payment of its own or be paid with the next one: both the
    value as signed and the value as changed are right. Shares are of the value as signed.
    """
    found = list(amounts)
    if not found:
        return None
    total = Money(sum(each.minor for each in found), signed.currency)
    near = min((signed, revised), key=lambda value: abs(value.minor - total.minor))
    given = list(shares)
    return PaymentPlan(total, near, sum(given[1:], given[0]) if given else None)
