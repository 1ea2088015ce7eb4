"""The alerts of all projects, kept up to date away from the window while somebody looks at them."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.language import mark, tr
from core.queries.alerts import TABLES, alerts_in, by_colour, gathered
from core.queries.open_items import open_items

if TYPE_CHECKING:
    from core.queries.alerts import AlertRow
    from core.workspace import Step, Workspace
    from ui.desk import Desk
    from ui.jobs import Job

REST: Final = 400
"""Milliseconds after a step before the alerts are found anew: more steps may follow."""
RESTS: Final = 5
"""So many times as long as the last search it rests, that a long one does not slow the window."""
_READS: Final = TABLES | {"risk"}


class AlertWatch(QObject):
    """Finds the alerts of the whole file on a worker, again after each step that changes them.

    Signals:
        changed: they were found anew.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._job: Job | None = None
        self._is_stale, self._is_waiting = True, False
        self._rest = REST
        self.rows: tuple[AlertRow, ...] = ()
        self.counts: dict[str, int] = {}
        self.is_known = False
        desk.changed.connect(self._on_changed)

    @property
    def colours(self) -> tuple[int, int]:
        """Return how many are red, and how many amber."""
        return by_colour(self.rows)

    def of(self, project_id: int) -> list[AlertRow]:
        """Return those of one project, worst first."""
        return [row for row in self.rows if row.project.id == project_id]

    def want(self) -> None:
        """Find them unless they are up to date; somebody looks at them now."""
        if self._is_stale and self._job is None:
            self._find()

    def _find(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._is_stale = self._is_waiting = False
        job = self._job = self._desk.jobs.start(
            tr(mark("Looking for what must be acted on")), _found, self._desk.workspace
        )
        job.done.connect(self._on_found)
        job.cancelled.connect(self._on_ended)
        job.failed.connect(self._on_failed)

    def _find_again(self) -> None:
        if self._is_waiting and not self._desk.jobs.is_closed:
            self._find()

    def _on_found(self, found: _Found) -> None:
        self._job = None
        self.rows, self.counts = found.rows, found.counts
        self._rest = max(REST, round(found.seconds * 1000) * RESTS)
        self.is_known = True
        self.changed.emit()

    def _on_ended(self) -> None:
        if self.sender() is self._job:
            self._job, self._is_stale = None, True

    def _on_failed(self, error: Exception) -> None:
        self._on_ended()
        raise error

    def _on_changed(self, step: Step) -> None:
        if step.tables & _READS:
            self._is_stale = True
            if not self._is_waiting and (self.is_known or self._job is not None):
                self._is_waiting = True
                QTimer.singleShot(self._rest, self, self._find_again)


def alert_watch(desk: Desk) -> AlertWatch:
    """Return the watch of a file; there is one."""
    found: Any = desk.findChild(AlertWatch)
    return found if found is not None else AlertWatch(desk)


@dataclass(frozen=True, slots=True)
class _Found:
    rows: tuple[AlertRow, ...]
    counts: dict[str, int]
    seconds: float


def _found(workspace: Workspace) -> _Found:
    """Return all alerts and the counts of the pages; runs on a worker, reading bit by bit."""
    begun = time.monotonic()
    rows = tuple(alerts_in(gathered(workspace.read)))
    counts = workspace.read(open_items, rows)
    return _Found(rows, counts, time.monotonic() - begun)
