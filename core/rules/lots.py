"""Where the lots of a project are, and how well they travel: the indicators of logistics."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from core.rules.credit import presentation_deadline
from core.rules.logistics import days_between, mean, on_time

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from core.money import Money

    Span = Callable[["Lot"], int | None]

SITE, BORDER, WAY, WORKS = "site", "border", "way", "works"
STATES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("ON_SITE", "INSPECTED", "CLOSED"), SITE),
    **dict.fromkeys(("AT_BORDER", "CUSTOMS", "HELD"), BORDER),
    **dict.fromkeys(("DISPATCHED", "IN_TRANSIT", "BORDER_CROSSED", "AT_TERMINAL", "RELEASED"), WAY),
    **dict.fromkeys(("PLANNED", "BOOKED", "PACKING", "READY", "EXPORT_CLEARED"), WORKS),
}
"""Where a lot is, by its status; a cancelled one is nowhere."""
ORDER: Final = (SITE, BORDER, WAY, WORKS)
"""From the goal back to the works."""


@dataclass(frozen=True, slots=True)
class Lot:
    """A lot as these rules see it.

    Attributes:
        id: of its row.
        status: as the register has it.
        mode: of transport.
        etd: planned departure.
        atd: actual departure.
        eta: planned arrival.
        ata: actual arrival.
        at_border: arrival at the border.
        off_border: departure from the border.
        released: when customs released it.
        document: date of its transport document.
        presented: when its documents were presented.
        inspected: whether its packages were opened and inspected.
        discrepancies: shortages and damages found.
        demurrage: what standing too long has cost.
        containers: how many.
        tonnes: gross weight.
    """

    id: int
    status: str
    mode: str = ""
    etd: dt.date | None = None
    atd: dt.date | None = None
    eta: dt.date | None = None
    ata: dt.date | None = None
    at_border: dt.date | None = None
    off_border: dt.date | None = None
    released: dt.date | None = None
    document: dt.date | None = None
    presented: dt.date | None = None
    inspected: bool = False
    discrepancies: int = 0
    demurrage: Money | None = None
    containers: int = 0
    tonnes: Decimal = Decimal(0)

    @property
    def state(self) -> str:
        """Return where it is; empty for a cancelled lot."""
        return STATES.get(self.status, "")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a letter of credit says of documents: days to present them, and its last day."""

    presentation_days: int | None
    expiry: dt.date | None


