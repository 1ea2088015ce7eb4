"""The key figures over the registers of all projects: what each counts, and so what it narrows to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from core.language import mark

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from core.money import Money
    from core.registers import Values

    Test = Callable[[Values, dt.date], bool]

SOON, NOTICE_SOON = 30, 14
"""Days ahead that count as soon; of the notice of a claim, which is soon too late."""


@dataclass(frozen=True, slots=True)
class Kpi:
    """A key figure of a register.

    Attributes:
        key: the name it is known by.
        title: a catalogue key.
        test: whether a row stands behind it on the status date.
        sum: the money of such a row that is added up; the figure is the number of rows otherwise.
        tone: of the figure where there is anything behind it; empty for the usual one.
    """

    key: str
    title: str
    test: Test
    sum: Callable[[Values], Money | None] | None = None
    tone: str = ""


def _within(day: dt.date | None, on: dt.date, days: int) -> bool:
    return day is not None and 0 <= (day - on).days <= days


def _is(key: str, *values: str) -> Test:
    wanted = frozenset(values)
    return lambda row, _on: row[key] in wanted


def _not(key: str, *values: str) -> Test:
    left_out = frozenset(values)
    return lambda row, _on: row[key] not in left_out


def _both(first: Test, second: Test) -> Test:
    return lambda row, on: first(row, on) and second(row, on)


def _soon(key: str, days: int = SOON) -> Test:
    return lambda row, on: _within(row[key], on, days)


def _past(key: str) -> Test:
    return lambda row, on: row[key] is not None and row[key] < on


def _over(key: str, least: int = 1) -> Test:
    return lambda row, _on: (row[key] or 0) >= least


def _some(key: str) -> Test:
    """Return whether there is any money in a field."""
    return lambda row, _on: row[key] is not None and row[key].minor != 0


def _of(key: str) -> Callable[[Values], Money | None]:
    def value(row: Values) -> Any:
        return row[key]

    return value


_ON_THE_WAY: Final = _is(
    "status",
    *("DISPATCHED", "IN_TRANSIT", "AT_BORDER", "BORDER_CROSSED", "AT_TERMINAL", "CUSTOMS"),
    *("RELEASED", "HELD"),
)
_NOT_THERE: Final = _both(
    lambda row, _on: row["ata"] is None,
    _not("status", "ON_SITE", "INSPECTED", "CLOSED", "CANCELLED"),
)
_LIVE_PAYMENT: Final = _not("status", "PAID", "CANCELLED", "PROPOSED")
_OPEN_POINT: Final = _not("status", "CLOSED", "RESOLVED", "CANCELLED")
_OPEN_CLAIM: Final = _not("status", "AGREED", "REJECTED", "CLOSED")
_IN_FORCE: Final = _is("status", "ACTIVE", "EXTENDED", "REDUCED", "CALLED")


def _left(row: Values) -> Money | None:
    """Return what of a payment has not been received yet, invoiced or not."""
    amount, paid = row["amount"], row["paid"]
    if amount is None or paid is None:
        return amount  # type: ignore[no-any-return]  # the kind of the field says it is money
    return amount.minus(paid)  # type: ignore[no-any-return]  # as above


def _expected(row: Values) -> dt.date | None:
    found: dt.date | None = row["due"] or row["forecast_date"] or row["planned_date"]
    return found


def _guaranteed(row: Values) -> Money | None:
    found: Money | None = row["current_amount"] or row["amount"]
    return found


def _due_by(row: Values) -> dt.date | None:
    found: dt.date | None = row["revised_due"] or row["due"]
    return found


def _points(*others: Kpi) -> tuple[Kpi, ...]:
    """Return the figures of a list of points: what is open, in what way, overdue, due soon."""
    return (
        Kpi("open", mark("Open"), _OPEN_POINT),
        *others,
        Kpi("overdue", mark("Overdue"), _over("overdue_days"), tone="red_text"),
        Kpi("soon", mark("Due in 30 days"), _both(_OPEN_POINT, _soon("due"))),
    )


KPIS: Final[Mapping[str, tuple[Kpi, ...]]] = {
    "shipments": (
        Kpi("moving", mark("On the way"), _ON_THE_WAY, _of("cip_value")),
        Kpi("soon", mark("Due on site in 30 days"), _both(_NOT_THERE, _soon("eta_forecast"))),
        Kpi("late", mark("Late"), _both(_NOT_THERE, _over("delay_days"))),
        Kpi(
            "stopped",
            mark("Held, at a border or in customs"),
            _is("status", "HELD", "AT_BORDER", "CUSTOMS"),
            tone="red_text",
        ),
        Kpi("there", mark("On site"), _is("status", "ON_SITE", "INSPECTED", "CLOSED")),
    ),
    "payments": (
        Kpi("received", mark("Received"), _some("paid"), _of("paid")),
        Kpi("invoiced", mark("Invoiced, open"), _some("open"), _of("open")),
        Kpi("overdue", mark("Overdue"), _over("overdue_days"), _of("open"), "red_text"),
        Kpi(
            "soon",
            mark("Due in 30 days"),
            _both(_LIVE_PAYMENT, lambda row, on: _within(_expected(row), on, SOON)),
            _left,
        ),
        Kpi(
            "remaining",
            mark("To be invoiced"),
            _both(_LIVE_PAYMENT, _some("remaining")),
            _of("remaining"),
        ),
    ),
    "draws": (
        Kpi("paid", mark("Received"), lambda row, _on: row["paid"] is not None, _of("amount")),
        Kpi(
            "overdue",
            mark("Overdue"),
            _both(lambda row, _on: row["paid"] is None, _past("due")),
            _of("amount"),
            "red_text",
        ),
        Kpi(
            "soon",
            mark("Due in 30 days"),
            _both(lambda row, _on: row["paid"] is None, _soon("due")),
            _of("amount"),
        ),
    ),
    "guarantees": (
        Kpi("force", mark("In force"), _IN_FORCE, _guaranteed),
        Kpi("act", mark("To act on now"), _is("alarm", "RED"), _guaranteed, "red_text"),
        Kpi("watch", mark("To watch"), _is("alarm", "AMBER"), _guaranteed),
        Kpi("soon", mark("Expire in 30 days"), _both(_IN_FORCE, _soon("expiry")), _guaranteed),
    ),
    "credits": (
        Kpi("all", mark("Opened"), lambda row, _on: row["amount"] is not None, _of("amount")),
        Kpi("undrawn", mark("Not drawn"), _some("undrawn"), _of("undrawn")),
        Kpi("act", mark("To act on now"), _is("alarm", "RED"), _of("undrawn"), "red_text"),
        Kpi("watch", mark("To watch"), _is("alarm", "AMBER"), _of("undrawn")),
        Kpi("soon", mark("Expire in 30 days"), _soon("expiry"), _of("undrawn")),
    ),
    "variations": (
        Kpi(
            "asked",
            mark("Waiting for an answer"),
            _is("status", "SUBMITTED", "UNDER_REVIEW"),
            _of("amount"),
        ),
        Kpi("draft", mark("Not submitted yet"), _is("status", "DRAFT"), _of("amount")),
        Kpi("agreed", mark("Approved"), _is("status", "APPROVED", "IMPLEMENTED"), _of("amount")),
    ),
    "claims": (
        Kpi("open", mark("Open"), _OPEN_CLAIM, _of("amount_claimed")),
        Kpi("missed", mark("Notice missed"), lambda row, _on: _days(row) < 0, tone="red_text"),
        Kpi(
            "soon",
            mark("Notice due in 14 days"),
            lambda row, _on: 0 <= _days(row) <= NOTICE_SOON,
        ),
        Kpi("agreed", mark("Agreed"), _is("status", "AGREED", "CLOSED"), _of("amount_granted")),
    ),
    "risks": (
        Kpi("open", mark("Open"), _not("status", "CLOSED"), _of("expected_value")),
        Kpi(
            "high",
            mark("High and very high"),
            _both(_not("status", "CLOSED"), _is("rating", "HIGH", "VERY_HIGH")),
            tone="red_text",
        ),
        Kpi(
            "overdue",
            mark("Action overdue"),
            _both(_not("status", "CLOSED"), _past("due")),
        ),
        Kpi("soon", mark("Due in 30 days"), _both(_not("status", "CLOSED"), _soon("due"))),
        Kpi("occurred", mark("Occurred"), _is("status", "OCCURRED"), _of("cost_exposure")),
    ),
    "issues": _points(
        Kpi(
            "severe",
            mark("Critical and high"),
            _both(_OPEN_POINT, _is("severity", "CRITICAL", "HIGH", "VERY_HIGH")),
            tone="red_text",
        )
    ),
    "actions": (
        Kpi("open", mark("Open"), _OPEN_POINT),
        Kpi("overdue", mark("Overdue"), _over("overdue_days"), tone="red_text"),
        Kpi(
            "soon",
            mark("Due in 30 days"),
            _both(_OPEN_POINT, lambda row, on: _within(_due_by(row), on, SOON)),
        ),
        Kpi("closed", mark("Closed"), _is("status", "CLOSED")),
    ),
    "punch_list": _points(
        Kpi("a", mark("Category A"), _both(_OPEN_POINT, _is("category", "A")), tone="red_text"),
        Kpi("ready", mark("Ready for check"), _is("status", "READY_FOR_CHECK")),
    ),
}
"""Registers not named here have no figures over them."""


def _days(row: Values) -> int:
    """Return the days left for the notice of a claim; very many where none is needed any more."""
    found: int | None = row["days_left"]
    return 10_000 if found is None else found
