"""Payment milestones: what falls due when, invoiced and received."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core import terms
from core.language import mark
from core.model import Payment
from core.registers._spec import MILESTONES, Computed, Field, Kind, Register
from core.rules.cash import due_date, open_amount, overdue_days
from core.rules.payment_status import PaymentState, payment_status

if TYPE_CHECKING:
    import datetime as dt

    from core.money import Money
    from core.registers._spec import Around, Values
    from core.rules.facts import MilestoneFacts

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


_TRIGGER: Final = (MILESTONES, "shipments")


def _open(row: Values, _around: Around) -> Money | None:
    return open_amount(row["invoiced"], row["paid"])


def _due(row: Values, around: Around) -> dt.date | None:
    """Return the first day something invoiced falls due: of a drawing, else of the invoice."""
    drawn = [
        each["due"]
        for each in around.having("draws", "payment", row["code"])
        if each["paid"] is None and each["due"] is not None
    ]
    return min(drawn, default=due_date(row["due_date"], row["invoice_date"], row["due_days"]))


def _overdue(row: Values, around: Around) -> int | None:
    due, left = _due(row, around), _open(row, around)
    return overdue_days(due, left, around.status_date)


def _milestone(row: Values, around: Around) -> MilestoneFacts | None:
    return around.milestones.get(row["trigger"])


def _lot(row: Values, around: Around) -> Values | None:
    return next(iter(around.having("shipments", "code", row["shipment"])), None)


def _trigger_date(row: Values, around: Around) -> dt.date | None:
    """Return when what triggers it was or will be reached: of a lot its departure."""
    if lot := _lot(row, around):
        left: dt.date | None = lot["atd"] or lot["etd_forecast"] or lot["etd_planned"]
        return left
    milestone = _milestone(row, around)
    return None if milestone is None else milestone.finish


def _is_reached(row: Values, around: Around) -> bool:
    if lot := _lot(row, around):
        return lot["atd"] is not None
    milestone = _milestone(row, around)
    return milestone is not None and milestone.is_done


def _shop(row: Values, around: Around) -> str:
    """Return the shop of what triggers it; nothing for the project as a whole."""
    milestone = _milestone(row, around)
    if milestone is None or milestone.shop == terms.PROJECT_LEVEL:
        return ""
    return milestone.shop


def _expected(row: Values, around: Around) -> dt.date | None:
    """Return when it was paid, falls due or is expected to be paid."""
    left = _open(row, around)
    is_billed = left is not None and left.minor > 0
    due = _due(row, around) if is_billed else None
    found: dt.date | None = row["paid_date"] or due or row["forecast_date"] or row["planned_date"]
    return found


def _late(row: Values, around: Around) -> int | None:
    expected, planned = _expected(row, around), row["planned_date"]
    if expected is None or planned is None:
        return None
    days: int = (expected - planned).days
    return days


def _state(row: Values, around: Around) -> str:
    """Return the status that dates and sums say; see `core.rules.payment_status`."""
    sums = (row["amount"], row["invoiced"], row["paid"])
    reached = _is_reached(row, around)
    return payment_status(
        PaymentState(row["status"], *sums, _due(row, around), reached), around.status_date
    )


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
        Computed("due", mark("Due"), Kind.DATE, of=_due, needs=("draws",)),
        Computed(
            "overdue_days",
            mark("Overdue"),
            Kind.WHOLE,
            unit=mark("d"),
            of=_overdue,
            needs=("draws",),
        ),
        Computed("trigger_date", mark("Trigger date"), Kind.DATE, of=_trigger_date, needs=_TRIGGER),
        Computed("trigger_shop", mark("Shop"), Kind.SHOP, of=_shop, needs=(MILESTONES,)),
        Computed("expected", mark("Expected"), Kind.DATE, of=_expected, needs=("draws",)),
        Computed("late_days", mark("Slip"), Kind.WHOLE, unit=mark("d"), of=_late, needs=("draws",)),
        Computed(
            "state",
            mark("Status by dates"),
            Kind.CHOICE,
            choices=STATUSES,
            of=_state,
            needs=(*_TRIGGER, "draws"),
        ),
    ),
    code="code",
    first_code="PM-01",
    names=("code", "name"),
    status="status",
    in_order=(("invoice_date", "due_date"), ("invoice_date", "paid_date")),
)
