"""What is missing is found by what it holds; what nothing needs goes for good, and its size is said."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from core.operations.attachments import remove_attachments
from core.queries.attachments import PROJECT, Subject
from core.queries.project import project_id
from core.workspace import Workspace
from tests.attached import attached
from tests.desks import desk_on
from tests.windows import clock, sample_file
from ui.dialogs.clean_up import open_clean_up

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desks import PlainFrame
    from ui.desk import Desk


@pytest.fixture
def framed(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Desk, PlainFrame]]:
    """Provide a file with one file attached, one missing and one that nothing needs."""
    file = sample_file(tmp_path)
    workspace = Workspace.open(file, clock=clock, user="Li Wei")
    there = Subject(PROJECT, workspace.read(project_id, "P-2301"))
    attached(workspace, there, tmp_path / "in", "kept.txt", b"kept")
    attached(workspace, there, tmp_path / "in", "lost.txt", b"lost!")
    gone = attached(workspace, there, tmp_path / "in", "gone.txt", b"gone!!")
    workspace.run("Remove", remove_attachments, [gone])
    [lost] = [each for each in workspace.contents.all() if each.size == 5]
    workspace.contents.remove([lost])
    workspace.needs_backup = False
    workspace.close()
    yield from desk_on(qtbot, file)


def test_what_is_kept_missing_and_unneeded(
    qtbot: QtBot, framed: tuple[Desk, PlainFrame], tmp_path: Path
) -> None:
    desk, frame = framed
    frame.show()
    dialog = open_clean_up(desk)
    qtbot.waitUntil(lambda: dialog.survey is not None)
    assert dialog.kept.text() == "2 files are kept beside the data file: 10 B."
    assert "lost.txt (P-2301)" in dialog.missing.text()
    assert dialog.remove_button.isVisible()
    dialog.find_in(tmp_path / "in")
    qtbot.waitUntil(lambda: dialog.missing.text() == "None is missing.")
    assert "1 file was found." in frame.said
    dialog.remove()
    qtbot.waitUntil(lambda: not dialog.remove_button.isVisible())
    assert "1 file removed: 6 B." in frame.said
    assert sorted(each.size for each in desk.workspace.contents.all()) == [4, 5]


def test_a_read_only_file_is_only_looked_at(qtbot: QtBot, tmp_path: Path) -> None:
    with contextmanager(desk_on)(qtbot, sample_file(tmp_path), read_only=True) as (desk, frame):
        frame.show()
        dialog = open_clean_up(desk)
        qtbot.waitUntil(lambda: dialog.survey is not None)
        assert dialog.note
        assert not dialog.remove_button.isVisible()
