"""What the history keeps, made ready to be read: values in words, bulk additions in one line."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from core import terms, text
from core.language import mark, tr, trn
from core.money import Money
from core.queries.history import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from core.queries.history import HistoryRow

FEW: Final = 3
"""More rows than this added by one step stand in one line."""
ADDED, REMOVED = "+added", "+removed"
DOT: Final = " · "
COLONS: Final = (": ", "：")
NO, YES = mark("no"), mark("yes")

MORE_FIELDS: Final = {
    "stage_set": mark("Current stage"),
    "incoterm_text": mark("Delivery term"),
    "win_probability": mark("Win probability"),
    "priority": mark("Priority"),
    "calendar_office": mark("Office calendar"),
    "calendar_site": mark("Site calendar"),
    "near_critical": mark("Nearly critical up to"),
    "share_percent": mark("Share of the contract"),
    "price_minor": mark("Price"),
    "kind": mark("Link type"),
    "lag": mark("Lag"),
    "finish": mark("Reported forecast"),
    "is_current": mark("Current baseline"),
    "set_on": mark("Set on"),
    "reason": mark("Reason"),
    "source": mark("Source"),
    "content": mark("Content"),
    ADDED: mark("Added"),
    REMOVED: mark("Removed"),
}
TABLES: Final = {
    "shop": mark("Shop"),
    "link": mark("Link"),
    "baseline": mark("Baseline"),
    "forecast_point": mark("Reported forecast"),
    "kept_section": mark("Kept section"),
    "project": mark("Project"),
    "portfolio": mark("Portfolio"),
}
"""What a changed row is, where it is no milestone."""

_OWN: Final = frozenset({"milestone", *TABLES})
DATES: Final = frozenset(
    {"forecast_finish", "baseline_finish", "actual_finish", "finish", "forecast_date"}
)
"""Dates whose move is a slip."""
_FLAGS: Final = frozenset({"key", "contractual", "is_current"})
_MONEY: Final = frozenset({"value_minor", "price_minor", "bac_minor"})


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A line of the history, in the words of the screen.

    `moved` are the days a date moved by; `kind` is do, undo or redo.
    """

    id: str
    at: dt.datetime
    by: str
    item: str
    field: str
    field_words: str
    before: str
    after: str
    moved: int | None
    reason: str
    kind: str
    label: str

    @property
    def day(self) -> dt.date:
        """Return the day it was done, where the user is."""
        return self.at.astimezone().date()

    @property
    def time(self) -> str:
        """Return the time of day it was done, where the user is."""
        return f"{self.at.astimezone():%H:%M}"


def change_rows(found: Iterable[HistoryRow], currency: str) -> list[ChangeRow]:
    """Return the lines of a history; many rows that one step added or removed are one line."""
    batches: dict[tuple[int, str, str], list[HistoryRow]] = {}
    for row in found:
        field = row.field or (ADDED if row.after is not None else REMOVED)
        table = row.table if row.table in _OWN else ""  # those of all registers are one line
        key = (row.step_id, table, field if not row.field else row.id)
        batches.setdefault(key, []).append(row)
    lines: list[ChangeRow] = []
    for (_step, _table, field), rows in batches.items():
        if len(rows) > FEW:
            lines.append(_batch(rows, field))
        else:
            lines += [_line(row, currency) for row in rows]
    return lines


def field_words(field: str) -> str:
    """Return what a field is called on screen."""
    return tr(FIELDS.get(field) or MORE_FIELDS.get(field) or field)


def value_words(field: str, value: Any, currency: str) -> str:
    """Return a stored value as the screen says it."""
    if value is None or value == "":
        return ""
    if field in _FLAGS:
        return tr(YES if value else NO)
    if field in _MONEY:
        return text.money(Money(int(value), currency))
    if field in _READERS:
        return _READERS[field](value)
    return _choice(field, str(value))


def _choice(field: str, value: str) -> str:
    words = {
        "stage": {each.code: each.name for each in terms.STAGES},
        "stage_set": {each.code: each.name for each in terms.STAGES},
        "shop": {each.code: each.name for each in terms.SHOPS},
        "status": terms.PROJECT_STATUSES,
        "responsible": terms.RESPONSIBLE,
        "contract_type": terms.CONTRACT_TYPES,
        "slip_reason": terms.SLIP_REASONS,
        "kind": terms.LINK_KINDS,
    }.get(field, {})
    if field == "country":
        return text.country(value)
    return tr(words[value]) if value in words else value


def _number(value: Any) -> str:
    number = Decimal(value)
    return text.number(number, _digits(number))


def _percent(value: Any) -> str:
    number = Decimal(value)
    return text.percent(number, _digits(number))


def _digits(number: Decimal) -> int:
    """Return how many decimal places a number needs."""
    return max(0, -int(number.normalize().as_tuple().exponent))


_READERS: Final[Mapping[str, Callable[[Any], str]]] = {
    "percent": _percent,
    "share_percent": _percent,
    "win_probability": lambda value: _percent(Decimal(value) * 100),
    "weight": _number,
    "design_jph": _number,
    "warranty_months": lambda value: trn("{count} month", "{count} months", value),
    "lag": text.days,
}
"""How stored values of these fields are read; decimals are stored as text."""


def _line(row: HistoryRow, currency: str) -> ChangeRow:
    field = row.field or (ADDED if row.after is not None else REMOVED)
    is_whole = not row.field
    before = "" if is_whole else value_words(row.field, row.before, currency)
    after = "" if is_whole else value_words(row.field, row.after, currency)
    return _row(row, _item(row), field, (before, after), _moved(row))


def _batch(rows: list[HistoryRow], field: str) -> ChangeRow:
    count, first = len(rows), rows[0]
    words = {
        "milestone": trn("{count} milestone", "{count} milestones", count),
        "link": trn("{count} link", "{count} links", count),
        "forecast_point": trn("{count} reported forecast", "{count} reported forecasts", count),
        "shop": trn("{count} shop", "{count} shops", count),
        "kept_section": trn("{count} kept section", "{count} kept sections", count),
    }
    item = words.get(first.table) or trn("{count} entry", "{count} entries", count)
    return _row(first, item, field, ("", ""), None)


def _row(
    row: HistoryRow, item: str, field: str, values: tuple[str, str], moved: int | None
) -> ChangeRow:
    return ChangeRow(
        id=row.id,
        at=row.at,
        by=row.user,
        item=item,
        field=field,
        field_words=field_words(field),
        before=values[0],
        after=values[1],
        moved=moved,
        reason=row.reason,
        kind=row.kind,
        label=tr(row.label),
    )


def _item(row: HistoryRow) -> str:
    if row.table == "project":
        return tr(TABLES["project"])
    if row.table == "shop":
        return DOT.join((tr(TABLES["shop"]), _choice("shop", row.item)))
    shop = _choice("shop", row.shop) if row.shop and row.shop != terms.PROJECT_LEVEL else ""
    what = tr(TABLES[row.table]) if row.table in TABLES else ""
    if row.table == "baseline":
        return f"{what} {row.item}"
    if any(colon in row.item for colon in COLONS):
        shop = ""  # the name begins with it: “Welding shop: FAT passed”
    item = row.item[:1].upper() + row.item[1:]
    return DOT.join(part for part in (item, shop, what) if part)


def _moved(row: HistoryRow) -> int | None:
    if row.field not in DATES or not row.before or not row.after:
        return None
    return (dt.date.fromisoformat(row.after) - dt.date.fromisoformat(row.before)).days
