"""A paper clip says how much is attached to a row; keys and drops reach it from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication

from core.queries.attachments import MILESTONE, Subject, attachment_counts, attachments
from core.queries.milestones import milestones
from core.queries.project import project_id
from tests.attached import attached
from tests.desks import sample_desk
from ui.actions import build, refresh
from ui.dialogs.attachments import AttachmentsDialog
from ui.models.cells import Text
from ui.pages._attached import COLUMN
from ui.pages._register.grid import RegisterGrid
from ui.pages.project.documents_section import DocumentsSection
from ui.pages.project.tabs.schedule.tab import ScheduleTab

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desks import PlainFrame
    from ui.desk import Desk


@pytest.fixture
def framed(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Desk, PlainFrame]]:
    yield from sample_desk(qtbot, tmp_path)


@pytest.fixture
def grid(qtbot: QtBot, framed: tuple[Desk, PlainFrame]) -> RegisterGrid:
    desk, frame = framed
    made = RegisterGrid(desk, "equipment", frame)
    made.setGeometry(frame.rect())
    there = desk.read(project_id, "P-2301")
    made.refresh(there)
    desk.changed.connect(lambda _step: made.refresh(there))
    for action in made.actions_of():
        build(action, made)
    made.table.selection_changed.connect(lambda: refresh(made))
    frame.show()
    frame.activateWindow()
    qtbot.waitExposed(frame)
    made.setFocus()
    return made


def test_the_mark_counts_and_follows_each_step(grid: RegisterGrid, tmp_path: Path) -> None:
    row = grid.model.rows[1]
    column = grid.model.columns[grid.model.number(COLUMN)]
    assert column.prepared(row) == Text("")
    attached(grid.desk.workspace, Subject("equipment", row.id), tmp_path / "in")
    QCoreApplication.processEvents()
    assert column.words(row) == "1"
    assert column.prepared(row).icon == "paperclip"
    assert COLUMN in {grid.model.columns[n].key for n in grid.table.columns.visible()}
    grid.desk.undo()
    QCoreApplication.processEvents()
    assert column.words(row) == ""
    shown = {grid.model.columns[n].key for n in grid.table.columns.visible()}
    assert COLUMN not in shown, "without a file there is nothing to show"


def test_a_block_is_copied_and_pasted_past_the_marks(grid: RegisterGrid) -> None:
    grid.table.select([grid.model.rows[0].id])
    grid.table.copy()
    assert "\t\t" not in QGuiApplication.clipboard().text()[:12]
    keys: list[str] = []
    grid.table.pasted.disconnect()
    grid.table.pasted.connect(lambda _cells, _rows, found: keys.extend(found))
    grid.table.paste()
    assert len(keys) > 1
    assert COLUMN not in keys


def test_keys_open_what_is_attached_to_the_row(qtbot: QtBot, grid: RegisterGrid) -> None:
    row = grid.model.rows[2]
    grid.table.select([row.id])
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(grid.table, Qt.Key.Key_A, held)
    [dialog] = grid.desk.overlay().findChildren(AttachmentsDialog)
    assert dialog.subject == Subject("equipment", row.id)


def test_a_file_dropped_on_a_row_is_attached_to_it(
    qtbot: QtBot, grid: RegisterGrid, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x")
    row = grid.model.shown_rows()[0]
    at = grid.table.visualRect(grid.model.index(grid.model.line_of(row.id), 0)).center()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, *held)
    QCoreApplication.sendEvent(grid.table.viewport(), enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, *held)
    QCoreApplication.sendEvent(grid.table.viewport(), event)
    qtbot.waitUntil(lambda: grid.desk.read(attachment_counts, "equipment") == {row.id: 1})


def test_milestones_have_marks_and_their_panel_the_documents(
    qtbot: QtBot, framed: tuple[Desk, PlainFrame], tmp_path: Path
) -> None:
    desk, frame = framed
    there = desk.read(project_id, "P-2301")
    milestone = desk.read(milestones, there)[0]
    tab = ScheduleTab(desk, frame)
    tab.setGeometry(frame.rect())
    tab.show_project(there)
    frame.show()
    qtbot.waitExposed(frame)
    for number in range(7):
        attached(desk.workspace, Subject(MILESTONE, milestone.id), tmp_path / "in", f"{number}.pdf")
    QCoreApplication.processEvents()
    column = tab.model.columns[tab.model.number(COLUMN)]
    assert column.words(tab.model.rows[0]) == "7"
    tab.open_panel(milestone.id)
    section = tab.panel.documents
    assert isinstance(section, DocumentsSection)
    assert section.title.text() == "Documents 7"
    assert [link.text().strip() for link in section.links] == [f"{n}.pdf" for n in range(5)]
    section.show_all()
    assert desk.overlay().findChildren(AttachmentsDialog)
    assert len(desk.read(attachments, Subject(MILESTONE, milestone.id))) == 7
