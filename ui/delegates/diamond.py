"""Paints a milestone: its diamond and its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui import paint

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from ui.delegates.place import Place
    from ui.models.cells import Diamond

RADIUS: Final = 5.0
ROOM: Final = 20


def paint_diamond(painter: QPainter, rect: QRectF, cell: Diamond, place: Place) -> None:
    """Paint the diamond in the state of the milestone, then the name."""
    rect = rect.adjusted(cell.indent, 0, 0, 0)
    paint.diamond(painter, rect.x() + 6, rect.center().y(), cell.state, RADIUS, ground=place.ground)
    paint.text(painter, rect.adjusted(ROOM, 0, 0, 0), cell.text, cell.kind, cell.tone)
