"""What the marks of the stage matrix mean, always in view at its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from core.language import mark, tr
from ui.guard import guarded
from ui.models.cells import slip_words
from ui.paint import diamond, hline, picture, rounded, text
from ui.theme import color, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_ITEMS: Final = (
    ("done", mark("Done, actual date")),
    ("now", mark("In progress")),
    ("open", mark("Forecast, on plan to 10 d late")),
    ("late", mark("Late now, 11–30 d")),
    ("very_late", mark("Late now, > 30 d")),
    ("follows", mark("Late as a consequence")),
)
_GAP: Final = 18


class MatrixLegend(QWidget):
    """One line of marks with words; the hint at the right goes first when it is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._against = ""
        self.setFixedHeight(30)

    def show_against(self, name: str) -> None:
        """Say which baseline slips are measured against."""
        self._against = name
        self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        hline(painter, 0, self.width(), 0)
        x, middle = 16.0, self.height() / 2 + 0.5
        for key, words in _ITEMS:
            x += _paint(painter, key, x, middle)
            place = QRectF(x, 1, 400, self.height() - 1)
            x += text(painter, place, tr(words), "cap", "text3", elide=False) + _GAP
        hint = tr(mark("Enter edits the date"))
        if self._against:
            hint = f"{slip_words(self._against)} · {hint}"
        left = self.width() - 16 - text_width(hint, "cap")
        if left > x:
            text(
                painter, QRectF(left, 1, 400, self.height() - 1), hint, "cap", "text3", elide=False
            )
        painter.end()


def _paint(painter: QPainter, key: str, x: float, middle: float) -> float:
    """Paint the mark of an item and return the room it takes."""
    if key == "done":
        picture(painter, x, middle - 6, "check", "st_done", size=12)
        return 18
    if key == "open":
        diamond(painter, x + 5, middle, "open", 4.4)
        return 16
    if key == "follows":
        diamond(painter, x + 5, middle, "late", 4.4)
        diamond(painter, x + 17, middle, "very_late", 4.4)
        return 27
    ground = {"now": "accent_soft", "late": "amber_soft", "very_late": "red_soft"}[key]
    rounded(painter, QRectF(x, middle - 6, 16, 12), 2, ground)
    if key == "now":
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(QRectF(x, middle + 4, 9, 2), color("st_now"))
    else:
        diamond(painter, x + 8, middle, key, 4.2, ground=ground)
    return 22
