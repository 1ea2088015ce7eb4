"""Verified backups beside the file: made, listed, thinned out, restored."""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import json
import os
import re
import sqlite3
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from core.db import file as files
from core.errors import DamagedFile, DiskFull
from core.language import mark, tr
from core.paths import atomic_path, unwritable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from contextlib import AbstractContextManager

    from sqlalchemy import Engine

_NAME: Final = re.compile(r"backup-(\d{6,})\.handover")
_ROOM: Final = 50_000_000
_BLOCK: Final = 1 << 20

ALL_OF: Final = dt.timedelta(days=2)
DAYS, WEEKS, MONTHS = 14, 8, 12


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup and what its manifest says of it."""

    path: Path
    number: int
    made: dt.datetime
    sha256: str


def folder(path: Path) -> Path:
    """Return where the backups of a file lie."""
    return path.with_name(f"{path.stem} backups")


def copy(
    made: Engine, target: Path, path: Path, *, hold: AbstractContextManager[object] | None = None
) -> None:
    """Write a whole, checked copy of an open file under another name.

    Args:
        made: the engine of the open file.
        target: the other name.
        path: the file.
        hold: held while the file is read; checking the copy needs nobody to wait.

    Raises:
        DataFileError: the copy is not whole; nothing lies under the name then.
        OutputError: it cannot be written there, or the name is that of an open data file.
    """
    with atomic_path(target) as part:
        if _is_open(target, path):
            # Its journal would meet the copy, and SQLite would mix the two.
            raise PermissionError(errno.EACCES, "a data file in use")
        part.unlink()
        with hold or nullcontext(), files.faults(path):
            raw = made.raw_connection()
            try:
                connection = raw.driver_connection
                assert connection is not None
                connection.execute("VACUUM INTO ?", (os.fspath(part),))
            finally:
                raw.close()
        _verify_whole(part)


def make(
    made: Engine,
    path: Path,
    *,
    at: dt.datetime,
    hold: AbstractContextManager[object] | None = None,
) -> Backup:
    """Add a backup of an open file and thin out the old ones; `hold` is as in `copy`.

    Backups are numbered, so that a clock set back neither hides nor deletes one.

    Raises:
        AppError: there is no room, no folder, or the copy is not whole; the old ones stay.
    """
    place = folder(path)
    try:
        place.mkdir(exist_ok=True)
    except OSError as error:
        raise unwritable(place, error) from error
    _room_for(path)
    found = listed(path)
    number = max((b.number for b in found), default=0) + 1
    target = place / f"backup-{number:06}.handover"
    copy(made, target, path, hold=hold)
    backup = Backup(target, number, at, _sha256(target))
    said = {"made": at.isoformat(), "sha256": backup.sha256, "rows": _rows(target)}
    with atomic_path(_manifest(target)) as part:
        part.write_text(json.dumps(said, indent=1), "utf-8")
    for old in superfluous([*found, backup], now=at):
        old.path.unlink(missing_ok=True)
        _manifest(old.path).unlink(missing_ok=True)
    return backup


def listed(path: Path) -> list[Backup]:
    """Return the backups of a file, oldest first; one without a manifest is not counted."""
    found = []
    place = folder(path)
    for candidate in place.glob("backup-*.handover") if place.is_dir() else ():
        named = _NAME.fullmatch(candidate.name)
        said = _said(candidate)
        if named and said:
            made = dt.datetime.fromisoformat(said["made"])
            found.append(Backup(candidate, int(named[1]), made, said["sha256"]))
    return sorted(found, key=lambda b: b.number)


def newest_whole(path: Path) -> Backup | None:
    """Return the newest backup that is as it was made."""
    for backup in reversed(listed(path)):
        if is_whole(backup):
            return backup
    return None


def restore(backup: Backup, path: Path) -> Path | None:
    """Put a backup in the place of a closed file; the old one is kept beside it, with journals.

    Returns:
        Where the old file is now; None where there was none.

    Raises:
        DamagedFile: the backup is not as it was made; the file is left as it is.
    """
    if not is_whole(backup):
        raise DamagedFile(
            tr(mark("The backup {path} is damaged. Choose another."), path=backup.path)
        )
    aside = _free_name(path)
    with atomic_path(path) as part:
        with backup.path.open("rb") as source, part.open("wb") as target:
            while block := source.read(_BLOCK):
                target.write(block)
        # Journals of the old file must never meet the restored one: SQLite would undo it.
        for ending in ("-wal", "-shm", "-journal", ""):
            old = files.beside(path, ending)
            if old.exists():
                old.replace(files.beside(aside, ending))
    return aside if aside.exists() else None


def superfluous(backups: Sequence[Backup], *, now: dt.datetime) -> list[Backup]:
    """Return what may be deleted: all of two days stay, then one a day, a week, a month.

    The newest is never deleted.
    """
    newest_first = sorted(backups, key=lambda b: -b.number)
    kept = {b.number for b in newest_first if abs(now - b.made) <= ALL_OF}
    kept |= {b.number for b in newest_first[:1]}
    for unit, count in (("%Y-%j", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        kept |= _first_of_each(newest_first, unit, count)
    return [b for b in backups if b.number not in kept]


def _first_of_each(newest_first: Iterable[Backup], unit: str, count: int) -> set[int]:
    found: dict[str, int] = {}
    for backup in newest_first:
        found.setdefault(backup.made.strftime(unit), backup.number)
    return set(list(found.values())[:count])


def is_whole(backup: Backup) -> bool:
    """Return whether a backup is as it was made."""
    try:
        return _sha256(backup.path) == backup.sha256
    except OSError:
        return False


def _is_open(target: Path, path: Path) -> bool:
    """Tell a file that is open, here or elsewhere, or was never closed: it has a journal."""
    journals = (files.beside(target.resolve(), ending) for ending in ("-wal", "-journal"))
    is_same = target.exists() and files.identity(target) == files.identity(path)
    return is_same or any(journal.exists() for journal in journals)


def _verify_whole(path: Path) -> None:
    connection = _reading(path)
    try:
        whole = connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
        orphans = connection.execute("PRAGMA foreign_key_check").fetchmany(1)
    except sqlite3.DatabaseError as error:
        raise DamagedFile(files.damaged_words(path)) from error
    finally:
        connection.close()
    if not whole or orphans:
        raise DamagedFile(files.damaged_words(path))


def _rows(path: Path) -> dict[str, int]:
    connection = _reading(path)
    try:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608  names come from the schema
            for (name,) in tables
        }
    finally:
        connection.close()


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def _sha256(path: Path) -> str:
    made = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            made.update(block)
    return made.hexdigest()


def _manifest(backup: Path) -> Path:
    return Path(f"{backup}.json")


def _said(backup: Path) -> dict[str, Any] | None:
    try:
        said: dict[str, Any] = json.loads(_manifest(backup).read_text("utf-8"))
        dt.datetime.fromisoformat(said["made"])
        return said if isinstance(said["sha256"], str) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def set_aside(path: Path) -> list[Path]:
    """Return the files that were put aside when backups took the place of this one."""
    named = re.compile(rf"{re.escape(path.stem)} replaced \d+{re.escape(path.suffix)}")
    return sorted(found for found in path.parent.iterdir() if named.fullmatch(found.name))


def _free_name(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.stem} replaced {number}{path.suffix}")).exists():
        number += 1
    return aside


def _room_for(path: Path) -> None:
    found = os.statvfs(path.parent) if hasattr(os, "statvfs") else None
    if found is not None and found.f_bavail * found.f_frsize < path.stat().st_size + _ROOM:
        raise DiskFull(
            tr(
                mark("There is too little room beside {path} for a backup. Free some space."),
                path=path,
            )
        )
