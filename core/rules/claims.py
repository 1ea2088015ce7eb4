"""Claims: by when each must be noticed and detailed, and what a longer stay costs.

FIDIC gives 28 days for the notice and 84 (2017) or 42 (1999) for the details, from when the
contractor became aware; supply contracts often have their own, shorter periods.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from core.money import Money

NOTICE_DAYS: Final = 28
DETAILED_DAYS: Final = 84


def deadline(aware: dt.date | None, days: int | None, usual: int = NOTICE_DAYS) -> dt.date | None:
    """Return the last day, so many days after it became known; the usual ones where not said."""
    if aware is None:
        return None
    return aware + dt.timedelta(usual if days is None else days)


def days_left(last: dt.date | None, given: dt.date | None, status_date: dt.date) -> int | None:
    """Return days left to a deadline, negative once it is missed; None where it was met."""
    return None if last is None or given is not None else (last - status_date).days


def prolongation(days: int, daily: Money) -> Money:
    """Return time-related cost of so many compensable days."""
    return type(daily)(daily.minor * days, daily.currency)
