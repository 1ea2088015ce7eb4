"""The steps of a dialog in one line: done, current, to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui import paint
from ui.guard import guarded
from ui.theme import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

HEIGHT: Final = 40
EDGE: Final = 20
DISC: Final = 18
GAP: Final = 10
BETWEEN: Final = 28


class StepBar(QWidget):
    """Shows which step the user is at; Back and Continue move it."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(names)
        self._current = 0
        self.setFixedHeight(HEIGHT)
        self.show_step(0)

    @property
    def current(self) -> int:
        """Return the number of the current step, from 0."""
        return self._current

    def show_step(self, current: int) -> None:
        """Make a step the current one."""
        self._current = current
        self.setAccessibleName(f"{current + 1}/{len(self._names)} {self._names[current]}")
        self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        x, middle = float(EDGE), HEIGHT / 2
        for number, name in enumerate(self._names):
            if number:
                paint.hline(painter, x, x + BETWEEN, middle, "line2")
                x += BETWEEN + GAP
            x = self._step(painter, x, middle, number, name)
        paint.hline(painter, 0, self.width(), HEIGHT - 1)
        painter.end()

    def _step(self, painter: QPainter, x: float, middle: float, number: int, name: str) -> float:
        is_now, is_done = number == self._current, number < self._current
        disc = QRectF(x, middle - DISC / 2, DISC, DISC)
        if is_done:
            paint.rounded(painter, disc, DISC / 2, "st_done")
            paint.picture(painter, x + 3, middle - 6, "check", "surface", size=12)
        else:
            fill, line = ("accent_fill", None) if is_now else (None, "field")
            paint.rounded(painter, disc, DISC / 2, fill, line)
            shade = "on_accent" if is_now else "text2"
            paint.text(painter, disc, str(number + 1), "cap_sb", shade, align="center", elide=False)
        x += DISC + 7
        kind = "h3" if is_now else "body"
        width = text_width(name, kind) + 2
        place = QRectF(x, 0, width, HEIGHT - 1)
        paint.text(painter, place, name, kind, "text" if is_now else "text2", elide=False)
        return x + width + GAP
