"""Actual against planned in a cell."""

from __future__ import annotations

from typing import Any

from ui.delegates.place import Place
from ui.delegates.progress import paint_progress
from ui.models.cells import Progress


def test_the_plan_is_a_mark_across_the_bar(canvas: Any) -> None:
    canvas.paint(lambda p, r: paint_progress(p, r, Progress(50, 75), Place()))
    done, mark = canvas.columns("st_done"), canvas.columns("text")
    assert max(done) < min(mark) <= 8 + 120


def test_without_a_plan_there_is_no_mark(canvas: Any) -> None:
    canvas.paint(lambda p, r: paint_progress(p, r, Progress(50), Place()))
    assert not canvas.has("text")
