"""A document of conformity that ends while goods are still to be cleared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import Alert, Finding, Spot
from core.rules.health import AMBER, RED

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from core.rules.alerts._facts import AlertFacts, Lot

SOON, URGENT = 90, 30
"""Days before the last day from which it is told, and is red."""
VALID: Final = "VALID"


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield valid documents that end before the last lot or within 90 days; red in the last 30, or once over."""
    coming = [lot.eta or lot.eta_planned for lot in facts.lots if _is_to_clear(lot)]
    last = max((day for day in coming if day is not None), default=None)
    for each in facts.conformity:
        if each.status != VALID or each.valid_until is None or (facts.has_lots and not coming):
            continue
        left = (each.valid_until - facts.status_date).days
        is_early = last is not None and each.valid_until < last
        if left > SOON and not is_early:
            continue
        text = mark("ended on {day}") if left < 0 else mark("ends on {day}")
        values: dict[str, dt.date] = {"day": each.valid_until}
        if last is not None and is_early and left >= 0:
            text, values = (
                mark("ends on {day}, before the last lot on {last}"),
                {**values, "last": last},
            )
        spots = (Spot("conformity", each.id),)
        yield Finding(
            RED if left <= (SOON if is_early else URGENT) else AMBER, -left, text, values, spots
        )


def _is_to_clear(lot: Lot) -> bool:
    return lot.cleared is None and lot.ata is None and lot.status not in {"CANCELLED", "CLOSED"}


SPEC: Final = Alert(
    key="conformity_expiry",
    title=mark("Conformity document expires"),
    order=130,
    todo=mark("Renew it before the last lot reaches customs."),
    check=check,
)
