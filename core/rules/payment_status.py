"""What the dates and sums of a payment say its status is, beside what somebody typed.

What only people know (disputed, cancelled, proposed) stays as typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt

    from core.money import Money

NOT_DUE, DUE, INVOICED = "NOT_DUE", "DUE", "INVOICED"
PART_PAID, PAID, OVERDUE = "PART_PAID", "PAID", "OVERDUE"
BY_WORD: Final = frozenset({"PROPOSED", "DISPUTED", "CANCELLED"})
"""Statuses that no date or sum tells."""


@dataclass(frozen=True, slots=True)
class PaymentState:
    """What is known of a payment.

    Attributes:
        typed: the status somebody gave it.
        amount: what is to be paid in all.
        invoiced: what is invoiced of it.
        paid: what is received of it.
        due: the day from which what is invoiced falls due, where it is known.
        reached: whether what triggers it was reached.
    """

    typed: str
    amount: Money | None
    invoiced: Money | None
    paid: Money | None
    due: dt.date | None
    reached: bool


def payment_status(state: PaymentState, status_date: dt.date) -> str:
    """Return the status that the dates and sums of a payment say; as typed where they say none."""
    if state.typed in BY_WORD or state.amount is None:
        return state.typed
    amount = state.amount.minor
    paid = 0 if state.paid is None else state.paid.minor
    billed = 0 if state.invoiced is None else state.invoiced.minor
    if paid >= amount > 0:
        return PAID
    if billed > paid:
        if state.due is not None and state.due < status_date:
            return OVERDUE
        return PART_PAID if paid else INVOICED
    if paid:
        return PART_PAID
    return DUE if state.reached else NOT_DUE
