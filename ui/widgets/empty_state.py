"""What stands where a list would be: ghost stage strips, a sentence, what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import paint
from ui.guard import guarded
from ui.theme import color, line_height, text_width
from ui.widgets.button import button
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

    Does = Sequence[tuple[str, str, str, Callable[[], object]]]

GATES: Final = 6
STRIPS: Final = ((1.0, 2, 0.2), (0.65, 1, 0.65), (0.4, 1, 0.05))
"""Strength, gates passed and how far into the next step, for each ghost strip."""


class EmptyState(QWidget):
    """Fills a page that has nothing to show yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", "h2", align="center")
        self._text = Label("", "body", "text2", align="center", wrap=True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._keys = _Keys()
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addStretch(9)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(_Ghosts(), 0, middle)
        column.addSpacing(28)
        column.addWidget(self._title)
        column.addSpacing(6)
        column.addWidget(self._text)
        column.addSpacing(18)
        column.addLayout(self._buttons)
        column.addSpacing(18)
        column.addWidget(self._keys, 0, middle)
        column.addStretch(11)

    def show_message(
        self, title: str, text: str, *, actions: Does = (), keys: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Show a sentence and what to do.

        Args:
            title: what is not there.
            text: how it comes to be.
            actions: (words, icon, kind of button, run).
            keys: (shortcut, what it does).
        """
        self._title.set_text(title)
        self._text.set_text(text)
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons.addStretch()
        for words, icon, kind, run in actions:
            self._buttons.addWidget(button(words, icon=icon, kind=kind, height=30, run=run))
        self._buttons.addStretch()
        self._keys.show_keys(keys)


class _Ghosts(QWidget):
    """Three stage strips that fade away."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(310, 62)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        step = (self.width() - 12) / GATES
        for number, (strength, passed, into) in enumerate(STRIPS):
            painter.setOpacity(strength)
            y = 9 + number * 22
            painter.fillRect(QRectF(2, y - 3, step * GATES, 6), color("st_track"))
            painter.fillRect(QRectF(2, y - 3, step * (passed + into), 6), color("st_done"))
            for gate in range(1, GATES + 1):
                x = 2 + step * gate
                _halo(painter, x, y)
                paint.diamond(painter, x, y, "done" if gate <= passed else "open", 5)
        painter.end()


class _Keys(QWidget):
    """Shortcuts with what they do, on one line."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show these (shortcut, words)."""
        self._shown = tuple(keys)
        self.setAccessibleName("; ".join(f"{key} {words}" for key, words in keys))
        self.updateGeometry()
        self.update()

    @guarded(default=QSize(10, 20))
    def sizeHint(self) -> QSize:
        widths = (paint.keys_width(key) + text_width(words, "small") for key, words in self._shown)
        width = sum(round(each) + 30 for each in widths)
        return QSize(max(1, width - 22), max(20, round(line_height("small")) + 4))

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        x = 0.0
        for key, words in self._shown:
            x = paint.keys(painter, x, self.height() / 2, key) + 8
            place = QRectF(x, 0, 400, self.height())
            x += paint.text(painter, place, words, "small", "text2") + 22
        painter.end()


def _halo(painter: QPainter, x: float, y: float) -> None:
    painter.save()
    painter.setOpacity(1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(x, y)
    painter.rotate(45)
    painter.fillRect(QRectF(-5, -5, 10, 10), color("surface"))
    painter.restore()
