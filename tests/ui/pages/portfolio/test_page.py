"""Tests of ui.pages.portfolio.page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from core.operations.projects import remove_projects
from core.queries.portfolio import portfolio
from tests.windows import sample_window
from ui.pages.portfolio import PortfolioPage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


def page_in(qtbot: QtBot, folder: Path) -> PortfolioPage:
    page = sample_window(qtbot, folder).stack.page
    assert isinstance(page, PortfolioPage)
    return page


def test_the_project_that_needs_attention_is_selected_first(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_in(qtbot, tmp_path)
    row = page.table.current_row()
    assert row is not None
    assert row.rag == "RED"
    assert page.pane.name.text() == row.name


def test_without_projects_the_page_says_how_to_begin(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_in(qtbot, tmp_path)
    ids = [row.id for row in page.desk.read(portfolio)]
    page.desk.workspace.run("Remove projects", remove_projects, ids)
    qtbot.waitUntil(page.empty.isVisible)
    assert page.band.isHidden()
    assert page.status_text() == "No projects"
    page.desk.undo()
    qtbot.waitUntil(page.table.isVisible)


def test_space_opens_and_closes_the_side_pane_and_escape_closes_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_in(qtbot, tmp_path)
    seen = []
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Escape):
        qtbot.keyClick(page.table, key)
        seen.append(page.pane.isVisible())
    assert seen == [False, True, False, False]


def test_the_context_menu_offers_what_can_be_done(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_in(qtbot, tmp_path)
    page.doings.open_menu(QPoint(300, 300), page.table.current_row())
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    words = [action.text().replace("&", "") for action in shown.actions()]
    assert {"Open project", "Edit facts…", "Pin to the rail", "Status", "Remove"} <= set(words)
    shown.close()


def test_a_row_dragged_below_another_stays_there(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_in(qtbot, tmp_path)
    page.arrangement.group_by("")
    page.arrangement.sort_by("")
    before = [row.code for row in page.desk.read(portfolio)]
    table = page.table
    top = table.rowViewportPosition(0) + 10
    onto = table.rowViewportPosition(1) + table.rowHeight(1) - 4
    _drag(table.viewport(), QPoint(100, top), QPoint(100, onto))
    assert [row.code for row in page.desk.read(portfolio)] == [before[1], before[0], *before[2:]]


def test_rows_cannot_be_dragged_while_they_are_sorted(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_in(qtbot, tmp_path)
    page.arrangement.group_by("")
    page.arrangement.sort_by("spi")
    before = [row.code for row in page.desk.read(portfolio)]
    table = page.table
    onto = table.rowViewportPosition(2) + 4
    _drag(table.viewport(), QPoint(100, 10), QPoint(100, onto))
    assert [row.code for row in page.desk.read(portfolio)] == before


def test_the_selection_stays_on_its_project_when_the_width_changes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_in(qtbot, tmp_path)
    page.table.step_row(2)
    row = page.table.current_row()
    assert row is not None
    page.window().resize(1900, 1000)
    qtbot.waitUntil(lambda: len(page.table.columns.visible()) > 7)
    after = page.table.current_row()
    assert after is not None
    assert after.id == row.id


def _drag(over: QWidget, start: QPoint, end: QPoint) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    held = Qt.KeyboardModifier.NoModifier
    half = QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2)
    for kind, at, button, buttons in (
        (QEvent.Type.MouseButtonPress, start, left, left),
        (QEvent.Type.MouseMove, half, none, left),
        (QEvent.Type.MouseMove, end, none, left),
        (QEvent.Type.MouseButtonRelease, end, left, none),
    ):
        place = QPointF(at)
        QApplication.sendEvent(over, QMouseEvent(kind, place, place, button, buttons, held))
