"""The history tab: changes in words, by day, filtered; undo is marked; long ones are fast."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from core.language import use
from core.operations.milestones import edit_milestone
from core.operations.projects import edit_project
from core.queries.milestones import milestones
from core.queries.project import project_id
from tests.builders import day
from tests.desks import sample_desk
from ui.models.arrange import Group
from ui.pages._history.changes import value_words
from ui.pages._history.columns import change_cell, change_words, note_of
from ui.pages.project.tabs.history.tab import HistoryTab

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.pages._history.changes import ChangeRow


@pytest.fixture
def tab(qtbot: QtBot, tmp_path: Path) -> Iterator[HistoryTab]:
    """Provide the history of the Astana project, seen."""
    for desk, frame in sample_desk(qtbot, tmp_path):
        made = HistoryTab(desk, frame)
        made.setGeometry(frame.rect())
        made.show_project(desk.read(project_id, "P-2301"))
        frame.show()
        made.show()
        qtbot.waitExposed(frame)
        yield made


def move(qtbot: QtBot, tab: HistoryTab) -> None:
    """Move the forecast of mechanical completion of welding by eight days, with a reason."""
    found = {row.code: row for row in tab.desk.read(milestones, tab.project_id)}["M028"]
    before = len(tab.model.rows)
    tab.desk.run(
        "Move milestone",
        edit_milestone,
        found.id,
        forecast_finish=day("2025-05-03"),
        reason="Roof late",
    )
    qtbot.waitUntil(lambda: len(tab.model.rows) > before)


def first(tab: HistoryTab) -> ChangeRow:
    """Return the newest line that is shown."""
    row: ChangeRow = tab.model.shown_rows()[0]
    return row


def test_a_moved_date_says_from_what_to_what_and_why(qtbot: QtBot, tab: HistoryTab) -> None:
    move(qtbot, tab)
    row = first(tab)
    assert (row.by, row.item, row.field_words) == (
        "Li Wei",
        "Welding shop: mechanical completion",
        "Forecast",
    )
    assert change_words(row) == "2025-04-25 → 2025-05-03 +8 d"
    assert change_cell(row)[-1].tone == "amber_text"
    assert row.reason == "Roof late"


def test_changes_stand_under_their_day(qtbot: QtBot, tab: HistoryTab) -> None:
    move(qtbot, tab)
    titles = [line.title for line in tab.model.lines if isinstance(line, Group)]
    assert titles == ["Today"]


def test_an_undone_step_is_marked(qtbot: QtBot, tab: HistoryTab) -> None:
    move(qtbot, tab)
    count = len(tab.model.rows)
    tab.desk.undo()
    qtbot.waitUntil(lambda: len(tab.model.rows) > count)
    assert note_of(first(tab)) == "Undone: Move milestone"
    assert change_words(first(tab)) == "2025-05-03 → 2025-04-25 −8 d"
    tab.desk.redo()
    qtbot.waitUntil(lambda: note_of(first(tab)) == "Done again: Move milestone")


def test_an_import_is_a_few_lines(tab: HistoryTab) -> None:
    lines = [(row.item, row.field_words) for row in tab.model.rows]
    assert ("48 milestones", "Added") in lines
    assert ("57 links", "Added") in lines
    assert len(lines) <= 12


def test_values_are_said_in_words(qtbot: QtBot, tab: HistoryTab) -> None:
    found = {row.code: row for row in tab.desk.read(milestones, tab.project_id)}["M029"]
    fields: dict[str, Any] = {
        "percent": Decimal("42.5"),
        "responsible": "customer",
        "key": not found.key,
    }
    tab.desk.run("Edit milestone", edit_milestone, found.id, **fields)
    tab.desk.run("Edit project", edit_project, tab.project_id, status="ON_HOLD")
    qtbot.waitUntil(lambda: first(tab).field == "status")
    shown = {row.field: (row.before, row.after) for row in tab.model.shown_rows()}
    assert shown["status"] == ("Active", "On hold")
    assert shown["percent"] == ("44\N{NO-BREAK SPACE}%", "42.5\N{NO-BREAK SPACE}%")
    assert shown["responsible"] == ("Contractor", "Customer")
    assert shown["key"] == ("yes", "no")


@pytest.mark.parametrize(
    ("field", "stored", "words"),
    [
        ("value_minor", 8800000000, "88,000,000.00\N{NO-BREAK SPACE}USD"),
        ("weight", "7.6000", "7.6"),
        ("percent", "100.0000", "100\N{NO-BREAK SPACE}%"),
        ("win_probability", "0.3500", "35\N{NO-BREAK SPACE}%"),
        ("stage", "S13", "Installation"),
        ("stage", "S99", "S99"),
        ("country", "KZ", "Kazakhstan"),
        ("warranty_months", 24, "24 months"),
        ("note", None, ""),
    ],
)
def test_what_is_stored_is_shown_as_elsewhere(field: str, stored: object, words: str) -> None:
    assert value_words(field, stored, "USD") == words


def test_filters_narrow_and_show_all_widens(qtbot: QtBot, tab: HistoryTab) -> None:
    move(qtbot, tab)
    tab.field.set_value("forecast_finish")
    tab.field.chosen.emit("forecast_finish")
    assert [row.field for row in tab.model.shown_rows()] == ["forecast_finish"]
    assert tab.status_text() == "1 change · 30 days"
    qtbot.keyClicks(tab.search, "nothing like it")
    qtbot.waitUntil(tab.empty.isVisible)
    tab.show_all()
    assert len(tab.model.shown_rows()) == len(tab.model.rows)
    assert not tab.empty.isVisible()


def test_words_are_looked_for_in_every_column(qtbot: QtBot, tab: HistoryTab) -> None:
    move(qtbot, tab)
    for words in ("roof", "2025-05-03", "mechanical", "Li Wei forecast"):
        tab.search.setText(words)
        qtbot.waitUntil(lambda: len(tab.model.shown_rows()) == 1)


def test_the_find_key_goes_to_the_filter(tab: HistoryTab) -> None:
    action = next(each for each in tab.actions_of() if each.shortcut == "Ctrl+F")
    action.run()
    assert tab.window().focusWidget() is tab.search


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_items_are_named_in_the_language(qtbot: QtBot, tab: HistoryTab, language: str) -> None:
    move(qtbot, tab)
    use(language)
    tab.retranslate()
    found = {row.code: row for row in tab.desk.read(milestones, tab.project_id)}["M028"]
    assert first(tab).item.casefold() == found.named(language).casefold()


def test_it_is_painted_in_both_themes(qtbot: QtBot, tab: HistoryTab, themed: str) -> None:
    move(qtbot, tab)
    assert tab.table.model() is tab.model
    assert not tab.grab().isNull()
    assert tab.table.focusPolicy() != Qt.FocusPolicy.NoFocus
