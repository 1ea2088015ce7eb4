"""A lot that comes later than planned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import Alert, Finding, Spot
from core.rules.health import AMBER, RED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.alerts._facts import AlertFacts

LATE, VERY_LATE = 3, 14
"""Days late above which it is told, and is red."""


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield lots not arrived that come more than 3 days late, red above 14."""
    for lot in facts.lots:
        if lot.ata is not None or lot.status in {"CANCELLED", "CLOSED"}:
            continue
        expected = lot.eta or lot.eta_planned
        if expected is None or lot.eta_planned is None:
            continue
        days = (max(expected, facts.status_date) - lot.eta_planned).days
        if days > LATE:
            text = mark("expected on {day}, planned for {planned}")
            values = {"day": expected, "planned": lot.eta_planned}
            if expected < facts.status_date:
                text = mark("was expected on {day} and has not arrived")
            spots = (Spot("shipments", lot.id),)
            yield Finding(RED if days > VERY_LATE else AMBER, days, text, values, spots)


SPEC: Final = Alert(
    key="shipment_delayed",
    title=mark("Shipment delayed"),
    order=140,
    todo=mark("Ask the forwarder; tell the site, and see what waits for it."),
    check=check,
)
