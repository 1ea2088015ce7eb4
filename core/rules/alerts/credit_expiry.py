"""A letter of credit that ends before all of it is drawn, or before the last documents can come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import Alert, Finding, Spot
from core.rules.credit import PRESENTATION_DAYS
from core.rules.health import AMBER, RED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.alerts._facts import AlertFacts, CreditDates

SOON: Final = 30
"""Days before its expiry from which it is told."""


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield the credits with something undrawn that expire too early, soon, or have expired."""
    for each in facts.credits:
        if each.expiry is None or each.undrawn is None or each.undrawn.minor <= 0:
            continue
        left = (each.expiry - facts.status_date).days
        values = {"day": each.expiry, "amount": each.undrawn}
        spots = (Spot("credits", each.id),)
        if left < 0:
            yield Finding(RED, -left, mark("expired on {day} with {amount} undrawn"), values, spots)
        elif _documents_late(each):
            text = mark("expires on {day}, before the documents of the last lot are due")
            yield Finding(AMBER, -left, text, values, spots)
        elif left <= SOON:
            yield Finding(
                AMBER, -left, mark("expires on {day} with {amount} undrawn"), values, spots
            )


def _documents_late(credit: CreditDates) -> bool:
    """Return whether the presentation period of the last lot runs past the expiry."""
    if credit.last_shipment is None or credit.expiry is None:
        return False
    days = credit.presentation_days
    period = PRESENTATION_DAYS if days is None else days
    return (credit.expiry - credit.last_shipment).days < period


SPEC: Final = Alert(
    key="credit_expiry",
    title=mark("L/C: expiry"),
    order=80,
    todo=mark("Draw what is left, or ask for an amendment of the credit."),
    check=check,
)
