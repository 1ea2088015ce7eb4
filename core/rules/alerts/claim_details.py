"""A claim whose details must be given before a day, or are lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import Alert, Finding, Spot
from core.rules.claims import days_left
from core.rules.health import AMBER, RED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.alerts._facts import AlertFacts

SOON, URGENT = 28, 7
"""Days before the last day from which it is told, and is red."""
SETTLED: Final = frozenset({"AGREED", "REJECTED", "CLOSED"})


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield open claims without details from 28 days before their last day, red in the last 7."""
    for each in facts.claims:
        if each.status in SETTLED:
            continue
        left = days_left(each.details_by, each.detailed, facts.status_date)
        if left is None or left > SOON:
            continue
        text = (
            mark("details were to be given by {day}")
            if left < 0
            else mark("details must be given by {day}")
        )
        spots = (Spot("claims", each.id),)
        yield Finding(
            RED if left <= URGENT else AMBER, -left, text, {"day": each.details_by}, spots
        )


SPEC: Final = Alert(
    key="claim_details",
    title=mark("Detailed claim"),
    order=120,
    todo=mark("Submit the detailed claim before its last day."),
    check=check,
)
