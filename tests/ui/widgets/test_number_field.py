"""A field for a number."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core import text as wording
from core.errors import InvalidInput
from ui.widgets.number_field import NumberField, parse_number

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("88,000,000.00", "88000000.00"),
        ("88 000 000,00", "88000000.00"),
        ("1,250", "1250"),
        ("12,5", "12.5"),
        ("0.5", "0.5"),
        ("-3", "-3"),
        ("−3", "-3"),
        (".5", "0.5"),
        ("1.250.000", "1250000"),
        ("1'250'000.5", "1250000.5"),
    ],
)
def test_numbers_are_read_as_people_of_any_country_type_them(text: str, number: str) -> None:
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["abc", "1,2,3", "1e5", "--1", "+", ".", "12 34", "٣", "1.2.3"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="not a number"):
        parse_number(text)


@given(st.decimals(-(10**12), 10**12, places=2), st.sampled_from(["en", "zh", "ru"]))
def test_a_number_is_read_back_as_it_is_shown(number: Decimal, language: str) -> None:
    assert parse_number(wording.number(number, 2, language)) == number


def test_bounds_and_places_are_kept(qtbot: QtBot) -> None:
    field = NumberField(name="JPH", least=1, most=120, digits=1)
    qtbot.addWidget(field)
    for typed in ("0", "121", "2.55"):
        field.setText(typed)
        with pytest.raises(InvalidInput):
            field.value()
    field.setText("")
    assert field.value() is None


def test_a_trimmed_number_shows_the_places_it_has(qtbot: QtBot) -> None:
    field = NumberField(digits=4, trimmed=True)
    qtbot.addWidget(field)
    for number, shown in (("27.5000", "27.5"), ("1200", "1,200"), ("0.1234", "0.1234")):
        field.set_value(Decimal(number))
        assert field.text() == shown
        assert field.value() == Decimal(number)


def test_up_and_down_step_within_the_bounds(qtbot: QtBot) -> None:
    field = NumberField(least=1, most=3)
    qtbot.addWidget(field)
    field.set_value(2)
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == 3
    with qtbot.waitSignal(field.changed) as changed:
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert changed.args == [Decimal(2)]
    field.selectAll()
    with qtbot.waitSignal(field.changed):
        QTest.keyClicks(field, "3")
