"""A row of choices painted by one widget: what segments and tabs have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.guard import guarded
from ui.theme import changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent, QRect
    from PySide6.QtGui import QKeyEvent, QMouseEvent


class ChoiceRow(QWidget):
    """Keeps which of its choices is current; Left and Right move on, a click chooses.

    Signals:
        chosen: the user chose another; carries its key.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._keys: list[str] = []
        self._words: list[str] = []
        self._current = 0
        self.hover = -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        changes().changed.connect(self._look_changed)

    @property
    def current(self) -> str:
        """Return the key of the current choice; nothing while there is none."""
        return self._keys[self._current] if self._keys else ""

    @property
    def place(self) -> int:
        """Return the number of the current choice."""
        return self._current

    @property
    def words(self) -> Sequence[str]:
        """Return the words of the choices."""
        return self._words

    def set_current(self, key: str) -> None:
        """Make a choice current without saying so."""
        if key in self._keys:
            self._current = self._keys.index(key)
            self._announce()

    def places(self) -> list[QRect]:
        """Return where each choice is, from left to right."""
        raise NotImplementedError

    def _show(self, keys: Sequence[str], words: Sequence[str]) -> None:
        current = self.current
        self._keys, self._words = list(keys), list(words)
        self._current = self._keys.index(current) if current in self._keys else 0
        self._announce()
        self.updateGeometry()

    def _announce(self) -> None:
        shown = self._words[self._current] if self._words else ""
        self.setAccessibleName(f"{self._name}: {shown}" if self._name else shown)
        self.update()

    def _look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._keys) and place != self._current:
            self._current = place
            self._announce()
            self.chosen.emit(self.current)

    def _at(self, event: QMouseEvent) -> int:
        at = event.position().toPoint()
        return next((i for i, rect in enumerate(self.places()) if rect.contains(at)), -1)

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._at(event))

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hover = self._at(event)
        if hover != self.hover:
            self.hover = hover
            self.update()

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        self.hover = -1
        self.update()
        super().leaveEvent(event)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps: dict[Any, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self._choose(self._current + steps[event.key()])
        else:
            super().keyPressEvent(event)
