"""A letter of credit whose latest shipment date the last lot may miss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import Alert, Finding, Spot
from core.rules.credit import CLOSE
from core.rules.health import AMBER, RED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.alerts._facts import AlertFacts


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield the credits whose last lot leaves less than 14 days before, or after, the latest day."""
    for each in facts.credits:
        if each.latest_shipment is None or each.last_shipment is None:
            continue
        margin = (each.latest_shipment - each.last_shipment).days
        if margin < CLOSE:
            text = mark("last lot on {day}, {days} after the latest shipment on {latest}")
            if margin >= 0:
                text = mark("last lot on {day}, {days} before the latest shipment on {latest}")
            values = {
                "day": each.last_shipment,
                "days": abs(margin),
                "latest": each.latest_shipment,
            }
            left = (each.latest_shipment - facts.status_date).days
            spots = (Spot("credits", each.id),)
            yield Finding(RED if margin < 0 else AMBER, -left, text, values, spots)


SPEC: Final = Alert(
    key="credit_shipment",
    title=mark("L/C: latest shipment"),
    order=60,
    todo=mark("Ship earlier, or ask for an amendment of the credit."),
    check=check,
)
