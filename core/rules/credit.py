"""Letters of credit: what is left of each, and whether shipments and documents come in time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.rules.health import AMBER, GREEN, GREY, RED

if TYPE_CHECKING:
    from core.money import Money

PRESENTATION_DAYS: Final = 21
"""Days from shipment to presentation where the credit says nothing (UCP 600 article 14)."""
CLOSE: Final = 14
"""Days before the latest shipment from which a forecast is amber."""


@dataclass(frozen=True, slots=True)
class CreditGuard:
    """What the forecast of the last shipment means for a credit.

    Margins are days to spare, negative where the credit must be amended.
    """

    rag: str
    shipment_margin: int | None
    expiry_margin: int | None


def undrawn(amount: Money, drawn: Money | None, presented: Money | None) -> Money:
    """Return what can still be drawn."""
    for taken in (drawn, presented):
        if taken is not None:
            amount = amount.minus(taken)
    return amount


def presentation_deadline(
    document_date: dt.date, presentation_days: int | None, expiry: dt.date | None
) -> dt.date:
    """Return the last day for documents: days after the transport document, not after expiry."""
    days = PRESENTATION_DAYS if presentation_days is None else presentation_days
    last = document_date + dt.timedelta(days)
    return last if expiry is None else min(last, expiry)


def guard(
    last_shipment: dt.date | None,
    *,
    latest: dt.date | None,
    expiry: dt.date | None,
    presentation_days: int | None,
) -> CreditGuard:
    """Return whether the last shipment expected fits the credit; grey where none is to come.

    Red after the latest shipment date, or where its documents could come after expiry; amber
    within two weeks of the latest shipment date.
    """
    if last_shipment is None:
        return CreditGuard(GREY, None, None)
    days = PRESENTATION_DAYS if presentation_days is None else presentation_days
    shipment = None if latest is None else (latest - last_shipment).days
    documents = None if expiry is None else (expiry - last_shipment).days - days
    rag = GREEN
    if (shipment is not None and shipment < CLOSE) or (documents is not None and documents < 0):
        rag = AMBER
    if shipment is not None and shipment < 0:
        rag = RED
    return CreditGuard(rag, shipment, documents)
