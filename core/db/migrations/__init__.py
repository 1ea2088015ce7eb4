"""Brings an older file to today's schema: forward only, after a backup, in one transaction."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import func, inspect, select, table
from sqlalchemy.exc import SQLAlchemyError

from core.db import file as files
from core.db.base import Base
from core.db.migrations import versions
from core.errors import DamagedFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from sqlalchemy import Connection


def migrate(
    path: Path,
    *,
    then: Callable[[Connection], None] = lambda _connection: None,
    steps: ModuleType = versions,
) -> None:
    """Run every version after the schema of a file; an error leaves the file as it was.

    A version is a module `v0002_what.py` with `upgrade(op)`, which takes Alembic's operations and
    brings a file from schema 1 to 2. Foreign keys are off while it runs, because rebuilding a
    parent table would delete its children, and are checked before it is kept; so is that no table
    has lost a row, and that none is missing.

    Args:
        path: the file.
        then: what is to follow in the same transaction, once the tables are those of today;
            left out where another program was first.
        steps: the package of versions.
    """
    found = sorted(
        info.name for info in pkgutil.iter_modules(steps.__path__) if info.name.startswith("v")
    )
    made = files.engine(path, "rw", foreign_keys=False)
    try:
        with files.faults(path), made.begin() as connection:
            # Asked here, where nobody else can write: another program may have been first.
            schema = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            rows = _rows(connection)
            op = Operations(MigrationContext.configure(connection))
            for name in found:
                number = int(name[1:5])
                if number > schema:
                    importlib.import_module(f"{steps.__name__}.{name}").upgrade(op)
                    connection.exec_driver_sql(f"PRAGMA user_version = {number}")
            lost = {name for name, count in _rows(connection).items() if count < rows.get(name, 0)}
            if lost or Base.metadata.tables.keys() - set(inspect(connection).get_table_names()):
                raise DamagedFile(files.damaged_words(path))
            if schema < files.SCHEMA:
                then(connection)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone():
                raise DamagedFile(files.damaged_words(path))
        files.settle(made)
    except SQLAlchemyError as error:
        # A table or a column is not there that every file of its schema has.
        raise DamagedFile(files.damaged_words(path)) from error
    finally:
        made.dispose()


def _rows(connection: Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    return {
        name: connection.scalar(select(func.count()).select_from(table(name))) or 0
        for name in inspect(connection).get_table_names()
    }
