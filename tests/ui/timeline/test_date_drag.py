"""Which dates a drag asks for: only those of the part that is dragged, and never a turned bar."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from ui.timeline.bar import Bar, Span
from ui.timeline.date_drag import drawn, moved, part_of, within
from ui.timeline.spot import Part, Spot

FIRST = dt.date(2025, 1, 1)


def day(number: int) -> dt.date:
    return FIRST + dt.timedelta(number)


AHEAD = Bar(day(10), day(20))
RUNNING = Bar(day(10), day(20), has_begun=True)
GATE = Bar(None, day(20))


@pytest.mark.parametrize(
    ("part", "asked"),
    [
        (Part.BODY, Span(day(13), day(23))),
        (Part.START, Span(day(13), day(20))),
        (Part.FINISH, Span(day(10), day(23))),
        (Part.GATE, Span(None, day(23))),
    ],
)
def test_each_part_moves_its_own_dates(part: Part, asked: Span) -> None:
    assert moved(AHEAD, part, 3) == asked


@pytest.mark.parametrize(
    ("bar", "part", "moves"),
    [
        (AHEAD, Part.BODY, Part.BODY),
        (RUNNING, Part.BODY, Part.GATE),
        (RUNNING, Part.FINISH, Part.GATE),
        (GATE, Part.BODY, Part.GATE),
        (AHEAD, Part.FINISH, Part.FINISH),
    ],
)
def test_a_start_that_happened_stays(bar: Bar, part: Part, moves: Part) -> None:
    assert part_of(Spot(None, bar, part, QRectF(), 0)) is moves


@given(
    st.sampled_from([AHEAD, RUNNING, GATE]),
    st.sampled_from([Part.BODY, Part.START, Part.FINISH, Part.GATE]),
    st.integers(-200_000, 200_000),
)
def test_a_bar_never_ends_before_it_starts_nor_leaves_the_calendar(
    bar: Bar, part: Part, days: int
) -> None:
    part = part_of(Spot(None, bar, part, QRectF(), 0))
    found = drawn(bar, moved(bar, part, within(bar, part, days)))
    assert found.finish is not None
    assert dt.date(1900, 1, 1) <= found.finish <= dt.date(2200, 12, 31)
    assert found.start is None or dt.date(1900, 1, 1) <= found.start <= found.finish
