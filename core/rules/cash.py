"""Money in time: what is open, when it falls due, by how long it is overdue."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.money import Money


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
