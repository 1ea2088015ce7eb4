"""The button over a grid that chooses how it is arranged: built-in views, saved ones, the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from core.language import mark, tr
from ui.widgets.drop_button import DropButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMenu, QWidget

STANDARD = mark("Standard")


class ViewButton(DropButton):
    """Offers views; what is saved can be renamed, removed, and made the one to begin with.

    Signals:
        saved_chosen: a saved view was chosen; carries its name.
        asked: something else was chosen: save, rename, remove, usual or standard.
    """

    saved_chosen = Signal(str)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.saved: tuple[str, ...] = ()
        self.current = self.usual = ""
        super().__init__("", parent=parent)

    def show_saved(self, names: Sequence[str], current: str, usual: str) -> None:
        """Offer these saved views; one of them is shown now, one is the one to begin with."""
        self.saved, self.current, self.usual = tuple(names), current, usual
        self._refresh()

    def shown(self) -> str:
        return self.current or super().shown() or tr(STANDARD)

    def is_narrowing(self) -> bool:
        return False

    def build_menu(self) -> QMenu:
        made = super().build_menu()
        for action in made.actions():
            action.setChecked(action.isChecked() and not self.current)
        if self.saved and made.actions():
            made.addSeparator()
        for name in self.saved:
            words = tr(mark("{name} (default)"), name=name) if name == self.usual else name
            action = made.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == self.current)
            action.triggered.connect(lambda _=False, name=name: self.saved_chosen.emit(name))
        if made.actions():
            made.addSeparator()
        for key, text, needs_saved in (
            ("save", mark("Save view…"), False),
            ("rename", mark("Rename view…"), True),
            ("usual", mark("Begin with this view"), True),
            ("remove", mark("Remove view"), True),
            ("standard", mark("Reset to standard"), False),
        ):
            action = made.addAction(tr(text))
            action.setEnabled(bool(self.current) or not needs_saved)
            if key == "usual":
                action.setCheckable(True)
                action.setChecked(bool(self.current) and self.current == self.usual)
            action.triggered.connect(lambda _=False, key=key: self.asked.emit(key))
        return made

    def _choose(self, value: object) -> None:
        """Choose a built-in view, also where a saved one that began as it is shown."""
        if self.current or value != self.value:
            self.set_value(value)
            self.chosen.emit(value)
