"""Paints the letters of shops, each on its square."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui import paint

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from ui.delegates.place import Place
    from ui.models.cells import Badges

GAP: Final = 4


def paint_badges(painter: QPainter, rect: QRectF, cell: Badges, place: Place) -> None:
    """Paint the squares from the left, as many as there is room for."""
    x = rect.x()
    for letter in cell.letters:
        if x + 16 > rect.right():
            return
        middle = rect.center().y()
        x += paint.badge(painter, x, middle, letter, selected=place.is_selected) + GAP
