"""The card beside the pointer during a drag: what is dragged, to which date, and what that causes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout

from ui import paint
from ui.guard import guarded
from ui.widgets.date_popup import ConsequenceLines
from ui.widgets.floating import DEPTH, Floating
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ui.widgets.date_popup import Consequence

WIDTH: Final = 300
PADDING: Final = 12
AWAY: Final = 18
"""How far from the pointer it stays, so that the bar under it is seen."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the card says: a title, lines of label and figure, why it is refused, which keys help."""

    title: str
    lines: tuple[Consequence, ...] = ()
    refusal: str = ""
    hint: str = ""


class DragCard(Floating):
    """Floats over the window, takes no clicks and no keys."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title = Label("", "body_m", wrap=True)
        self._lines = ConsequenceLines()
        self._refusal = Label("", "small", "red_text", wrap=True)
        self._hint = Label("", "cap", "text3", wrap=True)
        self.said = Words("")
        self._column = column = QVBoxLayout(self)
        edge = DEPTH + PADDING
        column.setContentsMargins(edge, DEPTH + 9, edge, DEPTH + 9)
        column.setSpacing(0)
        for part in (self._title, self._lines, self._refusal, self._hint):
            column.addWidget(part)
        for part in (self._refusal, self._hint):
            part.setContentsMargins(0, 6, 0, 0)
        self.hide()

    def say(self, words: Words, pointer: QPoint) -> None:
        """Show words beside a place of the window."""
        if words != self.said or self.isHidden():
            self.said = words
            self._title.set_text(words.title)
            self._lines.show_lines(words.lines)
            for label, text in ((self._refusal, words.refusal), (self._hint, words.hint)):
                label.set_text(text)
                label.setVisible(bool(text))
            figures = (f"{line.label} {line.text}" for line in words.lines)
            told = [words.title, *figures, words.refusal]
            self.setAccessibleName("; ".join(part for part in told if part))
        self._place(pointer)
        self.show()
        self.raise_()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._lines.isHidden():
            painter = QPainter(self)
            place = QRectF(self._lines.geometry())
            paint.hline(painter, place.left(), place.right(), place.top() + 10)
            painter.end()

    def _place(self, pointer: QPoint) -> None:
        """Stand below and right of the pointer, on another side where there is no room."""
        width = WIDTH + 2 * DEPTH
        size = QRect(0, 0, width, self._column.heightForWidth(width))
        room = self.over.rect()
        x, y = pointer.x() + AWAY - DEPTH, pointer.y() + AWAY - DEPTH
        if x + width - DEPTH > room.right():
            x = pointer.x() - AWAY - width + DEPTH
        if y + size.height() - DEPTH > room.bottom():
            y = pointer.y() - AWAY - size.height() + DEPTH
        self.setGeometry(size.translated(max(-DEPTH, x), max(-DEPTH, y)))
