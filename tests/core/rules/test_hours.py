"""Hours of a working day as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.rules.hours import spans, spans_text


def test_a_day_has_its_spans_in_minutes_since_midnight() -> None:
    assert spans("08:00-12:00 13:00-17:00") == ((480, 720), (780, 1020))
    assert spans("") == ()
    assert spans("00:00-24:00") == ((0, 1440),)


def test_a_night_shift_goes_on_past_midnight() -> None:
    assert spans("22:00-06:00") == ((1320, 1800),)


@pytest.mark.parametrize(
    "text",
    [
        *("8-12", "08:00", "25:00-26:00", "08:60-09:00", "24:00-08:00"),
        *("08:00-12:00 11:00-13:00", "13:00-17:00 08:00-12:00", "06:00-12:00 22:00-07:00"),
    ],
)
def test_what_is_no_day_of_hours_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        spans(text)


@given(st.lists(st.integers(0, 1440), unique=True, max_size=8))
def test_spans_come_back_as_they_were_written(minutes: list[int]) -> None:
    ends = sorted(minutes[: len(minutes) // 2 * 2])
    found = tuple(zip(ends[::2], ends[1::2], strict=True))
    assert spans(spans_text(found)) == found
