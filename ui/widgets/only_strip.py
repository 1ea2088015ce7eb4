"""A strip over a list that says that only some rows are shown; its chip shows all again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from ui.widgets.filter_chip import FilterChip, only_words
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class OnlyStrip(Surface):
    """Seen only while a list is narrowed to some of its rows.

    Signals:
        widened: the user wants to see all rows again; the strip has gone already.
    """

    widened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(bottom=True, parent=parent)
        self._said = 0, ""
        self.chip = FilterChip("only", "", self)
        self.chip.clicked.connect(self._on_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 7)
        row.addWidget(self.chip)
        row.addStretch(1)
        self.hide()

    @property
    def is_narrowed(self) -> bool:
        """Return whether only some rows are shown."""
        return self._said[0] > 0

    def say(self, count: int, of: str = "") -> None:
        """Say that only so many rows are shown, and what they stand behind; 0 hides the strip."""
        self._said = count, of
        self.chip.say(only_words(count, of))
        self.setVisible(count > 0)

    def retranslate(self) -> None:
        """Say it again in the language of the screen."""
        self.say(*self._said)

    def _on_pressed(self) -> None:
        self.say(0)
        self.widened.emit()
