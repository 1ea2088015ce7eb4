"""Days lie where they should, whatever the zoom."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.timeline.scale import NARROWEST, WIDEST, Scale, fitted

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31))
WIDTHS = st.floats(NARROWEST, WIDEST)


@given(DAYS, DAYS, WIDTHS)
def test_the_middle_of_a_day_is_that_day(first: dt.date, day: dt.date, width: float) -> None:
    scale = Scale(first, width)
    assert scale.day(scale.x(day) + width / 2) == day


@given(DAYS, WIDTHS, st.floats(0.2, 5), st.floats(0, 2000))
def test_zooming_keeps_the_day_under_the_pointer(
    first: dt.date, width: float, factor: float, at: float
) -> None:
    scale = Scale(first, width)
    under = scale.day(at)
    assert abs((scale.zoomed(factor, at).day(at) - under).days) <= 1


@given(DAYS, WIDTHS, st.floats(-5000, 5000))
def test_panning_there_and_back_is_nothing(first: dt.date, width: float, pixels: float) -> None:
    scale = Scale(first, width)
    back = scale.panned(pixels).panned(-pixels)
    assert back.x(first) == pytest.approx(0, abs=0.01)


def test_a_project_fits_with_a_margin() -> None:
    first, last = dt.date(2023, 5, 18), dt.date(2026, 11, 2)
    scale = fitted(first, last, 600)
    assert scale.x(first) == pytest.approx(24)
    assert scale.x(last) < 600 - 20


@pytest.mark.parametrize(
    ("width", "unit"), [(6.0, "week"), (1.5, "month"), (0.5, "quarter"), (0.1, "year")]
)
def test_marks_are_as_fine_as_there_is_room(width: float, unit: str) -> None:
    marks = list(Scale(dt.date(2023, 5, 18), width).marks(600))
    assert {mark.unit for mark in marks} == {unit}
    assert [mark.day for mark in marks] == sorted({mark.day for mark in marks})


def test_the_ends_of_time_do_no_harm() -> None:
    scale = Scale(dt.date(9999, 1, 1), 0.05)
    assert len(list(scale.marks(2000))) < 200
    assert Scale(dt.date(1, 1, 1), 1).panned(-1e9).first.year >= 1
