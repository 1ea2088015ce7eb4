"""Paints one line of words: text, dates, numbers, shares, sums and slips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui import paint

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from ui.delegates.place import Place
    from ui.models.cells import Text

ICON: Final = 14
AFTER: Final = 12
BADGE: Final = 25
"""Room that the letter of a shop takes beside the words."""
BADGE_SIZE: Final = 16


def paint_text(painter: QPainter, rect: QRectF, cell: Text, place: Place) -> None:
    """Paint the words of a cell, with the letter or icon beside them if there is one."""
    if cell.badge and not cell.badge_after:
        paint.badge(painter, rect.x(), rect.center().y(), cell.badge, selected=place.is_selected)
        rect = rect.adjusted(BADGE, 0, 0, 0)
    if cell.indent or cell.icon:
        rect = rect.adjusted(cell.indent, 0, 0, 0)
    if cell.icon and not cell.icon_after:
        y = rect.center().y() - ICON / 2
        paint.picture(painter, rect.x(), y, cell.icon, cell.icon_tone, size=ICON)
        rect = rect.adjusted(ICON + 6, 0, 0, 0)
    if cell.text:
        room = rect.adjusted(0, 0, -AFTER - 5, 0) if cell.icon and cell.icon_after else rect
        room = room.adjusted(0, 0, -BADGE, 0) if cell.badge and cell.badge_after else room
        wide = paint.text(
            painter, room, cell.text, cell.kind, cell.tone, align=place.side, doc=cell.doc
        )
        if cell.icon and cell.icon_after:
            at = rect.x() + wide + 5
            paint.picture(painter, at, rect.center().y() - 6, cell.icon, cell.icon_tone, size=AFTER)
        if cell.badge and cell.badge_after:
            at = rect.x() + wide + BADGE - BADGE_SIZE
            paint.badge(painter, at, rect.center().y(), cell.badge, selected=place.is_selected)
