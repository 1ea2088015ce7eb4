"""A file with a project that has a row in every register, and one that has none."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Protocol

import pytest
from PySide6.QtCore import QCoreApplication

from core.queries.project import project_id
from core.workspace import Workspace
from tests.builders import project_in, started
from tests.conftest import clock
from tests.desks import desk_on
from tests.registers import filled
from ui.actions import build, refresh
from ui.pages._register.grid import RegisterGrid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desks import PlainFrame
    from ui.desk import Desk


class Opener(Protocol):
    """Opens the grid of a register on a project, seen and with its keys alive."""

    def __call__(self, key: str, code: str = "P-1") -> RegisterGrid: ...


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "filled.handover"
    workspace = started(Workspace.create(path, clock=clock, user="Li Wei"))
    filled(workspace)
    project_in(workspace, "EMPTY", value_minor=100)
    workspace.close()
    return path


@pytest.fixture
def framed(qtbot: QtBot, tmp_path: Path, filled_file: Path) -> Iterator[tuple[Desk, PlainFrame]]:
    """Provide a desk on a copy of the filled file."""
    copied = tmp_path / "file.handover"
    shutil.copyfile(filled_file, copied)
    yield from desk_on(qtbot, copied)


@pytest.fixture
def locked(qtbot: QtBot, tmp_path: Path, filled_file: Path) -> Iterator[tuple[Desk, PlainFrame]]:
    """Provide a desk on a copy that may only be read."""
    copied = tmp_path / "locked.handover"
    shutil.copyfile(filled_file, copied)
    yield from desk_on(qtbot, copied, read_only=True)


@pytest.fixture
def opened(qtbot: QtBot, framed: tuple[Desk, PlainFrame]) -> Opener:
    """Provide what opens a grid."""
    return opener(qtbot, framed)


def settle() -> None:
    """Let the grid take up what was done."""
    QCoreApplication.processEvents()


def opener(qtbot: QtBot, framed: tuple[Desk, PlainFrame]) -> Opener:
    """Return what opens a grid on a desk; it follows the steps of the desk."""
    desk, frame = framed

    def open_grid(key: str, code: str = "P-1") -> RegisterGrid:
        grid = RegisterGrid(desk, key, frame)
        grid.setGeometry(frame.rect())
        project = desk.read(project_id, code)
        grid.refresh(project)
        desk.changed.connect(lambda _step: grid.refresh(project))
        for action in grid.actions_of():
            build(action, grid)
        grid.table.selection_changed.connect(lambda: refresh(grid))
        frame.show()
        grid.show()
        frame.activateWindow()
        qtbot.waitExposed(frame)
        grid.setFocus()
        return grid

    return open_grid
