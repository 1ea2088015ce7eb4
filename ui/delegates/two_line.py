"""Paints a two-line cell: what it is, and under it when and by how much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui import paint
from ui.delegates.place import runs, two_lines

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from ui.delegates.place import Place
    from ui.models.cells import TwoLine

SHAPE: Final = 18
"""Room that a shape takes before the words."""
BADGE: Final = 25
ICON: Final = 13


def paint_two_line(painter: QPainter, rect: QRectF, cell: TwoLine, place: Place) -> None:
    """Paint both lines, after a status shape or a shop's letter if there is one."""
    middle = rect.center().y()
    if cell.shape:
        paint.rag(painter, rect.x() + 6, middle, cell.shape)
        rect = rect.adjusted(SHAPE, 0, 0, 0)
    if cell.badge:
        paint.badge(painter, rect.x(), middle, cell.badge, selected=place.is_selected)
        rect = rect.adjusted(BADGE, 0, 0, 0)
    if not cell.second:
        runs(painter, rect, cell.first, place.side)
        return
    first, second = two_lines(rect)
    runs(painter, first, cell.first, place.side)
    if cell.icon:
        top = second.center().y() - ICON / 2
        paint.picture(painter, second.x(), top, cell.icon, "text3", size=ICON)
        second.setLeft(second.left() + ICON + 5)
    runs(painter, second, cell.second, place.side)
