"""Reading a register of all projects part by part, so that the window never waits long for the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.queries.project_briefs import project_briefs
from core.queries.register import register_rows
from ui.pages._register.scope import Loaded

if TYPE_CHECKING:
    from core.queries.register import RegisterRow
    from core.workspace import Step, Workspace
    from ui.work import Task

AT_ONCE: Final = 50
"""Projects read at once: others wait for the file a few hundredths of a second at most."""
FEW: Final = 5
"""A step that changed rows of no more projects than this makes only their rows be read again."""


def load_all(workspace: Workspace, key: str, *, task: Task) -> Loaded:
    """Return the rows of a register of all projects; runs on a worker."""
    projects = workspace.read(project_briefs)
    ids = [each.id for each in projects]
    rows: list[RegisterRow] = []
    for first in range(0, len(ids), AT_ONCE):
        task.report(first / len(ids))
        rows += workspace.read(register_rows, key, ids[first : first + AT_ONCE])
    return Loaded(None, tuple(rows), tuple(projects))


def touched(step: Step, tables: frozenset[str]) -> frozenset[int] | None:
    """Return the projects that a step changed rows of; None where they are many or not known."""
    found: set[int] = set()
    for change in step.changes:
        if change.table not in tables:
            continue
        row = change.after or change.before or {}
        if change.table == "project" and change.kind == "update":
            found.add(change.key[0])
        elif "project_id" in row:
            found.add(row["project_id"])
        elif change.table not in _BESIDE:
            return None
    return frozenset(found) if len(found) <= FEW else None


_BESIDE: Final = frozenset({"link"})
"""Tables whose rows change only together with kept figures of their project."""
