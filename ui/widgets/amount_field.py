"""A field for a sum of money: exact to the minor unit, with its currency at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit

from core import text as wording
from core.errors import InvalidInput
from core.money import Money, places
from ui import paint
from ui.guard import guarded
from ui.widgets.number_field import parse_number

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

ROOM: Final = 40


class AmountField(QLineEdit):
    """A sum in one currency, or none.

    Signals:
        changed: the text became another sum, or none; carries it.
    """

    changed = Signal(object)

    def __init__(
        self, *, name: str = "", currency: str = "USD", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("form", "1")
        self.setFixedHeight(32)
        self.setTextMargins(0, 0, ROOM, 0)
        self._currency = currency
        self._money: Money | None = None
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._on_finished)

    def money(self) -> Money | None:
        """Return the sum; `InvalidInput` says why the text is none."""
        found = parse_number(self.text())
        return None if found is None else Money.of(found, self._currency)

    def set_money(self, money: Money | None) -> None:
        """Show another sum without saying so; its currency is taken up."""
        self._money = money
        if money is not None:
            self._currency = money.currency
        self._write()

    def set_currency(self, currency: str) -> None:
        """Take the same figure in another currency."""
        self._currency = currency
        self._on_edited()
        self.update()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        place = QRectF(self.rect()).adjusted(0, 0, -10, 0)
        paint.text(painter, place, self._currency, "small", "text3", align="right")
        painter.end()

    def _on_edited(self) -> None:
        try:
            money = self.money()
        except InvalidInput:
            return
        if money != self._money:
            self._money = money
            self.changed.emit(money)

    def _on_finished(self) -> None:
        try:
            self._money = self.money()
        except InvalidInput:
            return
        self._write()

    def _write(self) -> None:
        if self._money is None:
            self.clear()
            return
        whole = self._money.amount == self._money.amount.to_integral_value()
        digits = 0 if whole else places(self._currency)
        self.setText(wording.number(self._money.amount, digits))
