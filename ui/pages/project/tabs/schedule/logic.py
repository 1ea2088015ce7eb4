"""What the schedule knows of a project's logic: float, what decides the end, and why a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import CircularPlan, NotFound
from core.queries.forecast import is_by_logic
from core.queries.why import floats, reasons
from ui.pages.project.reason_words import chain_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.queries.milestones import MilestoneRow
    from core.queries.why import FloatRow
    from ui.desk import Desk

LATER_MS: Final = 60
"""After an edit the new dates are painted before float is counted."""
CRITICAL, NEAR = "critical", "near"


class Logic(QObject):
    """Float of the milestones of one project, read once a change, and only while it is shown.

    Signals:
        changed: float, or what is marked, is another than before.

    Attributes:
        by_logic: whether forecasts follow from logic rather than from typing.
        ring: which milestones wait for each other, so that there is no float; mostly empty.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._project_id: int | None = None
        self._rows: Mapping[int, FloatRow] = {}
        self._is_stale = self._is_wanted = self._is_marked = False
        self.by_logic = False
        self.ring = ""
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._read)

    def show_project(self, project_id: int) -> None:
        """Take up a project: another one at once, one that changed a moment later."""
        is_other, self._project_id = project_id != self._project_id, project_id
        self.by_logic = self._desk.read(is_by_logic, project_id)
        self._is_stale = True
        if is_other or not self._is_wanted:
            self._rows, self.ring = {}, ""
        if self._is_wanted and is_other:
            self._read()
        elif self._is_wanted:
            self._later.start()

    def want(self, *, is_marked: bool, is_read: bool) -> None:
        """Say what is shown.

        Args:
            is_marked: whether what decides the end is marked.
            is_read: whether float is shown elsewhere.
        """
        is_new, self._is_marked = is_marked != self._is_marked, is_marked
        self._is_wanted = is_marked or is_read
        if self._is_wanted and self._is_stale and not self._later.isActive():
            self._read()
        elif is_new:
            self.changed.emit()

    def of(self, milestone_id: int) -> FloatRow | None:
        """Return the float of a milestone; None of one that is reached, or before it was read."""
        return self._rows.get(milestone_id)

    def decides(self, milestone_id: int) -> str:
        """Return whether a milestone decides the end (`CRITICAL`), nearly does (`NEAR`), or neither."""
        room = self._rows.get(milestone_id)
        if room is None:
            return ""
        return CRITICAL if room.is_critical else NEAR if room.is_near_critical else ""

    def marked(self, milestone_id: int) -> str:
        """Return what `decides` does where it is to be marked, else nothing."""
        return self.decides(milestone_id) if self._is_marked else ""

    def chain(self, row: MilestoneRow, names: Mapping[int, str]) -> str:
        """Return why a milestone comes when it comes, a step a line; nothing of typed dates."""
        if row.is_done:
            return ""
        try:
            found = self._desk.read(reasons, row.project_id, row.id)
        except (CircularPlan, NotFound):
            return ""
        return "" if len(found) == 1 and found[0].kind == "typed" else chain_words(found, names)

    def _read(self) -> None:
        self._later.stop()
        self._is_stale = False
        before = self._rows, self.ring
        assert self._project_id is not None
        try:
            self._rows, self.ring = self._desk.read(floats, self._project_id), ""
        except CircularPlan as error:
            self._rows, self.ring = {}, str(error)
        except NotFound:
            self._rows, self.ring = {}, ""
        if (self._rows, self.ring) != before:
            self.changed.emit()
