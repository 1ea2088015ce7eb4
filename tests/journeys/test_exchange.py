"""A portfolio comes in by a dropped file, over a project that is looked at, and goes back by Undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from core.exchange.portfolio_yaml import read, write
from core.operations.projects import edit_project
from core.queries.exchange import draft
from core.queries.project import project, project_id
from core.queries.register import register_rows
from core.resources import resources
from tests.windows import sample_window
from tests.workbooks import Filled, sent
from ui.desk import Place
from ui.dialogs.import_file import ImportDialog
from ui.dialogs.workbook_import import WorkbookImportDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(10, 10), copy, data, Qt.MouseButton.LeftButton, none))


@pytest.mark.slow
def test_the_project_looked_at_is_replaced_and_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = sample_window(qtbot, tmp_path)
    desk = window.desk
    assert desk is not None
    write(tmp_path / "sent.yaml", read(resources() / "samples" / "astana.yaml"))
    old = desk.read(project_id, "P-2301")
    desk.run("Edit project", edit_project, old, note="Only here")
    desk.go(Place("project", old, "overview"))
    before = desk.read(draft)
    drop(window, tmp_path / "sent.yaml")
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(dialog.take_button.isVisible, timeout=30_000)
    qtbot.keyClick(dialog.preview.conflict, Qt.Key.Key_Right)
    with qtbot.waitSignal(dialog.closed, timeout=30_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    new = desk.read(project_id, "P-2301")
    qtbot.waitUntil(lambda: desk.place.project_id == new)
    assert desk.read(project, new).note != "Only here"
    desk.undo()
    qtbot.waitUntil(lambda: desk.place.page == "portfolio")
    assert desk.read(draft) == before


@pytest.mark.slow
def test_a_workbook_that_a_supplier_filled_in_is_dropped_and_taken(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = sample_window(qtbot, tmp_path)
    desk = window.desk
    assert desk is not None
    astana = desk.read(project_id, "P-2301")
    path = sent(desk.workspace, tmp_path / "out.xlsx", "shipments", project_id=astana)
    filling = Filled(path)
    filling.put(0, "forwarder", "Rail of the south")
    filling.put(1, "ata", "28.02.2025")
    filling.save()
    before = desk.read(draft)
    drop(window, path)
    dialog = window.findChild(WorkbookImportDialog)
    assert isinstance(dialog, WorkbookImportDialog)
    qtbot.waitUntil(dialog.take_button.isVisible, timeout=60_000)
    assert dialog.take_button.text() == "Import 2 changes"
    with qtbot.waitSignal(dialog.closed, timeout=60_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    rows = desk.read(register_rows, "shipments", astana)
    assert rows[0].values["forwarder"] == "Rail of the south"
    assert str(rows[1].values["ata"]) == "2025-02-28"
    desk.undo()
    assert desk.read(draft) == before
