"""A guarantee that has expired and was not returned, or soon will."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import Alert, Finding, Spot
from core.rules.guarantee import ENDED, SOON, days_to_expiry, gap_days
from core.rules.health import AMBER, RED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.alerts._facts import AlertFacts


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield the guarantees that have expired (red) or end within 90 days without a gap."""
    for each in facts.guarantees:
        left = days_to_expiry(each.expiry, facts.status_date)
        if each.status in ENDED or left is None or left > SOON:
            continue
        gap = gap_days(each.needed, each.expiry)
        if left >= 0 and gap is not None and gap > 0:
            continue  # that it ends too early is another alert
        text = mark("expired on {day}") if left < 0 else mark("ends on {day}")
        spots = (Spot("guarantees", each.id),)
        yield Finding(RED if left < 0 else AMBER, -left, text, {"day": each.expiry}, spots)


SPEC: Final = Alert(
    key="guarantee_expiry",
    title=mark("Guarantee expires"),
    order=50,
    todo=mark("Ask for it back, or have it extended."),
    check=check,
)
