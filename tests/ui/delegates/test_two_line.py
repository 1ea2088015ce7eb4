"""Two lines of words."""

from __future__ import annotations

from typing import Any

from ui.delegates.place import Place
from ui.delegates.two_line import paint_two_line
from ui.models.cells import Run, TwoLine


def test_a_status_shape_stands_before_both_lines(canvas: Any) -> None:
    cell = TwoLine((Run("Astana"),), (Run("Kazakhstan", "text3", "cap"),), shape="red")
    canvas.paint(lambda p, r: paint_two_line(p, r, cell, Place()))
    assert max(canvas.columns("red")) < 26


def test_a_badge_stands_before_the_words(canvas: Any) -> None:
    cell = TwoLine((Run("Ovens"),), badge="P")
    canvas.paint(lambda p, r: paint_two_line(p, r, cell, Place()))
    assert canvas.has("grey_soft")
