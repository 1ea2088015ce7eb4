"""What the marks of the Gantt mean, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.language import mark, tr
from ui.guard import guarded
from ui.paint import diamond, rounded, text
from ui.theme import color, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_MARKS: Final = (
    ("baseline", mark("Baseline")),
    ("actual", mark("Actual")),
    ("forecast", mark("Forecast")),
    ("done", mark("Done")),
    ("open", mark("Open")),
    ("late", mark("> 10 d")),
    ("very_late", mark("> 30 d")),
)
_WIDE: Final = 22
_NARROW: Final = 15
_GAP: Final = 14


class GanttLegend(QWidget):
    """The legend; it takes the width its words need, and asks for none: it goes first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @guarded(default=QSize(100, 26))
    def sizeHint(self) -> QSize:
        width = sum(_room(key) + text_width(tr(words), "cap") + _GAP for key, words in _MARKS)
        return QSize(round(width), 26)

    @guarded(default=QSize(0, 26))
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 26)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        x, middle = 0.0, self.height() / 2
        for key, words in _MARKS:
            _paint(painter, key, x, middle)
            x += _room(key)
            place = QRectF(x, 0, 200, self.height())
            x += text(painter, place, tr(words), "cap", "text3", elide=False) + _GAP
        painter.end()


def _room(key: str) -> int:
    return _WIDE if key in {"baseline", "actual", "forecast"} else _NARROW


def _paint(painter: QPainter, key: str, x: float, middle: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    if key == "baseline":
        painter.fillRect(QRectF(x, middle - 1, 16, 3), color("ch_plan", 150))
    elif key == "actual":
        painter.fillRect(QRectF(x, middle - 4, 16, 9), color("st_done"))
    elif key == "forecast":
        rounded(painter, QRectF(x, round(middle) - 4, 16, 9), 0, "accent_soft", "st_now")
    else:
        diamond(painter, x + 5, middle, key, 5.2)
