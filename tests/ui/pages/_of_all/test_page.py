"""Registers of all projects as pages of the rail: figures, filters, editing, large files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from core.language import LANGUAGES
from core.operations.portfolio import change_status_date
from core.operations.projects import remove_projects
from core.operations.register import add_row, edit_row
from core.queries.project import project_id
from core.queries.register import register_rows
from core.registers import registers
from tests.builders import day
from tests.windows import sample_window
from ui.desk import Place
from ui.pages import pages
from ui.pages._of_all import reading
from ui.pages._of_all.figures import KPIS
from ui.pages._of_all.page import AllProjectsPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.desk import Desk
    from ui.main_window import MainWindow
    from ui.widgets.kpi_band import Figure

ROOMS = ("shipments", "payments", "risks")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Provide the window on the payments of all projects of the sample."""
    made = sample_window(qtbot, tmp_path)
    desk_of(made).go(Place("payments"))
    return made


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def page_of(window: MainWindow) -> AllProjectsPage:
    page = window.stack.page
    assert isinstance(page, AllProjectsPage)
    return page


def figures_of(window: MainWindow) -> dict[str, Figure]:
    buttons = page_of(window).band._buttons
    return {b._figure.key: b._figure for b in buttons if b._figure is not None}


def press(window: MainWindow, key: str) -> None:
    page_of(window).band.pressed.emit(key)


def settle() -> None:
    """Let the page hear of a step."""
    QCoreApplication.processEvents()


def shown(window: MainWindow) -> list[str]:
    rows = page_of(window).grid.model.shown_rows()
    return [f"{row.project_code} {row.values['code']}" for row in rows]


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_register_of_every_page_is_shown_in_every_language(
    window: MainWindow, room: str, language: str
) -> None:
    desk = desk_of(window)
    window.set_language(language)
    desk.go(Place(room))
    page = page_of(window)
    for key in page.keys:
        page.show_register(key)
        assert len(page.grid.model.rows) == len(desk.read(register_rows, key))
        assert not page.band.isHidden() or key not in KPIS or not page.grid.model.rows
        assert not window.grab().isNull()


def test_figures_are_described_for_registers_there_are() -> None:
    assert KPIS.keys() <= registers().keys()
    for kpis in KPIS.values():
        assert len({kpi.key for kpi in kpis}) == len(kpis)


def test_keys_go_to_the_pages_of_the_rail(qtbot: QtBot, window: MainWindow) -> None:
    for number, room in zip("345", ROOMS, strict=True):
        qtbot.keyClick(window, Qt.Key(ord(number)), Qt.KeyboardModifier.ControlModifier)
        assert desk_of(window).place.page == room
    assert {pages()[room].shortcut for room in ROOMS} == {"Ctrl+3", "Ctrl+4", "Ctrl+5"}


def test_money_is_summed_in_the_base_currency_and_the_day_of_its_rates_is_said(
    window: MainWindow,
) -> None:
    received = figures_of(window)["received"]
    assert received.unit == "USD"
    assert "M EUR" in " ".join(run.text for run in received.below).replace("\xa0", " ")
    assert "At the rates of 20" in received.tip


def test_a_figure_narrows_the_list_to_its_rows_and_lets_go_of_them(window: MainWindow) -> None:
    everything = len(shown(window))
    press(window, "invoiced")
    page = page_of(window)
    found = page.grid.model.shown_rows()
    assert 0 < len(found) < everything
    assert all(row.values["open"].minor for row in found)
    assert page.grid.bar.figure.text() == "Invoiced, open"
    assert figures_of(window)["invoiced"].is_on
    press(window, "invoiced")
    assert len(shown(window)) == everything
    press(window, "invoiced")
    page.grid.bar.figure.click()
    assert len(shown(window)) == everything
    assert not figures_of(window)["invoiced"].is_on


def test_figures_follow_the_filters_of_the_list(window: MainWindow) -> None:
    before = figures_of(window)["received"].value
    page_of(window).grid.model.filter_text("P-2402")
    assert figures_of(window)["received"].value != before
    page_of(window).grid.model.filter_text("")
    assert figures_of(window)["received"].value == before


