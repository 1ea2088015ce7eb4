"""Copies for other programs do not pile up."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

from core.contents.lending import PREFIX, Lending

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_two_files_of_one_name_do_not_meet_and_old_leftovers_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left = tmp_path / f"{PREFIX}left"
    left.mkdir()
    (left / "a.pdf").write_text("x")
    os.utime(left, (1, 1))
    lending = Lending()
    places = []
    for _ in range(2):
        with lending.place("a.pdf") as target:
            target.write_text("x")
            places.append(target)
    assert places[0] != places[1]
    assert not left.exists()
    lending.close()
    assert not list(tmp_path.iterdir())
    lending.close()
