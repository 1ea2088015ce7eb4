"""A field for a country: chosen or typed by its name in the language of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from core import text
from core.errors import InvalidInput
from core.language import mark, tr
from ui.widgets.combo import Combo

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class CountryField(Combo):
    """One of the countries of the world, or none; its code may be typed too."""

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name=name, editable=True, parent=parent)
        self._codes = dict(text.countries())
        self.set_choices([("", ""), *self._codes.items()])
        finder = self.completer()
        assert finder is not None
        finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.activated.connect(lambda _text: self.chosen.emit(self.value))

    def country(self) -> str:
        """Return the code of the country, nothing for none; `InvalidInput` where it is unknown."""
        typed = self.currentText().strip()
        codes = {name.casefold(): code for code, name in self._codes.items()}
        found = codes.get(typed.casefold(), typed.upper())
        if found and found not in self._codes:
            raise InvalidInput(tr(mark("There is no country “{name}”."), name=typed))
        return found

    def set_country(self, code: str) -> None:
        """Show a country."""
        self.set_value(code)
