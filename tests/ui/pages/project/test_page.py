"""The project workspace in the window: head, figures, tabs, and the ways in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from core.language import LANGUAGES
from core.operations.projects import edit_project
from core.queries.baselines import baselines
from core.queries.milestones import milestones
from core.queries.portfolio import portfolio
from core.queries.project import project_id
from tests.windows import sample_window
from ui.desk import Place
from ui.dialogs.baseline import BaselineDialog
from ui.dialogs.new_milestone import NewMilestoneDialog
from ui.pages.project import ProjectPage
from ui.pages.project.tabs.overview.tab import OverviewTab

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.desk import Desk
    from ui.main_window import MainWindow

Key = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Provide the window on the Astana project of the sample."""
    made = sample_window(qtbot, tmp_path)
    desk = desk_of(made)
    desk.go(Place("project", desk.read(project_id, "P-2301")))
    return made


def desk_of(window: MainWindow) -> Desk:
    """Return the desk of the open file."""
    assert window.desk is not None
    return window.desk


def page_of(window: MainWindow) -> ProjectPage:
    """Return the project page, which is seen."""
    page = window.stack.page
    assert isinstance(page, ProjectPage)
    return page


def figures(window: MainWindow) -> dict[str, str]:
    """Return what the key figures say, by their label."""
    shown = page_of(window).head.figures.places()
    return {f.label: f"{f.value} {f.context}".strip() for f, _rect in shown}


def test_the_head_says_what_the_status_is_and_why(window: MainWindow) -> None:
    head = page_of(window).head
    assert head.name.text() == "Astana Automobile"
    assert head.chip.accessibleName() == "Off track"
    assert head.reason.text() == "Painting PAC +92 d; Damages 53 % of the cap"


def test_the_key_figures_are_those_of_the_status_date(window: MainWindow) -> None:
    assert figures(window) == {
        "Progress": "75.4\N{NO-BREAK SPACE}% plan 86.4\N{NO-BREAK SPACE}%",
        "SPI": "0.87",
        "SPI(t)": "0.85",
        "Forecast PAC": "2025-10-31 +92 d",
        "SOP": "2025-09-30 +92 d",
        "Contract value": "88.0 M USD",
        "Milestones": "30 of 48",
        "Overdue": "4 up to 91 d",
    }


def test_only_tabs_that_exist_are_shown(window: MainWindow) -> None:
    assert page_of(window).tabs.words == [
        *("Overview", "Schedule", "Schedule checks", "Equipment", "Shipments"),
        *("Payments & guarantees", "Risks & punch list", "Documents & contacts", "Capacity"),
        "History",
    ]


def test_alt_and_a_number_changes_the_tab(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Key.Key_0, ALT)
    assert page_of(window).tabs.current == "history"
    qtbot.keyClick(window, Key.Key_2, ALT)
    assert page_of(window).tabs.current == "schedule"


def test_the_tab_seen_last_is_shown_again(window: MainWindow) -> None:
    desk, page = desk_of(window), page_of(window)
    page.open_tab("history")
    desk.go(Place("portfolio"))
    desk.go(Place("project", desk.read(project_id, "P-2302")))
    assert page.tabs.current == "overview"
    desk.go(Place("project", desk.read(project_id, "P-2301")))
    assert page.tabs.current == "history"


def test_back_returns_to_the_tab_one_came_from(window: MainWindow) -> None:
    desk, page = desk_of(window), page_of(window)
    tab = page.tab
    assert isinstance(tab, OverviewTab)
    tab.open_milestone(desk.read(milestones, page.project_id)[0].id)
    assert page.tabs.current == "schedule"
    desk.back()
    assert page.tabs.current == "overview"


def test_a_key_figure_leads_to_its_milestone(qtbot: QtBot, window: MainWindow) -> None:
    row = page_of(window).head.figures
    places = {figure.label: rect for figure, rect in row.places()}
    at = places["Forecast PAC"].center().toPoint()
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=at)
    place = desk_of(window).place
    assert (place.tab, place.milestone_id is not None) == ("schedule", True)


