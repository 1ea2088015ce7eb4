"""Which painter shows which kind of column; a new kind is a file and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ui.delegates.badges import paint_badges
from ui.delegates.diamond import paint_diamond
from ui.delegates.journey import paint_journey
from ui.delegates.progress import paint_progress
from ui.delegates.status import paint_status
from ui.delegates.strip import paint_strip
from ui.delegates.text import paint_text
from ui.delegates.two_line import paint_two_line
from ui.models import cells

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from ui.delegates.place import Place

    Painter = Callable[[QPainter, QRectF, Any, Place], None]

PAINTERS: Final[Mapping[type, Painter]] = {
    cells.Text: paint_text,
    cells.TwoLine: paint_two_line,
    cells.Status: paint_status,
    cells.Strip: paint_strip,
    cells.Progress: paint_progress,
    cells.Diamond: paint_diamond,
    cells.Badges: paint_badges,
    cells.Journey: paint_journey,
}
"""By the class of the prepared cell, so that one column may show a slip here and a chip there."""
