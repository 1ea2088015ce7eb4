"""Stages down, shops across: when each gate of each shop is reached. Painted, for the side pane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.text import day
from ui import paint
from ui.guard import guarded
from ui.models.cells import LATE_DAYS, VERY_LATE_DAYS, slip_tone
from ui.theme import line_height, text_width

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

DATE: Final = "0000-00-00"
MARK: Final = 13
ROOMY: Final = 96
GAP: Final = 6
DONE, NOW = "done", "now"


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate of one shop: its state, its date, its lateness in days."""

    state: str
    finish: dt.date | None
    slip: int | None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A phase with its gate in each shop; nothing where a shop has no such phase."""

    title: str
    gates: tuple[Gate | None, ...]

    @property
    def is_running(self) -> bool:
        """Return whether some shop is at work in this phase."""
        return any(gate is not None and gate.state == NOW for gate in self.gates)


class DateGrid(QWidget):
    """The gates of a project; past dates are pale, late ones coloured with their diamond."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads: tuple[str, ...] = ()
        self._rows: tuple[GridRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_grid(self, heads: Sequence[str], rows: Sequence[GridRow]) -> None:
        """Show the names of the shops and a row for each phase."""
        self._heads, self._rows = tuple(heads), tuple(rows)
        self.setAccessibleDescription("\n".join(_spoken(self._heads, row) for row in self._rows))
        self.updateGeometry()
        self.update()

    @guarded(default=QSize())
    def sizeHint(self) -> QSize:
        return QSize(340, self._line() * (len(self._rows) + 1) + 2)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._heads:
            self._paint(painter)
        painter.end()

    def _line(self) -> int:
        return round(line_height("small")) + 4

    def _paint(self, painter: QPainter) -> None:
        line = self._line()
        names = max((text_width(row.title, "small_m") for row in self._rows), default=0)
        spare = (self.width() - names - GAP) / len(self._heads)
        least = round(text_width(DATE, "cap_m")) + MARK
        cell = min(max(least, spare), ROOMY)
        left = self.width() - cell * len(self._heads)
        for place, head in enumerate(self._heads):
            rect = QRectF(left + place * cell + GAP, 0, cell - GAP, line)
            paint.text(painter, rect, _fitted(head, rect.width()), "cap_m", "text3", align="right")
        paint.hline(painter, 0, self.width(), line - 1)
        for number, row in enumerate(self._rows, start=1):
            top = line * number
            kind, shade = ("small_m", "text") if row.is_running else ("small", "text2")
            paint.text(painter, QRectF(0, top, left, line), row.title, kind, shade)
            for place, gate in enumerate(row.gates):
                if gate is not None:
                    _gate(painter, QRectF(left + place * cell, top, cell, line), gate)


def _fitted(head: str, room: float) -> str:
    """Return the name of a shop, its last word where the whole has no room: Assembly."""
    words = head.split()
    if len(words) < 2 or text_width(head, "cap_m") <= room:  # noqa: PLR2004  one word stays
        return head
    return words[-1][:1].upper() + words[-1][1:]


def _gate(painter: QPainter, rect: QRectF, gate: Gate) -> None:
    is_done = gate.state == DONE
    slip = 0 if is_done else gate.slip or 0
    shade = "text3" if is_done else slip_tone(slip, "text")
    kind = "cap_m" if slip > LATE_DAYS or gate.state == NOW else "cap"
    width = paint.text(painter, rect, day(gate.finish), kind, shade, align="right", elide=False)
    if is_done or gate.finish is None:
        return
    x = rect.right() - width - 8
    paint.diamond(painter, x, rect.center().y(), _mark(gate.state, slip), 3.6)


def _mark(state: str, slip: int) -> str:
    if slip > VERY_LATE_DAYS:
        return "very_late"
    return "late" if slip > LATE_DAYS else state


def _spoken(heads: Sequence[str], row: GridRow) -> str:
    cells = (
        f"{head} {day(gate.finish)}"
        for head, gate in zip(heads, row.gates, strict=True)
        if gate is not None
    )
    return f"{row.title}: {', '.join(cells)}"
