"""The stage strip in a cell."""

from __future__ import annotations

from typing import Any

from ui.delegates.place import Place
from ui.delegates.strip import paint_strip
from ui.models.cells import Run, Strip
from ui.paint import Cell


def test_done_running_and_open_steps_look_different(canvas: Any) -> None:
    cell = Strip((Cell("done"), Cell("now", 0.5), Cell("open")), (Run("Design", "text2", "cap"),))
    canvas.paint(lambda p, r: paint_strip(p, r, cell, Place()))
    assert max(canvas.columns("st_done")) > min(canvas.columns("st_done"))
    assert canvas.has("st_now")
    assert canvas.has("st_track")
