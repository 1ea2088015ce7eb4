"""What a project costs month by month: as budgeted, as paid, and as what is left will be paid.

Cost is known by what was spent up to some days, and by a sum for the rest. Between those days, and
for the rest, it is spread by rule; a spread never loses a minor unit.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.money import Money
from core.rules.cash import months_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from core.rules.facts import MilestoneFacts

    Months = dict[dt.date, Money]
    """A sum by month; a month is its first day."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What had been spent in all by a day."""

    by: dt.date
    total: Money


def begin(ms: Iterable[MilestoneFacts]) -> dt.date | None:
    """Return when the first milestone with a weight began or was to begin."""
    days = (
        day
        for m in ms
        if m.weight > 0
        for day in (m.baseline_start or m.baseline_finish, m.actual_start or m.actual_finish)
    )
    return min((day for day in days if day is not None), default=None)


def paid(spent: Iterable[Spent], begun: dt.date | None, status_date: dt.date) -> Months:
    """Return what was spent in each month up to the status date.

    What was spent since the day before is spread evenly over the months between, the first time
    from the month in which the project began: whoever keeps one figure a year has no month of it.
    """
    found: Months = {}
    known = sorted((each for each in spent if each.by <= status_date), key=lambda each: each.by)
    before: Spent | None = None
    for each in known:
        since = each.by if begun is None else min(begun, each.by)
        months = months_between(since if before is None else before.by, each.by)
        amount = each.total if before is None else each.total.minus(before.total)
        later = months if before is None else months[1:] or months
        _add(found, shared_out(amount, dict.fromkeys(later, 1.0)))
        before = each
    return found


def budgeted(budget: Money, ms: Sequence[MilestoneFacts]) -> Months:
    """Return what the budget lets each month cost: as much as the baseline plans to be done in it.

    Without a milestone that has a weight and a baseline there is no such month.
    """
    return shared_out(budget, _planned(ms))


def coming(left: Money, ms: Sequence[MilestoneFacts], status_date: dt.date) -> Months:
    """Return what is left to be paid by month, as work is expected to go on.

    The work still open of each milestone goes evenly from its forecast start, or from the status
    date, to its forecast finish. Where no milestone is open, all of it falls in the month of the
    status date.
    """
    shares = _expected(ms, status_date) or {status_date.replace(day=1): 1.0}
    return shared_out(left, shares)


def shared_out(amount: Money, shares: Mapping[dt.date, float]) -> Months:
    """Return a sum divided over months by their shares, to the last minor unit."""
    whole = sum(shares.values())
    if not whole:
        return {}
    found: Months = {}
    reached, given = 0.0, 0
    for month in sorted(month for month, share in shares.items() if share > 0):
        reached += shares[month]
        until = round(amount.minor * min(1.0, reached / whole))
        found[month] = Money(until - given, amount.currency)
        given = until
    last = max(found)
    found[last] = Money(found[last].minor + amount.minor - given, amount.currency)
    return found


def _planned(ms: Iterable[MilestoneFacts]) -> dict[dt.date, float]:
    found: dict[dt.date, float] = {}
    for m in ms:
        if m.weight > 0 and m.baseline_finish is not None:
            _spread(found, m.baseline_start, m.baseline_finish, m.weight)
    return found


def _expected(ms: Iterable[MilestoneFacts], status_date: dt.date) -> dict[dt.date, float]:
    found: dict[dt.date, float] = {}
    for m in ms:
        left = m.weight * (1 - m.percent / 100)
        if left > 0 and not m.is_done and m.finish is not None:
            start = None if m.start is None else max(m.start, status_date)
            _spread(found, start, max(m.finish, status_date), left)
    return found


def _spread(
    found: dict[dt.date, float], start: dt.date | None, finish: dt.date, weight: float
) -> None:
    """Add a weight to the months from start to finish by the days each has of it."""
    if start is None or start >= finish:
        month = finish.replace(day=1)
        found[month] = found.get(month, 0.0) + weight
        return
    days = (finish - start).days
    for month in months_between(start, finish):
        following = (month + dt.timedelta(32)).replace(day=1)
        own = (min(finish, following - dt.timedelta(1)) - max(start, month - dt.timedelta(1))).days
        found[month] = found.get(month, 0.0) + weight * own / days


def _add(found: Months, more: Months) -> None:
    for month, amount in more.items():
        found[month] = found[month].plus(amount) if month in found else amount
