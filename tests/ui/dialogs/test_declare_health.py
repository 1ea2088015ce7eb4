"""Another colour is declared and withdrawn; what is missing is said at its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from core.queries.project import project, project_id
from tests.builders import day
from tests.desks import sample_desk
from ui.dialogs.declare_health import open_declare_health

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    for made, frame in sample_desk(qtbot, tmp_path):
        frame.show()
        qtbot.waitExposed(frame)
        yield made


def plant(desk: Desk) -> int:
    return desk.read(project_id, "P-2301")


def test_colour_reason_and_last_day_are_kept_as_one_step_and_withdrawn(
    qtbot: QtBot, desk: Desk
) -> None:
    dialog = open_declare_health(desk, plant(desk))
    dialog.rag.set_current("GREEN")
    dialog.reason.set_value("Recovery plan agreed")
    dialog.until.setText("+61")
    dialog.save()
    declared = desk.read(project, plant(desk)).declared
    assert declared is not None
    assert (declared.rag, declared.reason) == ("GREEN", "Recovery plan agreed")
    assert declared.until > day("2025-04-29")
    again = open_declare_health(desk, plant(desk))
    assert again.reason.value() == "Recovery plan agreed"
    again.withdraw()
    assert desk.read(project, plant(desk)).declared is None
    desk.undo()
    assert desk.read(project, plant(desk)).declared == declared


def test_without_a_reason_or_a_day_to_come_nothing_is_declared(qtbot: QtBot, desk: Desk) -> None:
    dialog = open_declare_health(desk, plant(desk))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert "Say why" in dialog.reason_field.refusal
    dialog.reason.set_value("Agreed")
    for typed in ("soon", ""):
        dialog.until.setText(typed)
        dialog.save()
        assert "last day" in dialog.until_field.refusal
    dialog.until.setText("2025-01-31")
    dialog.save()
    assert "has passed" in dialog.until_field.refusal
    assert desk.read(project, plant(desk)).declared is None
    assert not dialog.isHidden()
