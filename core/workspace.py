"""An open data file: where every read starts and every write ends."""

from __future__ import annotations

import logging
import os
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session, sessionmaker

from core.contents import Content, Contents
from core.db import attached, lock_note
from core.db import backup as backups
from core.db import file as files
from core.db.history import write_history
from core.db.recorder import apply, guard, taken
from core.errors import AppError, DamagedFile, FileMissing, FileReadOnly, NotFound
from core.language import mark, tr
from core.operations.following import follow
from core.queries.attachments import kept_files
from core.text import when

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from core.db.recorder import Change
    from core.queries.attachments import KeptFileRow

_LOG = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """Everything one gesture of the user wrote.

    Attributes:
        label: what the user did, a marked text; kept in the history.
        changes: the rows written.
        kind: do, undo or redo.
        reason: why the user did it.
        about: what was done to what, in the language of the screen, for the Undo menu;
            empty where the label says it.
    """

    label: str
    changes: tuple[Change, ...]
    kind: str = "do"
    reason: str | None = None
    about: str = ""

    @property
    def tables(self) -> frozenset[str]:
        """Return the names of the tables written."""
        return frozenset(change.table for change in self.changes)

    def reversed(self) -> Step:
        """Return the step that takes this one back."""
        changes = tuple(change.reversed() for change in reversed(self.changes))
        return Step(self.label, changes, "undo", about=self.about)


@dataclass(frozen=True, slots=True)
class Leftover:
    """Contents that nothing needs, and the files that keep it from being known."""

    contents: tuple[Content, ...]
    unread: tuple[Path, ...] = ()

    @property
    def size(self) -> int:
        """Return how many bytes they have."""
        return sum(each.size for each in self.contents)


