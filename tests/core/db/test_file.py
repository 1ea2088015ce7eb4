"""The data file is ours, whole, locked, and never harmed. F-numbers are those of the fault list."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.db import file as files
from core.errors import (
    DamagedFile,
    DataFileError,
    DiskFull,
    FileInUse,
    FileMissing,
    FileReadOnly,
    NewerFile,
    NotAProjectFile,
)
from core.operations.portfolio import rename_portfolio
from core.queries.portfolio import portfolio_file
from core.workspace import Workspace
from tests.builders import project_in, started
from tests.conftest import clock

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[3]


def opened(path: Path) -> Workspace:
    return Workspace.open(path, clock=clock, user="Li Wei")


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """Provide a file with one project, closed."""
    path = tmp_path / "plant.handover"
    workspace = started(Workspace.create(path, clock=clock, user="Li Wei"))
    project_in(workspace)
    workspace.close()
    return path


def test_a_closed_file_is_one_file_with_our_mark_on_it(closed: Path) -> None:
    assert {p.name for p in closed.parent.iterdir()} == {"plant.handover", "plant backups"}
    head = closed.read_bytes()[:100]
    assert int.from_bytes(head[68:72], "big") == files.APPLICATION_ID
    assert int.from_bytes(head[60:64], "big") == files.SCHEMA


def test_every_table_is_strict(closed: Path) -> None:
    connection = sqlite3.connect(closed)
    tables = connection.execute("PRAGMA table_list").fetchall()
    connection.close()
    own = [row for row in tables if not row[1].startswith("sqlite_")]
    assert own
    assert all(row[5] for row in own)


def test_commits_are_durable_and_the_file_is_locked(workspace: Workspace) -> None:
    def pragma(name: str) -> object:
        return workspace.read(lambda s: s.connection().exec_driver_sql(f"PRAGMA {name}").scalar())

    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 2  # FULL
    assert pragma("locking_mode") == "exclusive"
    assert pragma("foreign_keys") == 1
    assert pragma("trusted_schema") == 0


@pytest.mark.parametrize(
    "name", ["a b", "50%", "q?x=1", "h#1", "a%20b", "проект 项目", 'it\'s "so"', "x" * 120]
)
def test_f23_any_name_opens(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.handover"
    started(Workspace.create(path, clock=clock, user="x")).close()
    again = opened(path)
    assert again.read(portfolio_file).title == "Test"
    again.close()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def words(path: Path) -> None:
    path.write_text("Dear customer, " * 40)


def zeroed(path: Path) -> None:
    with path.open("rb+") as stream:
        stream.write(bytes(4096))


def foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.execute("PRAGMA application_id = 42")
    connection.close()


def newer(path: Path) -> None:
    with path.open("rb+") as stream:
        stream.seek(60)
        stream.write((files.SCHEMA + 1).to_bytes(4, "big"))


@pytest.mark.parametrize(
    ("spoil", "error", "said"),
    [
        (empty, NotAProjectFile, "is empty"),
        (words, NotAProjectFile, "is not a Handover file"),
        (zeroed, NotAProjectFile, "is not a Handover file"),
        (foreign, NotAProjectFile, "another program"),
        (newer, NewerFile, "newer Handover"),
    ],
    ids=["f06_empty", "f07_text", "f08_zeroed", "f14_foreign", "f15_newer"],
)
def test_what_is_not_ours_is_refused_and_left_as_it_is(
    closed: Path, spoil: Callable[[Path], None], error: type[DataFileError], said: str
) -> None:
    spoil(closed)
    before = closed.read_bytes()
    with pytest.raises(error, match=said) as refused:
        opened(closed)
    assert closed.name in str(refused.value)
    assert closed.read_bytes() == before


def test_f12_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=r"gone\.handover"):
        opened(tmp_path / "gone.handover")
    assert list(tmp_path.iterdir()) == []


def test_f13_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotAProjectFile, match="is a folder"):
        opened(tmp_path)
    with pytest.raises(FileMissing):
        Workspace.create(tmp_path / "no" / "x.handover", clock=clock, user="x")


def test_f22_a_hard_link_is_refused_and_a_symbolic_one_is_not(closed: Path) -> None:
    soft = closed.with_name("soft.handover")
    soft.symlink_to(closed)
    opened(soft).close()
    os.link(closed, closed.with_name("hard.handover"))
    with pytest.raises(NotAProjectFile, match="second name"):
        opened(closed)


def test_an_existing_file_is_never_overwritten_by_a_new_one(closed: Path) -> None:
    before = closed.read_bytes()
    with pytest.raises(DataFileError, match="there already"):
        Workspace.create(closed, clock=clock, user="x")
    assert closed.read_bytes() == before


@pytest.mark.parametrize("part", ["half", "page"], ids=["f09_half", "f10_page"])
def test_damage_is_found_at_open_and_a_whole_backup_is_named(closed: Path, part: str) -> None:
    size = closed.stat().st_size
    with closed.open("rb+") as stream:
        if part == "half":
            stream.truncate(size // 2)
        else:
            stream.seek(4096)
            stream.write(os.urandom(4096))
    before = closed.read_bytes()
    with pytest.raises(DamagedFile, match="backup-000001") as refused:
        opened(closed)
    assert "damaged" in str(refused.value)
    assert closed.read_bytes() == before


def test_f18_a_file_that_cannot_be_written_opens_to_be_read(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may write everywhere, so what the system would answer is said here.
    monkeypatch.setattr(os, "access", lambda *_args: False)
    workspace = opened(closed)
    assert workspace.is_read_only
    assert workspace.read(portfolio_file).title == "Test"
    with pytest.raises(FileReadOnly, match="read only"):
        workspace.run("Rename", rename_portfolio, "x")
    workspace.close()
    assert not closed.with_name("plant.handover-wal").exists()


def test_a_file_that_may_not_be_read_is_named(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may read everything, so what the system would answer is said here.
    def refuse(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(DataFileError, match=r"plant\.handover cannot be read"):
        opened(closed)


def test_a_file_only_read_stays_one_file(closed: Path) -> None:
    before = closed.read_bytes()
    reading = Workspace.open(closed, clock=clock, user="x", read_only=True)
    assert reading.read(portfolio_file).title == "Test"
    also = Workspace.open(closed, clock=clock, user="x", read_only=True)
    assert also.read(portfolio_file).title == "Test"
    reading.close()
    also.close()
    assert {p.name for p in closed.parent.iterdir()} == {"plant.handover", "plant backups"}
    assert closed.read_bytes() == before


def test_a_file_made_by_two_at_once_is_made_by_one(tmp_path: Path) -> None:
    path = tmp_path / "plant.handover"
    part = tmp_path / "part"
    part.write_bytes(b"second")
    started(Workspace.create(path, clock=clock, user="x")).close()
    held = path.read_bytes()
    with pytest.raises(DataFileError, match="there already"):
        files._name(part, path)
    assert path.read_bytes() == held


def test_a_folder_that_cannot_be_written_takes_no_new_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileReadOnly, match=r"The folder .* cannot be written"):
        Workspace.create(tmp_path / "plant.handover", clock=clock, user="x")
    assert list(tmp_path.iterdir()) == []


def test_f03_a_disk_too_full_for_a_new_file_keeps_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_part: Path) -> None:
        raise DiskFull

    monkeypatch.setattr(files, "settle", fail)
    with pytest.raises(DiskFull):
        Workspace.create(tmp_path / "plant.handover", clock=clock, user="x")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_lacks_a_table_is_damaged(closed: Path) -> None:
    connection = sqlite3.connect(closed)
    connection.execute("DROP TABLE link")
    connection.close()
    with pytest.raises(DamagedFile, match="is damaged"):
        opened(closed)


def test_f18_an_unclosed_file_where_nothing_can_be_written_says_what_to_copy(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = held(closed)
    process.kill()
    process.wait()
    files.beside(closed, "-wal").write_bytes(b"what was not written into the file yet")
    monkeypatch.setattr(os, "access", lambda *_args: False)
    with pytest.raises(FileReadOnly, match=r"with the file plant\.handover-wal beside it"):
        opened(closed)


def test_f19_a_file_taken_away_is_not_written_behind_the_users_back(closed: Path) -> None:
    workspace = opened(closed)
    closed.rename(closed.with_name("moved.handover"))
    with pytest.raises(FileMissing, match="moved, deleted or replaced"):
        workspace.run("Rename", rename_portfolio, "x")
    workspace.save_copy(closed.with_name("saved.handover"))
    workspace.close()
    again = opened(closed.with_name("saved.handover"))
    assert again.read(portfolio_file).title == "Test"
    again.close()


HOLDER = """
import sys, datetime as dt, time, pathlib
from core.workspace import Workspace
w = Workspace.open(pathlib.Path(sys.argv[1]), clock=lambda: dt.datetime(2025, 2, 28, tzinfo=dt.UTC),
                   user="Gao Ning")
