"""What is said of days."""

from __future__ import annotations

import pytest

from core.queries.calendar_years import DAY_OFF, MAKE_UP, STANDSTILL, WEEKEND, WORKING, DayRow
from tests.builders import day
from ui.dialogs.calendars.looks import day_words, days_words, legend, mark_of
from ui.widgets.day_marks import FILLED, HOLLOW, LOOKS

ON = day("2025-03-24")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (DayRow(ON, WORKING, hours="08:00-12:00"), "Working day"),
        (DayRow(ON, WEEKEND), "Weekend"),
        (DayRow(ON, DAY_OFF, "Nowruz Holiday"), "Public holiday · Nowruz Holiday"),
        (
            DayRow(ON, DAY_OFF, "Eid al-Adha", is_estimated=True),
            "Public holiday · Eid al-Adha · estimated",
        ),
        (DayRow(ON, DAY_OFF, is_corrected=True), "Day off · corrected"),
        (DayRow(ON, STANDSTILL, "Summer"), "Shutdown · Summer"),
        (DayRow(ON, MAKE_UP), "Make-up working day"),
        (
            DayRow(ON, MAKE_UP, "Nowruz Holiday", "08:00-12:00", "08:00-12:00", is_corrected=True),
            "Working day · Nowruz Holiday · 08:00-12:00 · corrected",
        ),
    ],
)
def test_a_day_says_what_it_is(row: DayRow, words: str) -> None:
    assert day_words(row) == words
    assert mark_of(row).words == words
    assert mark_of(row).has_dot == row.is_corrected


def test_an_estimate_is_hollow_and_a_holiday_filled() -> None:
    assert mark_of(DayRow(ON, DAY_OFF)).look == FILLED
    assert mark_of(DayRow(ON, DAY_OFF, is_estimated=True)).look == HOLLOW


def test_several_days_are_counted() -> None:
    rows = [DayRow(ON, WORKING), DayRow(ON, WORKING), DayRow(ON, WEEKEND)]
    assert days_words(rows) == "2 working days, 1 day off"
    assert days_words(rows[:2]) == "2 working days"


def test_the_legend_explains_every_look() -> None:
    assert {mark.look for mark in legend()} == set(LOOKS)
