"""What a country takes off and works instead, by plain names."""

from __future__ import annotations

import pytest

from core.rules.public_holidays import (
    HOLIDAYS,
    chinese_new_year,
    country_year,
    weekend_in,
)
from tests.sample import day


@pytest.mark.parametrize("country", ["CN", "KZ", "UZ"])
def test_every_holiday_name_is_in_the_catalogues(country: str) -> None:
    for year in range(2023, 2031):
        for name in country_year(country, year).holidays.values():
            assert set(name.split("; ")) <= set(HOLIDAYS), (year, name)


def test_the_chinese_year_begins_with_its_festival() -> None:
    assert chinese_new_year(2025) == day("2025-01-29")
    assert chinese_new_year(2026) == day("2026-02-17")


def test_days_that_the_moon_decides_are_estimates() -> None:
    kazakhstan = country_year("KZ", 2026)
    assert kazakhstan.estimated == {day("2026-05-27")}
    assert kazakhstan.holidays[day("2026-05-27")] == "Eid al-Adha"
    assert not country_year("KZ", 2025).estimated


def test_china_decrees_its_days_off_year_by_year() -> None:
    assert day("2026-02-14") in country_year("CN", 2026).worked
    assert country_year("CN", 2026).is_announced
    assert not country_year("CN", 2095).is_announced
    assert country_year("CN", 1999).is_announced
    assert country_year("KZ", 2095).is_announced


def test_a_country_that_is_not_known_has_no_holidays_and_the_usual_weekend() -> None:
    assert not country_year("XX", 2025).holidays
    assert weekend_in("XX") == "Sat Sun"
