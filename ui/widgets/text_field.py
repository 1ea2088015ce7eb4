"""Fields for words: one line, or a note of a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from ui.theme import changes, line_height

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class TextField(QLineEdit):
    """One line of words.

    Signals:
        changed: the user changed it; carries the words.
    """

    changed = Signal(str)

    def __init__(
        self,
        *,
        name: str = "",
        placeholder: str = "",
        locked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("form", "1")
        self.setFixedHeight(32)
        self.setReadOnly(locked)
        self.textEdited.connect(lambda _text: self.changed.emit(self.value()))

    def value(self) -> str:
        """Return the words without spaces around them."""
        return self.text().strip()

    def set_value(self, value: str | None) -> None:
        """Show other words without saying so."""
        self.setText(value or "")
        self.setCursorPosition(0)


class NoteField(QPlainTextEdit):
    """A few lines of words; Tab goes on to the next field.

    Signals:
        changed: the words are others; carries them.
    """

    changed = Signal(str)

    def __init__(
        self,
        *,
        name: str = "",
        placeholder: str = "",
        lines: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("form", "1")
        self.setTabChangesFocus(True)
        self._lines = lines
        self._follow()
        changes().changed.connect(self._follow)
        self.textChanged.connect(lambda: self.changed.emit(self.value()))

    def value(self) -> str:
        """Return the words without spaces around them."""
        return self.toPlainText().strip()

    def set_value(self, value: str | None) -> None:
        """Show other words without saying so."""
        self.blockSignals(True)
        self.setPlainText(value or "")
        self.blockSignals(False)

    def _follow(self) -> None:
        self.setFixedHeight(round(line_height("body") * self._lines) + 20)
