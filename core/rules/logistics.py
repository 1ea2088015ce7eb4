"""Shipments: spans and shares on the way, numbers of containers and wagons, loads and demurrage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from core.money import Money

_CONTAINER: Final = re.compile(r"[A-Z]{4}\d{7}")
_WAGON: Final = re.compile(r"\d{8}")
_AIR_WAYBILL: Final = re.compile(r"(\d{3})[- ]?(\d{7})(\d)")
_LETTERS: Final = dict(
    zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (n for n in range(10, 39) if n % 11), strict=True)
)
"""Values of letters in ISO 6346: 10 to 38 without multiples of 11."""

AIR_KG_A_M3, ROAD_KG_A_M3 = 167, 333


def container_number(text: str) -> str:
    """Return a container number without blanks and dashes, in capitals."""
    return re.sub(r"[\s-]", "", text).upper()


def is_container(number: str) -> bool:
    """Return whether this has the form of a container number (ISO 6346), right or wrong."""
    return _CONTAINER.fullmatch(number) is not None


def container_digit(number: str) -> int:
    """Return the check digit that ISO 6346 gives the first ten characters."""
    values = (_LETTERS[c] if c in _LETTERS else int(c) for c in number[:10])
    return sum(value << i for i, value in enumerate(values)) % 11 % 10


def is_wagon(number: str) -> bool:
    """Return whether this has the form of a wagon number of the 1520 railways."""
    return _WAGON.fullmatch(number) is not None


def wagon_digit(number: str) -> int:
    """Return the check digit of the first seven digits: weights 2 and 1, cross sums."""
    products = (int(c) * (2, 1)[i % 2] for i, c in enumerate(number[:7]))
    return -sum(n // 10 + n % 10 for n in products) % 10


def air_waybill_digit(number: str) -> int | None:
    """Return the check digit of an air waybill (the serial modulo 7); None of another form."""
    found = _AIR_WAYBILL.fullmatch(number.strip())
    return None if found is None else int(found[2]) % 7


def days_between(start: dt.date | None, finish: dt.date | None) -> int | None:
    """Return days from one date to another; None where one is not known."""
    return None if start is None or finish is None else (finish - start).days


@dataclass(frozen=True, slots=True)
class Lot:
    """A shipment as these rules see it."""

    planned: dt.date | None
    departed: dt.date | None
    due: dt.date | None
    arrived: dt.date | None
    containers: int = 0
    gross_t: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Flow:
    """Containers and tonnes of a project by where they are."""

    containers_total: int
    containers_dispatched: int
    containers_on_site: int
    gross_weight_total_t: Decimal
    gross_weight_on_site_t: Decimal = Decimal(0)

    @property
    def containers_in_transit(self) -> int:
        """Return those that left and have not arrived."""
        return self.containers_dispatched - self.containers_on_site


def flow(lots: Iterable[Lot]) -> Flow:
    """Return what of these lots is planned, has left, has arrived."""
    found = list(lots)
    return Flow(
        sum(lot.containers for lot in found),
        sum(lot.containers for lot in found if lot.departed is not None),
        sum(lot.containers for lot in found if lot.arrived is not None),
        sum((lot.gross_t for lot in found), Decimal(0)),
        sum((lot.gross_t for lot in found if lot.arrived is not None), Decimal(0)),
    )


def on_time(dates: Iterable[tuple[dt.date | None, dt.date | None]]) -> float | None:
    """Return the share in percent of what happened that happened by its planned date.

    Args:
        dates: planned and actual date of each; what has not happened does not count.
    """
    done = [(planned, actual) for planned, actual in dates if actual is not None]
    if not done:
        return None
    return (
        100 * sum(planned is not None and actual <= planned for planned, actual in done) / len(done)
    )


def mean(spans: Sequence[int]) -> float | None:
    """Return the mean of some spans in days; None of none."""
    return sum(spans) / len(spans) if spans else None


def utilisation(*, weight: float, payload: float, volume: float, capacity: float) -> float:
    """Return how full a unit is, by weight or by volume, whichever is fuller; 1 is full."""
    return max(weight / payload, volume / capacity)


def chargeable_kg(gross_kg: float, volume_m3: float, kg_a_m3: int = AIR_KG_A_M3) -> float:
    """Return the weight that is paid for: by mass or by volume, whichever is more."""
    return max(gross_kg, volume_m3 * kg_a_m3)


def freight_tons(gross_t: float, volume_m3: float) -> float:
    """Return the tons that sea freight is paid for (W/M)."""
    return max(gross_t, volume_m3)


def demurrage(days: int, free_days: int, rate: Money, units: int) -> Money:
    """Return what so many units cost that stand longer than they may."""
    return rate.times(Decimal(max(0, days - free_days) * units))
