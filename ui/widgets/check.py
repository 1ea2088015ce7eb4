"""A tick box with words, and a weak note at the right end of its row."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ui.theme import changes, font
from ui.widgets.label import Label


class CheckRow(QWidget):
    """One choice that is on or off.

    Signals:
        toggled: the user ticked or unticked it.
    """

    toggled = Signal(bool)

    def __init__(
        self,
        text: str,
        note: str = "",
        *,
        checked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.box = QCheckBox(text.replace("&", "&&"))
        self.box.setAccessibleName(text)
        self.box.setChecked(checked)
        self.box.clicked.connect(self.toggled)
        self._note = Label(note, "small", "text3")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, 1)
        row.addWidget(self._note)
        self.setMinimumHeight(24)
        self.setFocusProxy(self.box)
        self._follow()
        changes().changed.connect(self._follow)

    @property
    def is_checked(self) -> bool:
        """Return whether it is on."""
        return self.box.isChecked()

    def set_checked(self, checked: bool) -> None:  # noqa: FBT001  a setter's one value
        """Turn it on or off without saying so."""
        self.box.setChecked(checked)

    def set_text(self, text: str, note: str = "") -> None:
        """Show other words."""
        self.box.setText(text.replace("&", "&&"))
        self.box.setAccessibleName(text)
        self._note.set_text(note)

    def _follow(self) -> None:
        self.box.setFont(font("body"))
