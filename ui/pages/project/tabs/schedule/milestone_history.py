"""What was done with one milestone: who moved which date, from when to when, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import current
from core.queries.history import row_history
from ui.pages._history.changes import change_rows
from ui.pages._history.dialog import open_row_history

if TYPE_CHECKING:
    from core.queries.milestones import MilestoneRow
    from ui.desk import Desk


def open_milestone_history(desk: Desk, row: MilestoneRow) -> None:
    """Show every change of a milestone, the newest first."""
    found = desk.read(row_history, "milestone", row.id, language=current())
    open_row_history(desk, row.named(current()), change_rows(found, ""))
