"""The SQLite file: made, looked at, opened, written, copied and closed so that nothing is lost.

Only this package touches the live file. Reading it with `open()` while SQLite has it would drop
SQLite's locks in this process, so the look before opening is the only plain read there is.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import URL, create_engine, event, inspect
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from core.db import lock_note
from core.db.base import Base
from core.errors import (
    DamagedFile,
    DataFileError,
    DiskFull,
    FileInUse,
    FileMissing,
    FileReadOnly,
    NewerFile,
    NotAProjectFile,
    OutputError,
)
from core.language import mark, tr
from core.paths import part_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine

APPLICATION_ID: Final = 0x48414E44
SCHEMA: Final = 7
"""The schema this program writes; the one before it is migrated, the one after it refused."""

_FIRST_SCHEMA: Final = 1
_MAGIC: Final = b"SQLite format 3\0"
_HEAD: Final = 100
_BUSY: Final = 1000
"""Milliseconds to wait for a file that another program has locked."""
_JOURNALS: Final = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Look:
    """What the head of a file tells before SQLite opens it."""

    schema: int
    is_unclean: bool
    can_write: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """Which file a path meant when it was opened."""

    device: int
    inode: int


def look(path: Path) -> Look:
    """Return what a file is; a `DataFileError` says why it is not one of ours."""
    _exists(path)
    head = _head(path)
    if not head:
        raise NotAProjectFile(
            tr(mark("{path} is empty. Restore a backup, or choose another file."), path=path)
        )
    if len(head) < _HEAD or head[:16] != _MAGIC:
        raise NotAProjectFile(
            tr(mark("{path} is not a Handover file. Choose a file named .handover."), path=path)
        )
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise NotAProjectFile(
            tr(mark("{path} belongs to another program. It was left as it is."), path=path)
        )
    schema = int.from_bytes(head[60:64], "big")
    if schema > SCHEMA:
        raise NewerFile(
            tr(
                mark(
                    "{path} was written by a newer Handover (schema {theirs}, this program knows "
                    "{ours}). Update Handover to open it. The file was left as it is."
                ),
                path=path,
                theirs=schema,
                ours=SCHEMA,
            )
        )
    if schema < _FIRST_SCHEMA:
        raise DamagedFile(damaged_words(path))
    wal = beside(path, "-wal")
    return Look(schema, wal.exists() and wal.stat().st_size > 0, _can_write(path))


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> DataFileError:
    said = mark("{path} cannot be read ({reason}). Ask whoever keeps it for the right to read it.")
    if not isinstance(error, PermissionError):
        said = mark("{path} cannot be read ({reason}). It was left as it is.")
    return DataFileError(tr(said, path=path, reason=error.strerror or error))


def _exists(path: Path) -> None:
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise FileMissing(
            tr(mark("{path} was not found. It may have been moved or renamed."), path=path)
        ) from None
    except OSError as error:
        raise _unreadable(path, error) from error
    if stat.S_ISDIR(found.st_mode):
        raise NotAProjectFile(tr(mark("{path} is a folder, not a data file."), path=path))
    if not stat.S_ISREG(found.st_mode):
        raise NotAProjectFile(tr(mark("{path} is not a file."), path=path))
    if found.st_nlink > 1:
        raise NotAProjectFile(
            tr(
                mark(
                    "{path} has a second name on this disk (a hard link), which is not safe for a "
                    "data file. Make a copy and open that."
                ),
                path=path,
            )
        )


def create(path: Path) -> None:
    """Make an empty file with all tables; it appears under its name only when it is whole.

    Raises:
        DataFileError: there is such a file already, or the folder cannot be written.
    """
    if path.exists():
        raise _taken(path)
    if not path.parent.is_dir():
        raise FileMissing(tr(mark("The folder {path} was not found."), path=path.parent))
    try:
        part = part_beside(path)
    except OutputError as error:
        said = tr(mark("The folder {path} cannot be written. Choose another."), path=path.parent)
        raise FileReadOnly(said) from error
    try:
        with faults(path):
            _make(part)
        _name(part, path)
    finally:
        for ending in ("", *_JOURNALS):
            beside(part, ending).unlink(missing_ok=True)


def _make(part: Path) -> None:
    made = engine(part, "rwc")
    try:
        with made.begin() as connection:
            Base.metadata.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
        settle(made)
    finally:
        made.dispose()


def _name(part: Path, path: Path) -> None:
    """Give a file its name, unless another program took that name in the meantime."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise _taken(path) from None
    except OSError:
        # A memory stick or a shared folder may know no second names; the look above must do.
        part.rename(path)


