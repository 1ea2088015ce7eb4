"""The figures over a register: how far it is, what is open, what needs somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from core import text
from core.language import mark, tr, trn
from core.money import Money
from core.queries.register import sums

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from core.registers import Register, Values

    Rows = Sequence[Values]

_AT_SITE: Final = ("ON_SITE", "INSPECTED", "CLOSED")
_PACKAGE_AT_SITE: Final = (
    *("ON_SITE", "INSPECTED", "INSTALLING", "INSTALLED"),
    *("COLD_COMMISSIONED", "HOT_COMMISSIONED", "ACCEPTED"),
)


def figures(described: Register, rows: Rows) -> str:
    """Return the figures of a register in words; nothing where it has no rows."""
    if not rows:
        return ""
    said = _OF[described.key](rows) if described.key in _OF else _totals(described, rows)
    return " · ".join(part for part in said if part)


def _equipment(rows: Rows) -> list[str]:
    live = _without(rows, "CANCELLED")
    there = _count(live, "status", _PACKAGE_AT_SITE)
    weight = sum(row["gross_weight_t"] or 0 for row in live)
    return [
        tr(mark("{count} of {total} on site"), count=there, total=len(live)),
        tr(mark("{weight} t"), weight=text.number(weight, 1)) if weight else "",
        _late(live, "late_days"),
    ]


def _shipments(rows: Rows) -> list[str]:
    live = _without(rows, "CANCELLED")
    there = [row for row in live if row["ata"] is not None or row["status"] in _AT_SITE]
    boxes = sum(row["container_count"] or 0 for row in live)
    landed = sum(row["container_count"] or 0 for row in there)
    held = _count(live, "status", ("HELD",))
    return [
        tr(mark("{count} of {total} lots on site"), count=len(there), total=len(live)),
        tr(mark("{count} of {total} containers"), count=landed, total=boxes) if boxes else "",
        tr(mark("{count} held"), count=held) if held else "",
    ]


def _payments(rows: Rows) -> list[str]:
    live = _without(rows, "CANCELLED")
    overdue = sum((row["overdue_days"] or 0) > 0 for row in live)
    paid = _sum(live, "paid") or text.number(0)
    return [
        tr(mark("Received {paid} of {total}"), paid=paid, total=_sum(live, "amount")),
        tr(mark("Open {open}"), open=_sum(live, "open")) if _sum(live, "open") else "",
        tr(mark("{count} overdue"), count=overdue) if overdue else "",
    ]


def _guarded(rows: Rows) -> list[str]:
    red = _count(rows, "alarm", ("RED",))
    amber = _count(rows, "alarm", ("AMBER",))
    return [
        _sum(rows, "amount"),
        tr(mark("{count} to act on now"), count=red) if red else "",
        tr(mark("{count} to watch"), count=amber) if amber else "",
    ]


def _risks(rows: Rows) -> list[str]:
    open_ = [row for row in rows if row["status"] != "CLOSED"]
    high = _count(open_, "rating", ("HIGH", "VERY_HIGH"))
    return [
        tr(mark("{count} open"), count=len(open_)),
        tr(mark("{count} high"), count=high) if high else "",
        tr(mark("Expected {sum}"), sum=_sum(open_, "expected_value"))
        if _sum(open_, "expected_value")
        else "",
    ]


def _punch(rows: Rows) -> list[str]:
    open_ = [row for row in rows if row["status"] != "CLOSED"]
    by_category = [
        f"{category} {_count(open_, 'category', (category,))}" for category in ("A", "B", "C")
    ]
    said = tr(mark("{count} open of {total}"), count=len(open_), total=len(rows))
    return [said, *by_category, _overdue(open_)]


def _open_items(rows: Rows) -> list[str]:
    open_ = [row for row in rows if row["status"] not in ("RESOLVED", "CLOSED", "CANCELLED")]
    said = tr(mark("{count} open of {total}"), count=len(open_), total=len(rows))
    return [said, _overdue(open_)]


def _documents(rows: Rows) -> list[str]:
    back = sum(row["returned"] is not None for row in rows)
    sent = sum(row["submitted"] is not None for row in rows)
    said = tr(mark("{count} of {total} returned"), count=back, total=sent)
    return [said, _overdue(rows)]


_OF: Final[Mapping[str, Callable[[Any], list[str]]]] = {
    "equipment": _equipment,
    "shipments": _shipments,
    "payments": _payments,
    "guarantees": _guarded,
    "credits": _guarded,
    "risks": _risks,
    "issues": _open_items,
    "actions": _open_items,
    "punch_list": _punch,
    "documents": _documents,
}
"""Registers not named here say what their columns add up to."""
_TOTALS: Final = 3


def _totals(described: Register, rows: Rows) -> list[str]:
    found = sums(described, rows)
    by_key = {column.key: column for column in described.columns}
    said = [
        f"{tr(by_key[key].title)} {_words(by_key[key].places, total)}"
        for key, total in found.items()
    ]
    return [trn("{count} row", "{count} rows", len(rows)), *said[:_TOTALS]]


def _words(places: int, total: Any) -> str:
    if isinstance(total, tuple):
        return text.listed(text.short_money(each) for each in total)
    return text.number(total, places)


def _sum(rows: Iterable[Values], key: str) -> str:
    by_currency: dict[str, int] = {}
    for row in rows:
        if row[key] is not None:
            found: Money = row[key]
            by_currency[found.currency] = by_currency.get(found.currency, 0) + found.minor
    return text.listed(text.short_money(Money(m, c)) for c, m in by_currency.items() if m)


def _count(rows: Rows, key: str, values: Sequence[str]) -> int:
    return sum(row[key] in values for row in rows)


def _without(rows: Rows, status: str) -> Rows:
    return [row for row in rows if row["status"] != status]


def _late(rows: Rows, key: str) -> str:
    late = sum((row[key] or 0) > 0 for row in rows)
    return tr(mark("{count} late"), count=late) if late else ""


def _overdue(rows: Rows) -> str:
    late = sum((row["overdue_days"] or 0) > 0 for row in rows)
    return tr(mark("{count} overdue"), count=late) if late else ""
