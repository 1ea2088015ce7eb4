"""The status date changes away from the window, and not at all where the user gives up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.queries.portfolio import portfolio_file
from tests.builders import day
from tests.desks import PlainFrame, sample_desk
from ui.dialogs.status_date import StatusDateDialog, state_as_of
from ui.work import Cancelled, Task

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """Provide a desk on the sample, seen."""
    for made, frame in sample_desk(qtbot, tmp_path):
        frame.show()
        yield made


def stated(desk: Desk) -> str:
    return desk.read(portfolio_file).status_date.isoformat()


def test_the_date_is_changed_and_said_with_a_way_back(qtbot: QtBot, desk: Desk) -> None:
    dialog = StatusDateDialog(desk)
    dialog.open()
    dialog.field.setText("2025-03-31")
    with qtbot.waitSignal(dialog.closed):
        dialog.save()
    assert stated(desk) == "2025-03-31"
    frame = desk.overlay()
    assert isinstance(frame, PlainFrame)
    assert frame.said == ["Change status date. 2025-03-31."]


def test_what_is_refused_is_said_at_the_field_and_can_be_put_right(
    qtbot: QtBot, desk: Desk
) -> None:
    dialog = StatusDateDialog(desk)
    dialog.open()
    dialog.field.setText("2024-01-01")
    dialog.save()
    assert not dialog.field.isEnabled()
    qtbot.waitUntil(dialog.field.isEnabled)
    assert stated(desk) == "2025-02-28"
    dialog.field.setText("2025-03-31")
    with qtbot.waitSignal(dialog.closed):
        dialog.save()


def test_giving_up_changes_nothing(desk: Desk) -> None:
    said: list[tuple[float | None, str]] = []
    task = Task(lambda share, words: said.append((share, words)))
    task.stop.set()
    with pytest.raises(Cancelled):
        state_as_of(desk.workspace, day("2025-03-31"), task=task)
    assert stated(desk) == "2025-02-28"
    assert desk.workspace.undo_label is None


def test_it_says_how_many_projects_are_done(desk: Desk) -> None:
    said: list[tuple[float | None, str]] = []
    task = Task(lambda share, words: said.append((share, words)))
    assert state_as_of(desk.workspace, day("2025-03-31"), task=task)
    assert said[-1] == (1.0, "Project 6 of 6")
    assert not state_as_of(desk.workspace, day("2025-03-31"), task=task)
