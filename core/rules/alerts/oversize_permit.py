"""An oversize lot that is about to leave without its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.language import mark
from core.rules.alerts._spec import Alert, Finding, Spot
from core.rules.health import AMBER, RED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.alerts._facts import AlertFacts, Lot

BEFORE, URGENT = 30, 14
"""Days before departure from which it is told, and is red."""
RAIL: Final = "rail"


def check(facts: AlertFacts) -> Iterator[Finding]:
    """Yield oversize lots without their papers from 30 days before they leave, red from 14."""
    for lot in facts.lots:
        leaves = lot.etd or lot.etd_planned
        if not lot.oversize or lot.atd is not None or lot.status == "CANCELLED" or leaves is None:
            continue
        left = (leaves - facts.status_date).days
        text = _missing(lot)
        if text and left <= BEFORE:
            spots = (Spot("shipments", lot.id),)
            yield Finding(RED if left <= URGENT else AMBER, -left, text, {"day": leaves}, spots)


def _missing(lot: Lot) -> str:
    """Return what the lot lacks: by rail an approved scheme, else permits on both sides."""
    if lot.mode == RAIL:
        has_all = lot.scheme_approved is not None
        return "" if has_all else mark("leaves on {day} without an approved loading scheme")
    has_all = bool(lot.permit_no and lot.destination_permit_no)
    return "" if has_all else mark("leaves on {day} without its permits")


SPEC: Final = Alert(
    key="oversize_permit",
    title=mark("Oversize permit missing"),
    order=160,
    todo=mark("Get the permits and the approved scheme; that takes 30 to 60 days."),
    check=check,
)
