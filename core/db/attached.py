"""Which contents of attached files are named where no session reads: in backups, in steps of undo."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.db import backup as backups
from core.db import file as files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from core.db.recorder import Change

TABLE: Final = "attachment"
HASH: Final = "sha256"


@dataclass(frozen=True, slots=True)
class Named:
    """Hashes that are named, and files that could not be asked."""

    hashes: frozenset[str]
    unread: tuple[Path, ...]


def beside(path: Path) -> Named:
    """Return what the whole backups of a file, and the files put aside for one, name."""
    whole = [each.path for each in backups.listed(path) if backups.is_whole(each)]
    found: set[str] = set()
    unread = []
    for each in (*whole, *backups.set_aside(path)):
        try:
            found |= _named(each)
        except sqlite3.DatabaseError:
            unread.append(each)
    return Named(frozenset(found), tuple(unread))


def in_changes(changes: Iterable[Change]) -> set[str]:
    """Return the hashes that rows have before or after these changes."""
    rows = (row for c in changes if c.table == TABLE for row in (c.before, c.after) if row)
    return {row[HASH] for row in rows if row[HASH]}


def _named(path: Path) -> set[str]:
    # A file that was put aside before it was closed has rows in its journal too.
    is_closed = not files.beside(path, "-wal").exists()
    mode = "mode=ro&immutable=1" if is_closed else "mode=ro"
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True)
    try:
        there = connection.execute(
            "SELECT 1 FROM sqlite_master WHERE name = ?", (TABLE,)
        ).fetchone()
        if there is None:
            return set()
        return {row[0] for row in connection.execute(f"SELECT DISTINCT {HASH} FROM {TABLE}")}  # noqa: S608  both are ours
    finally:
        connection.close()
