"""How far a worker is with the bytes of some files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.work import Task


class Progress:
    """Counts bytes and tells the window; stops where the user gave up."""

    def __init__(self, task: Task, whole: int, name: str = "") -> None:
        self._task, self._whole, self._done = task, max(1, whole), 0
        self.name = name

    def advance(self, count: int) -> None:
        """Count bytes that were read."""
        self._done += count
        self._task.report(min(1.0, self._done / self._whole), self.name)
