"""What of the window is painted first, while the rest is imported: the grounds of its frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from ui.theme import color, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

RAIL_WIDE, RAIL_NARROW = 216, 52


def paint_ground(window: QWidget, *, is_narrow: bool) -> None:
    """Paint top bar, rail and status bar as plain grounds, where they will stand."""
    painter = QPainter(window)
    width, height = window.width(), window.height()
    top, rail = theme().tokens.height["top_bar"], RAIL_NARROW if is_narrow else RAIL_WIDE
    bottom = theme().tokens.height["status_bar"]
    painter.fillRect(0, 0, width, height, color("surface"))
    painter.fillRect(0, 0, width, top, color("chrome"))
    painter.fillRect(0, top, rail, height - top, color("chrome"))
    painter.fillRect(0, height - bottom, width, bottom, color("chrome"))
    for x, y, across, down in (
        (0, top - 1, width, 1),
        (rail - 1, top, 1, height - top - bottom),
        (0, height - bottom, width, 1),
    ):
        painter.fillRect(x, y, across, down, color("line"))
    painter.end()
