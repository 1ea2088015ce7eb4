"""An open data file: where every read starts and every write ends."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import sessionmaker

from core.db import file as files
from core.db.base import Base
from core.db.history import write_history
from core.db.recorder import recorded, stored, taken
from core.errors import FileReadOnly, UndoConflict
from core.operations.summaries import derive

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection, Engine
    from sqlalchemy.orm import Session

    from core.db.recorder import Change

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """Everything one gesture of the user wrote, under the name the Undo menu shows."""

    label: str
    changes: tuple[Change, ...]
    kind: str = "do"
    reason: str | None = None

    @property
    def tables(self) -> frozenset[str]:
        """Return the names of the tables written."""
        return frozenset(change.table for change in self.changes)

    def reversed(self) -> Step:
        """Return the step that takes this one back."""
        return Step(self.label, tuple(c.reversed() for c in reversed(self.changes)), "undo")


class Workspace:
    """One data file, its undo history, and the listeners told of each step."""

    def __init__(
        self, path: Path, engine: Engine, *, clock: Callable[[], dt.datetime], user: str
    ) -> None:
        self.path = path
        self.is_read_only = False
        self.last_saved: dt.datetime | None = None
        self.listeners: list[Callable[[Step], None]] = []
        self._engine = engine
        self._clock = clock
        self.user = user
        self._sessions = sessionmaker(engine, expire_on_commit=False)
        self._lock = threading.RLock()
        self._is_running = False
        self._undo: list[Step] = []
        self._redo: list[Step] = []

    @classmethod
    def create(cls, path: Path, *, clock: Callable[[], dt.datetime], user: str) -> Workspace:
        """Make a new file; one that is there already is not overwritten."""
        files.create(path)
        return cls.open(path, clock=clock, user=user)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Callable[[], dt.datetime],
        user: str,
        read_only: bool = False,
    ) -> Workspace:
        """Open a file; a `DataFileError` says why it cannot be."""
        opened = files.open_file(path, read_only=read_only)
        made = cls(path, opened.engine, clock=clock, user=user)
        made.is_read_only = opened.is_read_only
        return made

    def read(
        self, query: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Return what a query finds."""
        with self._lock, self._sessions() as session:
            return query(session, *args, **kwargs)

    def run(
        self,
        label: str,
        operation: Callable[..., T],
        *args: Any,
        reason: str | None = None,
        **kwargs: Any,
    ) -> T:
        """Run an operation in one transaction, and remember it as one undo step."""
        if self.is_read_only:
            raise FileReadOnly
        with self._lock:
            assert not self._is_running, "an operation does not run another"
            self._is_running = True
            try:
                with files.faults(self.path), self._sessions.begin() as session:
                    result = operation(session, *args, **kwargs)
                    session.flush()
                    derive(session, list(recorded(session)))
                    session.flush()
                    step = Step(label, taken(session), reason=reason)
                    if step.changes:
                        self._keep(session.connection(), step)
            finally:
                self._is_running = False
            if step.changes:
                self._undo.append(step)
                self._redo.clear()
                self._announce(step)
        return result

    @property
    def undo_label(self) -> str | None:
        """Return the name of the step that undo would take back."""
        return self._undo[-1].label if self._undo else None

    @property
    def redo_label(self) -> str | None:
        """Return the name of the step that redo would do again."""
        return self._redo[-1].label if self._redo else None

    @property
    def undo_count(self) -> int:
        """Return how many steps can be taken back."""
        return len(self._undo)

    def undo(self) -> None:
        """Take back the last step."""
        with self._lock:
            step = self._undo[-1]
            self._write(step.reversed())
            self._redo.append(self._undo.pop())

    def redo(self) -> None:
        """Do again the last step taken back."""
        with self._lock:
            step = self._redo[-1]
            self._write(Step(step.label, step.changes, "redo"))
            self._undo.append(self._redo.pop())

    def save_copy(self, target: Path) -> None:
        """Write a whole copy of the file to another place."""
        with self._lock:
            files.copy(self._engine, target)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            files.close(self._engine, self.path)

    def _write(self, step: Step) -> None:
        with files.faults(self.path), self._engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            for change in step.changes:
                table = Base.metadata.tables[change.table]
                if stored(connection, table, change.key) != change.before:
                    raise UndoConflict
                change.apply(connection)
            self._keep(connection, step)
        self._announce(step)

    def _keep(self, connection: Connection, step: Step) -> None:
        write_history(
            connection,
            at=self._clock(),
            user=self.user,
            label=step.label,
            kind=step.kind,
            reason=step.reason,
            changes=step.changes,
        )

    def _announce(self, step: Step) -> None:
        self.last_saved = self._clock()
        for listener in list(self.listeners):
            listener(step)