def _taken(path: Path) -> DataFileError:
    return DataFileError(tr(mark("{path} is there already. Choose another name."), path=path))


def engine(path: Path, mode: str, *, foreign_keys: bool = True) -> Engine:
    """Return an engine on a file: one connection, durable commits, everything checked.

    Args:
        path: the file.
        mode: rw, rwc (make it), ro, reading (a file that could be written is only read, and
            SQLite takes its own files away after it), or immutable (a whole file in a place that
            cannot be written).
        foreign_keys: off only while a migration rebuilds tables.
    """
    query = {"mode": "rw" if mode == "reading" else mode, "uri": "true"}
    if mode == "immutable":
        query = {"immutable": "1", "mode": "ro", "uri": "true"}
    made = create_engine(
        URL.create("sqlite", database=path.resolve().as_uri(), query=query),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=10,
        hide_parameters=True,
        connect_args={"check_same_thread": False},
    )
    can_write = mode in {"rw", "rwc"}
    configure = _configuring(foreign_keys=foreign_keys, can_write=can_write)
    event.listen(made, "connect", configure)
    event.listen(made, "begin", _beginning("BEGIN IMMEDIATE" if can_write else "BEGIN"))
    return made


def settle(made: Engine) -> None:
    """Write the journal into the file, so that a closed file is one file."""
    with made.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def check(made: Engine, path: Path, *, full: bool) -> None:
    """Make sure the file is whole.

    Raises:
        DamagedFile: it is not; the file is left as it is.
    """
    with faults(path), made.connect() as connection:
        test = "integrity_check(20)" if full else "quick_check(20)"
        found = [row[0] for row in connection.exec_driver_sql(f"PRAGMA {test}")]
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(20)
        schema = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        lacking = Base.metadata.tables.keys() - set(inspect(connection).get_table_names())
    if found != ["ok"] or orphans or (lacking and schema == SCHEMA):
        raise DamagedFile(damaged_words(path))


def damaged_words(path: Path) -> str:
    """Return what to say of a damaged file."""
    return tr(
        mark("{path} is damaged. It was left as it is; open its newest backup instead."), path=path
    )


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Say in the user's words what SQLite could not do; the transaction was rolled back."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        original = error.orig if isinstance(error, DatabaseError) else error
        found = _fault(getattr(original, "sqlite_errorname", "") or "", path)
        if found is None:
            raise
        raise found from error


def _fault(name: str, path: Path) -> DataFileError | None:
    if name.startswith("SQLITE_FULL"):
        said = mark("The disk is full. Free some space and try again; nothing was lost.")
        return DiskFull(tr(said, path=path))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return FileInUse(lock_note.words(path))
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return FileReadOnly(tr(mark("{path} cannot be written. Save a copy elsewhere."), path=path))
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return DamagedFile(damaged_words(path))
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")):
        said = mark(
            "{path} could not be read or written (disk error). What was saved before is safe."
        )
        return DataFileError(tr(said, path=path))
    return None


def identity(path: Path) -> Identity:
    """Return which file a path means now."""
    try:
        found = path.stat()
    except OSError:
        return Identity(0, 0)
    return Identity(found.st_dev, found.st_ino)


def beside(path: Path, ending: str) -> Path:
    """Return the file that lies beside another with an ending more."""
    return Path(f"{path}{ending}")


def _can_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _configuring(*, foreign_keys: bool, can_write: bool) -> Callable[[Any, object], None]:
    def configure(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        _set(connection, f"busy_timeout={_BUSY}")
        if can_write:
            _set(connection, "locking_mode=EXCLUSIVE")
            if _set(connection, "journal_mode=WAL") == "wal":
                _set(connection, "synchronous=FULL")
            else:
                _set(connection, "journal_mode=DELETE")
                _set(connection, "synchronous=EXTRA")
            _set(connection, "fullfsync=ON")
            _set(connection, "checkpoint_fullfsync=ON")
        for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0"):
            _set(connection, pragma)
        _set(connection, f"foreign_keys={'ON' if foreign_keys else 'OFF'}")

    return configure


def _set(connection: sqlite3.Connection, pragma: str) -> str:
    found = connection.execute(f"PRAGMA {pragma}").fetchone()
    return str(found[0]) if found else ""


def _beginning(statement: str) -> Callable[[Connection], None]:
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)

    return begin
