"""A claim whose notice must be given before a day, or is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import Alert, Finding, Spot
from core.rules.claims import days_left
from core.rules.health import AMBER, RED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.alerts._facts import AlertFacts

SOON, URGENT = 14, 7
"""Days before the last day from which it is told, and is red."""
SETTLED: Final = frozenset({"AGREED", "REJECTED", "CLOSED"})


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield open claims without notice from 14 days before their last day, red in the last 7."""
    for each in facts.claims:
        if each.status in SETTLED:
            continue
        left = days_left(each.notice_by, each.noticed, facts.status_date)
        if left is None or left > SOON:
            continue
        text = (
            mark("notice was to be given by {day}")
            if left < 0
            else mark("notice must be given by {day}")
        )
        spots = (Spot("claims", each.id),)
        yield Finding(RED if left <= URGENT else AMBER, -left, text, {"day": each.notice_by}, spots)


SPEC: Final = Alert(
    key="claim_notice",
    title=mark("Claim notice"),
    order=110,
    todo=mark("Give the notice before its last day; late is lost."),
    check=check,
)
