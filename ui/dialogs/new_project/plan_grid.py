"""The dated milestones of a plan: one line each, one column for each shop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core import terms, text
from core.language import current, mark, tr
from ui import paint
from ui.guard import guarded
from ui.theme import line_height, text_width

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from core.queries.planning import PlanLine, PlanView

PADDING: Final = 5
SIGN: Final = 14
LEAST_NAME: Final = 110
WIDEST: Final = 118


class PlanGrid(QWidget):
    """Paints names and dates; a date on a day nobody works has a sign and another tone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[PlanLine, ...] = ()
        self._shops: tuple[str, ...] = ()
        self._marked: frozenset[tuple[str, str]] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_plan(self, view: PlanView, shops: Sequence[str], *, is_whole: bool) -> None:
        """Show a plan.

        Args:
            view: the plan.
            shops: the columns.
            is_whole: every milestone, not the key ones alone.
        """
        self._lines = tuple(line for line in view.lines if is_whole or line.is_key)
        self._shops = tuple(shops)
        self._marked = frozenset((clash.key, clash.shop) for clash in view.clashes)
        self.setAccessibleName(tr(mark("Milestones from template")))
        self.setAccessibleDescription("\n".join(self.rows()))
        self.updateGeometry()
        self.update()

    def rows(self) -> list[str]:
        """Return what each line says, for screen readers."""
        names = {shop: tr(terms.shop(shop).name) for shop in self._shops}
        return [
            f"{line.named(current())}: "
            + ", ".join(f"{names[shop]} {text.day(_finish(line, shop))}" for shop in self._shops)
            for line in self._lines
        ]

    @guarded(default=QSize(200, 40))
    def sizeHint(self) -> QSize:
        return QSize(320, round((len(self._lines) + 1) * self._line() + PADDING))

    @guarded(default=QSize(200, 40))
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        line, width = self._line(), self._column()
        left = self.width() - width * len(self._shops)
        head = QRectF(0, 0, left - 8, line)
        paint.text(painter, head, tr(mark("Milestone")), "cap_m", "text2")
        for number, shop in enumerate(self._shops):
            place = QRectF(left + number * width, 0, width - 3, line)
            name = tr(terms.shop(shop).name)
            paint.text(painter, place, name, "cap_m", "text2", align="right")
        paint.hline(painter, 0, self.width(), line + 1)
        for number, each in enumerate(self._lines, start=1):
            self._paint_line(painter, each, QRectF(0, number * line + PADDING, left - 8, line))
        painter.end()

    @guarded(default=False)
    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().event(event)
        number = int((event.pos().y() - PADDING) // self._line()) - 1
        shown = self._lines[number].named(current()) if 0 <= number < len(self._lines) else ""
        QToolTip.showText(event.globalPos(), paint.plain(shown), self)
        return True

    def _paint_line(self, painter: QPainter, line: PlanLine, place: QRectF) -> None:
        paint.text(painter, place, line.named(current()), "small")
        width = self._column()
        for number, shop in enumerate(self._shops):
            cell = QRectF(place.right() + 8 + number * width, place.y(), width - 3, place.height())
            finish = _finish(line, shop)
            is_own = shop in line.finishes
            owner = shop if is_own else terms.PROJECT_LEVEL
            is_marked = (line.key, owner) in self._marked
            shade = "amber_text" if is_marked else ("text" if is_own else "text3")
            drawn = paint.text(painter, cell, text.day(finish), "small", shade, align="right")
            if is_marked:
                x = cell.right() - drawn - 8
                paint.diamond(painter, x, cell.center().y(), "late", 4, ground="sunken")

    def _line(self) -> float:
        return max(20.0, line_height("small") + 4)

    def _column(self) -> float:
        least = text_width("2025-05-31", "small") + SIGN + 6
        room = (self.width() - LEAST_NAME) / max(1, len(self._shops))
        return max(least, min(WIDEST, room))


def _finish(line: PlanLine, shop: str) -> dt.date | None:
    return line.finishes.get(shop) or line.finishes.get(terms.PROJECT_LEVEL)
