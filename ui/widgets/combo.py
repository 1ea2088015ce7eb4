"""A field that is one of several, or what the user types beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from ui.guard import guarded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QWidget


class Combo(QComboBox):
    """Choices in words with the values behind them.

    Signals:
        chosen: the user chose or typed another; carries the value.
    """

    chosen = Signal(object)

    def __init__(
        self, *, name: str = "", editable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("form", "1")
        self.setFixedHeight(32)
        self.setEditable(editable)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.activated.connect(lambda _place: self.chosen.emit(self.value))
        line = self.lineEdit()
        if line is not None:
            line.textEdited.connect(lambda _text: self.chosen.emit(self.value))

    @property
    def value(self) -> Any:
        """Return what is chosen; in an editable one the text if it is no choice."""
        if self.isEditable():
            place = self.findText(self.currentText())
            return self.itemData(place) if place >= 0 else self.currentText().strip()
        return self.currentData()

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer these (value, words); what is chosen stays if it is still offered."""
        value = self.value
        self.clear()
        for each, words in choices:
            self.addItem(words, each)
        self.set_value(value)

    def set_value(self, value: Any) -> None:
        """Choose without saying so; an unknown value is typed if that is possible."""
        values = [self.itemData(place) for place in range(self.count())]
        if value in values:
            self.setCurrentIndex(values.index(value))
        elif self.isEditable():
            self.setEditText("" if value is None else str(value))
        else:
            self.setCurrentIndex(0 if values else -1)

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling a form must not change what is in it
