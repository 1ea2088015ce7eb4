"""A field for a sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from core.errors import InvalidInput
from core.money import Money
from ui.widgets.amount_field import AmountField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_sum_is_exact_to_the_cent(qtbot: QtBot) -> None:
    field = AmountField(name="Value")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.changed):
        QTest.keyClicks(field, "90071992547409.93"[:15])
    field.setText("9,007,199,254.41")
    assert field.money() == Money(900719925441, "USD")
    field.set_money(Money.of("86400000", "EUR"))
    assert field.text() == "86,400,000"
    assert field.money() == Money.of("86400000", "EUR")
    field.set_money(None)
    assert field.money() is None


def test_too_many_places_are_refused(qtbot: QtBot) -> None:
    field = AmountField(currency="JPY")
    qtbot.addWidget(field)
    field.setText("10.5")
    with pytest.raises(InvalidInput):
        field.money()


def test_another_currency_keeps_the_figure(qtbot: QtBot) -> None:
    field = AmountField(currency="USD")
    qtbot.addWidget(field)
    field.set_money(Money.of("12.50", "USD"))
    with qtbot.waitSignal(field.changed) as changed:
        field.set_currency("EUR")
    assert changed.args == [Money.of("12.50", "EUR")]
    assert not field.grab().isNull()
