"""A year in which days are found by mouse and keys."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from tests.builders import day
from ui.widgets.day_marks import FILLED, DayMark
from ui.widgets.year_grid import YearGrid

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Key = Qt.Key
Held = Qt.KeyboardModifier
NONE, SHIFT, CTRL = Held.NoModifier, Held.ShiftModifier, Held.ControlModifier
TODAY = day("2025-02-28")
MARKS = {day("2025-03-21"): DayMark(FILLED, "Public holiday · Nowruz Holiday")}


@pytest.fixture
def grid(qtbot: QtBot) -> YearGrid:
    """Provide a shown grid that follows to other years."""
    made = YearGrid(name="Year", today=TODAY)
    qtbot.addWidget(made)
    made.year_asked.connect(lambda year: made.show_year(year, {}, {}))
    made.show_year(2025, MARKS, {3: "17 d"})
    made.resize(740, 520)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def click(grid: YearGrid, text: str, held: Held = NONE) -> None:
    place = grid.place_of(day(text)).center().toPoint()
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, held, place)


def press(grid: YearGrid, *keys: Key, held: Held = NONE) -> str:
    for key in keys:
        QTest.keyClick(grid, key, held)
    return grid.current.isoformat()


def test_every_day_has_a_place_of_its_own_inside(grid: YearGrid) -> None:
    days = [day("2025-01-01") + dt.timedelta(n) for n in range(365)]
    assert [grid.day_at(grid.place_of(on).center()) for on in days] == days
    assert all(grid.rect().contains(grid.place_of(on).toRect()) for on in days)
    assert grid.day_at(grid.place_of(day("2025-02-28")).center() + QPoint(0, 60)) is None


def test_the_mouse_takes_a_day_and_a_span(grid: YearGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.moved):
        click(grid, "2025-05-07")
    assert grid.taken == (day("2025-05-07"), day("2025-05-07"))
    click(grid, "2025-05-02", SHIFT)
    assert grid.taken == (day("2025-05-02"), day("2025-05-07"))
    start, end = (grid.place_of(day(f"2025-{m}")).center().toPoint() for m in ("06-30", "07-04"))
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, NONE, start)
    QTest.mouseMove(grid, end)
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, NONE, end)
    assert grid.taken == (day("2025-06-30"), day("2025-07-04"))


def test_the_keys_move_the_day(grid: YearGrid) -> None:
    assert press(grid, Key.Key_Right) == "2025-03-01"
    assert press(grid, Key.Key_Down, Key.Key_Down, Key.Key_Left) == "2025-03-14"
    assert press(grid, Key.Key_Up) == "2025-03-07"
    assert press(grid, Key.Key_End) == "2025-03-31"
    assert press(grid, Key.Key_PageUp) == "2025-02-28"
    assert press(grid, Key.Key_Home) == "2025-02-01"
    assert press(grid, Key.Key_PageDown) == "2025-03-01"
    assert grid.taken == (grid.current, grid.current)


def test_shift_takes_several_days_of_the_year(grid: YearGrid) -> None:
    press(grid, Key.Key_Right)
    press(grid, Key.Key_Right, Key.Key_Down, held=SHIFT)
    assert grid.taken == (day("2025-03-01"), day("2025-03-09"))
    press(grid, *[Key.Key_PageDown] * 12, held=SHIFT)
    assert (grid.year, grid.taken[1]) == (2025, day("2025-12-31"))


def test_another_year_is_asked_for_and_shown(grid: YearGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.year_asked) as asked:
        press(grid, Key.Key_PageDown, held=CTRL)
    assert asked.args == [2026]
    assert (grid.year, grid.current) == (2026, day("2026-02-28"))
    press(grid, *[Key.Key_Up] * 9)
    assert (grid.year, grid.current) == (2025, day("2025-12-27"))
    grid.show_year(2024, {}, {})
    assert grid.current == day("2024-12-27")


def test_a_span_shown_from_outside_lies_in_one_year(grid: YearGrid) -> None:
    grid.take(day("2026-01-10"), day("2025-12-22"))
    assert grid.taken == (day("2025-12-22"), day("2025-12-31"))


def test_a_leap_day_becomes_the_day_before_in_other_years(grid: YearGrid) -> None:
    grid.take(day("2024-02-29"), day("2024-02-29"))
    assert press(grid, Key.Key_PageDown, held=CTRL) == "2025-02-28"


def test_time_ends_where_dates_do(grid: YearGrid) -> None:
    grid.take(day("2200-12-31"), day("2200-12-31"))
    assert press(grid, Key.Key_Right) == "2200-12-31"
    assert press(grid, Key.Key_PageDown, held=CTRL) == "2200-12-31"


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Key.Key_Space, "toggled"),
        (Key.Key_Delete, "reset"),
        (Key.Key_Return, "opened"),
        (Key.Key_F2, "opened"),
    ],
)
def test_keys_ask_for_deeds(grid: YearGrid, qtbot: QtBot, key: Key, signal: str) -> None:
    with qtbot.waitSignal(getattr(grid, signal)):
        press(grid, key)


def test_a_day_is_spoken_and_shown_as_tooltip(grid: YearGrid, qtbot: QtBot) -> None:
    click(grid, "2025-03-21")
    assert grid.accessibleName() == "Year: 2025-03-21 Fr · Public holiday · Nowruz Holiday"
    press(grid, Key.Key_Left, held=SHIFT)
    assert grid.accessibleName() == "Year: 2025-03-20 – 2025-03-21; 2025-03-20 Th"
    at = grid.place_of(day("2025-03-21")).center().toPoint()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, grid.mapToGlobal(at))
    QApplication.sendEvent(grid, event)
    assert QToolTip.text() == "2025-03-21 Fr · Public holiday · Nowruz Holiday"
    QToolTip.hideText()


@pytest.mark.usefixtures("themed")
def test_a_year_paints_with_and_without_the_keyboard(grid: YearGrid) -> None:
    with_keyboard = grid.grab().toImage()
    grid.clearFocus()
    assert grid.grab().toImage() != with_keyboard
