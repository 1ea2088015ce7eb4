"""The days that a recurring exception names."""

from __future__ import annotations

import datetime as dt

import pytest

from core.rules.schedule.recurrence import DAILY, LAST, MONTHLY, WEEKLY, YEARLY, Recurrence

FIRST, END = dt.date(2025, 1, 1), dt.date(2026, 12, 31)


def named(rule: Recurrence, first: dt.date = FIRST, last: dt.date = END) -> list[str]:
    return [day.isoformat() for day in rule.days(first, last, within=(dt.date.min, dt.date.max))]


@pytest.mark.parametrize(
    ("rule", "begins"),
    [
        (Recurrence(DAILY, step=3), ["2025-01-01", "2025-01-04", "2025-01-07"]),
        (
            Recurrence(WEEKLY, step=2, weekdays=frozenset({0, 4})),
            ["2025-01-03", "2025-01-13", "2025-01-17"],
        ),
        (Recurrence(MONTHLY, day=31), ["2025-01-31", "2025-02-28", "2025-03-31"]),
        (
            Recurrence(MONTHLY, step=2, position=2, weekdays=frozenset({1})),
            ["2025-01-14", "2025-03-11", "2025-05-13"],
        ),
        (
            Recurrence(MONTHLY, position=LAST, weekdays=frozenset({4})),
            ["2025-01-31", "2025-02-28", "2025-03-28"],
        ),
        (Recurrence(YEARLY, month=5, day=1), ["2025-05-01", "2026-05-01"]),
        (
            Recurrence(YEARLY, month=11, position=4, weekdays=frozenset({3})),
            ["2025-11-27", "2026-11-26"],
        ),
    ],
)
def test_days_named(rule: Recurrence, begins: list[str]) -> None:
    assert named(rule)[: len(begins)] == begins


def test_a_week_begins_on_sunday() -> None:
    every_other = Recurrence(WEEKLY, step=2, weekdays=frozenset({6}))
    assert named(every_other, dt.date(2025, 1, 4))[:2] == ["2025-01-12", "2025-01-26"]


def test_turns_are_counted_from_the_first_day_wherever_the_asking_begins() -> None:
    every_third = Recurrence(DAILY, step=3)
    later = (dt.date(2025, 1, 5), dt.date(2025, 1, 8))
    assert list(every_third.days(FIRST, END, within=later)) == [dt.date(2025, 1, 7)]


def test_a_fifth_monday_that_is_not_there_is_passed_over() -> None:
    assert named(Recurrence(MONTHLY, position=5, weekdays=frozenset({0})))[0] == "2025-03-31"
