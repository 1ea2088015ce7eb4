"""The punch list by shop: open by category, and what is closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core import terms
from core.charts._spec import Chart
from core.charts._stacks import Stack, stacks
from core.charts._style import empty
from core.language import mark
from core.queries.open_points import punch_items
from core.rules.punch import CATEGORIES, CLOSED, by_shop

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from sqlalchemy.orm import Session

    from core.charts._spec import ChartRequest
    from core.charts._style import Style

KEY: Final = (
    ("red", mark("A stops the next phase")),
    ("amber", mark("B before PAC")),
    ("st_track", mark("C before FAC")),
    ("st_done", mark("Closed")),
)


@dataclass(frozen=True, slots=True)
class PunchShop:
    """A shop, empty for none: open A, B, C, and closed."""

    shop: str
    counts: tuple[int, ...]


def load(session: Session, request: ChartRequest) -> tuple[PunchShop, ...] | None:
    """Return the shops with a punch item, in their usual order; None where there are none."""
    found = by_shop(punch_items(session, request.project_id))
    order = [shop.code for shop in terms.SHOPS]
    shops = sorted(found, key=lambda shop: order.index(shop) if shop in order else len(order))
    rows = tuple(
        PunchShop(shop, tuple(found[shop][part] for part in (*CATEGORIES, CLOSED)))
        for shop in shops
    )
    return rows or None


def draw(figure: Figure, data: tuple[PunchShop, ...] | None, look: Style) -> None:
    """Draw a bar a shop: what is open by category, then what is closed; the open ones are said."""
    if data is None:
        empty(figure, look, look.w("No punch items yet"))
        return
    rows = [
        Stack(_name(each.shop, look), each.counts, _open(sum(each.counts[:-1]), look))
        for each in data
    ]
    stacks(figure, look, rows, [(tone, look.w(words)) for tone, words in KEY])


def _name(shop: str, look: Style) -> str:
    return look.w(terms.shop(shop).name) if shop else look.w("No shop")


def _open(count: int, look: Style) -> str:
    return look.w("{count} open", count=count)


SPEC = Chart(
    key="punch_list",
    title=mark("Punch list by shop"),
    subtitle=mark("open by category, and closed"),
    order=120,
    scope="project",
    load=load,
    draw=draw,
)
