"""The figures over the capacity of a plant, each with the row it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core import terms, text
from core.language import mark, tr
from core.registers.capacity import BASES
from core.rules.capacity import NET_GUARANTEED, bottleneck, reading
from ui.widgets.key_figures import KeyFigure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.queries.capacity import LineRow, PlantCapacity, PlantRow

DASH: Final = "–"
PLANT, LINES = "capacity", "line_rates"


@dataclass(frozen=True, slots=True)
class Source:
    """The row that a figure came from: its register and its id."""

    register: str
    row_id: int


def figures_of(
    found: PlantCapacity, availability: float | None
) -> list[tuple[KeyFigure, Source | None]]:
    """Return contract, takt, bottleneck, what the plant makes an hour and a year.

    Args:
        found: what is kept.
        availability: one for all lines and the plant; None for each its own.
    """
    return [
        *_of_contract(found.plant, availability),
        *(_of_bottleneck(found, availability) or [(KeyFigure(tr(mark("Bottleneck")), DASH), None)]),
        _of_year(found.plant, availability),
    ]


def _of_contract(
    plant: PlantRow | None, availability: float | None
) -> list[tuple[KeyFigure, Source | None]]:
    if plant is None:
        return [(KeyFigure(label, DASH), None) for label in (tr(mark("Contract")), tr("Takt"))]
    source = Source(PLANT, plant.id)
    is_net = plant.basis == NET_GUARANTEED
    basis = tr(BASES[plant.basis])
    rate = tr("{number} JPH", number=_number(plant.jph))
    tip = "\n".join(part for part in (basis, plant.stated) if part)
    made: list[tuple[KeyFigure, Source | None]] = [
        (KeyFigure(tr(mark("Contract")), rate, basis, tip=tip), source)
    ]
    share = availability or plant.efficiency
    gross = reading(plant.jph, "", share or 1.0)
    net = reading(plant.jph, NET_GUARANTEED, share or 1.0)
    counts = tr(mark("as in the contract"))
    said = KeyFigure(
        tr(mark("Takt, gross")),
        _seconds(gross.takt_s),
        "" if is_net else counts,
        tip=tr(mark("3600 s over the rate, read as the rate of the running line")),
    )
    made.append((said, source))
    if share:
        label = tr(mark("Takt, net {share}"), share=text.number(share, 2))
        tip = tr(mark("3600 s over the rate a line must run at to make the contract's rate net"))
        figure = KeyFigure(label, _seconds(net.takt_s), counts if is_net else "", tip=tip)
        made.append((figure, source))
    return made


def _of_bottleneck(
    found: PlantCapacity, availability: float | None
) -> list[tuple[KeyFigure, Source | None]]:
    slowest = slowest_of(found.lines, availability)
    if slowest is None:
        return []
    source = Source(LINES, slowest.id)
    name = slowest.name or tr(terms.shop(slowest.shop).name)
    net = slowest.line(availability).net_jph
    rate = tr("{number} JPH", number=text.number(net, 1))
    asked = None if found.plant is None else found.plant.reading(availability)
    tone, context = "text3", ""
    if asked is not None:
        short = asked.net_jph - net
        context = tr(mark("{number} over the contract"), number=text.number(max(0.0, -short), 1))
        if short > 0.05:  # noqa: PLR2004  what one decimal shows
            tone = "red_text"
            context = tr(mark("{number} short of the contract"), number=text.number(short, 1))
    tip = tr(mark("The line that makes least over scheduled time"))
    return [
        (KeyFigure(tr(mark("Bottleneck")), name, tip=tip), source),
        (KeyFigure(tr(mark("Plant capacity, net")), rate, context, tone, tip), source),
    ]


def _of_year(plant: PlantRow | None, availability: float | None) -> tuple[KeyFigure, Source | None]:
    made = None if plant is None else plant.vehicles(availability)
    label = tr(mark("Vehicles a year"))
    if plant is None or made is None:
        return KeyFigure(label, DASH), None
    hours = text.number(plant.hours or 0, 0 if plant.hours == int(plant.hours or 0) else 1)
    over = tr(
        mark("{shifts} × {hours} h × {days} d"), shifts=plant.shifts, hours=hours, days=plant.days
    )
    tip = tr(mark("The contract's rate over the shifts of a year, net"))
    return KeyFigure(label, text.number(round(made)), over, tip=tip), Source(PLANT, plant.id)


def slowest_of(lines: Sequence[LineRow], availability: float | None) -> LineRow | None:
    """Return the row of the line that makes least; None where there are no lines."""
    by_line = {row.line(availability): row for row in reversed(lines)}
    found = bottleneck(row.line(availability) for row in lines)
    return None if found is None else by_line[found]


def _number(value: float) -> str:
    return text.number(value, 0 if value == int(value) else 1)


def _seconds(value: float) -> str:
    return tr("{seconds} s", seconds=text.number(value, 0))