class Workspace:
    """One data file, its undo history, and the listeners told of each step.

    Attributes:
        path: the file.
        contents: the contents of attached files, kept beside it.
        user: who is named in the history.
        is_read_only: whether writing is refused.
        was_unclean: whether the program ended unexpectedly last time; the file was checked whole.
        last_saved: when something was last written, None before the first time.
        needs_backup: whether something was written since it was opened and last backed up.
        listeners: called with each step, on the thread that made it.
    """

    def __init__(
        self,
        path: Path,
        engine: Engine,
        *,
        clock: Callable[[], dt.datetime],
        user: str,
        is_read_only: bool,
        was_unclean: bool,
    ) -> None:
        self.path = path
        self.contents = Contents(path)
        self.user = user
        self.is_read_only = is_read_only
        self.was_unclean = was_unclean
        self.last_saved: dt.datetime | None = None
        self.needs_backup = False
        self.listeners: list[Callable[[Step], None]] = []
        self._engine = engine
        self._clock = clock
        self._identity = files.identity(path)
        self._sessions = sessionmaker(engine, expire_on_commit=False)
        self._lock = threading.RLock()
        self._is_running = False
        self._is_closed = False
        self._undo: list[Step] = []
        self._redo: list[Step] = []

    @classmethod
    def create(cls, path: Path, *, clock: Callable[[], dt.datetime], user: str) -> Workspace:
        """Make a new file and open it; one that is there already is not overwritten."""
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
        """Open a file: looked at, locked, checked, and brought to today's schema after a backup.

        A file or folder that cannot be written is opened to be read. An older file is brought up
        to date even to be read, where it can be written: nothing else could read it.

        Raises:
            DataFileError: why it cannot be opened; the file is as it was.
        """
        seen = files.look(path)
        read_only = read_only or not seen.can_write
        if seen.schema < files.SCHEMA:
            _upgrade(path, at=clock(), can_write=seen.can_write)
        engine = files.engine(path, _mode(seen, path, read_only=read_only))
        guard(engine)
        try:
            files.check(engine, path, full=seen.is_unclean)
        except DamagedFile as damage:
            engine.dispose()
            raise _with_backup(damage, path) from damage
        except BaseException:
            engine.dispose()
            raise
        if not read_only:
            lock_note.write(path, user=user, at=clock())
        return cls(
            path,
            engine,
            clock=clock,
            user=user,
            is_read_only=read_only,
            was_unclean=seen.is_unclean,
        )

    @staticmethod
    def newest_backup(path: Path) -> dt.datetime | None:
        """Return when the newest whole backup of a file was made; None where there is none."""
        found = backups.newest_whole(path)
        return None if found is None else found.made

    @staticmethod
    def restore(path: Path) -> Path | None:
        """Put the newest whole backup in the place of a closed file that cannot be opened.

        Returns:
            Where the old file is kept now; None where there was none.

        Raises:
            NotFound: there is no whole backup; the file is left as it is.
        """
        found = backups.newest_whole(path)
        if found is None:
            raise NotFound(tr(mark("There is no whole backup of {path}."), path=path))
        return backups.restore(found, path)

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
        about: str = "",
        **kwargs: Any,
    ) -> T:
        """Run an operation in one transaction, and remember it as one undo step."""
        self._may_write()
        with self._lock:
            assert not self._is_running, "an operation does not run another"
            self._is_running = True
            try:
                with files.faults(self.path), self._sessions.begin() as session:
                    result = operation(session, *args, **kwargs)
                    follow(session)
                    step = Step(label, taken(session), reason=reason, about=about)
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
    def undo_about(self) -> str:
        """Return what the step that undo would take back was done to; empty where unknown."""
        return self._undo[-1].about if self._undo else ""

    @property
    def redo_about(self) -> str:
        """Return what the step that redo would do again was done to; empty where unknown."""
        return self._redo[-1].about if self._redo else ""

    @property
    def undo_count(self) -> int:
        """Return how many steps can be taken back."""
        return len(self._undo)

    def undo(self) -> None:
        """Take back the last step.

        Raises:
            UndoConflict: a row it wrote was changed since by other means; nothing is written.
        """
        with self._lock:
            step = self._undo[-1].reversed()
            self._write(step)
            self._redo.append(self._undo.pop())
            self._announce(step)

    def redo(self) -> None:
        """Do again the last step taken back."""
        with self._lock:
            step = replace(self._redo[-1], kind="redo")
            self._write(step)
            self._undo.append(self._redo.pop())
            self._announce(step)

    def save_copy(
        self, target: Path, *, advance: Callable[[int], None] = lambda _bytes: None
    ) -> list[Content]:
        """Write a whole, checked copy of the file to another place, with the files attached in it.

        The contents come first: a copy that is there has all that this file has.

        Args:
            target: the other place.
            advance: told how many bytes more of attached files were copied; may raise to give up.

        Returns:
            The contents that are not here either.
        """
        copied = Contents(target)
        self.contents.copy_to(copied, self._attached(), advance=advance)
        backups.copy(self._engine, target, self.path, hold=self._lock)
        # What was attached while it was copied; the rest is passed over.
        return self.contents.copy_to(copied, self._attached(), advance=advance)

    def missing_contents(self) -> list[Content]:
        """Return the contents that rows refer to and that are not there."""
        return self.contents.missing(self._attached())

    def missing_files(self) -> list[KeptFileRow]:
        """Return the files that rows refer to and whose contents are not there."""
        missing = {each.sha256 for each in self.missing_contents()}
        return [each for each in self.read(kept_files) if each.sha256 in missing]

    def leftover(self) -> Leftover:
        """Return the contents that no row, no step of undo and no backup needs.

        A file beside this one that may have rows and cannot be read makes it unknown: nothing is
        left over then.
        """
        found = attached.beside(self.path)
        if found.unread:
            return Leftover((), found.unread)
        with self._lock:
            steps = [*self._undo, *self._redo]
            needed = {each.sha256 for each in self._attached()} | found.hashes
            needed |= attached.in_changes(change for step in steps for change in step.changes)
            return Leftover(tuple(self.contents.unneeded(needed)))

    def clean_up(self) -> Leftover:
        """Take away for good what is left over, and return what it was."""
        self._may_write()
        with self._lock:
            found = self.leftover()
            self.contents.remove(found.contents)
        return found

    def back_up(self) -> Path:
        """Add a verified backup beside the file and return where it is."""
        # Whatever is written while the copy is checked needs the next one.
        self.needs_backup = False
        try:
            return backups.make(self._engine, self.path, at=self._clock(), hold=self._lock).path
        except BaseException:
            self.needs_backup = True
            raise

    def check(self) -> None:
        """Make sure every page of the file is whole; `DamagedFile` says that it is not."""
        with self._lock:
            files.check(self._engine, self.path, full=True)

    def close(self) -> None:
        """Let go of the file, leaving one file; after changes, with a backup beside it."""
        with self._lock:
            if self._is_closed:
                return
            self._is_closed = True
            try:
                if not self.is_read_only and files.identity(self.path) == self._identity:
                    if self.needs_backup:
                        self._back_up_quietly()
                    files.settle(self._engine)
            finally:
                self._engine.dispose()
                self.contents.close()
                if not self.is_read_only:
                    lock_note.remove(self.path)

    def _attached(self) -> list[Content]:
        return [Content(each.sha256, each.size) for each in self.read(kept_files)]

    def _back_up_quietly(self) -> None:
        """Back up before closing; a full disk is no reason to keep the window open."""
        try:
            backups.make(self._engine, self.path, at=self._clock())
        except AppError as error:
            _LOG.info("no backup at close: %s", error)

    def _may_write(self) -> None:
        if self.is_read_only:
            raise FileReadOnly(
                tr(
                    mark("{path} is open to be read only. Save a copy to change it."),
                    path=self.path,
                )
            )
        if files.identity(self.path) != self._identity:
            raise FileMissing(
                tr(
                    mark(
                        "{path} was moved, deleted or replaced while it was open. "
                        "Nothing was written; save a copy under another name."
                    ),
                    path=self.path,
                )
            )

    def _write(self, step: Step) -> None:
        self._may_write()
        with files.faults(self.path), self._engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            apply(connection, step.changes)
            self._keep(connection, step)

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
        self.last_saved, self.needs_backup = self._clock(), True
        for listener in list(self.listeners):
            listener(step)


