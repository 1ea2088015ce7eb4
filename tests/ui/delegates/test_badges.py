"""Letters of shops in a cell."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF

from ui.delegates.badges import paint_badges
from ui.delegates.place import Place
from ui.models.cells import Badges


def test_badges_stop_where_the_room_ends(canvas: Any) -> None:
    narrow = QRectF(8, 0, 40, 40)
    canvas.paint(lambda p, _r: paint_badges(p, narrow, Badges(("W", "P", "A")), Place()))
    assert canvas.has("grey_soft")
    assert max(canvas.inked()) <= 48
