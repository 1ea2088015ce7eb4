"""A field for a date or none."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from core.errors import InvalidInput
from ui.widgets.date_field import DateField
from ui.widgets.date_popup import Consequence

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


TODAY = dt.date(2024, 10, 25)
Key = Qt.Key


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    window = QWidget()
    window.resize(600, 600)
    qtbot.addWidget(window)
    made = DateField(
        name="Forecast",
        today=lambda: TODAY,
        baseline=dt.date(2025, 7, 16),
        preview=lambda date: [Consequence("Date", str(date))],
        parent=window,
    )
    made.setObjectName("kept")
    window.show()
    window.activateWindow()
    made.setFocus()
    made.set_date(dt.date(2025, 8, 13))
    window.setProperty("field", made)
    made.window_kept = window  # type: ignore[attr-defined]
    return made


def test_a_typed_date_is_written_out_when_it_is_settled(qtbot: QtBot, field: DateField) -> None:
    field.selectAll()
    QTest.keyClicks(field, "20.8")
    with qtbot.waitSignal(field.committed) as committed:
        QTest.keyClick(field, Key.Key_Return)
    assert committed.args == [dt.date(2025, 8, 20)]
    assert field.text() == "2025-08-20"


def test_no_date_is_a_date_too(qtbot: QtBot, field: DateField) -> None:
    with qtbot.waitSignal(field.date_changed) as changed:
        field.clear()
    assert changed.args == [None]
    assert field.date() is None


def test_a_wrong_text_stays_and_says_why(qtbot: QtBot, field: DateField) -> None:
    field.selectAll()
    QTest.keyClicks(field, "2025-13-01")
    with qtbot.waitSignal(field.refused) as refused:
        QTest.keyClick(field, Key.Key_Return)
    assert "no day of the calendar" in refused.args[0]
    assert field.text() == "2025-13-01"
    assert field.property("wrong") == "1"
    with pytest.raises(InvalidInput):
        field.date()


def test_plus_and_minus_step_a_whole_date_and_begin_a_shift_otherwise(field: DateField) -> None:
    QTest.keyClick(field, Key.Key_End)
    QTest.keyClicks(field, "+")
    assert field.text() == "2025-08-14"
    QTest.keyClick(field, Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "2025-08-07"
    field.selectAll()
    QTest.keyClicks(field, "+7")
    assert field.text() == "+7"
    assert field.date() == dt.date(2025, 8, 20)


def test_the_calendar_opens_with_alt_down_and_closes_with_escape(field: DateField) -> None:
    QTest.keyClick(field, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert field.popup is not None
    assert field.popup._lines.lines[0].text == "2025-08-13"
    QTest.keyClick(field, Key.Key_Down)
    assert field.text() == "2025-08-20"
    QTest.keyClick(field, Key.Key_Escape)
    assert field.popup is None


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("today", "2024-10-25"),
        ("+1w", "2025-08-20"),
        ("+2w", "2025-08-27"),
        ("baseline", "2025-07-16"),
        ("clear", ""),
    ],
)
def test_the_shortcuts_of_the_calendar_write_the_date(
    field: DateField, what: str, text: str
) -> None:
    field.open_popup()
    assert field.popup is not None
    field.popup.asked.emit(what)
    assert field.text() == text


def test_a_picked_day_is_settled(qtbot: QtBot, field: DateField) -> None:
    field.open_popup()
    assert field.popup is not None
    with qtbot.waitSignal(field.committed) as committed:
        field.popup.chosen.emit(dt.date(2025, 8, 29))
    assert committed.args == [dt.date(2025, 8, 29)]
    assert field.popup is None
