"""Toasts stand clear of the row that was edited; a banner stays until its cause is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from core.queries.project import project_id
from tests.windows import sample_window
from ui.desk import Place
from ui.pages.project.tabs.schedule.tab import ScheduleTab

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_a_toast_does_not_cover_the_edited_row(qtbot: QtBot, tmp_path: Path) -> None:
    window = sample_window(qtbot, tmp_path)
    assert window.desk is not None
    window.desk.go(Place("project", window.desk.read(project_id, "P-2301"), "schedule"))
    tab = window.findChild(ScheduleTab)
    assert isinstance(tab, ScheduleTab)
    bar = tab.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = [row for row in tab.model.shown_rows() if not row.is_done][-1]
    tab.table.select([last.id])
    tab.table.setFocus()
    window.toast("Moved.", action="Undo", run=lambda: None)
    toast = window.messages.toaster.toast
    assert toast is not None
    row = tab.table.visualRect(tab.table.currentIndex())
    edited = QRect(tab.table.viewport().mapTo(window, row.topLeft()), row.size())
    assert not toast.body().toRect().translated(toast.pos()).intersects(edited)


def test_a_banner_is_replaced_by_one_of_the_same_cause(qtbot: QtBot, tmp_path: Path) -> None:
    window = sample_window(qtbot, tmp_path)
    banners = window.messages.banners
    window.banner("amber", "Attention.", "First.")
    window.banner("red", "Not saved.", "The disk is full.")
    window.banner("red", "Not saved.", "The disk is still full.")
    assert banners.accessibleName() == "Not saved. The disk is still full."
    banners.remove("Not saved.")
    assert banners.accessibleName() == "Attention. First."
    banners.clear()
    assert banners.isHidden()
