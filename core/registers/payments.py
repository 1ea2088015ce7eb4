"""Payment milestones: what falls due when, invoiced and received."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.model import Payment
from core.registers._spec import MILESTONES, Computed, Field, Kind, Register
from core.rules.cash import due_date, open_amount, overdue_days

if TYPE_CHECKING:
    import datetime as dt

    from core.money import Money
    from core.registers._spec import Around, Values

STATUSES: Final = {
    "PROPOSED": mark("Proposed"),
    "NOT_DUE": mark("Not due"),
    "DUE": mark("Due"),
    "INVOICED": mark("Invoiced"),
    "PART_PAID": mark("Part paid"),
    "PAID": mark("Paid"),
    "OVERDUE": mark("Overdue"),
    "DISPUTED": mark("Disputed"),
    "CANCELLED": mark("Cancelled"),
}


def _open(row: Values, _around: Around) -> Money | None:
    return open_amount(row["invoiced"], row["paid"])


def _due(row: Values, _around: Around) -> dt.date | None:
    return due_date(row["due_date"], row["invoice_date"], row["due_days"])


def _overdue(row: Values, around: Around) -> int | None:
    due, left = _due(row, around), _open(row, around)
    return overdue_days(due, left, around.status_date)


def _remaining(row: Values, _around: Around) -> Money | None:
    return open_amount(row["amount"], row["invoiced"])


SPEC: Final = Register(
    "payments",
    mark("Payments"),
    50,
    Payment,
    (
        Field("code", mark("Code"), Kind.CODE, required=True),
        Field("name", mark("Payment"), required=True, width=240),
        Field("percent", mark("Share"), Kind.PERCENT, places=1, high=100, total=True),
        Field("amount", mark("Amount"), Kind.MONEY, total=True),
        Field("instrument", mark("Instrument")),
        Field("trigger", mark("Trigger"), Kind.REFERENCE, to=MILESTONES),
        Field("shipment", mark("Lot"), Kind.REFERENCE, to="shipments"),
        Field("due_rule", mark("Due rule")),
        Field("due_days", mark("Days to pay"), Kind.WHOLE, unit=mark("d"), high=3650),
        Field("planned_date", mark("Planned"), Kind.DATE),
        Field("forecast_date", mark("Forecast"), Kind.DATE),
        Field("invoice_no", mark("Invoice No.")),
        Field("invoice_date", mark("Invoiced on"), Kind.DATE),
        Field("invoiced", mark("Invoiced"), Kind.MONEY, total=True),
        Field("due_date", mark("Due on"), Kind.DATE),
        Field("paid_date", mark("Paid on"), Kind.DATE),
        Field("paid", mark("Received"), Kind.MONEY, total=True),
        Field("status", mark("Status"), Kind.CHOICE, choices=STATUSES, required=True),
        Field("note", mark("Note"), Kind.NOTE),
    ),
    computed=(
        Computed("open", mark("Open"), Kind.MONEY, total=True, of=_open),
        Computed("remaining", mark("To be invoiced"), Kind.MONEY, total=True, of=_remaining),
        Computed("due", mark("Due"), Kind.DATE, of=_due),
        Computed("overdue_days", mark("Overdue"), Kind.WHOLE, unit=mark("d"), of=_overdue),
    ),
    code="code",
    first_code="PM-01",
    names=("code", "name"),
    status="status",
    in_order=(("invoice_date", "due_date"), ("invoice_date", "paid_date")),
)
