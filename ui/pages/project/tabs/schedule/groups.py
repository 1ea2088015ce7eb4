"""Milestones under their shops: what a group row says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core import text
from ui.models.arrange import Grouping
from ui.models.cells import Text, slip_tone
from ui.pages.project.edits import shop_words
from ui.pages.project.tabs.schedule.columns import MERGED

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from core.queries.milestones import MilestoneRow


def by_shop(
    shops: Callable[[], Sequence[str]], more: Callable[[MilestoneRow], Mapping[str, Text]]
) -> Grouping[Any]:
    """Return how milestones are put under their shops.

    Args:
        shops: gives the shops in their order.
        more: further cells, from the milestone that speaks for a shop.
    """

    def place(code: Hashable) -> int:
        known = shops()
        return known.index(str(code)) if code in known else len(known)

    return Grouping(
        key=lambda row: row.shop,
        title=lambda code: shop_words(str(code)),
        order=place,
        cells=lambda key, rows: _cells(key, rows, more),
    )


def _cells(
    _key: Hashable,
    rows: Sequence[MilestoneRow],
    more: Callable[[MilestoneRow], Mapping[str, Text]],
) -> Mapping[str, Any]:
    last = max(
        (row for row in rows if row.finish is not None),
        key=lambda row: (row.stage <= "S16", row.finish),
        default=None,
    )
    weight = sum(row.weight for row in rows)
    share = sum(row.weight * row.percent for row in rows) / weight if weight else None
    found: dict[str, Any] = {}
    if share is not None:
        found["percent"] = Text(text.number(share, 0), "text2", "small_m")
    if last is not None:
        found["baseline_finish"] = Text(text.day(last.baseline_finish), "text3", "small")
        found["forecast_finish"] = Text(text.day(last.finish), "text2", "small_m")
        found[MERGED] = found["forecast_finish"]
        found["slip"] = Text(text.slip(last.slip), slip_tone(last.slip, "text3"), "small_m")
        found.update(more(last))
    return found
