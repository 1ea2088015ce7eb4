"""The history in the file: written with each step, in plain values, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DatabaseError

from core.db.history import HistoryChange
from core.operations.milestones import LinkDraft, edit_milestone, set_links
from core.operations.portfolio import rename_portfolio
from tests.builders import day, milestone_in, project_in, started

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.workspace import Workspace


def last(workspace: Workspace, table: str) -> HistoryChange:
    """Return the newest change of a table."""

    def found(session: Session) -> HistoryChange:
        wanted = select(HistoryChange).where(HistoryChange.table == table)
        return session.scalars(wanted.order_by(HistoryChange.id.desc())).first() or _none()

    return workspace.read(found)


def _none() -> Any:
    raise AssertionError("nothing was kept")


def test_a_change_is_kept_in_plain_values(workspace: Workspace) -> None:
    made = milestone_in(workspace, project_in(started(workspace)), weight=12)
    workspace.run("Move", edit_milestone, made, forecast_finish=day("2025-05-01"))
    kept = last(workspace, "milestone")
    assert (kept.before["forecast_finish"], kept.after["forecast_finish"]) == (None, "2025-05-01")
    assert kept.after["weight"] == "12.0000"


def test_a_change_names_its_project_also_through_the_row_it_hangs_on(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    first, then = milestone_in(workspace, project), milestone_in(workspace, project, "SAT")
    workspace.run("Link", set_links, then, [LinkDraft(first)])
    assert last(workspace, "link").project_id == project
    assert last(workspace, "project").project_id == project
    workspace.run("Rename", rename_portfolio, "x")
    assert last(workspace, "portfolio").project_id is None


@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET id = id + 100"])
@pytest.mark.parametrize("table", ["history_step", "history_change"])
def test_what_was_kept_is_never_changed(workspace: Workspace, table: str, statement: str) -> None:
    started(workspace)
    with (
        pytest.raises(DatabaseError, match="history is never changed"),
        workspace._engine.begin() as connection,
    ):
        connection.exec_driver_sql(statement.format(table))
