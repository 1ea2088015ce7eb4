"""The tabs of registers in the window: segments, counts, keys, and what is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from core.operations.register import add_row, edit_row, move_rows
from core.queries.milestones import milestones
from core.queries.project import project_id
from core.queries.register import register_rows
from core.registers import registers
from tests.windows import sample_window
from ui.desk import Place
from ui.pages.project import ProjectPage
from ui.pages.project.tabs import tabs
from ui.pages.project.tabs._registers import FRONT, RegisterTab, made
from ui.pages.project.tabs._tab import ProjectTab
from ui.pages.project.tabs.schedule.tab import ScheduleTab

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.desk import Desk
    from ui.main_window import MainWindow

ALT = Qt.KeyboardModifier.AltModifier
OF_REGISTERS = ("equipment", "shipments", "payments", "risks", "documents", "capacity")
NOT_YET = {"price_components", "progress_history"}
"""Registers that a chart or the facts of the project will show, not a list of their own."""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Provide the window on the Astana project of the sample."""
    made = sample_window(qtbot, tmp_path)
    desk = desk_of(made)
    desk.go(Place("project", desk.read(project_id, "P-2301"), "overview"))
    return made


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def page_of(window: MainWindow) -> ProjectPage:
    page = window.stack.page
    assert isinstance(page, ProjectPage)
    return page


def tab_of(window: MainWindow, key: str) -> RegisterTab:
    page_of(window).open_tab(key)
    tab = page_of(window).tab
    assert isinstance(tab, RegisterTab)
    return tab


def test_every_tab_has_a_key_of_its_own(qtbot: QtBot, window: MainWindow) -> None:
    keys = list(tabs())
    for number, key in enumerate(keys, start=1):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number % 10), ALT)
        assert page_of(window).tabs.current == key


def test_every_register_has_its_place_in_a_tab(window: MainWindow) -> None:
    shown = [key for tab in OF_REGISTERS for key in tab_of(window, tab).keys]
    assert len(shown) == len(set(shown))
    assert set(shown) | NOT_YET == set(registers())


@pytest.mark.parametrize("key", OF_REGISTERS)
def test_each_register_of_a_tab_is_shown(window: MainWindow, key: str) -> None:
    tab = tab_of(window, key)
    for name in tab.keys:
        tab.show_register(name)
        assert tab.grid.register.key == name
        assert tab.grid.isVisible() or name == "photos"  # its gallery is seen first
        assert not window.grab().isNull()


def test_a_tab_counts_what_is_open_and_nothing_else(qtbot: QtBot, window: MainWindow) -> None:
    desk, project = desk_of(window), page_of(window).project_id
    before = page_of(window).tabs.sizeHint().width()
    for _n in range(5):  # the sample has seven open ones: the count gets a second digit
        desk.run("Add", add_row, "risks", project, {"title": "Roof late", "status": "OPEN"})
    qtbot.waitUntil(lambda: page_of(window).tabs.sizeHint().width() > before)
    desk.run("Add", add_row, "issues", project, {"title": "Crane"})
    for _n in range(6):
        desk.undo()
    qtbot.waitUntil(lambda: page_of(window).tabs.sizeHint().width() == before)


