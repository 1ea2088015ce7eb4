"""A guarantee that ends before it may: the forecast of its release has moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import Alert, Finding, Spot
from core.rules.guarantee import ENDED, URGENT, days_to_expiry, gap_days
from core.rules.health import AMBER, RED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.alerts._facts import AlertFacts


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield the guarantees in force with a gap (DOMAIN.md 2.4), red in their last 60 days."""
    for each in facts.guarantees:
        gap = gap_days(each.needed, each.expiry)
        left = days_to_expiry(each.expiry, facts.status_date)
        if each.status in ENDED or gap is None or left is None or gap <= 0 or left < 0:
            continue
        yield Finding(
            RED if left <= URGENT else AMBER,
            -left,
            mark("ends on {day}, {days} before it may"),
            {"day": each.expiry, "days": gap},
            (Spot("guarantees", each.id),),
        )


SPEC: Final = Alert(
    key="guarantee_gap",
    title=mark("Guarantee ends too early"),
    order=40,
    todo=mark("Have the bank extend it."),
    check=check,
)
