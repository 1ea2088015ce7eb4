"""Paints actual against planned: a bar with the plan's mark, over a line of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF

from ui import paint
from ui.delegates.place import runs, two_lines

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.delegates.place import Place
    from ui.models.cells import Progress

WIDEST: Final = 120


def paint_progress(painter: QPainter, rect: QRectF, cell: Progress, place: Place) -> None:
    """Paint the bar, and the caption under it."""
    first, second = two_lines(rect)
    bar = first if cell.caption else rect
    bar = QRectF(bar.x(), bar.y(), min(bar.width() - 4, WIDEST), bar.height())
    planned = None if cell.planned is None else cell.planned / 100
    paint.progress(painter, bar, cell.actual / 100, planned, ground=place.ground)
    if cell.caption:
        runs(painter, second, cell.caption)
