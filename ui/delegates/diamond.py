"""Paints a milestone: its diamond and its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QPainter

from ui import paint
from ui.theme import color

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from ui.delegates.place import Place
    from ui.models.cells import Diamond

RADIUS: Final = 5.0
ROOM: Final = 20
BEFORE, HALF = 5, 9
"""Where the line before it stands, and half its height."""


def paint_diamond(painter: QPainter, rect: QRectF, cell: Diamond, place: Place) -> None:
    """Paint the diamond in the state of the milestone, then the name."""
    rect = rect.adjusted(cell.indent, 0, 0, 0)
    if cell.line:
        middle = round(rect.center().y())
        _line(painter, round(rect.x()) - BEFORE, middle - HALF, middle + HALF, cell.line)
    paint.diamond(painter, rect.x() + 6, rect.center().y(), cell.state, RADIUS, ground=place.ground)
    paint.text(painter, rect.adjusted(ROOM, 0, 0, 0), cell.text, cell.kind, cell.tone)


def _line(painter: QPainter, x: int, top: int, bottom: int, line: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    if line == "critical":
        painter.fillRect(x, top, 2, bottom - top, color("text"))
        return
    for y in range(top, bottom, 6):
        painter.fillRect(x, y, 2, 3, color("text3"))
