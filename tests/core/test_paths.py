"""A file is written whole or not at all, and nothing of ours stays lying about."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from core.errors import OutputError
from core.paths import atomic_path, part_beside

if TYPE_CHECKING:
    from pathlib import Path

A_DAY = 24 * 60 * 60


def test_a_file_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "r.txt"
    target.write_text("old")
    with atomic_path(target) as part:
        part.write_text("new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["r.txt"]


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "r.txt"
    target.write_text("old")
    with pytest.raises(UnicodeEncodeError), atomic_path(target) as part:
        part.write_text("half, then \ud800", "utf-8")
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["r.txt"]


def test_a_new_file_has_the_rights_of_the_one_it_replaces(tmp_path: Path) -> None:
    target = tmp_path / "r.txt"
    target.write_text("old")
    target.chmod(0o640)
    with atomic_path(target) as part:
        part.write_text("new")
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(errno.EACCES, "no"), "Close it in other programs"),
        (OSError(errno.ENOSPC, "full"), "The disk is full"),
        (OSError(errno.EIO, "broken"), "cannot be written (broken)"),
    ],
)
def test_f57_what_the_system_refuses_is_said_plainly(
    tmp_path: Path, error: OSError, said: str
) -> None:
    with pytest.raises(OutputError) as refused, atomic_path(tmp_path / "r.txt"):
        raise error
    assert said in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"The folder .*gone was not found"):
        part_beside(tmp_path / "gone" / "r.txt")


def test_a_folder_of_that_name_is_no_file_to_replace(tmp_path: Path) -> None:
    (tmp_path / "r.txt").mkdir()
    with pytest.raises(OutputError, match="is a folder"), atomic_path(tmp_path / "r.txt") as part:
        part.write_text("x")
    assert [p.name for p in tmp_path.iterdir()] == ["r.txt"]


def test_f57_what_a_killed_program_left_a_day_ago_is_taken_away(tmp_path: Path) -> None:
    left, fresh, other = (tmp_path / f".~{name}.part" for name in ("a" * 12, "b" * 12, "notes"))
    journal = tmp_path / f".~{'c' * 12}.part-wal"
    for path in (left, fresh, other, journal):
        path.write_text("x")
    long_ago = fresh.stat().st_mtime - 2 * A_DAY
    for path in (left, other, journal):
        os.utime(path, (long_ago, long_ago))
    with atomic_path(tmp_path / "r.txt") as part:
        part.write_text("x")
    assert {p.name for p in tmp_path.iterdir()} == {fresh.name, other.name, "r.txt"}
