"""Paints the stage strip of a row, over a line of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF

from ui import paint
from ui.delegates.place import runs, two_lines

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.delegates.place import Place
    from ui.models.cells import Strip

WIDEST: Final = 190


def paint_strip(painter: QPainter, rect: QRectF, cell: Strip, place: Place) -> None:
    """Paint ten equal steps with the open gates, and the caption under them."""
    first, second = two_lines(rect)
    bar = first if cell.caption else rect
    bar = QRectF(bar.x(), bar.y(), min(bar.width() - 4, WIDEST), bar.height())
    paint.stage_strip(painter, bar, cell.steps, ground=place.ground)
    if cell.caption:
        runs(painter, second, cell.caption)
