"""Where lots are and how they travel: shares of the whole, means, what came late."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import Money
from core.registers.shipments import STATES, STATUSES
from core.rules.lots import STATES as WHERE
from core.rules.lots import Lot, Terms, indicators, shares

if TYPE_CHECKING:
    from core.rules.lots import Indicator


def day(number: int) -> dt.date:
    return dt.date(2025, 1, 1) + dt.timedelta(number)


def of(key: str, *lots: Lot, terms: tuple[Terms, ...] = ()) -> Indicator:
    return {each.key: each for each in indicators(lots, terms)}[key]


def test_every_status_is_somewhere_but_a_cancelled_lot() -> None:
    assert set(STATUSES) - set(WHERE) == {"CANCELLED"}
    assert set(WHERE.values()) == set(STATES)


def test_shares_are_by_weight() -> None:
    found = shares([Lot(1, "ON_SITE", tonnes=Decimal(75)), Lot(2, "CUSTOMS", tonnes=Decimal(25))])
    assert [(each.state, each.share) for each in found] == [("site", 0.75), ("border", 0.25)]


def test_without_weights_lots_count_alike() -> None:
    assert [each.share for each in shares([Lot(1, "PLANNED"), Lot(2, "IN_TRANSIT")])] == [0.5, 0.5]


@given(st.lists(st.builds(Lot, st.integers(1, 99), st.sampled_from(list(STATUSES)))))
def test_shares_come_to_the_whole_and_no_lot_stands_twice(lots: list[Lot]) -> None:
    found = shares(lots)
    live = [lot for lot in lots if lot.status != "CANCELLED"]
    assert sum(each.share for each in found) == pytest.approx(1 if live else 0)


def test_transit_is_that_of_the_mode_most_lots_came_by() -> None:
    rail = [Lot(n, "ON_SITE", "rail", atd=day(0), ata=day(20 + n)) for n in (1, 3)]
    found = of("transit", Lot(9, "ON_SITE", "air", atd=day(0), ata=day(6)), *rail)
    assert found.value == 22
    assert found.mode == "rail"
    assert found.lots == {1, 3}


def test_dwell_and_customs_need_both_days() -> None:
    lots = [
        Lot(1, "ON_SITE", at_border=day(0), off_border=day(4), released=day(11)),
        Lot(2, "AT_BORDER", at_border=day(0)),
    ]
    assert of("dwell", *lots).value == 4
    assert of("customs", *lots).value == 7


def test_on_time_opens_the_late_ones() -> None:
    lots = [
        Lot(1, "ON_SITE", etd=day(0), atd=day(0)),
        Lot(2, "ON_SITE", etd=day(0), atd=day(1)),
        Lot(3, "ON_SITE", atd=day(1)),
        Lot(4, "PLANNED", etd=day(0)),
    ]
    found = of("dispatch_on_time", *lots)
    assert found.value == pytest.approx(100 / 3)
    assert found.lots == {2, 3}


@pytest.mark.parametrize(
    ("loads", "share"),
    [
        ([{"containers": 3}, {"containers": 1}], 75),
        ([{"tonnes": Decimal(1)}, {"tonnes": Decimal(3)}], 25),
        ([{}, {}], 50),
    ],
)
def test_what_is_dispatched_counts_in_containers_tonnes_or_lots(
    loads: list[dict[str, int]], share: float
) -> None:
    first, second = loads
    lots = [Lot(1, "IN_TRANSIT", atd=day(0), **first), Lot(2, "PLANNED", **second)]  # type: ignore[arg-type]
    assert of("dispatched", *lots).value == share


def test_what_left_and_has_not_arrived_is_in_transit() -> None:
    lots = [
        Lot(1, "IN_TRANSIT", atd=day(0), containers=18),
        Lot(2, "ON_SITE", atd=day(0), ata=day(9), containers=40),
        Lot(3, "PLANNED", containers=16),
    ]
    found = of("in_transit", *lots)
    assert found.value == 18
    assert found.lots == {1}


def test_the_margin_of_the_credit_is_that_of_the_tightest_lot() -> None:
    lots = [
        Lot(1, "ON_SITE", document=day(0), presented=day(8)),
        Lot(2, "ON_SITE", document=day(0), presented=day(19)),
    ]
    found = of("credit_margin", *lots, terms=(Terms(21, day(90)),))
    assert found.value == 2
    assert found.lots == {2}


def test_damage_is_a_share_of_what_was_opened() -> None:
    lots = [Lot(n, "INSPECTED", inspected=True, discrepancies=n) for n in range(4)]
    found = of("damaged", *lots, Lot(9, "ON_SITE", discrepancies=5))
    assert found.value == 75
    assert found.lots == {1, 2, 3}


def test_demurrage_adds_up_by_currency() -> None:
    lots = [Lot(n, "ON_SITE", demurrage=Money(100, code)) for n, code in enumerate(("USD", "CNY"))]
    found = of("demurrage", *lots, Lot(9, "ON_SITE", demurrage=Money(50, "USD")))
    assert found.value == (Money(150, "USD"), Money(100, "CNY"))


def test_nothing_is_said_of_no_lots_or_of_cancelled_ones() -> None:
    assert indicators([]) == ()
    assert indicators([Lot(1, "CANCELLED", atd=day(0), ata=day(3))]) == ()
