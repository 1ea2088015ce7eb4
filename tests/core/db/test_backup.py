"""There is always a good backup: numbered, whole, thinned out, and put back without a trace."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.db import backup as backups
from core.db.backup import ALL_OF, Backup
from core.errors import DamagedFile, OutputError
from core.operations.portfolio import rename_portfolio
from core.queries.portfolio import portfolio_file
from core.workspace import Workspace
from tests.builders import started
from tests.conftest import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

NOW = dt.datetime(2025, 2, 28, 14, 2, tzinfo=dt.UTC)


def at(days_ago: float, number: int = 1) -> Backup:
    return Backup(Path(f"{number}"), number, NOW - dt.timedelta(days_ago), "")


def left(days_ago: Sequence[float]) -> list[float]:
    """Return the ages of what stays of backups made so many days ago, in the order made."""
    made = [at(age, number) for number, age in enumerate(days_ago, start=1)]
    gone = {b.number for b in backups.superfluous(made, now=NOW)}
    return [age for number, age in enumerate(days_ago, start=1) if number not in gone]


def title(path: Path) -> str:
    with closing(Workspace.open(path, clock=clock, user="x", read_only=True)) as workspace:
        return workspace.read(portfolio_file).title


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """Provide a closed file with one backup."""
    path = tmp_path / "plant.handover"
    started(Workspace.create(path, clock=clock, user="x")).close()
    return path


def test_all_of_two_days_stay_then_one_a_day_a_week_a_month() -> None:
    hourly = [age / 24 for age in range(24 * 400, -1, -1)]
    stay = left(hourly)
    assert [age for age in stay if age <= 2] == hourly[-49:]
    days = [(NOW - dt.timedelta(age)).date() for age in stay if 2 < age < 13]
    assert len(days) == len(set(days)) == 11
    older = [age for age in stay if age > 14]
    assert len(older) <= 8 + 12
    assert max(older) > 300


def test_a_clock_set_back_deletes_nothing_new() -> None:
    assert left([5, 4, -9, -8, 0]) == [5, 4, -9, -8, 0]


@given(st.lists(st.integers(-400, 4000), max_size=60))
def test_the_newest_and_all_of_two_days_always_stay(ages: list[int]) -> None:
    stay = left(ages)
    assert ages[-1:] == stay[-1:]
    assert [a for a in ages if abs(a) <= ALL_OF.days] == [a for a in stay if abs(a) <= ALL_OF.days]


def test_backups_are_numbered_on_and_say_what_is_in_them(closed: Path) -> None:
    for name in ("one", "two"):
        with closing(Workspace.open(closed, clock=clock, user="x")) as workspace:
            workspace.run("Rename", rename_portfolio, name)
    found = backups.listed(closed)
    assert [b.number for b in found] == [1, 2, 3]
    assert [title(b.path) for b in found] == ["Test", "one", "two"]
    assert all(a.number < b.number for a, b in pairwise(found))


def test_f25_a_backup_that_was_touched_is_not_put_back(closed: Path) -> None:
    (backup,) = backups.listed(closed)
    held = bytearray(backup.path.read_bytes())
    held[-1] ^= 1
    backup.path.write_bytes(held)
    before = closed.read_bytes()
    assert backups.newest_whole(closed) is None
    with pytest.raises(DamagedFile, match="Choose another"):
        backups.restore(backup, closed)
    assert closed.read_bytes() == before


def test_f20_a_backup_put_back_meets_no_journal_of_the_old_file(closed: Path) -> None:
    (backup,) = backups.listed(closed)
    closed.with_name("plant.handover-wal").write_bytes(b"of the old file")
    aside = backups.restore(backup, closed)
    assert aside is not None
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"of the old file"
    assert not closed.with_name("plant.handover-wal").exists()
    assert title(closed) == "Test"


def test_a_backup_comes_back_where_the_file_is_gone(closed: Path) -> None:
    (backup,) = backups.listed(closed)
    closed.unlink()
    assert backups.restore(backup, closed) is None
    assert title(closed) == "Test"


def test_a_backup_without_its_manifest_is_not_counted(closed: Path) -> None:
    (backup,) = backups.listed(closed)
    Path(f"{backup.path}.json").write_text("{")
    assert backups.listed(closed) == []


def test_a_file_in_the_way_of_the_folder_is_named(closed: Path) -> None:
    with closing(Workspace.open(closed, clock=clock, user="x")) as workspace:
        for each in backups.folder(closed).iterdir():
            each.unlink()
        backups.folder(closed).rmdir()
        backups.folder(closed).write_text("in the way")
        with pytest.raises(OutputError, match="plant backups"):
            workspace.back_up()
