"""Red, amber or green, dimension by dimension, each with its reason.

A dimension is a function that gives findings; the worst of a dimension is its colour, the worst
of all dimensions with data is that of the project. Another dimension is another function.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from core import terms
from core.language import mark
from core.rules import slip as slips

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from core.rules.facts import MilestoneFacts

GREEN, AMBER, RED, GREY = "GREEN", "AMBER", "RED", "GREY"
_WORSE: Final = (GREY, GREEN, AMBER, RED)

SLIP_GREEN, SLIP_AMBER = 7, 30
"""Days the worst open contractual milestone may be late and still be green, amber."""
HEADLINE: Final = 3
"""So many reasons stand in a line."""
SPI_GREEN, SPI_AMBER = 0.95, 0.85
SPI_COUNTS_FROM: Final = 15.0
"""Percent planned below which SPI(t) is noise and does not count."""

_SHOPS: Final = {shop.code: shop.name for shop in terms.SHOPS}
_GATES: Final = {
    "S02": mark("Contract signing"),
    "S05": mark("Design freeze"),
    "S13": mark("Installation"),
    "S17": mark("JPH test"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a dimension has its colour: a catalogue key and what fills it.

    Of the values a text is a catalogue key itself, `slip` is in days, `index` a ratio.
    """

    dimension: str
    rag: str
    text: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Health:
    """The colour of a project and of each dimension that has data, with the reasons."""

    overall: str
    dimensions: Mapping[str, str] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()

    @property
    def headline(self) -> tuple[Reason, ...]:
        """Return why it has its colour, in a line: the first few reasons that are as bad."""
        return tuple(each for each in self.reasons if each.rag == self.overall)[:HEADLINE]


def health(findings: Iterable[Reason]) -> Health:
    """Return the worst of each dimension and of all; reasons of what is not green, worst first."""
    found = list(findings)
    dimensions: dict[str, str] = {}
    for reason in found:
        dimensions[reason.dimension] = worst((dimensions.get(reason.dimension, GREY), reason.rag))
    told = [reason for reason in found if reason.rag in {AMBER, RED}]
    told.sort(key=lambda reason: -_WORSE.index(reason.rag))
    return Health(worst(dimensions.values()), dimensions, tuple(told))


def worst(colours: Iterable[str]) -> str:
    """Return the worst of these colours; grey where there is none."""
    return max(colours, key=_WORSE.index, default=GREY)


def schedule(
    ms: Sequence[MilestoneFacts], *, spi_t: float | None, planned: float
) -> tuple[Reason, ...]:
    """Return what the schedule says: the worst open contractual milestone, and SPI(t).

    Args:
        ms: all milestones of the project.
        spi_t: earned for gone months; None where it does not apply.
        planned: planned progress in percent.
    """
    if not ms:
        return ()
    still = [m for m in ms if not m.is_done]
    if not still:
        return (_on_track(),)
    found = []
    if late := _speaks([m for m in still if m.contractual and m.slip is not None]):
        found.append(_slipped(late))
    if spi_t is not None and planned >= SPI_COUNTS_FROM and any(m.weight > 0 for m in still):
        colour = GREEN if spi_t >= SPI_GREEN else AMBER if spi_t >= SPI_AMBER else RED
        found.append(Reason("schedule", colour, mark("SPI(t) {index}"), {"index": spi_t}))
    return tuple(found)


def slip_colour(days: int) -> str:
    """Return the colour of an open contractual milestone that many days late."""
    return GREEN if days <= SLIP_GREEN else AMBER if days <= SLIP_AMBER else RED


def _speaks(still: Sequence[MilestoneFacts]) -> MilestoneFacts | None:
    """Return the milestone that speaks for all: the latest, or the PAC where it is as red."""
    if not still:
        return None
    colour = slip_colour(max(m.slip or 0 for m in still))
    as_bad = [m for m in still if slip_colour(m.slip or 0) == colour]
    return max(as_bad, key=lambda m: (m.stage == slips.PAC, m.slip or 0, m.code))


def _slipped(m: MilestoneFacts) -> Reason:
    days = m.slip or 0
    values: dict[str, Any] = {"gate": _gate(m.stage), "slip": days}
    text = mark("{gate} {slip}")
    if m.shop != terms.PROJECT_LEVEL:
        values["shop"] = _SHOPS.get(m.shop, m.shop)
        text = mark("{shop} {gate} {slip}")
    return Reason("schedule", slip_colour(days), text, values)


def _gate(stage: str) -> str:
    return _GATES.get(stage) or terms.phase_of(stage).name


def _on_track() -> Reason:
    return Reason("schedule", GREEN, mark("All milestones reached"), {})