def test_the_figures_can_be_pressed_from_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    row = page_of(window).head.figures
    row.setFocus()
    qtbot.keyClick(row, Key.Key_Right)
    qtbot.keyClick(row, Key.Key_Right)
    qtbot.keyClick(row, Key.Key_Right)
    qtbot.keyClick(row, Key.Key_Return)
    assert desk_of(window).place == Place("project", page_of(window).project_id, "schedule")


def test_the_head_follows_a_step_and_its_undo(qtbot: QtBot, window: MainWindow) -> None:
    desk, page = desk_of(window), page_of(window)
    desk.run("Edit project", edit_project, page.project_id, name="Astana two", status="ON_HOLD")
    qtbot.waitUntil(lambda: page.head.name.text() == "Astana two")
    assert page.head.reason.text().startswith("On hold; ")
    desk.undo()
    qtbot.waitUntil(lambda: page.head.name.text() == "Astana Automobile")


def test_a_removed_project_leads_to_the_portfolio_and_undo_brings_it_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    desk, page = desk_of(window), page_of(window)
    there = page.project_id
    page.remove()
    qtbot.waitUntil(lambda: desk.place.page == "portfolio")
    assert there not in {row.id for row in desk.read(portfolio)}
    desk.undo()
    desk.go(Place("project", there))
    qtbot.waitUntil(lambda: window.stack.page is page)
    assert page.head.name.text() == "Astana Automobile"


def test_a_milestone_is_added_by_key_and_shown(qtbot: QtBot, window: MainWindow) -> None:
    desk, page = desk_of(window), page_of(window)
    qtbot.keyClick(window, Key.Key_M, CONTROL)
    dialog = window.overlay().findChild(NewMilestoneDialog)
    assert isinstance(dialog, NewMilestoneDialog)
    dialog.save()
    assert "name" in dialog.name_field.refusal
    qtbot.keyClicks(dialog.name, "Robot spares on site")
    qtbot.keyClicks(dialog.finish, "2025-06-20")
    qtbot.keyClick(dialog.finish, Key.Key_Tab)
    dialog.save()
    added = desk.read(milestones, page.project_id)[-1]
    assert (added.name, str(added.forecast_finish)) == ("Robot spares on site", "2025-06-20")
    assert (page.tabs.current, desk.place.milestone_id) == ("schedule", added.id)


def test_a_second_baseline_needs_its_reason(qtbot: QtBot, window: MainWindow) -> None:
    desk, page = desk_of(window), page_of(window)
    page.set_baseline()
    dialog = window.overlay().findChild(BaselineDialog)
    assert isinstance(dialog, BaselineDialog)
    assert dialog.name.value() == "BL2"
    dialog.save()
    assert dialog.reason_field.refusal
    dialog.reason.set_value("Amendment 2")
    dialog.save()
    assert [row.name for row in desk.read(baselines, page.project_id)] == ["BL1", "BL2"]
    qtbot.waitUntil(lambda: figures(window)["Forecast PAC"] == "2025-10-31 on plan")


def test_what_can_be_done_is_in_the_menus_with_its_keys(window: MainWindow) -> None:
    keys = {action.key: action.shortcut for action in page_of(window).actions_of()}
    assert keys["milestone.new"] == "Ctrl+M"
    assert (keys["project.tab.overview"], keys["project.tab.history"]) == ("Alt+1", "Alt+0")
    assert "project.remove" in keys


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_language_is_spoken_at_once(window: MainWindow, language: str) -> None:
    page = page_of(window)
    page.open_tab("history")
    page.open_tab("schedule")
    page.open_tab("overview")
    window.set_language(language)
    name = {"en": "Astana Automobile", "ru": "Проект «Астана Автомобиль»"}.get(language)
    assert name is None or page.head.name.text() == name
    assert page.status_text().startswith(page.head.name.text())
