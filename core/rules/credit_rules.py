"""Rules of credit: what an equipment package counts for, by how far it has come.

The defaults are those of the trade (DOMAIN.md 1.5); a contract may have others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CREDIT: Final[Mapping[str, float]] = {
    "SPECIFIED": 0,
    "RFQ_ISSUED": 3,
    "PO_PLACED": 10,
    "DRAWINGS_APPROVED": 18,
    "MATERIAL_AVAILABLE": 25,
    "IN_MANUFACTURE": 45,
    "MANUFACTURED": 60,
    "FAT_PASSED": 65,
    "PACKING": 65,
    "PACKED": 68,
    "DISPATCHED": 70,
    "IN_TRANSIT": 70,
    "AT_BORDER": 73,
    "CUSTOMS_CLEARED": 75,
    "ON_SITE": 78,
    "INSPECTED": 80,
    "INSTALLING": 80,
    "INSTALLED": 92,
    "COLD_COMMISSIONED": 96,
    "HOT_COMMISSIONED": 98,
    "ACCEPTED": 100,
}
"""Percent of a package by its status; of one in manufacture, half made."""

OFF_CHAIN: Final = frozenset({"ON_HOLD", "REJECTED", "RETURNED", "CANCELLED"})
"""Statuses that say nothing of how far it has come."""

_LOTS: Final[Mapping[str, str]] = {
    "DISPATCHED": "DISPATCHED",
    "IN_TRANSIT": "IN_TRANSIT",
    "AT_BORDER": "AT_BORDER",
    "BORDER_CROSSED": "AT_BORDER",
    "AT_TERMINAL": "AT_BORDER",
    "CUSTOMS": "AT_BORDER",
    "RELEASED": "CUSTOMS_CLEARED",
    "ON_SITE": "ON_SITE",
    "INSPECTED": "INSPECTED",
    "CLOSED": "INSPECTED",
}
"""What a package is when its lot has this status, from dispatch on."""
_WHOLE: Final = 100.0


def package_percent(
    status: str,
    *,
    made: float | None = None,
    installed: float | None = None,
    credit: Mapping[str, float] = CREDIT,
) -> float | None:
    """Return the percent a package counts for; None where its status says nothing of it.

    Args:
        status: how far it has come.
        made: percent made, as the supplier reports it; counts while it is in manufacture.
        installed: percent installed; counts while it is being installed.
        credit: percent by status.
    """
    if status not in credit:
        return None
    found = credit[status]
    if status == "IN_MANUFACTURE" and made is not None:
        half = credit["MANUFACTURED"] - found
        return found + half * (made - _WHOLE / 2) / (_WHOLE / 2)
    if status == "INSTALLING" and installed is not None:
        return found + (credit["INSTALLED"] - found) * installed / _WHOLE
    return found


def split_percent(
    status: str,
    lots: Iterable[tuple[str, float]],
    *,
    installed: float | None = None,
    credit: Mapping[str, float] = CREDIT,
) -> float | None:
    """Return the percent of a package that comes in lots: each lot by its share.

    A lot not yet dispatched counts as far as the package was made, at most packed. What is
    installed of the whole package comes on top of what has arrived.

    Args:
        status: that of the package, the least advanced lot.
        lots: status of the shipment and share (containers or weight) of each lot.
        installed: percent of the package installed.
        credit: percent by status.
    """
    if status not in credit:
        return None
    found = [(_LOTS.get(lot), share) for lot, share in lots]
    total = sum(share for _, share in found)
    if not total or credit[status] > credit["INSTALLING"]:
        return package_percent(status, installed=installed, credit=credit)
    behind = min(credit[status], credit["PACKED"])
    arrived = sum((credit[lot] if lot else behind) * share for lot, share in found) / total
    mounting = (credit["INSTALLED"] - credit["INSTALLING"]) * (installed or 0) / _WHOLE
    return arrived + mounting


def least_advanced(lots: Iterable[str], *, credit: Mapping[str, float] = CREDIT) -> str | None:
    """Return the status a package has by its lots: that of the least advanced, once all left."""
    found = [_LOTS.get(lot) for lot in lots]
    if not found or None in found:
        return None
    return min((lot for lot in found if lot), key=lambda lot: credit[lot])
