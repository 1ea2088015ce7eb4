"""Who has a file is named in the words of the place where they are read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from core.db import lock_note
from core.text import when

if TYPE_CHECKING:
    from pathlib import Path

AT = dt.datetime(2025, 2, 28, 14, 2, tzinfo=dt.UTC)


def test_the_note_names_user_machine_and_local_time(tmp_path: Path) -> None:
    path = tmp_path / "plant.handover"
    lock_note.write(path, user="高宁", at=AT)
    said = lock_note.words(path)
    assert "高宁" in said
    assert when(AT) in said
    lock_note.remove(path)
    assert list(tmp_path.iterdir()) == []


def test_without_a_readable_note_another_program_has_it(tmp_path: Path) -> None:
    path = tmp_path / "plant.handover"
    assert "open in another program" in lock_note.words(path)
    (tmp_path / "plant.handover.lock").write_text('{"user": 1')
    assert "open in another program" in lock_note.words(path)


def test_a_folder_that_takes_no_note_is_no_reason_not_to_work(tmp_path: Path) -> None:
    lock_note.write(tmp_path / "gone" / "plant.handover", user="x", at=AT)
    lock_note.remove(tmp_path / "gone" / "plant.handover")
