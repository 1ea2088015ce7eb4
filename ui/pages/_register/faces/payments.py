"""Payments: what each waits for, when it falls due, how late that is, and what its dates say of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from core import terms, text
from core.language import mark, tr
from core.registers.payments import STATUSES
from ui.models.cells import Run, Text, plain, slip_tone
from ui.pages._register import looks
from ui.pages._register.faces._spec import Face, FaceView

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from core.queries.register import RegisterRow
    from ui.models.cells import Status
    from ui.models.column import Column
    from ui.pages._register.faces._spec import Columns, Shown

_OVER: Final = frozenset({"PAID", "CANCELLED"})
_BETWEEN: Final = " · "
ALONE, CURRENCY = 126, 38
"""Pixels a sum takes, and its currency beside it."""


def _columns(made: Columns, _shown: Shown) -> Iterable[Column[Any]]:
    yield replace(made["code"], drop=3)
    yield replace(made["name"], cell=_name, ample=260)
    yield replace(
        made["amount"],
        cell=lambda row: Text(plain(made["amount"].prepared(row)), "text", "body_m"),
        width=lambda: ALONE if _currency(made["amount"]) else ALONE + CURRENCY,
    )
    yield replace(made["percent"], tone="text2", width=74, drop=4)
    yield replace(
        made["trigger"],
        cell=lambda row: Text(_trigger(made["trigger"], row), "text2", "small"),
        width=190,
        drop=2,
    )
    yield replace(made["trigger_date"], cell=lambda row: _day(row, "trigger_date"), width=100)
    yield replace(made["expected"], title=mark("Due"), cell=lambda row: _day(row, "expected"))
    yield replace(made["due"], title=mark("Invoice due"))
    yield replace(made["late_days"], cell=_slip, width=72)
    yield replace(made["invoice_no"], title=mark("Invoice"), width=104, drop=5)
    yield replace(
        made["status"],
        value=lambda row: row.values["status"],
        cell=_status,
        find=lambda row: (
            f"{tr(STATUSES[row.values['state']])} {tr(STATUSES[row.values['status']])}"
        ),
        sort=lambda row: list(STATUSES).index(row.values["state"]),
        tooltip=_told,
        spoken=_told,
        width=150,
    )


def _currency(column: Column[Any]) -> str:
    """Return the currency that the heading says; nothing where each row says its own."""
    return column.subtitle() if callable(column.subtitle) else column.subtitle


def _name(row: RegisterRow) -> Text:
    """Return the payment with the shop of what triggers it; what is over is quiet."""
    shop = row.values["trigger_shop"]
    badge = tr(terms.shop(shop).letter) if shop else ""
    tone = "text2" if row.values["state"] in _OVER else "text"
    return Text(row.values["name"], tone, badge=badge, badge_after=True)


def _trigger(column: Column[Any], row: RegisterRow) -> str:
    """Return what it waits for by name: the lot, else the milestone without its code."""
    if row.values["shipment"]:
        return str(row.values["shipment"])
    named = plain(column.prepared(row))
    name = named.partition(_BETWEEN)[2] or named
    if not row.values["trigger_shop"]:
        return name
    # The letter of the shop stands beside the payment already.
    own = next((own for colon in (": ", "：") if (own := name.partition(colon)[2])), name)
    return own[:1].upper() + own[1:]


def _day(row: RegisterRow, key: str) -> Text:
    found = row.values[key]
    tone = "text3" if row.values["state"] in _OVER else "text"
    if key == "expected" and row.values["state"] == "OVERDUE":
        tone = "red_text"
    return Text(text.day(found), tone, "small")


def _slip(row: RegisterRow) -> Text:
    """Return days late; of what is paid they ask for nothing any more."""
    days = row.values["late_days"]
    tone = "text3" if row.values["state"] in _OVER else slip_tone(days)
    kind = "small" if tone in ("text2", "text3") else "small_m"
    return Text(text.slip(days) if days is not None else "", tone, kind)


def _status(row: RegisterRow) -> Status:
    """Return the status that dates and sums say, and beside it the one typed where they differ."""
    told, typed = row.values["state"], row.values["status"]
    chip = looks.chip(told, tr(STATUSES[told]))
    if told == typed:
        return chip
    words = tr(mark("typed: {status}"), status=tr(STATUSES[typed]))
    return replace(chip, after=(Run(words, "text3", "cap"),))


def _told(row: RegisterRow) -> str:
    told, typed = row.values["state"], row.values["status"]
    if told == typed:
        return tr(STATUSES[told])
    words = mark("Its dates and sums say “{told}”; typed is “{typed}”. Nothing was changed.")
    return tr(words, told=tr(STATUSES[told]), typed=tr(STATUSES[typed]))


SPEC: Final = Face(
    key="payments",
    columns=_columns,
    views=(
        FaceView(
            "due",
            mark("Due dates"),
            "name percent amount trigger trigger_date expected late_days invoice_no status",
        ),
        FaceView(
            "money",
            mark("Invoices and receipts"),
            "code name amount invoiced invoice_no invoice_date due paid paid_date open remaining"
            " overdue_days status",
        ),
        FaceView(
            "terms",
            mark("Terms"),
            "code name percent amount instrument trigger shipment due_rule due_days planned_date"
            " forecast_date status",
        ),
    ),
    head_totals=("amount",),
)
