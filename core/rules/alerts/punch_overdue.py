"""A punch item A that is overdue: it stops the next phase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import Alert, Finding, Spot
from core.rules.health import RED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.alerts._facts import AlertFacts


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield open items of category A past their day; all are red."""
    for each in facts.punch:
        if each.category == "A" and each.status != "CLOSED" and each.due is not None:
            days = (facts.status_date - each.due).days
            if days > 0:
                spots = (Spot("punch_list", each.id),)
                yield Finding(RED, days, mark("was due on {day}"), {"day": each.due}, spots)


SPEC: Final = Alert(
    key="punch_overdue",
    title=mark("Punch A overdue"),
    order=170,
    todo=mark("Close it, or agree another date with the customer."),
    check=check,
)