def test_the_segments_count_rows_and_keys_add_them(qtbot: QtBot, window: MainWindow) -> None:
    tab = tab_of(window, "risks")
    tab.show_register("actions")
    tab.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Insert)
    qtbot.waitUntil(lambda: "Actions 7" in tab.segments.words)
    editor = tab.grid.table.editing.editor
    assert editor is not None
    qtbot.keyClicks(editor, "Book the crane")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: "Book the crane" in [row.values["title"] for row in tab.grid.model.rows]
    )
    qtbot.keyClick(tab.grid.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Actions 6" in tab.segments.words)


def test_the_register_seen_last_comes_back(window: MainWindow) -> None:
    tab = tab_of(window, "payments")
    tab.show_register("guarantees")
    tab.remember()
    again = RegisterTab(desk_of(window), tab.keys, view="payments", parent=window)
    assert again.segments.current == "guarantees"


class Panel(ProjectTab):
    """Says what it was shown last."""

    reads = frozenset({"payment"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: list[int] = []

    def refresh(self) -> None:
        self.shown.append(self.project_id)

    def retranslate(self) -> None:
        self.mark_stale()


def test_panels_stand_around_a_grid_and_follow_the_project(
    qtbot: QtBot, window: MainWindow
) -> None:
    desk, project = desk_of(window), page_of(window).project_id
    tab = made(
        "around",
        *("payments", "guarantees"),
        above={"payments": Panel},
        beside={"payments": Panel},
        front=("Overview", Panel),
    )(desk)
    qtbot.addWidget(tab)
    tab.show_project(project)
    tab.show()
    [before] = tab.panels
    assert tab.segments.words[0] == "Overview"
    assert isinstance(before, Panel)
    assert before.shown == [project]
    tab.show_register("payments")
    over, at_right = tab.panels
    assert isinstance(over, Panel)
    assert isinstance(at_right, Panel)
    assert over.isVisible()
    assert over.geometry().bottom() < tab.grid.geometry().bottom()
    desk.run("Add", add_row, "payments", project, {"name": "Late fee"})
    qtbot.waitUntil(lambda: over.shown == at_right.shown == [project, project])
    assert before.shown == [project], "what is not seen waits"
    tab.show_register(FRONT)
    qtbot.waitUntil(lambda: before.shown == [project, project])
    tab.show_register("guarantees")
    assert list(tab.panels) == []


def test_a_place_names_rows_and_the_chip_shows_all_again(window: MainWindow) -> None:
    desk, project = desk_of(window), page_of(window).project_id
    rows = [row.id for row in desk.read(register_rows, "variations", project)]
    desk.go(Place("project", project, register="variations", rows=(rows[1],), of="LD exposure"))
    tab = page_of(window).tab
    assert isinstance(tab, RegisterTab)
    assert page_of(window).tabs.current == "payments"
    assert tab.grid.register.key == "variations"
    assert [row.id for row in tab.grid.model.shown_rows()] == [rows[1]]
    assert [row.id for row in tab.grid.table.selected_rows()] == [rows[1]]
    assert tab.grid.bar.figure.text() == "1 row from LD exposure"
    tab.grid.bar.figure.click()
    assert [row.id for row in tab.grid.model.shown_rows()] == rows
    assert not desk.place.rows


def test_back_returns_from_the_rows_of_a_figure(window: MainWindow) -> None:
    desk, project = desk_of(window), page_of(window).project_id
    tab = tab_of(window, "payments")
    tab.segments.set_current("guarantees")
    tab.segments.chosen.emit("guarantees")
    [first, *_] = desk.read(register_rows, "claims", project)
    desk.go(Place("project", project, register="claims", rows=(first.id,)))
    assert tab.grid.register.key == "claims"
    desk.back()
    assert tab.grid.register.key == "guarantees"
    desk.back()
    assert page_of(window).tabs.current == "overview"


def test_rows_that_were_filtered_away_come_back_when_their_figure_is_pressed_again(
    window: MainWindow,
) -> None:
    desk, project = desk_of(window), page_of(window).project_id
    rows = tuple(row.id for row in desk.read(register_rows, "risks", project))
    place = Place("project", project, "risks", register="risks", rows=rows[:2])
    desk.go(place)
    tab = page_of(window).tab
    assert isinstance(tab, RegisterTab)
    tab.grid.model.filter_text("no row has this")
    desk.go(place)
    assert [row.id for row in tab.grid.model.shown_rows()] == list(rows[:2])


def test_milestones_of_a_figure_are_shown_alone(window: MainWindow) -> None:
    desk, project = desk_of(window), page_of(window).project_id
    rows = [row.id for row in desk.read(milestones, project)]
    desk.go(Place("project", project, register="milestones", rows=tuple(rows[3:6]), of="Slip"))
    tab = page_of(window).tab
    assert isinstance(tab, ScheduleTab)
    assert sorted(row.id for row in tab.model.shown_rows()) == sorted(rows[3:6])
    assert tab.selected_ids() == [rows[3]]
    assert tab.only.chip.text() == "3 rows from Slip"
    tab.only.chip.click()
    assert len(tab.model.shown_rows()) == len(rows)
    assert not desk.place.rows


def test_an_edit_reads_only_the_row_that_was_edited(qtbot: QtBot, window: MainWindow) -> None:
    desk, tab = desk_of(window), tab_of(window, "payments")
    kept = list(tab.grid.model.rows)
    desk.run("Edit", edit_row, "payments", kept[2].id, {"note": "Sent by courier"})
    qtbot.waitUntil(lambda: tab.grid.model.rows[2].values["note"] == "Sent by courier")
    assert all(tab.grid.model.rows[n] is kept[n] for n in range(len(kept)) if n != 2)


def test_anything_more_than_an_edit_reads_all_rows(qtbot: QtBot, window: MainWindow) -> None:
    desk, tab = desk_of(window), tab_of(window, "payments")
    count, wanted = len(tab.grid.model.rows), tab.grid.model.rows[2].id
    desk.run("Add", add_row, "payments", page_of(window).project_id, {"name": "Late fee"})
    qtbot.waitUntil(lambda: len(tab.grid.model.rows) == count + 1)
    desk.run("Move", move_rows, "payments", [wanted], -1)
    qtbot.waitUntil(lambda: tab.grid.model.rows[1].id == wanted)
    desk.undo()
    qtbot.waitUntil(lambda: tab.grid.model.rows[2].id == wanted)
