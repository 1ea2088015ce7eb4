"""Paints a status: a chip of shape and word, and what is said after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ui import paint
from ui.delegates.place import GAP, runs

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.delegates.place import Place
    from ui.models.cells import Status


def paint_status(painter: QPainter, rect: QRectF, cell: Status, place: Place) -> None:
    """Paint the chip at the left of the cell."""
    width = paint.chip(
        painter,
        rect.x(),
        rect.center().y(),
        cell.text,
        cell.tone,
        lead=cell.lead or None,
        selected=place.is_selected,
    )
    if cell.after:
        x = rect.x() + width + GAP
        runs(painter, QRectF(x, rect.y(), rect.right() - x, rect.height()), cell.after)
