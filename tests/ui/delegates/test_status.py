"""A status chip in a cell."""

from __future__ import annotations

from typing import Any

from ui.delegates.place import Place
from ui.delegates.status import paint_status
from ui.models.cells import Run, Status


def test_a_chip_has_the_soft_ground_of_its_tone(canvas: Any) -> None:
    cell = Status("amber", "At risk", "amber", (Run("+3 d", "amber_text", "cap_m"),))
    canvas.paint(lambda p, r: paint_status(p, r, cell, Place()))
    assert canvas.has("amber_soft")
    assert canvas.has("amber")
    assert max(canvas.inked()) > max(canvas.columns("amber_soft"))


def test_a_grey_chip_on_a_selected_row_stands_on_the_surface(canvas: Any) -> None:
    cell = Status("grey", "Closed")
    canvas.paint(lambda p, r: paint_status(p, r, cell, Place(is_selected=True)))
    assert not canvas.has("grey_soft")
