"""The stage board: each shop's ten gates on one strip, with names above and dates below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core import terms, text
from core.language import mark, tr
from ui import paint
from ui.guard import guarded
from ui.models.cells import LATE_DAYS, VERY_LATE_DAYS, slip_tone
from ui.theme import changes, color, line_height, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from core.rules.board import BoardCell, BoardRow

LEFT: Final = 13
RADIUS: Final = 6.5
BAR: Final = 8
LEAST: Final = 64
NONE, DONE, NOW = "none", "done", "now"
MOVES: Final[dict[Any, tuple[int, int]]] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
PRESSES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class StageBoard(QWidget):
    """Paints the board; a gate leads to its milestone.

    Signals:
        opened: A gate was pressed; carries the id of its milestone.
    """

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[BoardRow, ...] = ()
        self._against = ""
        self._focus = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        changes().changed.connect(self.updateGeometry)

    def show_board(self, rows: Sequence[BoardRow], against: str) -> None:
        """Show these shops, each with its ten phases; `against` names the baseline of slips."""
        self._rows, self._against = tuple(rows), against
        self.setAccessibleName(tr("Stages of each shop"))
        self.setAccessibleDescription("; ".join(map(_spoken, self._rows)))
        self._focus = (0, 0)
        self.updateGeometry()
        self.update()

    def words_at(self, row: int, phase: int) -> str:
        """Return everything the board knows of a gate."""
        cell = self._rows[row].cells[phase]
        shop = tr(terms.shop(self._rows[row].shop).name)
        lines = [f"{shop}: {tr(terms.PHASES[phase].name)}"]
        if cell.baseline:
            named = tr(mark("Baseline {name}"), name=self._against).strip()
            lines.append(f"{named} {text.day(cell.baseline)}")
        if cell.finish:
            words = mark("Reached {day}") if cell.state == DONE else mark("Forecast {day}")
            lines.append(f"{tr(words, day=text.day(cell.finish))} {text.slip(cell.slip)}".strip())
        if cell.state == NOW:
            lines.append(tr("{share} done", share=text.percent(cell.fraction * 100)))
        if cell.is_shared:
            lines.append(tr("A milestone of the whole project"))
        return "\n".join(lines)

    def gate_place(self, row: int, phase: int) -> QRectF:
        """Return where a gate with its date is."""
        width, edges = self._width(), self._edges()
        top = self._head() + row * self._line()
        return QRectF(edges[phase + 1] - width / 2, top, width, self._line())

    @guarded(default=QSize(600, 140))
    def sizeHint(self) -> QSize:
        return QSize(600, self._head() + self._line() * len(self._rows) + 4)

    @guarded(default=QSize(600, 140))
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @guarded(default=False)
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            found = self._at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), self.words_at(*found) if found else "", self)
            return True
        return super().event(event)

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position().x(), event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self._focus = found
            self._open()

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position().x(), event.position().y())
        shape = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVES and self._rows:
            down, along = MOVES[event.key()]
            row = min(max(0, self._focus[0] + down), len(self._rows) - 1)
            phase = min(max(0, self._focus[1] + along), len(terms.PHASES) - 1)
            self._focus = (row, phase)
            self.update()
        elif event.key() in PRESSES and self._rows:
            self._open()
        else:
            super().keyPressEvent(event)

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.rounded(painter, QRectF(self.rect()), 8, "surface", "line")
        self._paint_head(painter)
        for number, row in enumerate(self._rows):
            top = self._head() + number * self._line()
            paint.hline(painter, 1, self.width() - 1, top)
            self._paint_shop(painter, row, top)
            self._paint_strip(painter, row, top)
        if self.hasFocus() and self._rows:
            paint.focus_ring(painter, self.gate_place(*self._focus).adjusted(0, 2, 0, -2), 4)
        painter.end()

    # geometry

    def _head(self) -> int:
        return max(29, round(line_height("cap")) + 14)

    def _line(self) -> int:
        return max(37, round(line_height("body_m") + line_height("cap")) + 8)

    def _edges(self) -> list[float]:
        """Return where the strip begins and where each gate is."""
        names = [tr(terms.shop(row.shop).name) for row in self._rows]
        widest = max([text_width(name, "body_m") for name in names] + [110.0])
        left = LEFT + min(widest, 170.0) + 26
        right = self.width() - 46
        step = (right - left) / len(terms.PHASES)
        return [round(left + number * step) for number in range(len(terms.PHASES) + 1)]

    def _width(self) -> float:
        edges = self._edges()
        return max(float(LEAST), edges[1] - edges[0]) - 2

    def _at(self, x: float, y: float) -> tuple[int, int] | None:
        for row in range(len(self._rows)):
            for phase in range(len(terms.PHASES)):
                has_gate = self._rows[row].cells[phase].gate is not None
                if has_gate and self.gate_place(row, phase).contains(x, y):
                    return row, phase
        return None

    # what is painted

    def _paint_head(self, painter: QPainter) -> None:
        edges, width = self._edges(), self._width()
        for number, phase in enumerate(terms.PHASES):
            is_now = any(row.cells[number].state == NOW for row in self._rows)
            place = QRectF(edges[number + 1] - width / 2, 1, width, self._head() - 1)
            kind, tone = ("cap_m", "text") if is_now else ("cap", "text2")
            paint.text(painter, place, tr(phase.name), kind, tone, align="center")

    def _paint_shop(self, painter: QPainter, row: BoardRow, top: float) -> None:
        name, under = line_height("body_m"), line_height("cap")
        y = top + (self._line() - name - under) / 2
        width = self._edges()[0] - LEFT - 8
        shop = tr(terms.shop(row.shop).name)
        paint.text(painter, QRectF(LEFT, y, width, name), shop, "body_m")
        paint.text(painter, QRectF(LEFT, y + name, width, under), _share(row), "cap", "text2")

    def _paint_strip(self, painter: QPainter, row: BoardRow, top: float) -> None:
        edges, width = self._edges(), self._width()
        under = line_height("small")
        middle = round(top + (self._line() - under) / 2 - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for cell, left, right in zip(row.cells, edges, edges[1:], strict=False):
            if cell.state != NONE:
                bar = QRectF(left, middle - BAR / 2, right - left, BAR)
                painter.fillRect(bar, color("st_done" if cell.state == DONE else "st_track"))
                bar.setWidth(round(bar.width() * cell.fraction))
                if cell.state == NOW:
                    painter.fillRect(bar, color("st_now"))
        for cell, x in zip(row.cells, edges[1:], strict=False):
            if cell.gate is not None:
                _halo(painter, x, middle)
                paint.diamond(painter, x, middle, gate_state(cell), RADIUS)
                place = QRectF(x - width / 2, middle + BAR - 1, width, under)
                tone, kind = _date_look(cell)
                paint.text(painter, place, text.day(cell.finish), kind, tone, align="center")

    def _open(self) -> None:
        gate = self._rows[self._focus[0]].cells[self._focus[1]].gate
        if gate is not None:
            self.opened.emit(gate)


def gate_state(cell: BoardCell) -> str:
    """Return how the diamond of a gate is drawn."""
    if cell.state == DONE:
        return DONE
    slip = cell.slip or 0
    if slip > VERY_LATE_DAYS:
        return "very_late"
    if slip > LATE_DAYS:
        return "late"
    return NOW if cell.state == NOW else "open"


def _date_look(cell: BoardCell) -> tuple[str, str]:
    if cell.state == DONE:
        return "text3", "small"
    tone = slip_tone(cell.slip, "text2")
    return tone, "small" if tone == "text2" else "small_m"


def _halo(painter: QPainter, x: float, y: float) -> None:
    """Paint the ground around a gate, so that it stands off its bar."""
    painter.save()
    painter.translate(x, y)
    painter.rotate(45)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = (RADIUS + 2.2) * 2**0.5
    painter.fillRect(QRectF(-side / 2, -side / 2, side, side), color("surface"))
    painter.restore()


def _share(row: BoardRow) -> str:
    if not row.weight:
        return ""
    plan = tr(mark("plan {share}"), share=text.percent(row.planned))
    return f"{text.percent(row.actual)} · {plan}"


def _spoken(row: BoardRow) -> str:
    shop = tr(terms.shop(row.shop).name)
    gates = [
        f"{tr(phase.name)} {text.day(cell.finish)} {text.slip(cell.slip)}".strip()
        for phase, cell in zip(terms.PHASES, row.cells, strict=True)
        if cell.gate is not None
    ]
    return f"{shop} {_share(row)}: {', '.join(gates)}"
