"""Which days of a milestone count, where it happens, and what it meets there."""

from __future__ import annotations

import pytest

from core.rules.calendar import KeptDay, Shutdown, WorkCalendar
from core.rules.clashes import Clash, Place, Places, clashes, counted_days
from tests.sample import day

STOP = Shutdown("New Year stop", day("2025-01-20"), day("2025-02-12"))
OFFICE = Place("CN-OFFICE", WorkCalendar("CN"))
FACTORY = Place("CN-FACTORY", WorkCalendar("CN", shutdowns=(STOP,)))
SITE = Place("KZ-SITE", WorkCalendar("KZ"))
OWN = Place("DE-WORKS", WorkCalendar("DE"))
PLACES = Places(OFFICE, FACTORY, SITE)


@pytest.mark.parametrize(
    ("stage", "start", "finish", "days"),
    [
        ("S05", "2025-03-03", "2025-03-06", [6]),
        ("S08", None, "2025-03-06", [6]),
        ("S08", "2025-03-03", "2025-03-06", [3, 4, 5, 6]),
        ("S12", "2025-03-03", "2025-03-16", list(range(3, 17))),
        ("S12", "2025-03-03", "2025-03-17", [3, 17]),
        ("S08", "2025-03-06", "2025-03-06", [6]),
        ("S08", "2025-03-09", "2025-03-06", [6]),
        ("S10", "2025-03-03", "2025-03-06", [3, 6]),
        ("S13", "2025-03-03", "2025-03-06", [6]),
    ],
)
def test_the_days_that_count(stage: str, start: str | None, finish: str, days: list[int]) -> None:
    found = counted_days(stage, None if start is None else day(start), day(finish))
    assert [on.day for on in found] == days


@pytest.mark.parametrize(
    ("stage", "responsible", "where"),
    [
        ("S04", "contractor", [OFFICE]),
        ("S04", "customer", [SITE]),
        ("S04", "both", [OFFICE, SITE]),
        ("S04", "third_party", [OFFICE]),
        ("S07", "contractor", [FACTORY]),
        ("S08", "both", [FACTORY, SITE]),
        ("S10", "contractor", [OFFICE, SITE]),
        ("S11", "customer", [OFFICE, SITE]),
        ("S12", "contractor", [SITE]),
        ("S16", "both", [OFFICE, SITE]),
        ("S18", "contractor", []),
    ],
)
def test_the_places_of_a_milestone(stage: str, responsible: str, where: list[Place]) -> None:
    assert list(PLACES.of(stage, responsible)) == where


def test_its_own_calendar_takes_the_place_of_the_contractor_s() -> None:
    assert PLACES.of("S13", "contractor", OWN) == (OWN,)
    assert PLACES.of("S10", "contractor", OWN) == (OWN,)
    assert PLACES.of("S08", "both", OWN) == (OWN, SITE)
    assert PLACES.of("S08", "both", SITE) == (SITE,)


def test_a_place_that_is_not_known_meets_nothing() -> None:
    nowhere = Places(None, None, SITE)
    assert nowhere.of("S07", "contractor") == ()
    assert nowhere.of("S08", "both") == (SITE,)
    assert Places(OFFICE, None, None).of("S08", "contractor") == (OFFICE,)


def met(stage: str, first: str, last: str, *places: Place) -> list[tuple[str, str, int, int, str]]:
    days = counted_days(stage, day(first), day(last))
    return [
        (found.kind, found.calendar, found.first.day, found.last.day, found.name)
        for found in clashes(stage, days, places)
    ]


def test_days_of_one_holiday_are_said_once() -> None:
    assert met("S12", "2025-03-20", "2025-03-26", SITE) == [
        ("holiday", "KZ-SITE", 21, 25, "Nowruz Holiday")
    ]
    assert met("S12", "2025-05-05", "2025-05-09", SITE) == [
        ("holiday", "KZ-SITE", 7, 7, "Defender of the Fatherland Day"),
        ("holiday", "KZ-SITE", 9, 9, "Victory Day"),
    ]


def test_the_holidays_of_both_places_are_said_and_none_twice() -> None:
    assert met("S08", "2025-05-01", "2025-05-01", OFFICE, FACTORY, SITE) == [
        ("holiday", "CN-OFFICE", 1, 1, "Labor Day"),
        ("holiday", "KZ-SITE", 1, 1, "Kazakhstan's People Solidarity Holiday"),
    ]


def test_a_shutdown_is_one_and_hides_the_new_year() -> None:
    assert met("S08", "2025-02-10", "2025-02-11", FACTORY) == [
        ("shutdown", "CN-FACTORY", 10, 11, "New Year stop")
    ]


@pytest.mark.parametrize(
    ("stage", "finish", "is_told"),
    [
        ("S07", "2025-02-13", True),
        ("S09", "2025-01-19", True),
        ("S10", "2025-02-14", False),
        ("S07", "2025-01-18", False),
        ("S06", "2025-02-13", False),
    ],
)
def test_factories_and_trains_stand_around_chinese_new_year(
    stage: str, finish: str, *, is_told: bool
) -> None:
    found = clashes(stage, [day(finish)], [OFFICE])
    name = "Chinese New Year (Spring Festival)"
    told = Clash("new_year", day(finish), day(finish), "CN", "CN-OFFICE", name)
    assert list(found) == ([told] if is_told else [])
    assert not clashes(stage, [day(finish)], [SITE])


def test_the_user_s_word_on_a_day_counts() -> None:
    inventory = KeptDay(day("2025-03-10"), "", working=False)
    worked = KeptDay(day("2025-03-24"), "Nowruz Holiday", working=True)
    site = Place("KZ-SITE", WorkCalendar("KZ", days=(inventory, worked)))
    assert met("S13", "2025-03-01", "2025-03-10", site) == [
        ("holiday", "KZ-SITE", 10, 10, "Day off")
    ]
    assert not met("S13", "2025-03-01", "2025-03-24", site)


def test_a_weekend_is_no_clash() -> None:
    assert not met("S13", "2025-03-01", "2025-03-02", SITE)
