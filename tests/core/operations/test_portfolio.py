"""What holds for the whole file: its title, and the date everything is stated at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.errors import InvalidInput, NotFound
from core.operations.milestones import finish_milestones
from core.operations.portfolio import change_status_date, rename_portfolio, start_portfolio
from core.queries.portfolio import portfolio, portfolio_file
from tests.builders import STATUS, day, milestone_in, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_a_file_is_started_once(workspace: Workspace) -> None:
    started(workspace)
    workspace.run("Start", start_portfolio, status_date=day("2030-01-01"), title="Other")
    file = workspace.read(portfolio_file)
    assert (file.title, file.status_date) == ("Test", STATUS)


def test_a_file_that_was_not_started_cannot_be_renamed(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        workspace.run("Rename", rename_portfolio, "x")


def test_a_status_date_before_an_actual_date_is_refused_by_name(workspace: Workspace) -> None:
    made = milestone_in(workspace, project_in(started(workspace)))
    workspace.run("Finish", finish_milestones, [made], STATUS)
    with pytest.raises(InvalidInput, match=r"P-1 M001, FAT passed has an actual date"):
        workspace.run("State", change_status_date, day("2025-02-27"))
    assert workspace.read(portfolio_file).status_date == STATUS


def test_a_project_that_is_ended_keeps_the_date_it_was_stated_at(workspace: Workspace) -> None:
    started(workspace)
    for code, status in (("P-1", "ACTIVE"), ("P-2", "CLOSED")):
        project_in(workspace, code, status=status)
    workspace.run("State", change_status_date, day("2025-03-31"))
    stated = {row.code: row.status_date for row in workspace.read(portfolio)}
    assert stated["P-1"] == day("2025-03-31")
    assert stated["P-2"] != day("2025-03-31")
