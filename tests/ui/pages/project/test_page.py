"""The project workspace in the window: head, figures, tabs, and the ways in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from core.language import LANGUAGES, use
from core.model import Project
from core.operations.health import Declared, declare_health
from core.operations.projects import ProjectDraft, create_project, edit_project
from core.queries.baselines import baselines
from core.queries.milestones import milestones
from core.queries.portfolio import portfolio
from core.queries.project import project_id
from tests.builders import day
from tests.windows import sample_window
from ui.desk import Place
from ui.dialogs.baseline import BaselineDialog
from ui.dialogs.new_milestone import NewMilestoneDialog
from ui.pages._register.grid import RegisterGrid
from ui.pages.project import ProjectPage
from ui.pages.project.tabs.overview.tab import OverviewTab

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

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
        "SPI": "0.87 SPI(t) 0.85",
        "Forecast PAC": "2025-10-31 +92 d",
        "Contract value": "88.0 M USD",
        "Received": "64.4 M 73\N{NO-BREAK SPACE}%",
        "LD exposure": "2.3 M 53\N{NO-BREAK SPACE}% of cap",
        "Goods on site": "79\N{NO-BREAK SPACE}% 1,260 of 1,600 containers",
        "Open risks": "7 5 high",
    }


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_the_first_eight_figures_fit_the_smallest_window(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    use(language)
    try:
        window = sample_window(qtbot, tmp_path, size=(1280, 720))
        desk = desk_of(window)
        desk.go(Place("project", desk.read(project_id, "P-2301")))
        qtbot.waitUntil(lambda: page_of(window).head.figures.width() > 1200)
        row = page_of(window).head.figures
        assert len(row.places()) == 8, (row.width(), [(f.label, r) for f, r in row.places()])
    finally:
        use("en")


def test_what_has_no_data_has_no_figure(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    draft = ProjectDraft(fields={"code": "P-9", "name": "New", "currency": "USD"}, shops=[])
    made = desk.run("Create project", create_project, draft)
    desk.go(Place("project", made))
    qtbot.waitUntil(lambda: page_of(window).head.name.text() == "New")
    assert set(figures(window)) == {"Progress", "Milestones", "Overdue"}


@pytest.mark.parametrize(
    ("label", "register", "count"),
    [("Received", "payments", 7), ("LD exposure", "damages", 1), ("Open risks", "risks", 7)],
)
def test_a_figure_opens_just_the_rows_it_came_from(
    qtbot: QtBot, window: MainWindow, label: str, register: str, count: int
) -> None:
    row = page_of(window).head.figures
    places = {figure.label: rect for figure, rect in row.places()}
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=places[label].center().toPoint())
    tab = page_of(window).tab
    assert tab is not None
    shown = {g.register.key: g for g in tab.findChildren(RegisterGrid) if g.isVisible()}
    qtbot.waitUntil(lambda: len(shown[register].model.shown_rows()) == count)


def test_a_declared_colour_stands_beside_the_computed_one(qtbot: QtBot, window: MainWindow) -> None:
    desk, head = desk_of(window), page_of(window).head
    assert head.declared.isHidden()
    declared = Declared("AMBER", "Recovery plan agreed", day("2025-04-30"))
    desk.run("Declare health", declare_health, page_of(window).project_id, declared)
    qtbot.waitUntil(lambda: not head.declared.isHidden())
    assert head.declared.text() == "Declared at risk until 2025-04-30: Recovery plan agreed"
    assert head.chip.accessibleName() == "Off track"
    desk.undo()
    qtbot.waitUntil(head.declared.isHidden)


def test_data_older_than_the_status_date_are_said_to_be(qtbot: QtBot, window: MainWindow) -> None:
    head = page_of(window).head
    assert head.stale.isHidden()

    def imported(session: Session, project: int) -> None:
        session.get_one(Project, project).status_date = day("2025-01-31")

    desk_of(window).run("Import", imported, page_of(window).project_id)
    qtbot.waitUntil(lambda: not head.stale.isHidden())
    assert head.stale.accessibleName() == "Data 28 d old"
    assert head.stale.toolTip() == "Data of 2025-01-31, 28 d old"


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
    for _ in range(3):
        qtbot.keyClick(row, Key.Key_Right)
    qtbot.keyClick(row, Key.Key_Left)
    qtbot.keyClick(row, Key.Key_Return)
    pac = desk_of(window).place
    assert (pac.tab, pac.milestone_id is not None) == ("schedule", True)
    row.setFocus()
    for _ in range(2):
        qtbot.keyClick(row, Key.Key_Right)
    qtbot.keyClick(row, Key.Key_Return)
    assert (desk_of(window).place.register, desk_of(window).place.of) == ("payments", "Received")


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
