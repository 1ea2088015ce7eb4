"""A plan is read, laid beside a project, decided row by row, and taken as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from core.exchange.mspdi import SPEC
from core.queries.exchange import draft
from core.queries.milestones import milestones
from core.queries.plan_export import plan_draft
from core.queries.project import project_id
from core.rules.schedule.plan import Link
from tests.drafts import plan, summary, task
from ui.desk import Place
from ui.dialogs.import_file import open_import_file
from ui.dialogs.plan_import import PlanImportDialog
from ui.dialogs.plan_import.dialog import PREVIEW, PROBLEMS, WRITING
from ui.dialogs.plan_import.preview import NOTICES

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from core.rules.schedule.draft import PlanDraft
    from tests.ui.dialogs.conftest import Window
    from ui.desk import Desk

pytestmark = pytest.mark.slow

ROWS = (
    summary(10, "Paint shop"),
    task(1, "Manufacturing of ovens", days=10, finish="2025-03-14T17:00", parent=10, level=2),
    task(2, "FAT of ovens", days=0, start="2025-03-14T17:00", parent=10, level=2),
    task(3, "Something else", days=2, parent=10, level=2),
)


def written(folder: Path, found: PlanDraft | None = None) -> Path:
    path = folder / "plan.xml"
    assert SPEC.write is not None
    SPEC.write(path, found or plan(*ROWS, links=(Link(1, 2),)))
    return path


def opened(desk: Desk, path: Path, qtbot: QtBot) -> PlanImportDialog:
    dialog = open_import_file(desk, path)
    assert isinstance(dialog, PlanImportDialog)
    qtbot.waitUntil(lambda: dialog._state in (PREVIEW, PROBLEMS), timeout=30_000)
    return dialog


def shown(dialog: PlanImportDialog, key: str) -> dict[str, str]:
    """Return what a column says of each task that is shown."""
    rows = dialog.preview.table.rows
    column = rows.columns[rows.number(key)]
    said: dict[str, str] = {
        row.name: column.spoken(row) if column.spoken is not None else column.words(row)
        for row in rows.shown_rows()
    }
    return said


def put(dialog: PlanImportDialog, name: str, key: str, value: Any) -> None:
    """Choose a value in a cell, as its menu does."""
    rows = dialog.preview.table.rows
    row = next(each for each in rows.shown_rows() if each.name == name)
    rows.put(rows.index(rows.line_of(row.id), rows.number(key)), value)


def taken(dialog: PlanImportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.closed, timeout=30_000):
        dialog.take()


def test_a_plan_becomes_a_new_project_as_one_step(
    desk: Desk, tmp_path: Path, window: Window, qtbot: QtBot
) -> None:
    before, steps = desk.read(draft), desk.workspace.undo_count
    dialog = opened(desk, written(tmp_path), qtbot)
    assert dialog.target.wish.project_id is None
    assert set(shown(dialog, "fate").values()) == {"Added"}
    assert shown(dialog, "stage")["FAT of ovens"] == "S08 Factory acceptance test"
    assert shown(dialog, "shop")["FAT of ovens"] == "Painting"
    assert dialog.take_button.text() == "Import 3 changes"
    assert desk.read(draft) == before
    dialog.target.code.setText("P-3001")
    with qtbot.waitSignal(dialog.closed, timeout=30_000):
        qtbot.keyClick(dialog.target.code, Qt.Key.Key_Return)
    made = desk.read(project_id, "P-3001")
    assert window.places == [Place("project", made, "schedule")]
    assert window.toasts[0][:2] == ("Import plan. 3 milestones added.", "Undo")
    assert desk.workspace.undo_count == steps + 1
    assert list(desk.workspace.path.with_name("test backups").glob("*.handover"))
    desk.undo()
    assert desk.read(draft) == before


def test_what_is_unclear_is_shown_and_chosen_for_many_rows_at_once(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(desk, written(tmp_path), qtbot)
    dialog.preview.show_only("unclear")
    assert list(shown(dialog, "stage")) == ["Something else"]
    assert "Stage unclear" in shown(dialog, "remark")["Something else"]
    dialog.preview.show_only("all")
    dialog.preview.table.selectAll()
    put(dialog, "Something else", "shop", "WELD")
    assert set(shown(dialog, "shop").values()) == {"Welding"}
    dialog.preview.table.clearSelection()
    put(dialog, "Something else", "stage", "S13")
    assert shown(dialog, "stage")["FAT of ovens"] == "S08 Factory acceptance test"
    assert "Stage unclear" not in shown(dialog, "remark")["Something else"]
    taken(dialog, qtbot)
    there = desk.place.project_id
    assert there is not None
    found = {row.name: (row.shop, row.stage) for row in desk.read(milestones, there)}
    assert found["Something else"] == ("WELD", "S13")


def test_a_second_import_shows_what_changed_and_removes_only_what_is_chosen(
    desk: Desk, tmp_path: Path, window: Window, qtbot: QtBot
) -> None:
    taken(opened(desk, written(tmp_path), qtbot), qtbot)
    there = desk.place.project_id
    assert there is not None
    changed = plan(
        task(1, "Manufacturing of ovens", days=12, finish="2025-03-18T17:00"),
        task(2, "FAT of ovens", days=0, start="2025-03-18T17:00"),
        links=(Link(1, 2),),
    )
    dialog = opened(desk, written(tmp_path, changed), qtbot)
    assert dialog.target.wish.project_id == there
    assert shown(dialog, "fate") == {
        "Manufacturing of ovens": "Updated",
        "FAT of ovens": "The same",
        "Something else": "Stays",
    }
    assert "Duration 10 d → 12 d" in shown(dialog, "remark")["Manufacturing of ovens"]
    assert dialog.take_button.text() == "Import 1 change"
    put(dialog, "Something else", "fate", value=True)
    assert shown(dialog, "fate")["Something else"] == "Removed"
    put(dialog, "Manufacturing of ovens", "fate", value=False)
    assert shown(dialog, "fate")["Manufacturing of ovens"] == "Not taken"
    assert dialog.take_button.text() == "Import 1 change"
    taken(dialog, qtbot)
    found = {row.name: row.duration for row in desk.read(milestones, there)}
    assert found == {"Manufacturing of ovens": 4800, "FAT of ovens": 0}
    assert window.toasts[-1][0] == "Import plan. 1 removed."


def test_an_exported_project_has_nothing_to_import(
    desk: Desk, astana: int, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(desk, written(tmp_path, desk.read(plan_draft, astana, "zh")), qtbot)
    assert dialog.target.wish.project_id == astana
    assert not dialog.take_button.isEnabled()
    dialog.close_sheet()


def test_another_project_can_be_chosen_and_a_new_one_needs_a_code(
    desk: Desk, astana: int, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(desk, written(tmp_path), qtbot)
    code = dialog.target.code
    code.selectAll()
    qtbot.keyClicks(code, "P-2301")
    assert not dialog.take_button.isEnabled()
    qtbot.keyClicks(code, "b")
    assert dialog.take_button.isEnabled()
    code.selectAll()
    qtbot.keyClick(code, Qt.Key.Key_Delete)
    assert not dialog.take_button.isEnabled()
    dialog.target.project.set_value(astana)
    dialog.target.project.chosen.emit(astana)
    qtbot.waitUntil(lambda: dialog._state == PREVIEW, timeout=30_000)
    assert dialog.take_button.isEnabled()
    taken(dialog, qtbot)
    assert len(desk.read(milestones, astana)) == 48 + 3


@pytest.mark.parametrize("content", [b"", b"hello", b"<Project>", b"<!DOCTYPE x []><Project/>"])
def test_what_is_no_plan_is_said_calmly_and_changes_nothing(
    desk: Desk, tmp_path: Path, qtbot: QtBot, content: bytes
) -> None:
    before = desk.read(draft)
    path = tmp_path / "broken.xml"
    path.write_bytes(content)
    dialog = opened(desk, path, qtbot)
    assert len(dialog.problems.rows.rows) >= 1
    written(tmp_path)
    dialog._path = tmp_path / "plan.xml"
    dialog.again_button.click()
    qtbot.waitUntil(lambda: dialog._state == PREVIEW, timeout=30_000)
    dialog.close_sheet()
    assert desk.read(draft) == before


def test_a_ring_is_named(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    ring = plan(task(1), task(2), links=(Link(1, 2), Link(2, 1)))
    dialog = opened(desk, written(tmp_path, ring), qtbot)
    (problem,) = dialog.problems.rows.rows
    assert "M001" in problem.reason
    dialog.close_sheet()


def test_what_the_reader_noticed_is_a_list_of_its_own(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = written(tmp_path)
    text = path.read_text("utf-8").replace("<PredecessorUID>1<", "<PredecessorUID>99<")
    path.write_text(text, "utf-8")
    dialog = opened(desk, path, qtbot)
    dialog.preview.show_only(NOTICES)
    assert dialog.preview.notices.isVisible()
    assert len(dialog.preview.notices.rows.rows) == 1
    dialog.close_sheet()


def test_stopping_while_it_is_written_leaves_nothing(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    before = desk.read(draft)
    dialog = opened(desk, written(tmp_path), qtbot)
    dialog.take()
    dialog.close_button.click()
    assert dialog._state == WRITING
    qtbot.waitUntil(lambda: dialog._state == PREVIEW, timeout=30_000)
    assert desk.read(draft) == before
    dialog.close_sheet()


def test_closing_while_it_is_read_changes_nothing(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    before = desk.read(draft)
    dialog = open_import_file(desk, written(tmp_path))
    assert dialog is not None
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: not desk.jobs.running, timeout=30_000)
    assert desk.read(draft) == before
