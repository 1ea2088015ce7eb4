"""What lies under the pointer: gate before edges, edges before the middle, handles where shown."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPointF

from ui.timeline.bar import Bar
from ui.timeline.scale import Scale
from ui.timeline.spot import Part, handles, part_at

FIRST = dt.date(2025, 1, 1)
SCALE = Scale(FIRST, 10)
LEVEL = 50


def day(number: int) -> dt.date:
    return FIRST + dt.timedelta(number)


LONG = Bar(day(10), day(20))
"""From pixel 100 to 200."""
SHORT = Bar(day(10), day(12))
GATE = Bar(None, day(20))


def under(bar: Bar, x: float, y: float = LEVEL, *, has_handles: bool = False) -> Part | None:
    return part_at(bar, LEVEL, SCALE, QPointF(x, y), has_handles=has_handles)


@pytest.mark.parametrize(
    ("x", "part"),
    [
        (90, None),
        (98, Part.START),
        (105, Part.START),
        (107, Part.BODY),
        (186, Part.BODY),
        (188, Part.FINISH),
        (193, Part.GATE),
        (207, Part.GATE),
        (209, None),
    ],
)
def test_a_bar_is_moved_by_its_middle_and_changed_at_its_ends(x: float, part: Part | None) -> None:
    assert under(LONG, x) == part


def test_a_short_bar_is_moved_by_all_of_it() -> None:
    assert [under(SHORT, x) for x in (98, 102, 110, 115)] == [
        Part.START,
        Part.BODY,
        Part.BODY,
        Part.GATE,
    ]


def test_a_gate_alone_has_no_ends() -> None:
    assert [under(GATE, x) for x in (150, 195, 205, 212)] == [None, Part.GATE, Part.GATE, None]


def test_above_and_below_a_bar_there_is_nothing() -> None:
    assert under(LONG, 150, LEVEL - 10) is None
    assert under(LONG, 150, LEVEL + 10) is None


@pytest.mark.parametrize("bar", [LONG, GATE])
def test_handles_draw_links_from_either_end_where_they_are_shown(bar: Bar) -> None:
    before, after = handles(bar, SCALE, LEVEL)
    assert before.x() < 200 < after.x()
    assert under(bar, before.x(), has_handles=True) is Part.LINK_START
    assert under(bar, after.x(), has_handles=True) is Part.LINK_FINISH
    assert under(bar, after.x()) is None


def test_neither_a_group_nor_an_undated_row_is_dragged() -> None:
    assert under(Bar(day(10), day(20), is_summary=True), 150) is None
    assert under(Bar(day(10), None), 100) is None
