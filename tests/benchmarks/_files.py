"""Data files of any size for the benchmarks: the projects of the sample, told apart by number."""

from __future__ import annotations

import datetime as dt
import sqlite3
import statistics
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

from core.db.base import Base
from core.exchange.portfolio_yaml import read
from core.operations.exchange import IMPORT, import_portfolio
from core.resources import resources
from core.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STATUS_DATE = dt.date(2025, 2, 28)
_MOST = 12
"""Rows of a register that is not asked for by number."""
_OWN = tuple(
    name
    for name, table in Base.metadata.tables.items()
    if {"position", "extra"} <= set(table.columns.keys())
    and all(c.nullable for c in table.columns if c.foreign_keys and c.name != "project_id")
)
"""The registers whose rows belong to nothing but their project."""
_OF_THE_FILE = frozenset({"portfolio", "fx_rate", "calendar", "calendar_day", "calendar_year"})
"""Tables whose rows no project owns."""


def clock() -> dt.datetime:
    """Return a moment that never passes."""
    return dt.datetime(2025, 2, 28, tzinfo=dt.UTC)


def opened(path: Path) -> Workspace:
    """Return a data file, open."""
    return Workspace.open(path, clock=clock, user="bench")


def sample_file(path: Path) -> Path:
    """Return the sample as a data file of this name, closed."""
    workspace = Workspace.create(path, clock=clock, user="bench")
    workspace.run(IMPORT, import_portfolio, read(resources() / "samples" / "astana.yaml"))
    workspace.needs_backup = False
    workspace.close()
    return path


def large_file(path: Path, *, projects: int, milestones: int = 100, packages: int = 0) -> Path:
    """Return a data file of this many projects, each with this many milestones.

    With packages each also has so many of them, and the sample's rows in the other registers. The
    rows are those of the sample, written past the operations: what is measured is reading.
    """
    sample_file(path)
    with closing(sqlite3.connect(path)) as file, file:
        heads, shops = _rows(file, "project"), _rows(file, "shop")
        kept, gates = _rows(file, "project_summary"), _rows(file, "milestone")
        registers = {table: _rows(file, table) for table in _OWN} if packages else {}
        for table in ("history_change", "history_step"):
            for name in ("update", "delete"):
                file.execute(f"DROP TRIGGER IF EXISTS {table}_no_{name}")
        for table in reversed(Base.metadata.sorted_tables):
            if table.name not in _OF_THE_FILE:
                file.execute(f"DELETE FROM {table.name}")  # noqa: S608  names of our own tables
        for number in range(1, projects + 1):
            head = heads[number % len(heads)]
            new = {"id": number, "code": f"P-{number:06}", "name": f"{head['name']} {number}"}
            _add(file, "project", [head | new | {"position": number}])
            own = [g for g in gates if g["project_id"] == head["id"]]
            _add(file, "milestone", [_gate(own, number, n) for n in range(milestones)])
            for table, rows in registers.items():
                count = packages if table == "equipment_package" else 0
                _add(file, table, _owned(rows, number, count))
            of = [s for s in shops if s["project_id"] == head["id"]]
            _add(file, "shop", [s | {"id": None, "project_id": number} for s in of])
            of = [s for s in kept if s["project_id"] == head["id"]]
            first = (number - 1) * milestones + 1
            _add(
                file, "project_summary", [s | {"project_id": number, "next_id": first} for s in of]
            )
    return path


def _owned(rows: list[dict[str, Any]], project: int, count: int) -> list[dict[str, Any]]:
    """Return rows of the sample as those of a project: one project's, or so many of all."""
    of = [rows[n % len(rows)] for n in range(count)] if count else rows[:_MOST]
    new = {"id": None, "project_id": project}
    return [
        {name: None if name.endswith("_id") else value for name, value in row.items()} | new
        for row in of
    ]


def _gate(own: list[dict[str, Any]], project: int, number: int) -> dict[str, Any]:
    code = f"M{number + 1:04}"
    return own[number % len(own)] | {"id": None, "project_id": project, "code": code}


def _rows(file: sqlite3.Connection, table: str) -> list[dict[str, Any]]:
    found = file.execute(f"SELECT * FROM {table}")  # noqa: S608  names of our own tables
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def _add(file: sqlite3.Connection, table: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        names = ", ".join(f'"{name}"' for name in rows[0])
        statement = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608  as above
        file.executemany(statement, [tuple(row.values()) for row in rows])


def median(action: Callable[[], object], rounds: int = 9) -> float:
    """Return the middle of several runs in milliseconds; one before them is not counted."""
    action()
    found = []
    for _ in range(rounds):
        begun = time.perf_counter()
        action()
        found.append((time.perf_counter() - begun) * 1000)
    return statistics.median(found)


def say(what: str, floor: float, ours: float, target: str) -> None:
    """Print a line: floor, ours, their ratio and what is wanted."""
    print(f"{what:44} {floor:9.2f} ms {ours:9.2f} ms {ours / floor:7.2f} x   target {target}")
