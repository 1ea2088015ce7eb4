"""Labelled fields under each other or beside each other, each with a hint or a refusal under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

BETWEEN: Final = 12


class Field(QWidget):
    """A label over a widget, and a line under it: a hint, or why the value is refused."""

    def __init__(self, label: str, widget: QWidget, *, hint: str = "") -> None:
        super().__init__()
        self.widget = widget
        self._hint = hint
        self._label = Label(label, "small", "text2")
        self._label.setBuddy(widget)
        self._note = Label("", "cap", "text3", wrap=True)
        if not widget.accessibleName():
            widget.setAccessibleName(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._label)
        column.addWidget(widget)
        column.addWidget(self._note)
        column.addStretch()
        self.approve()

    @property
    def refusal(self) -> str:
        """Return why the value is refused; nothing if it is not."""
        return self._note.text() if self.widget.property("wrong") == "1" else ""

    def refuse(self, reason: str) -> None:
        """Mark the value as wrong and say why."""
        self._note.set_text(reason)
        self._note.set_tone("red_text")
        self._note.show()
        self._mark("1")

    def approve(self) -> None:
        """Take the mark away and show the hint again."""
        self._note.set_text(self._hint)
        self._note.set_tone("text3")
        self._note.setVisible(bool(self._hint))
        self._mark("0")

    def set_hint(self, hint: str) -> None:
        """Say something else under the value."""
        self._hint = hint
        if not self.refusal:
            self.approve()

    def set_label(self, label: str) -> None:
        """Show another label."""
        self._label.set_text(label)
        self.widget.setAccessibleName(label)

    def _mark(self, wrong: str) -> None:
        if self.widget.property("wrong") != wrong:
            self.widget.setProperty("wrong", wrong)
            self.widget.style().unpolish(self.widget)
            self.widget.style().polish(self.widget)


class Form(QWidget):
    """Fields in one or more columns of equal width."""

    def __init__(self, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._row = self._column = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(BETWEEN)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, 1)

    def add(self, label: str, widget: QWidget, *, hint: str = "", span: int = 1) -> Field:
        """Add a field in the next free place; a wide one takes several columns."""
        field = Field(label, widget, hint=hint)
        self._place(field, span)
        return field

    def add_wide(self, part: QWidget | QLayout) -> None:
        """Add something over the whole width: a heading, a hairline, a row of choices."""
        if self._column:
            self._row, self._column = self._row + 1, 0
        if isinstance(part, QWidget):
            self._grid.addWidget(part, self._row, 0, 1, self._columns)
        else:
            self._grid.addLayout(part, self._row, 0, 1, self._columns)
        self._row += 1

    def _place(self, field: Field, span: int) -> None:
        if self._column + span > self._columns:
            self._row, self._column = self._row + 1, 0
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(field, self._row, self._column, 1, span, top)
        self._column += span
        if self._column >= self._columns:
            self._row, self._column = self._row + 1, 0
