"""A payment whose trigger is reached and that nobody has invoiced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import Alert, Finding, Spot
from core.rules.health import AMBER, RED
from core.rules.slip import VERY_LATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.alerts._facts import AlertFacts

DUE: Final = "DUE"
WANTED: Final = frozenset({"NOT_DUE", DUE})
"""Statuses of payments that an invoice is still wanted for."""


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield payments with a trigger reached and no invoice, red above 30 days."""
    for each in facts.earned:
        if each.status not in WANTED:
            continue
        spots = (Spot("payments", each.id),)
        if each.reached is not None and each.reached <= facts.status_date:
            days = (facts.status_date - each.reached).days
            text = mark("can be invoiced since {day}")
            rag = RED if days > VERY_LATE else AMBER
            yield Finding(rag, days, text, {"day": each.reached}, spots)
        elif each.status == DUE:
            yield Finding(AMBER, 0, mark("is due and not invoiced"), {}, spots)


SPEC: Final = Alert(
    key="payment_not_invoiced",
    title=mark("Due, not invoiced"),
    order=100,
    todo=mark("Issue the invoice with its documents."),
    check=check,
)
