"""Days by which something is due: amber shortly before, red once they are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from core import terms, text
from core.language import mark, tr
from ui.models.cells import Text
from ui.pages._register import looks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from core.queries.register import RegisterRow
    from ui.models.cells import Status
    from ui.models.column import Column
    from ui.pages._register.faces._spec import Shown

SOON: Final = 14
OVERDUE: Final = "OVERDUE"


def due(
    shown: Shown, ended: Collection[str], *, keys: tuple[str, ...] = ("due",)
) -> Callable[[RegisterRow], Text]:
    """Return what shows the day a row is due, in the tone of how near it is.

    Args:
        shown: tells the status date.
        ended: statuses in which nothing is due any more.
        keys: fields with the day, the one that counts before the others first.
    """

    def cell(row: RegisterRow) -> Text:
        day = next((row.values[key] for key in keys if row.values[key] is not None), None)
        if day is None:
            return Text("")
        if row.values["status"] in ended:
            return Text(text.day(day), "text3", "small")
        left = (day - shown.status_date()).days
        tone = "red_text" if left < 0 else "amber_text" if left <= SOON else "text"
        return Text(text.day(day), tone, "small" if tone == "text" else "small_m")

    return cell


def state(status: Column[Any]) -> Callable[[RegisterRow], Status | Text]:
    """Return what shows the status of a row, overdue where its day is gone and it has not ended."""

    def cell(row: RegisterRow) -> Status | Text:
        if row.values["overdue_days"]:
            return looks.chip(OVERDUE, tr(mark("Overdue")))
        value = row.values["status"]
        return looks.chip(value, status.shown(row)) if value else Text("")

    return cell


def badge(row: RegisterRow, shown: Shown) -> str:
    """Return the letter of the shop of a row, where the rows do not stand under their shops."""
    shop = row.values["shop"]
    return tr(terms.shop(shop).letter) if shop and shown.grouping() != "shop" else ""
