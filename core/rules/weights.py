"""Weights of a new project's milestones: the stage weights of its shops, divided, exactly 100.

Each stage's weight for the shop type, times the shop's share of the contract, is divided among the
milestones that carry the stage. All are then scaled to 100, because a template need not carry
every stage, and cut to four places; what that leaves over goes in steps of 0.0001 to those cut
most, the earlier first.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from core import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_UNITS: Final = 1_000_000
"""A weight is kept in steps of 0.0001: so many make 100."""


@dataclass(frozen=True, slots=True)
class Load:
    """What a milestone carries: of each stage a part, for its shop or, as "PRJ", for all."""

    template_key: str
    shop: str
    carries: Mapping[str, int]


def weights(loads: Sequence[Load], shops: Sequence[tuple[str, Decimal]]) -> list[Decimal]:
    """Return the weight of each load; their sum is exactly 100, or 0 where nothing is carried.

    Args:
        loads: the milestones in the order of the project.
        shops: code and share of the contract of each shop; without shares, shops weigh the same.
    """
    shares = {code: Fraction(share) for code, share in shops}
    if not sum(shares.values()):
        shares = dict.fromkeys(shares, Fraction(1))
    parts = _parts(loads)
    raw = [_raw(load, shares, parts) for load in loads]
    total = sum(raw)
    if not total:
        return [Decimal(0)] * len(loads)
    exact = [weight * _UNITS / total for weight in raw]
    units = [int(weight) for weight in exact]
    cut_most = sorted(range(len(loads)), key=lambda n: (units[n] - exact[n], n))
    for n in cut_most[: _UNITS - sum(units)]:
        units[n] += 1
    return [Decimal(count).scaleb(-4) for count in units]


def _parts(loads: Iterable[Load]) -> dict[str, int]:
    """Return into how many parts the weight of each stage is divided within a shop."""
    total: dict[str, int] = {}
    for carries in {load.template_key: load.carries for load in loads}.values():
        for stage, part in carries.items():
            total[stage] = total.get(stage, 0) + part
    return total


def _raw(load: Load, shares: Mapping[str, Fraction], parts: Mapping[str, int]) -> Fraction:
    shops = shares if load.shop == terms.PROJECT_LEVEL else {load.shop: shares[load.shop]}
    return sum(
        (
            share * Fraction(terms.STAGE_WEIGHTS[shop].get(stage, Decimal(0))) * part / parts[stage]
            for shop, share in shops.items()
            for stage, part in load.carries.items()
        ),
        Fraction(0),
    )
