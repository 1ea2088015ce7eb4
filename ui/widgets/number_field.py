"""A field for a number: exact, and pointed as people of any country type it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from core import text as wording
from core.errors import InvalidInput
from core.language import mark, tr
from ui.guard import guarded

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_GROUPED: Final = re.compile(r"[+-]?\d{1,3}([ ,.'])\d{3}(?:\1\d{3})*(?:[.,]\d+)?")
_PLAIN: Final = re.compile(r"[+-]?\d*(?:[.,]\d+)?")
_SPACES: Final = dict.fromkeys(map(ord, "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\t"), " ")


def parse_number(text: str) -> Decimal | None:
    """Return a typed number, exactly; an empty text is no number.

    88,000,000.00 and 88 000 000,00 and 88000000 are the same; a lone comma or point before three
    digits (1,250) is taken as grouping, before any other count as the decimal mark.

    Raises:
        InvalidInput: the text is no number.
    """
    typed = text.translate(_SPACES).replace("\N{MINUS SIGN}", "-").strip()
    if not typed:
        return None
    digits = typed
    if match := _GROUPED.fullmatch(typed):
        digits = typed.replace(match.group(1), "")
    digits = digits.replace(",", ".")
    if not digits.isascii() or not _PLAIN.fullmatch(digits) or not digits.strip("+-."):
        raise InvalidInput(tr(mark("“{text}” is not a number."), text=text.strip()))
    return Decimal(digits)


class NumberField(QLineEdit):
    """A number between two bounds, or none.

    Signals:
        changed: the text became another number, or none; carries it.
    """

    changed = Signal(object)

    def __init__(
        self,
        *,
        name: str = "",
        least: Decimal | int | None = None,
        most: Decimal | int | None = None,
        digits: int = 0,
        trimmed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Build the field.

        Args:
            name: what a screen reader calls it.
            least: the least number accepted.
            most: the largest number accepted.
            digits: how many decimal places are kept.
            trimmed: whether zeros at the end of the decimals are left out.
            parent: the widget that owns it.
        """
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("form", "1")
        self.setFixedHeight(32)
        self._least, self._most, self._digits = least, most, digits
        self._is_trimmed = trimmed
        self._value: Decimal | None = None
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._on_finished)

    def value(self) -> Decimal | None:
        """Return the number; `InvalidInput` says why the text is none."""
        found = parse_number(self.text())
        if found is None:
            return None
        if -found.as_tuple().exponent > self._digits:  # type: ignore[operator]  # finite
            raise InvalidInput(
                tr(mark("At most {count} decimal places are kept."), count=self._digits)
            )
        if self._least is not None and found < self._least:
            raise InvalidInput(tr(mark("The least is {number}."), number=self._least))
        if self._most is not None and found > self._most:
            raise InvalidInput(tr(mark("The most is {number}."), number=self._most))
        return found

    def set_value(self, value: Decimal | float | None) -> None:
        """Show another number without saying so."""
        self._value = None if value is None else Decimal(str(value))
        self._write()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        moved = (self._value or Decimal(0)) + step
        low = moved if self._least is None else max(moved, Decimal(self._least))
        self._value = low if self._most is None else min(low, Decimal(self._most))
        self._write()
        self.changed.emit(self._value)

    def _on_edited(self) -> None:
        try:
            value = self.value()
        except InvalidInput:
            return
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    def _on_finished(self) -> None:
        try:
            self._value = self.value()
        except InvalidInput:
            return
        self._write()

    def _write(self) -> None:
        digits = self._digits
        if self._is_trimmed and self._value is not None:
            digits = min(digits, max(0, -int(self._value.normalize().as_tuple().exponent)))
        self.setText(wording.number(self._value, digits))
