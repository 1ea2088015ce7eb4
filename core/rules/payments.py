"""Payments: what each waits for, how it moves with that, and in which parts it comes in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.money import Money
from core.rules.cash import Instalment

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

SETTLED: Final = frozenset({"PAID", "CANCELLED"})
"""Statuses of payments that nothing moves any more."""


@dataclass(frozen=True, slots=True)
class DrawFacts:
    """A drawing on a payment for a lot (by id); its days where they are known."""

    lot: int | None
    amount: Money
    presented: dt.date | None
    due: dt.date | None
    paid: dt.date | None

    @property
    def is_to_come(self) -> bool:
        """Return whether its documents are still to be presented."""
        return self.presented is None and self.paid is None


@dataclass(frozen=True, slots=True)
class PaymentFacts:
    """A payment as the rules see it.

    Attributes:
        paid_on: the day it was received.
        due: the day what is invoiced falls due.
        trigger: id of the milestone that triggers it.
        lot: id of the shipment it is for, which then triggers it alone.
    """

    id: int
    code: str
    name: str
    status: str
    amount: Money | None
    invoiced: Money | None
    paid: Money | None
    planned: dt.date | None
    forecast: dt.date | None
    paid_on: dt.date | None
    due: dt.date | None = None
    trigger: int | None = None
    lot: int | None = None
    draws: tuple[DrawFacts, ...] = ()

    @property
    def expected(self) -> dt.date | None:
        """Return the day it is expected, else that it was planned for."""
        return self.forecast or self.planned

    @property
    def is_open(self) -> bool:
        """Return whether its day still hangs on its trigger.

        Once all of it is invoiced the day of payment runs from the invoice.
        """
        if self.status in SETTLED:
            return False
        return self.to_come is None or self.to_come.minor > 0

    @property
    def to_come(self) -> Money | None:
        """Return what is still to be invoiced of it; None where it has no amount."""
        if self.amount is None:
            return None
        taken = [each for each in (self.invoiced, self.paid) if each is not None]
        return self.amount.minus(max([Money(0, self.amount.currency), *taken]))


@dataclass(frozen=True, slots=True)
class Triggers:
    """When what payments wait for was or will be reached: milestones and lots, by id."""

    milestones: Mapping[int, dt.date | None]
    lots: Mapping[int, dt.date | None]


def trigger_day(payment: PaymentFacts, triggers: Triggers) -> dt.date | None:
    """Return the day all is reached that a payment waits for; None where no day is known.

    A payment for one lot waits for that lot, any other for its milestone and for the lots of
    the drawings still to be presented on it.
    """
    if payment.lot is not None:
        return triggers.lots.get(payment.lot)
    days = [triggers.lots.get(draw.lot) for draw in payment.draws if draw.lot and draw.is_to_come]
    if payment.trigger is not None:
        days.append(triggers.milestones.get(payment.trigger))
    return max((day for day in days if day is not None), default=None)


def moved_payments(
    payments: Iterable[PaymentFacts], before: Triggers, after: Triggers
) -> dict[int, dt.date]:
    """Return the new forecast of each payment, by id, whose triggers come on another day.

    It moves by as many days as they do: terms of payment and banking days lie between the two.
    """
    found = {}
    for payment in payments:
        if not payment.is_open or payment.expected is None:
            continue
        was, now = trigger_day(payment, before), trigger_day(payment, after)
        if was is not None and now is not None and was != now:
            found[payment.id] = payment.expected + (now - was)
    return found


def instalments(payment: PaymentFacts, forecast: dt.date | None = None) -> Iterator[Instalment]:
    """Yield the parts a payment comes in: its drawings, then what is received, invoiced and left.

    What is invoiced and not paid is expected on its due date, and so is a drawing; what has none,
    and what is to come, on the day the payment is expected.

    Args:
        payment: the payment; of a cancelled one nothing comes.
        forecast: the day it is expected, where that is not the one it has.
    """
    if payment.amount is None or payment.status == "CANCELLED":
        return
    expected, nothing = forecast or payment.expected, Money(0, payment.amount.currency)
    left, received = payment.amount, payment.paid or nothing
    billed = (payment.invoiced or nothing).minus(received)
    for draw in payment.draws:
        got = draw.amount if draw.paid is not None else nothing
        yield Instalment(draw.amount, payment.planned, draw.due or expected, got, draw.paid)
        left, received = left.minus(draw.amount), received.minus(got)
        if draw.paid is None and draw.presented is not None:
            billed = billed.minus(draw.amount)
    got = _within(received, left)
    open_ = _within(billed, left.minus(got))
    rest = left.minus(got).minus(open_)
    if got.minor > 0:
        yield Instalment(got, payment.planned, expected, got, payment.paid_on)
    if open_.minor > 0:
        yield Instalment(open_, payment.planned, payment.due or expected, nothing, None)
    if rest.minor > 0:
        yield Instalment(rest, payment.planned, expected, nothing, None)


def _within(sum_: Money, most: Money) -> Money:
    """Return a sum, at most another and at least nothing."""
    return max(Money(0, most.currency), min(sum_, most))
