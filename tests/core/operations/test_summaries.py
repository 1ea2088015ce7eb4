"""The figures kept beside each project are those that the rules give, after every kind of step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from core.model import ProjectSummary
from core.operations.exchange import IMPORT, import_portfolio
from core.operations.milestones import edit_milestone, remove_milestones
from core.operations.portfolio import change_status_date
from core.operations.summaries import summary_values
from core.queries.milestones import milestones
from core.queries.portfolio import portfolio, portfolio_file
from core.queries.project import project_figures, project_id
from core.resources import resources
from tests.builders import day, milestone_in, project_in, started

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.workspace import Workspace


def test_the_sample_is_kept_as_it_is_computed(workspace: Workspace) -> None:
    from core.exchange.portfolio_yaml import read

    workspace.run(IMPORT, import_portfolio, read(resources() / "samples" / "astana.yaml"))
    on = workspace.read(portfolio_file).status_date

    def differences(session: Session) -> list[str]:
        found = []
        for summary in session.scalars(select(ProjectSummary)):
            figures = project_figures(session, summary.project_id, on=on)
            wanted = summary_values("", figures, on) | {"current_stage": summary.current_stage}
            found += [name for name, value in wanted.items() if getattr(summary, name) != value]
        return found

    assert workspace.read(differences) == []


def test_a_removed_milestone_is_no_longer_counted(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    made = milestone_in(workspace, project, forecast_finish=day("2025-03-10"))
    assert [row.milestones_total for row in workspace.read(portfolio)] == [1]
    workspace.run("Remove", remove_milestones, [made])
    assert [row.milestones_total for row in workspace.read(portfolio)] == [0]


def test_another_status_date_changes_what_is_due(workspace: Workspace) -> None:
    milestone_in(workspace, project_in(started(workspace)), forecast_finish=day("2025-05-10"))
    assert [row.due_30 for row in workspace.read(portfolio)] == [0]
    workspace.run("State", change_status_date, day("2025-04-30"))
    assert [row.due_30 for row in workspace.read(portfolio)] == [1]


def test_only_the_project_that_changed_is_computed_anew(workspace: Workspace) -> None:
    started(workspace)
    made = [milestone_in(workspace, project_in(workspace, code)) for code in ("P-1", "P-2")]
    heard: list[set[int]] = []
    workspace.listeners.append(
        lambda step: heard.append({c.key[0] for c in step.changes if c.table == "project_summary"})
    )
    workspace.run("Move", edit_milestone, made[0], forecast_finish=day("2025-05-01"))
    owner = workspace.read(milestones, workspace.read(project_id, "P-1"))[0].project_id
    assert heard == [{owner}]
