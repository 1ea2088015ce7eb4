"""The SQLite file: made, opened, checked, copied and closed so that nothing is lost."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, create_engine, event
from sqlalchemy.pool import QueuePool

import core.model  # noqa: F401  the tables
from core.db.base import Base

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

APPLICATION_ID = 0x48414E44
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Opened:
    """An engine on a file, and whether it may be written."""

    engine: Engine
    is_read_only: bool


def create(path: Path) -> None:
    """Make an empty file with all tables."""
    engine = _engine(path, "rwc")
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    close(engine, path)


def open_file(path: Path, *, read_only: bool = False) -> Opened:
    """Open a file."""
    return Opened(_engine(path, "ro" if read_only else "rw"), read_only)


def copy(engine: Engine, target: Path) -> None:
    """Write a whole copy."""
    raw = engine.raw_connection()
    try:
        raw.driver_connection.execute("VACUUM INTO ?", (os.fspath(target),))  # type: ignore[union-attr]
    finally:
        raw.close()


def close(engine: Engine, path: Path) -> None:
    """Let go of the file, leaving one file."""
    engine.dispose()


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Say in the user's words what SQLite could not do."""
    yield


def _engine(path: Path, mode: str) -> Engine:
    url = URL.create(
        "sqlite", database=Path(path).resolve().as_uri(), query={"mode": mode, "uri": "true"}
    )
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=10,
        hide_parameters=True,
        connect_args={"check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in (
            "busy_timeout=5000",
            "locking_mode=EXCLUSIVE",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "trusted_schema=OFF",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