print("open", flush=True)
time.sleep(60)
"""


def held(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    process.stdout.close()
    return process


def test_f27_a_second_program_is_told_who_has_the_file(closed: Path) -> None:
    process = held(closed)
    try:
        with pytest.raises(FileInUse, match="Gao Ning"):
            opened(closed)
    finally:
        process.kill()
        process.wait()


def test_f28_a_lock_left_by_a_killed_program_is_taken_over(closed: Path) -> None:
    process = held(closed)
    process.kill()
    process.wait()
    workspace = opened(closed)
    workspace.run("Rename", rename_portfolio, "After")
    workspace.close()
    assert not files.beside(closed, ".lock").exists()


WRITER = """
import sys, datetime as dt, pathlib
from core.workspace import Workspace
from core.operations.portfolio import rename_portfolio
w = Workspace.open(pathlib.Path(sys.argv[1]), clock=lambda: dt.datetime(2025, 2, 28, tzinfo=dt.UTC),
                   user="x")
for n in range(100000):
    w.run("Rename", rename_portfolio, f"t{n}")
    print(n, flush=True)
"""


@pytest.mark.slow
def test_f01_what_was_said_to_be_saved_survives_a_kill(closed: Path) -> None:
    for round_ in range(4):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(closed)], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.05 + 0.07 * round_)
        process.kill()
        said = process.stdout.read().split()
        process.stdout.close()
        process.wait()
        workspace = opened(closed)
        assert workspace.was_unclean
        title = workspace.read(portfolio_file).title
        assert int(title[1:]) >= int(said[-1] if said else 0)
        workspace.close()


def test_f03_a_full_disk_loses_nothing(workspace: Workspace) -> None:
    started(workspace)
    pages = workspace.read(
        lambda s: s.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
    )
    workspace.read(lambda s: s.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(DataFileError, match="disk is full"):
        workspace.run("Rename", rename_portfolio, "x" * 200_000)
    assert workspace.read(portfolio_file).title == "Test"
    workspace.read(lambda s: s.connection().exec_driver_sql("PRAGMA max_page_count = 1000000"))
    workspace.run("Rename", rename_portfolio, "y" * 200_000)
    assert len(workspace.read(portfolio_file).title) == 200_000
