"""How old the open punch items are, by category."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.charts._spec import Chart
from core.charts._stacks import Stack, stacks
from core.charts._style import empty
from core.language import mark
from core.queries.open_points import punch_items
from core.rules.punch import BANDS, CATEGORIES, figures

if TYPE_CHECKING:
    from collections import Counter

    from matplotlib.figure import Figure
    from sqlalchemy.orm import Session

    from core.charts._spec import ChartRequest
    from core.charts._style import Style

KEY: Final = (
    ("red", mark("A stops the next phase")),
    ("amber", mark("B before PAC")),
    ("st_track", mark("C before FAC")),
)


@dataclass(frozen=True, slots=True)
class Ageing:
    """Open items by band of age, and those that do not say when they were raised: A, B, C."""

    bands: tuple[tuple[int, ...], ...]
    undated: tuple[int, ...]


def load(session: Session, request: ChartRequest) -> Ageing | None:
    """Return the open items of a project or of all by age; None where nothing is open."""
    found = figures(punch_items(session, request.project_id), request.status_date)
    if not found.open_count:
        return None
    return Ageing(tuple(_counts(band) for band in found.ages), _counts(found.undated))


def draw(figure: Figure, data: Ageing | None, look: Style) -> None:
    """Draw a bar a band of age, with how many items it holds at its end."""
    if data is None:
        empty(figure, look, look.w("No open punch items"))
        return
    named = [(_name(*band, look), counts) for band, counts in zip(BANDS, data.bands, strict=True)]
    if any(data.undated):
        named.append((look.w("No date"), data.undated))
    rows = [Stack(name, counts, str(sum(counts))) for name, counts in named]
    stacks(figure, look, rows, [(tone, look.w(words)) for tone, words in KEY])


def _counts(found: Counter[str]) -> tuple[int, ...]:
    return tuple(found[category] for category in CATEGORIES)


def _name(first: int, last: int | None, look: Style) -> str:
    if last is None:
        return look.w("> {days} d", days=first - 1)
    return look.w("{first}–{last} d", first=first, last=last)


SPEC = Chart(
    key="punch_ageing",
    title=mark("Punch list ageing"),
    subtitle=mark("days since raised, open items"),
    order=130,
    scope="project",
    load=load,
    draw=draw,
)
