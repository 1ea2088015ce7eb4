"""A lot that stands at the border."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import Alert, Finding, Spot
from core.rules.health import AMBER, RED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.alerts._facts import AlertFacts

LONG, VERY_LONG = 7, 14
"""Days at the border above which it is told, and is red."""


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield lots more than 7 days at the border, red above 14."""
    for lot in facts.lots:
        if lot.border_arrival is None or lot.border_departure is not None or lot.ata is not None:
            continue
        days = (facts.status_date - lot.border_arrival).days
        if days > LONG and lot.status != "CANCELLED":
            text = mark("stands at the border since {day}")
            spots = (Spot("shipments", lot.id),)
            rag = RED if days > VERY_LONG else AMBER
            yield Finding(rag, days, text, {"day": lot.border_arrival}, spots)


SPEC: Final = Alert(
    key="border_dwell",
    title=mark("Waiting at the border"),
    order=150,
    todo=mark("Ask broker and forwarder what is missing."),
    check=check,
)
