"""A visa or work permit that ends: its holder must leave the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import Alert, Finding, Spot
from core.rules.health import AMBER, RED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.alerts._facts import AlertFacts

SOON, URGENT = 60, 21
"""Days before the last day from which it is told, and is red."""
VALID: Final = "VALID"


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield valid permits from 60 days before their last day, red in the last 21."""
    for each in facts.permits:
        if each.status != VALID or each.valid_until is None:
            continue
        left = (each.valid_until - facts.status_date).days
        if left <= SOON:
            text = mark("ended on {day}") if left < 0 else mark("ends on {day}")
            spots = (Spot("permits", each.id),)
            rag = RED if left <= URGENT else AMBER
            yield Finding(rag, -left, text, {"day": each.valid_until}, spots)


SPEC: Final = Alert(
    key="permit_expiring",
    title=mark("Visa or work permit expires"),
    order=190,
    todo=mark("Extend it, or send somebody else."),
    check=check,
)
