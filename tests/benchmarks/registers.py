"""What 10,000 equipment rows cost: read, shown, scrolled, sorted, filtered, edited.

The floor of reading is the same columns in raw sqlite3; of a frame a QTableView in C++ over the
same words; of sorting and filtering `sorted` on the values; of an edit an ORM get, set and commit.
Run: uv run python tests/benchmarks/registers.py
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from sqlalchemy.orm import Session

from core.model import EquipmentPackage
from core.queries.register import kept_rows, register_rows
from core.registers import Kind, register
from tests.benchmarks._files import clock, large_file, median, opened, say
from tests.benchmarks.lists import frame, median_of, milliseconds, plain_view
from ui import theme
from ui.desk import Place
from ui.main import application
from ui.main_window import MainWindow
from ui.pages.project import ProjectPage
from ui.pages.project.tabs._registers import RegisterTab
from ui.settings import Settings

if TYPE_CHECKING:
    from core.workspace import Workspace
    from ui.pages._register.grid import RegisterGrid

ROWS = 10_000
EDITS = 9
READ_TARGET, FRAME_TARGET, SORT_TARGET, EDIT_TARGET = "-", 1.5, 2, 5


def raw(path: Path) -> list[Any]:
    """Return the columns of every package as sqlite3 gives them."""
    names = ", ".join(
        each.attribute for each in register("equipment").fields if each.kind is not Kind.REFERENCE
    )
    with closing(sqlite3.connect(path)) as file:
        return file.execute(f"SELECT id, {names} FROM equipment_package").fetchall()  # noqa: S608  our own


def told_apart(path: Path) -> None:
    """Give every package a name, a weight and days of its own."""
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(
            "UPDATE equipment_package SET code = printf('E-%05d', id),"
            " name = name || ' ' || printf('%05d', (id * 7919) % 10007),"
            " gross_weight_t = (id * 104729) % 900001,"
            " site_planned = date('2024-01-01', '+' || ((id * 7907) % 900) || ' days')"
        )


def measure_reading(workspace: Workspace, path: Path) -> None:
    """Print what the rows cost, as they are kept and with what follows from them."""
    floor = median(partial(raw, path), 5)
    kept = median(partial(workspace.read, kept_rows, register("equipment"), 1), 5)
    say("read as kept", floor, kept, READ_TARGET)
    computed = median(partial(workspace.read, register_rows, "equipment", 1), 5)
    say("read with what follows", floor, computed, READ_TARGET)


def grid_of(window: MainWindow) -> RegisterGrid:
    """Return the grid of the packages, shown."""
    assert window.desk is not None
    begun = time.perf_counter()
    window.desk.go(Place("project", 1, "equipment"))
    page = window.stack.page
    assert isinstance(page, ProjectPage)
    assert isinstance(page.tab, RegisterTab)
    grid = page.tab.grid
    while len(grid.model.rows) < ROWS:
        application().processEvents()
    grid.table.viewport().repaint()
    print(f"{'open the tab until painted':44} {(time.perf_counter() - begun) * 1000:22.1f} ms")
    return grid


def measure_arranging(grid: RegisterGrid) -> None:
    """Print frames, sorting and filtering."""
    model, table = grid.model, grid.table
    model.group_by(None)
    view, _kept = plain_view(model, len(model.rows))
    floor = frame(view)
    view.close()
    say("frame", floor, frame(table), f"{FRAME_TARGET} x")
    for key in ("name", "site_planned", "gross_weight_t"):
        values = [row.values[key] for row in model.rows if row.values[key] is not None]
        floor = median_of(list, partial(sorted, values))
        ours = median_of(partial(model.sort_by, []), partial(model.sort_by, [(key, True)]))
        say(f"sort by {key}", floor, ours, f"{SORT_TARGET} x")
    model.sort_by([])
    floor = median_of(list, lambda: sorted([row.values["name"] for row in model.rows]))

    def forget_words() -> None:
        model.filter_text("")
        model.prepare_again()

    first = median_of(forget_words, lambda: model.filter_text("a"))
    say("filter, first key", floor, first, f"{SORT_TARGET} x")
    model.filter_text("")
    then = median_of(lambda: model.filter_text("ove"), lambda: model.filter_text("ovens"))
    say("filter, next key", floor, then, f"{SORT_TARGET} x")
    model.filter_text("")


def edit_floor(workspace: Workspace, wanted: int) -> float:
    """Return the middle of getting, setting and committing one package through the ORM."""
    found = []
    for number in range(EDITS):
        begun = time.perf_counter()
        with Session(workspace._engine) as session, session.begin():
            row = session.get(EquipmentPackage, wanted)
            assert row is not None
            row.note = f"floor {number}"
        found.append((time.perf_counter() - begun) * 1000)
    return statistics.median(found)


def measure_editing(grid: RegisterGrid, workspace: Workspace) -> None:
    """Print what a typed name costs from Enter until it is stored and painted."""
    wanted = grid.model.rows[20].id
    floor = edit_floor(workspace, wanted)
    found = []
    for number in range(EDITS):
        grid.edit_cell(wanted, "name")
        editor = grid.table.editing.editor
        assert isinstance(editor, QLineEdit)
        editor.setText(f"Oven {number}")

        def enter(editor: QLineEdit = editor, number: int = number) -> None:
            QTest.keyClick(editor, Qt.Key.Key_Return)
            while grid.model.rows[20].values["name"] != f"Oven {number}":
                application().processEvents()
            grid.table.viewport().repaint()

        found.append(milliseconds(enter))
    say("edit, Enter until painted", floor, statistics.median(found), f"{EDIT_TARGET} x")


def main() -> None:
    """Print floor, ours and ratio."""
    theme.apply(application(), "light")
    with tempfile.TemporaryDirectory() as folder:
        path = large_file(Path(folder) / "b.handover", projects=1, packages=ROWS)
        told_apart(path)
        beside = Path(shutil.copy(path, Path(folder) / "floor.handover"))
        print(f"{ROWS} packages {'floor':>40} {'ours':>12}")
        workspace = opened(path)
        measure_reading(workspace, beside)
        workspace.close()
        window = MainWindow(Settings(Path(folder) / "s.json"), clock=clock, user="bench")
        window.resize(1440, 900)
        window.show()
        application().processEvents()
        window.open_files().open(path)
        grid = grid_of(window)
        measure_arranging(grid)
        assert window.desk is not None
        measure_editing(grid, window.desk.workspace)
        window.close()


if __name__ == "__main__":
    main()
