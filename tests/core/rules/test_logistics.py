"""Shipments: check digits, spans, shares and loads."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import Money
from core.rules import logistics
from core.rules.logistics import Lot
from tests.builders import day


@pytest.mark.parametrize(
    "number", ["CSQU3054383", "MSKU6011672", "TGHU7599330", "msku 601167-2", "HLXU2008419"]
)
def test_a_container_number_holds(number: str) -> None:
    plain = logistics.container_number(number)
    assert logistics.is_container(plain)
    assert logistics.container_digit(plain) == int(plain[-1])


@given(st.integers(0, 9), st.integers(0, 9))
def test_one_wrong_digit_in_a_container_number_is_found(at: int, digit: int) -> None:
    number = "CSQU3054383"
    at = 4 + at % 6
    wrong = number[:at] + str(digit) + number[at + 1 :]
    holds = logistics.container_digit(wrong) == int(number[-1])
    assert holds == (wrong == number)


@pytest.mark.parametrize("number", ["52301231", "60123450"])
def test_the_check_digit_of_a_wagon(number: str) -> None:
    assert logistics.is_wagon(number)
    digits = [int(c) for c in number[:7]]
    total = sum(sum(divmod(d * (2 if i % 2 == 0 else 1), 10)) for i, d in enumerate(digits))
    assert logistics.wagon_digit(number) == -total % 10


def test_an_air_waybill_ends_in_its_serial_modulo_seven() -> None:
    assert logistics.air_waybill_digit("160-12345675") == 5
    assert logistics.air_waybill_digit("160-1234567") is None


def test_the_transit_times_of_the_sample() -> None:
    transit, dwell = (21, 19, 19, 21, 22, 28, 42, 37), (4, 4, 3, 4, 4, 8, 22, 15)
    assert round(logistics.mean(transit) or 0, 1) == 26.1
    assert logistics.mean(dwell) == 8
    assert logistics.mean(()) is None
    assert logistics.days_between(day("2024-08-20"), day("2024-09-10")) == 21
    assert logistics.days_between(None, day("2024-09-10")) is None


def test_what_left_and_what_arrived() -> None:
    on = day("2025-02-01")
    found = logistics.flow(
        [
            Lot(on, on, on, on, 150, Decimal("2225.5")),
            Lot(on, on, on, None, 180, Decimal(2320)),
            Lot(on, None, on, None, 160),
        ]
    )
    assert (found.containers_total, found.containers_dispatched) == (490, 330)
    assert (found.containers_on_site, found.containers_in_transit) == (150, 180)
    assert found.gross_weight_total_t == Decimal("4545.5")


def test_on_time_counts_what_has_happened() -> None:
    one, two = day("2025-01-01"), day("2025-01-02")
    assert logistics.on_time([(one, one), (one, two), (two, None)]) == 50
    assert logistics.on_time([(one, None)]) is None


def test_loads_and_demurrage() -> None:
    full = logistics.utilisation(weight=20, payload=26.5, volume=76, capacity=76)
    assert full == 1
    assert logistics.chargeable_kg(6400, 38) == 6400
    assert logistics.chargeable_kg(5000, 38) == 38 * 167
    assert logistics.freight_tons(12, 30.5) == 30.5
    assert logistics.demurrage(10, 7, Money(50_00, "USD"), 4) == Money(600_00, "USD")
    assert logistics.demurrage(5, 7, Money(50_00, "USD"), 4) == Money(0, "USD")
