"""Guarantees: how long each must last, what it lacks, what it still amounts to and costs."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from core.rules.health import AMBER, GREEN, GREY, RED

if TYPE_CHECKING:
    from core.money import Money

URGENT, SOON = 60, 90
"""Days to expiry from which a gap is red, and any guarantee is amber."""
ENDED: Final = frozenset({"RETURNED", "PLANNED", "REQUESTED"})
"""Statuses of guarantees that stand for nothing: given back, or not issued yet."""
_YEAR: Final = 365
_EVENTS: Final = {
    "pac": "S16",
    "fac": "S19",
    "sop": "S15",
    "mechanical completion": "S13",
    "shipment received on site": "S12",
    "shipment dispatched": "S10",
    "shipment": "S10",
}
"""What releases a guarantee, in the words of a contract, by the stage that it closes."""
_RULE: Final = re.compile(
    r"(?:end of (?P<months>\d{1,3})-month warranty after )?(?:last )?"
    rf"(?P<event>{'|'.join(_EVENTS)})(?: \(forecast\))?(?: ?\+ ?(?P<days>\d{{1,4}}) ?d(?:ays)?)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class ReleaseRule:
    """What a guarantee must outlast: the end of a stage, months of warranty, days besides."""

    stage: str
    months: int = 0
    days: int = 0

    def until(self, closed: dt.date | None) -> dt.date | None:
        """Return the day it must last to where the stage is closed on a day."""
        if closed is None:
            return None
        return _after_months(closed, self.months) + dt.timedelta(self.days)


def release_rule(words: str) -> ReleaseRule | None:
    """Return what words like “last PAC (forecast) + 30 days” mean; None where they are others."""
    found = _RULE.fullmatch(" ".join(words.casefold().split()))
    if found is None:
        return None
    return ReleaseRule(_EVENTS[found["event"]], int(found["months"] or 0), int(found["days"] or 0))


def _after_months(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def required_until(release: dt.date | None, tail_days: int | None) -> dt.date | None:
    """Return the last day a guarantee must last to: the day of its release and a tail.

    Args:
        release: when the milestone that releases it was or will be reached.
        tail_days: days it must outlast that; none where nothing is said.
    """
    return None if release is None else release + dt.timedelta(tail_days or 0)


def gap_days(required: dt.date | None, expiry: dt.date | None) -> int | None:
    """Return days by which it must be extended; negative for days to spare."""
    return None if required is None or expiry is None else (required - expiry).days


def days_to_expiry(expiry: dt.date | None, status_date: dt.date) -> int | None:
    """Return days left; negative where it has expired."""
    return None if expiry is None else (expiry - status_date).days


def alarm(status: str, gap: int | None, left: int | None) -> str:
    """Return the colour of a guarantee; grey where it is not in force or has no expiry.

    Args:
        status: its status.
        gap: days it must be extended by.
        left: days to its expiry.
    """
    if status in ENDED or left is None:
        return GREY
    if left < 0 or (gap is not None and gap > 0 and left <= URGENT):
        return RED
    return AMBER if (gap is not None and gap > 0) or left <= SOON else GREEN


def reduced(amount: Money, recovered: Money, recoverable: Money) -> Money:
    """Return what an advance payment guarantee still amounts to, reduced pro rata."""
    if not recoverable.minor:
        return amount
    left = 1 - Decimal(recovered.minor) / Decimal(recoverable.minor)
    return amount.times(min(max(left, Decimal(0)), Decimal(1)))


def fee(amount: Money, percent_a_year: Decimal, days: int) -> Money:
    """Return what the bank takes for so many days of a year of 365."""
    return amount.times(percent_a_year / 100 * days / _YEAR)
