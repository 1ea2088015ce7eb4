"""Values read alike wherever they are shown, by language."""

from __future__ import annotations

import datetime as dt

import pytest

from core import text
from core.money import Money


def test_a_date_is_iso_and_none_is_empty() -> None:
    assert text.day(dt.date(2025, 2, 28)) == "2025-02-28"
    assert text.day(None) == ""


@pytest.mark.parametrize(
    ("days", "shown"), [(26, "+26 d"), (-5, "−5 d"), (0, "on plan"), (None, "")]
)
def test_slip(days: int | None, shown: str) -> None:
    assert text.slip(days, "en") == shown


def test_numbers_follow_the_language() -> None:
    assert text.number(1234567.891, 2, "en") == "1,234,567.89"
    assert text.number(1234567.891, 2, "zh") == "1,234,567.89"
    assert text.number(1234567.891, 2, "ru") == "1\u00a0234\u00a0567,89"
    assert text.number(-3.14, 1, "en") == "−3.1"


def test_a_percentage_has_a_space_that_does_not_break() -> None:
    assert text.percent(69.64, 1, "en") == "69.6\u00a0%"


@pytest.mark.parametrize(
    ("minor", "shown"),
    [
        (8_800_000_000, "88.0 M USD"),
        (24_002_083_300, "240 M USD"),
        (92_000_000, "920 k USD"),
        (500_000, "5,000 USD"),
    ],
)
def test_short_money(minor: int, shown: str) -> None:
    assert text.short_money(Money(minor, "USD"), "en").replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (43_000_000, 186_000_000, "0.43 → 1.86 M\xa0USD"),
        (100_000_000, 800_000_000, "1.00 → 8.00 M\xa0USD"),
        (880_000_000, 0, "8.80 → 0.00 M\xa0USD"),
        (50_000_000, 40_000_000, "500 → 400 k\xa0USD"),
        (123_456_700, 123_456_800, "1.234567 → 1.234568 M\xa0USD"),
        (300_000, 400_000, "3,000 → 4,000\xa0USD"),
        (440_000_000, 440_000_000, "4.40 M\xa0USD"),
    ],
)
def test_a_sum_that_changes_is_as_short_as_tells_it_apart(
    before: int, after: int, shown: str
) -> None:
    assert text.money_change(Money(before, "USD"), Money(after, "USD"), "en") == shown


def test_money_in_full_shows_the_minor_units() -> None:
    assert text.money(Money(8_800_000_000, "USD"), "en") == "88,000,000.00\u00a0USD"
    assert text.money(Money(5000, "JPY"), "en") == "5,000\u00a0JPY"


def test_dates_in_words() -> None:
    day = dt.date(2025, 2, 28)
    assert text.long_day(day, "en") == "28 Feb 2025"
    assert text.long_day(day, "zh") == "2025年2月28日"
    assert text.long_day(day, "ru") == "28.02.2025"
    assert text.month(day, "ru") == "февр"


def test_countries_have_names_and_unknown_codes_stay() -> None:
    assert text.country("KZ", "en") == "Kazakhstan"
    assert text.country("KZ", "ru") == "Казахстан"
    assert text.country("XQ", "en") == "XQ"


def test_a_reason_is_said_with_its_values() -> None:
    slipped = {"shop": "Painting", "gate": "PAC", "slip": 92}
    assert text.reason("{shop} {gate} {slip}", slipped, "en") == "Painting PAC +92 d"
    assert text.reason("SPI(t) {index}", {"index": 0.8506}, "en") == "SPI(t) 0.85"
    assert text.reason("SPI(t) {index}", {"index": 0.8506}, "ru") == "SPI(t) 0,85"


def test_words_in_a_row_are_set_apart_as_each_language_does() -> None:
    assert text.listed(["Welding", "", "Painting"], "en") == "Welding, Painting"
    assert text.listed(["焊装", "涂装"], "zh") == "焊装、涂装"
    assert text.clauses(["PAC +92 d", "SPI(t) 0.85"], "en") == "PAC +92 d; SPI(t) 0.85"
    assert text.clauses(["PAC +92 天", "SPI(t) 0.85"], "zh") == "PAC +92 天；SPI(t) 0.85"


def test_a_sentence_ends_as_the_language_of_the_screen_ends_it() -> None:
    assert text.sentence("BL2") == "BL2."


def test_a_day_with_two_holidays_names_both() -> None:
    assert text.holiday("Eid al-Adha; Victory Day", "en") == "Eid al-Adha; Victory Day"
    assert text.holiday("Eid al-Adha; Victory Day", "ru") == "Курбан-байрам; День Победы"
    assert text.holiday("Inventory at the works", "ru") == "Inventory at the works"


def test_a_span_of_one_day_is_that_day() -> None:
    first, last = dt.date(2025, 3, 21), dt.date(2025, 3, 25)
    assert text.span(first, last) == "2025-03-21 – 2025-03-25"
    assert text.span(first, first) == "2025-03-21"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (-0.0, "0.00"),
        (-0.001, "0.00"),
        (2.675, "2.68"),
        (0.125, "0.12"),
        (1234567.5, "1,234,567.50"),
    ],
)
def test_a_number_is_rounded_as_it_is_written_and_nothing_has_no_sign(
    value: float, shown: str
) -> None:
    assert text.number(value, 2, "en") == shown
