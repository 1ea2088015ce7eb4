"""A sum that was to be received by now and was not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import Alert, Finding, Spot
from core.rules.cash import overdue_days
from core.rules.health import AMBER, RED
from core.rules.rag import OVERDUE_RED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.alerts._facts import AlertFacts


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield payments and drawings past their day, red above 60 days."""
    for each in facts.owed:
        days = overdue_days(each.due, each.open, facts.status_date)
        if days is not None:
            yield Finding(
                RED if days > OVERDUE_RED else AMBER,
                days,
                mark("{amount} was due on {day}"),
                {"amount": each.open, "day": each.due},
                (Spot(each.register, each.id),),
            )


SPEC: Final = Alert(
    key="invoice_overdue",
    title=mark("Invoice overdue"),
    order=90,
    todo=mark("Remind the customer; work out the interest."),
    check=check,
)