def _mode(seen: files.Look, path: Path, *, read_only: bool) -> str:
    if not read_only:
        return "rw"
    if seen.is_unclean and not os.access(path.parent, os.W_OK):
        raise FileReadOnly(
            tr(
                mark(
                    "{path} was not closed after its last change, and its folder cannot be "
                    "written. Copy it to another folder, with the file {journal} beside it."
                ),
                path=path,
                journal=files.beside(path, "-wal").name,
            )
        )
    if seen.is_unclean:
        return "ro"
    # A whole WAL file in a folder that cannot be written opens only when SQLite is told that
    # nobody changes it.
    return "reading" if seen.can_write else "immutable"


def _upgrade(path: Path, *, at: dt.datetime, can_write: bool) -> None:
    if not can_write:
        raise FileReadOnly(
            tr(
                mark(
                    "{path} is of an older Handover and cannot be brought up to date there. Copy it."
                ),
                path=path,
            )
        )
    before = files.engine(path, "rw")
    try:
        files.check(before, path, full=True)
        backups.make(before, path, at=at)
    except DamagedFile as damage:
        raise _with_backup(damage, path) from damage
    finally:
        before.dispose()
    from core.db.migrations import migrate  # noqa: PLC0415  Alembic only where a file is older

    migrate(path, then=_take_kept)


def _take_kept(connection: Connection) -> None:
    """Turn what an older file kept as text into rows, in the transaction that brings it up."""
    from core.operations.kept import take_kept  # noqa: PLC0415  only where a file is older

    with Session(connection) as session:
        take_kept(session)
        session.commit()


def _with_backup(damage: DamagedFile, path: Path) -> DamagedFile:
    backup = backups.newest_whole(path)
    if backup is None:
        return damage
    where = tr(mark("Newest whole backup: {path} of {at}."), path=backup.path, at=when(backup.made))
    return DamagedFile(f"{damage} {where}")
