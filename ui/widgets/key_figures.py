"""The figures of a project's head: label above, figure below, what to compare it with beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import paint
from ui.guard import guarded
from ui.theme import changes, line_height, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent

HEIGHT: Final = 50
LEFT: Final = 16
GAP, TIGHT = 18, 11
"""Room on each side of a divider, and where the first figures would not all be seen."""
FIRST: Final = 8
"""So many figures stand closer together rather than that one of them is missing."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure: its label, itself, its context in a tone, and how it is reckoned."""

    label: str
    value: str
    context: str = ""
    tone: str = "text3"
    tip: str = ""


class KeyFigures(QWidget):
    """As many figures as there is room for, most important first."""

    def __init__(self, parent: QWidget | None = None, *, left: int = LEFT) -> None:
        super().__init__(parent)
        self._left = left
        self._figures: tuple[KeyFigure, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        changes().changed.connect(self.updateGeometry)

    def show_figures(self, figures: Sequence[KeyFigure]) -> None:
        """Show these figures."""
        self._figures = tuple(figures)
        words = (f"{f.label} {f.value} {f.context}".strip() for f in figures)
        self.setAccessibleName("; ".join(words))
        self.update()

    def places(self) -> list[tuple[KeyFigure, QRectF]]:
        """Return where each shown figure is."""
        shown = self._placed(GAP)
        if len(shown) >= min(FIRST, len(self._figures)):
            return shown
        return self._placed(TIGHT)

    def _placed(self, gap: int) -> list[tuple[KeyFigure, QRectF]]:
        x, found = float(self._left), []
        for figure in self._figures:
            value = text_width(figure.value, "h2")
            context = text_width(figure.context, "small") + 6 if figure.context else 0
            width = max(text_width(figure.label, "cap"), value + context)
            if x + width > self.width():
                break
            found.append((figure, QRectF(x, 0, width, self.height())))
            x += width + 2 * gap
        return found

    @guarded(default=QSize(200, HEIGHT))
    def sizeHint(self) -> QSize:
        return QSize(200, max(HEIGHT, round(line_height("cap") + line_height("h2")) + 16))

    @guarded(default=False)
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            under = [f for f, rect in self.places() if rect.contains(event.pos())]
            QToolTip.showText(event.globalPos(), under[0].tip if under else "", self)
            return True
        return super().event(event)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        label, value = line_height("cap"), line_height("h2")
        top = (self.height() - label - value) / 2
        after = 0.0
        for number, (figure, rect) in enumerate(self.places()):
            if number:
                paint.vline(painter, (after + rect.x()) / 2, top, self.height() - top)
            after = rect.right()
            line = QRectF(rect.x(), top, rect.width() + 1, label)
            paint.text(painter, line, figure.label, "cap", "text3")
            line = QRectF(rect.x(), top + label, rect.width() + 1, value)
            width = paint.text(painter, line, figure.value, "h2", elide=False)
            line.setLeft(line.left() + width + 6)
            paint.text(painter, line, figure.context, "small", figure.tone, elide=False)
        painter.end()
