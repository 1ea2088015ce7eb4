"""A way in time in a cell."""

from __future__ import annotations

from typing import Any

import pytest

from ui.delegates.journey import paint_journey
from ui.delegates.place import Place
from ui.models.cells import Journey


def painted(canvas: Any, cell: Journey) -> Any:
    return canvas.paint(lambda p, rect: paint_journey(p, rect, cell, Place()))


def test_a_bar_stands_where_its_days_are(canvas: Any) -> None:
    painted(canvas, Journey(0.25, 0.75, state="done"))
    columns = canvas.columns("st_done")
    assert (min(columns), max(columns)) == (8 + 46, 8 + 138 - 1)


def test_what_is_under_way_is_filled_up_to_the_status_date(canvas: Any) -> None:
    painted(canvas, Journey(0.0, 1.0, state="now", today=0.5))
    assert canvas.has("accent_soft")
    assert 8 + 92 in canvas.columns("st_now")
    assert canvas.image.pixel(8 + 120, 20) != canvas.image.pixel(8 + 40, 20)


@pytest.mark.parametrize(("state", "tone"), [("waiting", "amber"), ("open", "st_done")])
def test_a_state_has_its_tone(canvas: Any, state: str, tone: str) -> None:
    painted(canvas, Journey(0.0, 1.0, state=state, today=0.5))
    assert canvas.has(tone)


def test_the_expected_arrival_is_a_mark_and_months_are_lines(canvas: Any) -> None:
    painted(canvas, Journey(None, None, due=0.5, marks=(0.1,)))
    assert canvas.has("text")
    assert canvas.has("line")
