"""What the marks of the Gantt mean, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.language import mark, tr
from ui.guard import guarded
from ui.paint import diamond, rounded, text
from ui.theme import color, text_width
from ui.timeline.painter import paint_decides, stroke

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

_MARKS: Final = (
    ("actual", mark("Actual")),
    ("forecast", mark("Forecast")),
    ("done", mark("Done")),
    ("open", mark("Open")),
    ("late", mark("> 10 d")),
    ("very_late", mark("> 30 d")),
)
_LINES: Final = (("critical", mark("Critical")), ("near", mark("Near-critical")))
_WIDE: Final = 22
_NARROW: Final = 15
_GAP: Final = 14
_LANE: Final = "lane "


class GanttLegend(QWidget):
    """The legend; it takes the width its words need, and asks for none: it goes first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ("",)
        self._is_short = self._has_critical = False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_baselines(self, names: Sequence[str]) -> None:
        """Name the baseline that slips are measured against, then those compared with."""
        self._names = tuple(names)
        self.updateGeometry()
        self.update()

    def show_critical(self, *, is_marked: bool) -> None:
        """Explain the line over what decides the end, or not."""
        self._has_critical = is_marked
        self.updateGeometry()
        self.update()

    def fit(self, room: float) -> bool:
        """Say as much as there is room for: all, else which baselines are compared; or return False."""
        for is_short in (False, True):
            self._is_short = is_short
            if self.sizeHint().width() <= room and not (is_short and len(self._names) == 1):
                self.updateGeometry()
                return True
        return False

    @guarded(default=QSize(100, 26))
    def sizeHint(self) -> QSize:
        width = sum(_room(key) + text_width(words, "cap") + _GAP for key, words in self._marks())
        return QSize(round(width), 26)

    @guarded(default=QSize(0, 26))
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 26)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        x, middle = 0.0, self.height() / 2
        for key, words in self._marks():
            _paint(painter, key, x, middle)
            x += _room(key)
            place = QRectF(x, 0, 200, self.height())
            x += text(painter, place, words, "cap", "text3", elide=False) + _GAP
        painter.end()

    def _marks(self) -> list[tuple[str, str]]:
        current, *others = self._names
        named = tr(mark("Baseline {name}"), name=current).strip()
        first = current if self._is_short else named
        compared = [(f"{_LANE}{lane}", name) for lane, name in enumerate(others)]
        rest = () if self._is_short else (*_MARKS, *(_LINES if self._has_critical else ()))
        return [("baseline", first), *compared, *((key, tr(words)) for key, words in rest)]


def _room(key: str) -> int:
    is_bar = key in {"baseline", "actual", "forecast", "critical", "near"} or key.startswith(_LANE)
    return _WIDE if is_bar else _NARROW


def _paint(painter: QPainter, key: str, x: float, middle: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    if key == "baseline":
        painter.fillRect(QRectF(x, middle - 1, 16, 3), color("ch_plan", 150))
    elif key.startswith(_LANE):
        painter.setPen(stroke(int(key.removeprefix(_LANE))))
        painter.drawLine(QPointF(x, round(middle)), QPointF(x + 16, round(middle)))
    elif key in {"critical", "near"}:
        paint_decides(painter, x, x + 16, round(middle), key)
    elif key == "actual":
        painter.fillRect(QRectF(x, middle - 4, 16, 9), color("st_done"))
    elif key == "forecast":
        rounded(painter, QRectF(x, round(middle) - 4, 16, 9), 0, "accent_soft", "st_now")
    else:
        diamond(painter, x + 5, middle, key, 5.2)
