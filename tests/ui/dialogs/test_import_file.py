"""Import: what a file would bring is shown first; it comes as one step, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.operations.projects import edit_project, remove_projects
from core.queries.exchange import draft
from core.queries.portfolio import portfolio
from core.queries.project import project, project_id
from tests.ui.dialogs.conftest import SAMPLE
from ui.desk import Place
from ui.dialogs.import_file import PREVIEW, PROBLEMS, WRITING, ImportDialog, open_import_file

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.dialogs.conftest import Window
    from ui.desk import Desk

pytestmark = pytest.mark.slow

ONE = """\
meta: {{data_date: 2025-02-28}}
projects:
- code: {code}
  name: Painting shop in Rayong
  milestones:
  - {{code: M1, stage: S08, shop: PAINT, name_en: FAT passed, weight: 100, {more}}}
"""


def written(folder: Path, code: str = "P-2601", more: str = "key: true") -> Path:
    path = folder / "rayong.yaml"
    path.write_text(ONE.format(code=code, more=more))
    return path


def opened(desk: Desk, path: Path, qtbot: QtBot) -> ImportDialog:
    dialog = open_import_file(desk, path)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: dialog._state in (PREVIEW, PROBLEMS), timeout=30_000)
    return dialog


def fates(dialog: ImportDialog) -> dict[str, str]:
    columns = {column.key: column for column in dialog.preview.table.rows.columns}
    return {row.code: columns["fate"].words(row) for row in dialog.preview.table.rows.rows}


def cells(dialog: ImportDialog) -> list[tuple[int | None, str, str]]:
    return [(row.line, row.field, row.reason) for row in dialog.problems.rows.rows]


def test_a_new_project_comes_as_one_step_and_is_gone_to(
    desk: Desk, tmp_path: Path, window: Window, qtbot: QtBot
) -> None:
    before = desk.read(draft)
    steps = desk.workspace.undo_count
    dialog = opened(desk, written(tmp_path), qtbot)
    assert fates(dialog) == {"P-2601": "New"}
    assert dialog.take_button.text() == "Import 1 project"
    assert desk.read(draft) == before
    with qtbot.waitSignal(dialog.closed, timeout=30_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.places))
    made = desk.read(project_id, "P-2601")
    assert window.places == [Place("project", made)]
    assert window.toasts[0][:2] == ("Import portfolio. 1 project added.", "Undo")
    assert desk.workspace.undo_count == steps + 1
    assert list((desk.workspace.path.with_name("test backups")).glob("*.handover"))
    desk.undo()
    assert desk.read(draft) == before


def test_the_same_file_again_has_nothing_to_import(desk: Desk, qtbot: QtBot) -> None:
    dialog = opened(desk, SAMPLE, qtbot)
    assert set(fates(dialog).values()) == {"Already here"}
    assert not dialog.take_button.isEnabled()
    assert not dialog.preview.conflict.isVisible()
    dialog.close_sheet()


def test_what_is_here_otherwise_is_left_out_or_replaced(
    desk: Desk, astana: int, window: Window, qtbot: QtBot
) -> None:
    gone = desk.read(project_id, "P-2304")
    desk.workspace.run("Edit", edit_project, astana, note="Changed here")
    desk.workspace.run("Remove", remove_projects, [gone])
    dialog = opened(desk, SAMPLE, qtbot)
    assert (fates(dialog)["P-2301"], fates(dialog)["P-2304"]) == ("Left out", "New")
    assert dialog.take_button.text() == "Import 1 project"
    qtbot.keyClick(dialog.preview.conflict, Qt.Key.Key_Right)
    assert fates(dialog)["P-2301"] == "Replaced"
    assert dialog.take_button.text() == "Import 2 projects"
    with qtbot.waitSignal(dialog.closed, timeout=30_000):
        dialog.take()
    assert desk.read(project, desk.read(project_id, "P-2301")).note != "Changed here"
    assert len(desk.read(portfolio)) == 6
    assert desk.place == Place("portfolio")
    assert "1 project added. 1 project replaced." in window.toasts[0][0]


def test_left_out_means_untouched(desk: Desk, astana: int, tmp_path: Path, qtbot: QtBot) -> None:
    before = desk.read(project, astana)
    dialog = opened(desk, written(tmp_path, "P-2301"), qtbot)
    assert not dialog.take_button.isEnabled()
    dialog.take()
    dialog.close_sheet()
    assert desk.read(project, astana) == before


def test_a_bad_file_changes_nothing_and_every_problem_has_its_line(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    before = desk.read(draft)
    path = written(tmp_path, more="baseline_finish: 2025-02-30, forecast_finish: soon")
    dialog = opened(desk, path, qtbot)
    assert [(line, field) for line, field, _reason in cells(dialog)] == [
        (6, "projects[0].milestones[0].baseline_finish"),
        (6, "projects[0].milestones[0].forecast_finish"),
    ]
    assert "2025-02-30" in cells(dialog)[0][2]
    assert desk.read(draft) == before
    dialog.copy_button.click()
    copied = QApplication.clipboard().text().splitlines()
    assert copied[0].split("\t") == ["Line", "Field", "What is wrong"]
    assert len(copied) == 3
    written(tmp_path)
    dialog.again_button.click()
    qtbot.waitUntil(lambda: dialog._state == PREVIEW, timeout=30_000)
    assert fates(dialog) == {"P-2601": "New"}
    dialog.close_sheet()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"a: [", b"just words"])
def test_what_is_no_portfolio_is_said_calmly(
    desk: Desk, tmp_path: Path, qtbot: QtBot, content: bytes
) -> None:
    path = tmp_path / "broken.yaml"
    path.write_bytes(content)
    dialog = opened(desk, path, qtbot)
    assert len(cells(dialog)) >= 1
    dialog.close_sheet()


def test_a_file_that_is_gone_is_said(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(desk, tmp_path / "gone.yaml", qtbot)
    assert "gone.yaml" in cells(dialog)[0][2]
    dialog.close_sheet()


def test_dates_after_the_status_date_are_listed_before_anything_is_written(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    more = "percent_complete: 100, actual_finish: 2025-03-31"
    text = ONE.format(code="P-2601", more=more).replace("2025-02-28", "2025-03-31")
    (tmp_path / "late.yaml").write_text(text)
    dialog = opened(desk, tmp_path / "late.yaml", qtbot)
    dialog.take_button.click()
    assert cells(dialog)[0][1] == "P-2601 M1"
    assert "2025-03-31" in cells(dialog)[0][2]
    dialog.back_button.click()
    assert dialog.take_button.isVisible()
    dialog.close_sheet()


def test_what_is_kept_but_not_shown_is_told(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(desk, written(tmp_path, more="hue: red"), qtbot)
    qtbot.keyClick(dialog.preview.lists, Qt.Key.Key_Right)
    [row] = dialog.preview.notices.rows.rows
    assert (row.line, row.field) == (6, "projects[0].milestones[0].hue")
    assert dialog.preview.notices.isVisible()
    dialog.close_sheet()


def test_a_section_that_this_file_has_otherwise_is_named_after_it(
    desk: Desk, tmp_path: Path, window: Window, qtbot: QtBot
) -> None:
    path = written(tmp_path)
    path.write_text(f"{path.read_text()}portfolio: {{projects: 99}}\n")
    dialog = opened(desk, path, qtbot)
    with qtbot.waitSignal(dialog.closed, timeout=30_000):
        dialog.take()
    [(kind, _title, text)] = window.banners
    assert kind == "amber"
    assert "portfolio" in text


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
