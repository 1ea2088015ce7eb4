"""A row of chips under a bar: one for each filter, and one that drops them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from core.language import tr
from ui.widgets.filter_chip import FilterChip
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class ChipRow(Surface):
    """Seen while there is something to take away.

    Signals:
        cleared: a chip was pressed; carries its key, "" for all of them.
    """

    cleared = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(bottom=True, parent=parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 5, 12, 7)
        self._row.setSpacing(6)
        self.hide()

    def chips(self) -> list[FilterChip]:
        """Return the chips that are shown."""
        places = (self._row.itemAt(place) for place in range(self._row.count()))
        widgets = (place.widget() for place in places if place is not None)
        return [widget for widget in widgets if isinstance(widget, FilterChip)]

    def show_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        """Show a chip (key, words) for each filter, and one that clears them all."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for key, words in [*chips, *([("", tr("Clear all"))] if len(chips) > 1 else [])]:
            chip = FilterChip(key, words, self)
            chip.clicked.connect(lambda _on=False, k=key: self.cleared.emit(k))
            self._row.addWidget(chip)
        self._row.addStretch(1)
        self.setVisible(bool(chips))
