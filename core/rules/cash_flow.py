"""The cash of a project or of all: in and out by month or quarter, and what must be funded.

Sums of one flow are of one currency; what was of another is converted before it gets here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.money import Money
from core.rules.cash import by_month, months_between, net_positions, peak_funding

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from core.rules.cash import Instalment


@dataclass(frozen=True, slots=True)
class FlowMonth:
    """The cash of one month, or of the quarter that begins with it.

    Attributes:
        month: its first day.
        planned_in: to be received by the contract.
        received: received.
        receivable: still expected.
        planned_out: what the budget let it cost.
        paid: paid.
        payable: still to be paid.
    """

    month: dt.date
    planned_in: Money
    received: Money
    receivable: Money
    planned_out: Money
    paid: Money
    payable: Money

    @property
    def net(self) -> Money:
        """Return what comes in less what goes out, happened and expected."""
        return self.so_far.plus(self.receivable.minus(self.payable))

    @property
    def so_far(self) -> Money:
        """Return what has come in less what has gone out."""
        return self.received.minus(self.paid)

    @property
    def planned_net(self) -> Money:
        """Return what was to come in less what was to go out."""
        return self.planned_in.minus(self.planned_out)


@dataclass(frozen=True, slots=True)
class Outflow:
    """What goes out by month: as budgeted, as paid, and as what is left will be paid."""

    budgeted: Mapping[dt.date, Money] = field(default_factory=dict)
    paid: Mapping[dt.date, Money] = field(default_factory=dict)
    coming: Mapping[dt.date, Money] = field(default_factory=dict)


def cash_flow(
    instalments: Sequence[Instalment], outflow: Outflow, status_date: dt.date, currency: str
) -> tuple[FlowMonth, ...]:
    """Return the cash of every month from the first to the last that has any, without a gap."""
    inflow = {each.month: each for each in by_month(instalments, status_date)}
    parts = (outflow.budgeted, outflow.paid, outflow.coming)
    months = {*inflow, *(month for part in parts for month, sum_ in part.items() if sum_.minor)}
    if not months:
        return ()
    nothing = Money(0, currency)
    found = []
    for month in months_between(min(months), max(months)):
        of = inflow.get(month)
        into = (of.planned, of.received, of.expected) if of else (nothing,) * 3
        found.append(FlowMonth(month, *into, *(part.get(month, nothing) for part in parts)))
    return tuple(found)


def together(flows: Iterable[Sequence[FlowMonth]], currency: str) -> tuple[FlowMonth, ...]:
    """Return several flows as one, month by month."""
    by_month_: dict[dt.date, list[FlowMonth]] = {}
    for flow in flows:
        for each in flow:
            by_month_.setdefault(each.month, []).append(each)
    if not by_month_:
        return ()
    months = months_between(min(by_month_), max(by_month_))
    return tuple(_added(month, by_month_.get(month, ()), currency) for month in months)


def by_quarter(months: Sequence[FlowMonth]) -> tuple[FlowMonth, ...]:
    """Return the months added up to quarters; each is named by its first month."""
    found: dict[dt.date, list[FlowMonth]] = {}
    for each in months:
        begins = each.month.replace(month=each.month.month - (each.month.month - 1) % 3)
        found.setdefault(begins, []).append(each)
    return tuple(_added(first, own, own[0].paid.currency) for first, own in found.items())


def positions(months: Sequence[FlowMonth]) -> list[tuple[dt.date, Decimal]]:
    """Return what has come in less what has gone out by the end of each month, in major units."""
    inflow = {each.month: each.received.plus(each.receivable).amount for each in months}
    outflow = {each.month: each.paid.plus(each.payable).amount for each in months}
    return net_positions(inflow, outflow)


def funding_need(months: Sequence[FlowMonth]) -> tuple[dt.date, Decimal] | None:
    """Return the month at whose end most must be funded, and how much (DOMAIN.md 2.11)."""
    return peak_funding(positions(months))


def _added(month: dt.date, own: Iterable[FlowMonth], currency: str) -> FlowMonth:
    sums = [0] * 6
    for each in own:
        into = (each.planned_in, each.received, each.receivable)
        parts = (*into, each.planned_out, each.paid, each.payable)
        sums = [total + part.minor for total, part in zip(sums, parts, strict=True)]
    return FlowMonth(month, *(Money(total, currency) for total in sums))
