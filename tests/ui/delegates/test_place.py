"""Lines and runs in a cell."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF

from ui.delegates.place import runs, two_lines
from ui.models.cells import Run


def test_two_lines_fill_the_middle_of_a_cell_one_over_the_other() -> None:
    first, second = two_lines(QRectF(0, 0, 100, 40))
    assert first.bottom() == second.top()
    assert abs(first.top() - (40 - second.bottom())) < 0.01


def test_runs_follow_each_other_and_end_in_the_cell(canvas: Any) -> None:
    words = (Run("2025-03-30", "text2"), Run("", "red"), Run("+42 d", "red_text"))
    ends: list[float] = []
    canvas.paint(lambda p, r: ends.append(runs(p, r, words)))
    assert canvas.rect.left() < ends[0] <= canvas.rect.right()