@dataclass(frozen=True, slots=True)
class StateShare:
    """What is in one state: its lots, their weight, their share of the whole (0 to 1)."""

    state: str
    lots: frozenset[int]
    tonnes: Decimal
    share: float


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure of logistics and the lots it comes from.

    Attributes:
        key: its name.
        value: days, percent, or money by currency.
        lots: ids of the lots it is made of.
        mode: of transport, where it is of one mode only.
    """

    key: str
    value: float | tuple[Money, ...]
    lots: frozenset[int]
    mode: str = ""


def shares(lots: Iterable[Lot]) -> tuple[StateShare, ...]:
    """Return what is where, by weight; by number where no weight is known."""
    live = [lot for lot in lots if lot.state]
    total = sum((lot.tonnes for lot in live), Decimal(0))
    found = []
    for state in ORDER:
        there = [lot for lot in live if lot.state == state]
        if there:
            tonnes = sum((lot.tonnes for lot in there), Decimal(0))
            share = float(tonnes / total) if total else len(there) / len(live)
            found.append(StateShare(state, frozenset(lot.id for lot in there), tonnes, share))
    return tuple(found)


def indicators(lots: Iterable[Lot], terms: Sequence[Terms] = ()) -> tuple[Indicator, ...]:
    """Return the indicators that there are lots for (DOMAIN.md 3.7).

    Transit and dwell are those of the mode that most lots came by: a mean over rail and air says
    nothing of either. Customs run from leaving the border to release.
    """
    live = [lot for lot in lots if lot.state]
    found = [
        _of_mode("transit", live, lambda lot: days_between(lot.atd, lot.ata)),
        _of_mode("dwell", live, lambda lot: days_between(lot.at_border, lot.off_border)),
        _mean("customs", live, lambda lot: days_between(lot.off_border, lot.released)),
        _on_time("dispatch_on_time", [(lot.id, lot.etd, lot.atd) for lot in live]),
        _on_time("arrival_on_time", [(lot.id, lot.eta, lot.ata) for lot in live]),
        _part("dispatched", live, [lot for lot in live if lot.atd is not None]),
        _part("received", live, [lot for lot in live if lot.ata is not None]),
        _under_way(live),
        _credit_margin(live, terms),
        _damaged(live),
        _demurrage(live),
    ]
    return tuple(each for each in found if each is not None)


def _of_mode(key: str, lots: Sequence[Lot], days: Span) -> Indicator | None:
    done = [lot for lot in lots if days(lot) is not None]
    if not done:
        return None
    modes = [lot.mode for lot in done]
    mode = max(dict.fromkeys(modes), key=modes.count)
    found = _mean(key, [lot for lot in done if lot.mode == mode], days)
    assert found is not None
    return Indicator(key, found.value, found.lots, mode)


def _mean(key: str, lots: Sequence[Lot], days: Span) -> Indicator | None:
    spans = {lot.id: span for lot in lots if (span := days(lot)) is not None}
    value = mean(list(spans.values()))
    return None if value is None else Indicator(key, value, frozenset(spans))


def _on_time(
    key: str, dates: Sequence[tuple[int, dt.date | None, dt.date | None]]
) -> Indicator | None:
    """Return the share of what happened that happened by its planned date; its rows are the late."""
    share = on_time((planned, actual) for _id, planned, actual in dates)
    late = (
        id_
        for id_, planned, actual in dates
        if actual is not None and (planned is None or actual > planned)
    )
    return None if share is None else Indicator(key, share, frozenset(late))


def _part(key: str, lots: Sequence[Lot], part: Sequence[Lot]) -> Indicator | None:
    """Return the share of the containers, where there are none of the weight, else of the lots."""
    for load in (_containers, _tonnes, _one):
        total = sum(load(lot) for lot in lots)
        if total:
            share = 100 * sum(load(lot) for lot in part) / total
            return Indicator(key, share, frozenset(lot.id for lot in part))
    return None


def _under_way(lots: Sequence[Lot]) -> Indicator | None:
    """Return the containers that left and have not arrived."""
    if not any(lot.containers for lot in lots):
        return None
    away = [lot for lot in lots if lot.atd is not None and lot.ata is None]
    count = sum(lot.containers for lot in away)
    return Indicator("in_transit", count, frozenset(lot.id for lot in away))


def _containers(lot: Lot) -> float:
    return lot.containers


def _tonnes(lot: Lot) -> float:
    return float(lot.tonnes)


def _one(_lot: Lot) -> float:
    return 1.0


def _credit_margin(lots: Sequence[Lot], terms: Sequence[Terms]) -> Indicator | None:
    """Return the fewest days that documents were presented before their last day."""
    margins: dict[int, int] = {}
    for lot in lots:
        if lot.document is None or lot.presented is None or not terms:
            continue
        ends = [presentation_deadline(lot.document, c.presentation_days, c.expiry) for c in terms]
        margins[lot.id] = (max(ends) - lot.presented).days
    if not margins:
        return None
    least = min(margins.values())
    tight = frozenset(id_ for id_, days in margins.items() if days == least)
    return Indicator("credit_margin", least, tight)


def _damaged(lots: Sequence[Lot]) -> Indicator | None:
    opened = [lot for lot in lots if lot.inspected]
    if not opened:
        return None
    bad = frozenset(lot.id for lot in opened if lot.discrepancies)
    return Indicator("damaged", 100 * len(bad) / len(opened), bad)


def _demurrage(lots: Sequence[Lot]) -> Indicator | None:
    sums: dict[str, Money] = {}
    for lot in lots:
        if lot.demurrage is not None and lot.demurrage.minor:
            before = sums.get(lot.demurrage.currency)
            total = lot.demurrage if before is None else before.plus(lot.demurrage)
            sums[lot.demurrage.currency] = total
    paid = frozenset(lot.id for lot in lots if lot.demurrage is not None and lot.demurrage.minor)
    return Indicator("demurrage", tuple(sums.values()), paid) if sums else None
