"""What is invoiced and not received yet, by how long it is overdue, with the payments behind it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.money import Money
from core.queries.register import register_rows
from core.rules.cash import AGES, age_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from core.queries.register import RegisterRow

_SETTLED: Final = frozenset({"PAID", "CANCELLED", "PROPOSED"})


@dataclass(frozen=True, slots=True)
class ReceivableRow:
    """An age of receivables.

    Attributes:
        age: its class in `core.rules.cash.AGES`, from 0; None for what is not due yet.
        total: what is open of it.
        payments: ids of the payments behind it.
    """

    age: int | None
    total: Money
    payments: tuple[int, ...]


def receivables(session: Session, project_id: int, status_date: dt.date) -> list[ReceivableRow]:
    """Return what is open of a project by age, every class; nothing where nothing is open.

    A payment that is drawn is open drawing by drawing, by the due date of each.
    """
    sums: dict[int | None, int] = defaultdict(int)
    behind: dict[int | None, dict[int, None]] = defaultdict(dict)
    currency = ""
    for payment_id, days, left in _open(session, project_id, status_date):
        age = age_of(days)
        sums[age] += left.minor
        behind[age][payment_id] = None
        currency = left.currency
    if not sums:
        return []
    classes: list[int | None] = [None, *range(len(AGES))]
    return [ReceivableRow(age, Money(sums[age], currency), tuple(behind[age])) for age in classes]


def _open(
    session: Session, project_id: int, status_date: dt.date
) -> Iterator[tuple[int, int | None, Money]]:
    """Yield payment, days overdue and sum of what is invoiced or presented and not received."""
    drawn: dict[int, list[RegisterRow]] = defaultdict(list)
    for row in register_rows(session, "draws", project_id, status_date=status_date):
        drawn[row.refs["payment"]].append(row)
    for row in register_rows(session, "payments", project_id, status_date=status_date):
        left = row.values["open"]
        if row.values["status"] in _SETTLED:
            continue
        for draw in drawn[row.id]:
            values = draw.values
            if values["paid"] is None and values["documents_presented"] is not None:
                due = values["due"]
                days = None if due is None else (status_date - due).days
                yield row.id, days, values["amount"]
                left = None if left is None else left.minus(values["amount"])
        if left is not None and left.minor > 0:
            yield row.id, row.values["overdue_days"] if not drawn[row.id] else None, left
