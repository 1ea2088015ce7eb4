"""How many rows a project has in its registers, and how many wait for somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.operations.register import add_row
from core.queries.register_counts import WAITING, row_counts, waiting_counts
from core.registers import register
from tests.builders import project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_rows_are_counted_in_their_own_project_and_what_is_over_does_not_wait(
    workspace: Workspace,
) -> None:
    project, other = project_in(started(workspace)), project_in(workspace, "P-2")
    for status in ("OPEN", "ACTIVE", "CLOSED"):
        workspace.run("Add", add_row, "risks", project, {"title": "Risk", "status": status})
    assert workspace.read(row_counts, project, ["risks", "issues"]) == {"risks": 3, "issues": 0}
    assert workspace.read(waiting_counts, project)["risks"] == 2
    assert not any(workspace.read(waiting_counts, other).values())


def test_what_waits_are_statuses_that_there_are() -> None:
    for key, statuses in WAITING.items():
        described = register(key)
        assert set(statuses) <= set(described.field(described.status).choices)
