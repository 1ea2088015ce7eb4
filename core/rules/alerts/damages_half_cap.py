"""Damages for delay that have eaten more than half of their cap."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import Alert, Finding, Spot
from core.rules.health import AMBER, RED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.money import Money
    from core.rules.alerts._facts import AlertFacts

HALF: Final = 50
"""Percent of the cap."""


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield damages above half the cap: red net of time claimed, amber where only claims hold them below."""
    found = facts.damages
    if found is None or found.cap.minor <= 0:
        return
    granted, claimed = _share(found.granted, found.cap), _share(found.claimed, found.cap)
    spots = tuple(Spot("damages", each) for each in found.clauses)
    if claimed > HALF:
        values = {"amount": found.claimed, "share": round(claimed)}
        yield Finding(
            RED, None, mark("{amount} net of time claimed, {share} % of the cap"), values, spots
        )
    elif granted > HALF:
        values = {"amount": found.granted, "share": round(granted)}
        text = mark("{amount} net of time granted, {share} % of the cap")
        yield Finding(AMBER, None, text, values, spots)


def _share(amount: Money, cap: Money) -> Decimal:
    return Decimal(100) * amount.minor / cap.minor


SPEC: Final = Alert(
    key="damages_half_cap",
    title=mark("LD exposure"),
    order=210,
    todo=mark("Recover time, and press for the extensions that are claimed."),
    check=check,
)
