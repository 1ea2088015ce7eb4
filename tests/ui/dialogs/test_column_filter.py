"""Asking what a column is narrowed to: values, days, numbers."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.dialogs.column_filter import Offered, PickDays, PickNumbers, PickValues
from ui.models.narrowing import Days, Numbers, Picked

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.models.narrowing import Narrowing

Key = Qt.Key
ON = dt.date(2025, 2, 28)
OWNERS = [
    Offered("Li Wei", "Li Wei", 3),
    Offered("Ana", "Ana", 1, is_chosen=True),
    Offered("", "", 2),
]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(900, 700)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def taken() -> list[Narrowing | None]:
    return []


def test_values_are_chosen_by_click_and_found_by_typing(
    qtbot: QtBot, window: QWidget, taken: list[Narrowing | None]
) -> None:
    dialog = PickValues(window, "Owner", OWNERS, taken.append)
    dialog.open()
    qtbot.waitUntil(dialog.search.hasFocus)
    assert dialog.chosen == {"Ana"}
    dialog.toggle("Li Wei")
    dialog.toggle("Ana")
    assert dialog.note == "1 chosen"
    assert not dialog.grab().isNull()
    qtbot.keyClick(dialog.search, Key.Key_Return)
    assert taken == [Picked(frozenset({"Li Wei"}))]


def test_the_only_value_left_by_typing_is_meant(
    qtbot: QtBot, window: QWidget, taken: list[Narrowing | None]
) -> None:
    dialog = PickValues(window, "Owner", OWNERS[:1] + OWNERS[2:], taken.append)
    dialog.open()
    qtbot.waitUntil(dialog.search.hasFocus)
    qtbot.keyClicks(dialog.search, "wei")
    qtbot.keyClick(dialog.search, Key.Key_Return)
    assert taken == [Picked(frozenset({"Li Wei"}))]


def test_days_are_told_from_the_status_date_or_by_their_ends(
    window: QWidget, taken: list[Narrowing | None]
) -> None:
    dialog = PickDays(window, "Due", None, taken.append, lambda: ON)
    dialog.open()
    dialog.told.set_value("30")
    dialog.apply()
    dialog = PickDays(window, "Due", Days(told="30"), taken.append, lambda: ON)
    assert dialog.told.value == "30"
    dialog.open()
    dialog.told.set_value("range")
    dialog.first.setText("2025-03-01")
    dialog.last.setText("2025-02-01")
    dialog.apply()
    assert dialog.note == "The last day lies before the first."
    dialog.last.setText("2025-04-01")
    dialog.apply()
    assert taken == [Days(told="30"), Days(dt.date(2025, 3, 1), dt.date(2025, 4, 1))]


def test_numbers_are_read_as_people_type_them(
    window: QWidget, taken: list[Narrowing | None]
) -> None:
    dialog = PickNumbers(window, "Amount", None, taken.append)
    dialog.open()
    dialog.low.setText("ten")
    dialog.apply()
    assert "ten" in dialog.note
    dialog.low.setText("1,000.5")
    dialog.apply()
    assert taken == [Numbers(low=Decimal("1000.5"))]


def test_all_rows_can_be_shown_again(window: QWidget, taken: list[Narrowing | None]) -> None:
    dialog = PickNumbers(window, "Amount", Numbers(is_empty=True), taken.append)
    dialog.open()
    assert dialog.narrowing() == Numbers(is_empty=True)
    dialog._end(None)
    assert taken == [None]
