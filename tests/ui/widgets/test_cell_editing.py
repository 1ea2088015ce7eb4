"""Editing in the cell: open, save, refuse, go on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Key = Qt.Key
TODAY = dt.date(2024, 10, 25)


def test_f2_edits_and_enter_saves(qtbot: QtBot, page: Any) -> None:
    page.at(1, "due")
    page.press(Key.Key_F2)
    assert page.table.editing.editor is not None
    assert page.table.editing.editor.selectedText() == "2025-08-13"
    page.press("20.8")
    page.press(Key.Key_Return)
    assert page.edits == [(2, dt.date(2025, 8, 20))]
    assert not page.table.editing.is_open
    assert page.model.index(1, 1).data() == "2025-08-20"


def test_typing_replaces_what_was_there(qtbot: QtBot, page: Any) -> None:
    page.at(1, "due")
    page.press("2025-09-01")
    page.press(Key.Key_Return)
    assert page.edits == [(2, dt.date(2025, 9, 1))]


def test_escape_reverts(qtbot: QtBot, page: Any) -> None:
    page.at(1, "due")
    page.press("2025")
    page.press(Key.Key_Escape)
    assert not page.table.editing.is_open
    assert page.edits == []
    assert page.table.hasFocus()


@pytest.mark.parametrize(("typed", "reason"), [("soon", "not a date"), ("2025-08-17", "Sunday")])
def test_a_refused_text_stays_with_the_reason_beside_it(
    qtbot: QtBot, page: Any, typed: str, reason: str
) -> None:
    page.at(1, "due")
    page.press(typed)
    page.press(Key.Key_Return)
    assert page.table.editing.editor is not None
    assert page.table.editing.editor.text() == typed
    assert reason in page.table.editing.refusal
    assert page.edits == []
    page.press(Key.Key_Backspace)
    assert page.table.editing.refusal == ""


def test_tab_saves_and_goes_to_the_next_editable_cell(qtbot: QtBot, page: Any) -> None:
    page.at(1, "due")
    page.press("t")
    page.press(Key.Key_Tab)
    assert page.edits == [(2, TODAY)]
    assert page.table.currentIndex().row() == 2
    assert page.table.editing.is_open
    page.press(Key.Key_Backtab)
    assert page.table.currentIndex().row() == 1


def test_the_date_editor_shows_what_the_date_causes(qtbot: QtBot, page: Any) -> None:
    page.at(1, "due")
    page.press(Key.Key_F2)
    page.press("2025-08-20")
    popup = page.table.editing.editor.popup
    qtbot.waitUntil(lambda: popup._lines.lines[0].text == "to 2025-08-20")


def test_an_open_editor_survives_a_refresh_behind_it(qtbot: QtBot, page: Any) -> None:
    page.at(1, "due")
    page.press("2025")
    page.model.show_rows([page.rows[3], page.rows[1]])
    assert page.table.editing.editor is not None
    assert page.table.editing.editor.text() == "2025"
    page.model.show_rows([page.rows[3]])
    assert not page.table.editing.is_open
