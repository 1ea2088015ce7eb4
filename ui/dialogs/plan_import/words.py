"""What a plan would change, in the words of the screen."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from core import terms, text
from core.language import mark, tr
from core.queries.history import FIELDS
from core.queries.plan_rows import CHANGED, GONE, LEFT, LINKS, NEW, SAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.queries.plan_rows import Change, PlanImportRow

ADDED, UPDATED, REMOVED = mark("Added"), mark("Updated"), mark("Removed")
SKIPPED, STAYS = mark("Not taken"), mark("Stays")
FATES: Final = {
    (NEW, True): ("green", ADDED),
    (NEW, False): ("grey", SKIPPED),
    (CHANGED, True): ("amber", UPDATED),
    (CHANGED, False): ("grey", SKIPPED),
    (SAME, True): ("grey", mark("The same")),
    (GONE, False): ("grey", STAYS),
    (GONE, True): ("red", REMOVED),
    (LEFT, True): ("grey", mark("Left out")),
}
"""Tone and word of what becomes of a row: by its state, and whether it is taken (or removed)."""
MORE_FIELDS: Final = {
    "duration": mark("Duration"),
    "elapsed": mark("Every minute counts"),
    "constraint_kind": mark("Constraint"),
    "constraint_date": mark("Constraint date"),
    "deadline": mark("Deadline"),
    "calendar": mark("Calendar"),
    "manual": mark("Dates by hand"),
    LINKS: mark("Predecessors"),
}
_WORKING_DAY: Final = 480
_NOTHING: Final = "–"
_CHOICES: Final = {
    "stage": {each.code: each.name for each in terms.STAGES},
    "shop": {each.code: each.name for each in terms.SHOPS},
    "responsible": terms.RESPONSIBLE,
    "slip_reason": terms.SLIP_REASONS,
    "constraint_kind": terms.CONSTRAINTS,
}


def remark(row: PlanImportRow) -> str:
    """Return all that is to be said of a row: what changes, what is not kept, why it is left out."""
    return text.clauses(_remarks(row))


def _remarks(row: PlanImportRow) -> Iterator[str]:
    if row.reason:
        yield tr(row.reason)
    if row.is_unclear:
        yield tr(mark("Stage unclear"))
    if row.state == CHANGED:
        yield from map(change_words, row.changes)
    for lost in row.lost:
        yield tr(mark("not kept: {what}"), what=tr(lost))


def change_words(change: Change) -> str:
    """Return a change as “Duration 10 d → 12 d”."""
    name = tr(FIELDS.get(change.field) or MORE_FIELDS.get(change.field) or change.field)
    old, new = value_words(change.field, change.old), value_words(change.field, change.new)
    return f"{name} {old} → {new}"


def value_words(field: str, value: Any) -> str:
    """Return the value of a field as the screen says it."""
    if value is None or value == "":
        return _NOTHING
    if isinstance(value, bool):
        return tr(mark("yes") if value else mark("no"))
    if isinstance(value, dt.date):
        return text.day(value)
    if field == "duration":
        return tr(mark("{days} d"), days=text.number(value / _WORKING_DAY, _digits(value)))
    if field in {"percent", "weight"}:
        shown = text.percent if field == "percent" else text.number
        return shown(value, 0 if float(value).is_integer() else 2)
    return tr(_CHOICES[field][value]) if value in _CHOICES.get(field, {}) else str(value)


def _digits(minutes: int) -> int:
    return 2 if minutes % _WORKING_DAY else 0
