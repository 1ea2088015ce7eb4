"""A milestone in a cell."""

from __future__ import annotations

from typing import Any

import pytest

from ui.delegates.diamond import paint_diamond
from ui.delegates.place import Place
from ui.models.cells import Diamond


@pytest.mark.parametrize(
    ("state", "tone"), [("done", "st_done"), ("late", "amber"), ("very_late", "red")]
)
def test_the_diamond_shows_the_state(canvas: Any, state: str, tone: str) -> None:
    canvas.paint(lambda p, r: paint_diamond(p, r, Diamond(state, "SAT"), Place()))
    assert canvas.has(tone)
