"""Moments become ticks and come back."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from core.rules.schedule.instant import DAY, HOUR, MINUTE, instant, minutes, moment

when = dt.datetime.fromisoformat
tenths = st.integers(DAY, 9000 * 365 * DAY)


def test_a_date_is_its_midnight() -> None:
    assert instant(dt.date(2025, 3, 1)) == instant(when("2025-03-01"))
    assert instant(dt.date(2025, 3, 2)) - instant(dt.date(2025, 3, 1)) == DAY


def test_seconds_are_kept_to_the_tenth_of_a_minute() -> None:
    assert moment(instant(when("2025-03-03T16:58:24"))) == when("2025-03-03T16:58:24")
    assert moment(instant(when("2025-03-03T16:58:59"))) == when("2025-03-03T16:59")


def test_spans_read_as_minutes() -> None:
    assert minutes(HOUR + MINUTE // 2) == 60.5


@given(tenths)
def test_there_and_back(tick: int) -> None:
    assert instant(moment(tick)) == tick
