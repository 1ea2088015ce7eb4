"""Documents that must be presented under a letter of credit before their last day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import Alert, Finding, Spot
from core.rules.credit import presentation_deadline
from core.rules.health import AMBER, RED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.alerts._facts import AlertFacts

SOON, URGENT = 7, 2
"""Days before the last day from which it is told, and is red."""


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield the lots under a credit with documents out, from 7 days before their last day."""
    credit = next((each for each in facts.credits if each.expiry is not None), None)
    for lot in facts.lots:
        if credit is None or not lot.under_credit or lot.presented is not None:
            continue
        if lot.document_date is None or lot.document_date > facts.status_date:
            continue
        last = presentation_deadline(lot.document_date, credit.presentation_days, credit.expiry)
        left = (last - facts.status_date).days
        if left <= SOON:
            text = mark("documents were to be presented by {day}")
            if left >= 0:
                text = mark("documents must be presented by {day}")
            spots = (Spot("shipments", lot.id), Spot("credits", credit.id))
            yield Finding(RED if left <= URGENT else AMBER, -left, text, {"day": last}, spots)


SPEC: Final = Alert(
    key="credit_presentation",
    title=mark("L/C: presentation"),
    order=70,
    todo=mark("Present the documents to the bank."),
    check=check,
)
