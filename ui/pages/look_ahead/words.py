"""How a thing of the weeks ahead reads: its few words in a tag, all of them in a tool tip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core import terms, text
from core.language import current, mark, tr, trn
from core.queries.look_ahead import WHATS
from core.registers import register
from ui.widgets.week_lines import Tag

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from core.queries.look_ahead import AheadRow

LATE, VERY_LATE = 10, 30
"""More days than these are late, and very late."""
SOON: Final = 14
"""A paper or a deadline this near is to be seen to."""
_ICONS: Final = {
    "payments": "banknote",
    "guarantees": "landmark",
    "tests": "users",
    "deadlines": "clock",
}
_MODES: Final = {"rail": "train-front", "road": "truck", "air": "plane"}


def tag_of(row: AheadRow, on: dt.date) -> Tag:
    """Return what the board shows of a row at a status date."""
    return Tag(
        id=(row.what, row.register, row.ids),
        lead=f"{row.day.day:02}",
        words=short_words(row),
        right=tr(terms.shop(row.shop).letter) if _has_letter(row) else "",
        icon=_icon(row),
        tone=tone_of(row, on),
        tip=long_words(row, on),
    )


def tone_of(row: AheadRow, on: dt.date) -> str:
    """Return the tone: red for what is overdue or very late, amber for late or near, else plain."""
    if row.is_done:
        return "done"
    if is_overdue(row, on):
        return "red"
    if row.kind in ("guarantees", "deadlines"):
        return "amber" if (row.day - on).days <= SOON else "grey"
    if row.kind in ("milestones", "shipments", "tests") and row.late is not None:
        if row.late > VERY_LATE:
            return "red"
        if row.late > LATE:
            return "amber"
    return "blue" if row.kind == "shipments" else "grey"


def is_overdue(row: AheadRow, on: dt.date) -> bool:
    """Return whether its day has passed without it."""
    return not row.is_done and row.day < on


def short_words(row: AheadRow) -> str:
    """Return what it is in two or three words."""
    if len(row.ids) > 1:
        return _several(row)
    found = _SHORT.get(row.what)
    return f"{row.code} {tr(WHATS[row.what])}" if found is None else found(row)


def _several(row: AheadRow) -> str:
    count = len(row.ids)
    if row.what == "action":
        return trn("{count} action", "{count} actions", count)
    return f"FAT · {trn('{count} package', '{count} packages', count)}"


def long_words(row: AheadRow, on: dt.date) -> str:
    """Return all that is known of it."""
    count = len(row.ids)
    name = _type_of(row)
    said = [
        text.day(row.day),
        tr(WHATS[row.what]),
        " ".join(dict.fromkeys(part for part in (row.code, name or row.named(current())) if part)),
        tr(mark("and {count} more"), count=count - 1) if count > 1 else "",
        text.short_money(row.amount),
    ]
    if row.is_done:
        said.append(tr(mark("done")))
    elif is_overdue(row, on):
        days = (on - row.day).days
        said.append(trn("{count} day overdue", "{count} days overdue", days))
    if row.late:
        said.append(text.slip(row.late))
    return " · ".join(part for part in said if part)


def _has_letter(row: AheadRow) -> bool:
    return bool(row.shop) and row.shop != terms.PROJECT_LEVEL


def _without_shop(row: AheadRow) -> str:
    """Return the name of a milestone without the shop it begins with, which the letter says."""
    name = row.named(current())
    for colon in (": ", "：") if _has_letter(row) else ():
        _head, _colon, rest = name.partition(colon)
        name = rest or name
    return name[:1].upper() + name[1:]


def _type_of(row: AheadRow) -> str:
    """Return what kind of guarantee it is; nothing where it is none."""
    if row.register != "guarantees":
        return ""
    types = register("guarantees").field("type").choices
    return tr(types.get(row.name, row.name))


def _icon(row: AheadRow) -> str:
    if row.kind == "milestones":
        return f"diamond {_state(row)}"
    return _MODES.get(row.mode, "ship") if row.kind == "shipments" else _ICONS[row.kind]


def _state(row: AheadRow) -> str:
    if row.is_done:
        return "done"
    late = row.late or 0
    return "very_late" if late > VERY_LATE else "late" if late > LATE else "open"


_SHORT: Final[Mapping[str, Callable[[AheadRow], str]]] = {
    "milestone": _without_shop,
    "departure": lambda row: f"ETD {row.code}",
    "arrival": lambda row: f"ETA {row.code}",
    "payment": lambda row: text.short_money(row.amount) or row.code,
    "expiry": lambda row: _type_of(row) or tr(mark("L/C expires")),
    "latest_shipment": lambda _row: tr(mark("L/C latest shipment")),
    "fat": lambda row: f"FAT {row.code}",
    "action": lambda row: row.name or row.code,
}
"""What is not named here is a code and what its day is."""
