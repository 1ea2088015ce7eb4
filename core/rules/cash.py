"""Money in time: what is open, due and overdue, cash by month, and what must be funded at most.

Sums of one list are of one currency.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from core.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

AGES: Final = (0, 30, 60, 90)
"""Days overdue after which a sum belongs to the next class of ageing."""


@dataclass(frozen=True, slots=True)
class Instalment:
    """A sum to be received: when it was planned, is expected, was received."""

    amount: Money
    planned: dt.date | None
    forecast: dt.date | None
    received: Money
    received_on: dt.date | None


@dataclass(frozen=True, slots=True)
class CashMonth:
    """What comes in in one month: as planned, received, and still expected."""

    month: dt.date
    """The first day of the month."""
    planned: Money
    received: Money
    expected: Money


def open_amount(owed: Money | None, paid: Money | None) -> Money | None:
    """Return what is owed and not paid; None where nothing is owed."""
    if owed is None or paid is None:
        return owed
    return owed.minus(paid)


def due_date(stated: dt.date | None, invoiced: dt.date | None, days: int | None) -> dt.date | None:
    """Return the day a sum falls due: as stated, else days after its invoice."""
    if stated is not None or invoiced is None or days is None:
        return stated
    return invoiced + dt.timedelta(days)


def overdue_days(due: dt.date | None, left: Money | None, status_date: dt.date) -> int | None:
    """Return days a sum still open is past its day; None where it is not."""
    if due is None or left is None or left.minor <= 0 or due >= status_date:
        return None
    return (status_date - due).days


def by_month(instalments: Sequence[Instalment], status_date: dt.date) -> list[CashMonth]:
    """Return the months from the first to the last that has cash, without a gap.

    What is received counts on its day; where nobody kept that, on the day it was expected, at the
    latest at the status date. What is open counts on the day it is expected, or at the status
    date where that has passed. What has no day counts in no month.
    """
    found: dict[dt.date, list[int]] = {}
    currency = instalments[0].amount.currency if instalments else ""
    for each in instalments:
        expected = each.forecast or each.planned
        usual = None if expected is None else min(expected, status_date)
        _add(found, each.planned, 0, each.amount.minor)
        _add(found, each.received_on or usual, 1, each.received.minor)
        if expected is not None:
            left = each.amount.minus(each.received).minor
            _add(found, max(expected, status_date), 2, left)
    with_cash = [month for month, sums in found.items() if any(sums)]
    if not with_cash:
        return []
    months = months_between(min(with_cash), max(with_cash))
    return [
        CashMonth(month, *(Money(minor, currency) for minor in found.get(month, (0, 0, 0))))
        for month in months
    ]


def age_of(days: int | None) -> int | None:
    """Return the class of ageing of a sum overdue for days, from 0; None where it is not due."""
    return None if days is None or days <= 0 else sum(days > after for after in AGES[1:])


def ageing(overdue: Iterable[tuple[int, Money]], currency: str) -> tuple[Money, ...]:
    """Return what is overdue by age: up to 30, 60, 90 days, and more.

    Args:
        overdue: days overdue and open sum of each.
        currency: of the sums.
    """
    classes = [0] * len(AGES)
    for days, left in overdue:
        classes[age_of(days) or 0] += left.minor
    return tuple(Money(minor, currency) for minor in classes)


def net_positions(
    inflow: Mapping[dt.date, Decimal], outflow: Mapping[dt.date, Decimal]
) -> list[tuple[dt.date, Decimal]]:
    """Return by month what has come in less what has gone out, from the beginning."""
    months = sorted({*inflow, *outflow})
    position, found = Decimal(0), []
    for month in months:
        position += inflow.get(month, Decimal(0)) - outflow.get(month, Decimal(0))
        found.append((month, position))
    return found


def peak_funding(
    positions: Iterable[tuple[dt.date, Decimal]],
) -> tuple[dt.date, Decimal] | None:
    """Return the month in which most must be funded, and how much; None where nothing must."""
    lowest = min(positions, key=lambda position: position[1], default=None)
    if lowest is None or lowest[1] >= 0:
        return None
    return lowest[0], -lowest[1]


def late_interest(left: Money, percent_a_year: Decimal, days: int, basis: int = 360) -> Money:
    """Return interest on an open sum for days late, of a year of so many days."""
    return left.times(percent_a_year / 100 * days / basis)


def months_between(first: dt.date, last: dt.date) -> list[dt.date]:
    """Return the first day of every month from one day to another, both included."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [
        dt.date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1)
        for n in range(count)
    ]


def _add(found: dict[dt.date, list[int]], day: dt.date | None, column: int, minor: int) -> None:
    if day is not None:
        found.setdefault(day.replace(day=1), [0, 0, 0])[column] += minor
