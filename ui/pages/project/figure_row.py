"""The key figures of a project; a figure that stands for milestones leads to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter

from ui import paint
from ui.guard import guarded
from ui.widgets.key_figures import KeyFigures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from ui.widgets.key_figures import KeyFigure

STEPS: Final[dict[Any, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
PRESSES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class FigureRow(KeyFigures):
    """Shows figures; some of them can be pressed, by pointer or by Left, Right and Enter.

    Signals:
        pressed: A figure was pressed; carries its key.
    """

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[str] = []
        self._focus = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)

    def show_keyed(self, figures: Sequence[tuple[str, KeyFigure]]) -> None:
        """Show these figures; one with an empty key cannot be pressed."""
        self._keys = [key for key, _figure in figures]
        self.show_figures([figure for _key, figure in figures])
        self._focus = next((i for i, key in enumerate(self._keys) if key), 0)

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._at(event)
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.pressed.emit(self._keys[place])

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        can = self._at(event) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if can else Qt.CursorShape.ArrowCursor)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS:
            self._step(STEPS[event.key()])
        elif event.key() in PRESSES and self._keys[self._focus : self._focus + 1] > [""]:
            self.pressed.emit(self._keys[self._focus])
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
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        places = self.places()
        if self.hasFocus() and self._focus < len(places) and self._keys[self._focus]:
            painter = QPainter(self)
            paint.focus_ring(painter, places[self._focus][1].adjusted(-6, 3, 6, -3), 4)
            painter.end()

    def _at(self, event: QMouseEvent) -> int | None:
        for number, (_figure, rect) in enumerate(self.places()):
            if rect.contains(event.position()) and self._keys[number]:
                return number
        return None

    def _step(self, by: int) -> None:
        shown = range(len(self.places()))
        place = self._focus + by
        while place in shown and not self._keys[place]:
            place += by
        if place in shown:
            self._focus = place
            self.update()