def test_an_edit_reads_only_its_own_project_again(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, page = desk_of(window), page_of(window)
    row = next(row for row in page.grid.model.rows if row.values["open"] is None)
    asked: list[object] = []
    read = type(desk).read

    def noted(self: Desk, query: object, *args: object, **kwargs: object) -> object:
        asked.extend(args[1:2] if getattr(query, "__name__", "") == "load" else ())
        return read(self, query, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(type(desk), "read", noted)
    desk.run("Edit", edit_row, "payments", row.id, {"name": "Advance payment, first part"})
    settle()
    assert set(asked) == {row.project_id}
    stored = next(r for r in desk.read(register_rows, "payments") if r.id == row.id)
    assert next(r for r in page.grid.model.rows if r.id == row.id) == stored
    assert [r.id for r in page.grid.model.rows] == [
        r.id for r in desk.read(register_rows, "payments")
    ]


def test_a_new_row_stands_with_its_project_and_undo_takes_it_away(window: MainWindow) -> None:
    desk = desk_of(window)
    project = desk.read(project_id, "P-2402")
    before = shown(window)
    desk.run("Add", add_row, "payments", project, {"name": "Spare parts"})
    settle()
    assert [r.id for r in page_of(window).grid.model.rows] == [
        r.id for r in desk.read(register_rows, "payments")
    ]
    desk.undo()
    settle()
    assert shown(window) == before


def test_a_removed_project_and_another_status_date_are_followed(window: MainWindow) -> None:
    desk = desk_of(window)
    project = desk.read(project_id, "P-2301")
    desk.run("Remove", remove_projects, [project])
    settle()
    assert not [each for each in shown(window) if each.startswith("P-2301")]
    desk.undo()
    settle()
    assert [each for each in shown(window) if each.startswith("P-2301")]
    soon = figures_of(window)["soon"].value
    desk.run("Status date", change_status_date, day("2025-04-01"))
    settle()
    assert figures_of(window)["soon"].value != soon


def test_a_place_shows_some_rows_of_a_register_and_back_returns(window: MainWindow) -> None:
    desk = desk_of(window)
    rows = [row.id for row in desk.read(register_rows, "risks")]
    desk.go(Place("risks", register="risks", rows=tuple(rows[:2]), of="High risks"))
    page = page_of(window)
    assert [row.id for row in page.grid.model.shown_rows()] == rows[:2]
    assert page.grid.bar.figure.text() == "2 rows from High risks"
    desk.go(Place("risks", register="issues"))
    assert page.grid.register.key == "issues"
    desk.back()
    assert page.grid.register.key == "risks"
    assert [row.id for row in page.grid.model.shown_rows()] == rows[:2]
    desk.back()
    assert desk.place.page == "payments"


def test_a_large_file_is_read_on_a_worker_and_edits_wait_for_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (reading, __import__("ui.pages._of_all.page", fromlist=["page"])):
        monkeypatch.setattr(module, "AT_ONCE", 2)
    window = sample_window(qtbot, tmp_path)
    desk = desk_of(window)
    desk.go(Place("risks"))
    assert not page_of(window).grid.model.rows
    assert desk.jobs.running
    first = desk.read(register_rows, "risks")[0]
    desk.run("Edit", edit_row, "risks", first.id, {"title": "Roof late"})  # while it is read
    qtbot.waitUntil(lambda: bool(page_of(window).grid.model.rows) and not desk.jobs.running)
    stored = desk.read(register_rows, "risks")
    assert list(page_of(window).grid.model.rows) == stored
    assert stored[0].values["title"] == "Roof late"


def test_the_register_seen_last_comes_back(window: MainWindow) -> None:
    page_of(window).show_register("guarantees")
    page_of(window).remember()
    assert desk_of(window).settings.view("page.payments").mode == "guarantees"
    again = AllProjectsPage(
        desk_of(window), page_of(window).keys, name="page.payments", title="x", parent=window
    )
    assert again.segments.current == "guarantees"
