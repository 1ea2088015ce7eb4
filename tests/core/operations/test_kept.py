"""What an older file kept as text is taken into registers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.model import KeptSection, Project
from core.operations.kept import take_kept, unread_sections
from core.queries.exchange import draft
from core.queries.register import register_rows
from tests.builders import contents, milestone_in, project_in, started

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.workspace import Workspace


def keep(workspace: Workspace, project: int, **sections: str) -> None:
    def write(session: Session) -> None:
        found = session.get_one(Project, project)
        found.kept += [KeptSection(name=name, content=text) for name, text in sections.items()]

    workspace.run("Keep", write)


def test_kept_sections_become_rows_and_the_rest_stays_text(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    milestone_in(workspace, project)
    keep(
        workspace,
        project,
        payment_milestones="- {code: PM-1, name_en: One, trigger_milestone: M001, amount: 5}",
        cost="{bac: 7, currency: CNY, remark: late}",
        issues="see the minutes",
        wishes="[1]",
    )
    workspace.run("Take", take_kept)
    [payment] = workspace.read(register_rows, "payments")
    assert payment.refs["trigger"]
    part = workspace.read(draft).projects[0]
    assert part.bac is not None
    assert part.bac.currency == part.cost_currency == "CNY"
    assert {each.name for each in part.kept} == {"issues", "wishes", "cost\tremark"}
    assert workspace.read(unread_sections) == [("P-1", "issues")]


def test_taking_twice_changes_nothing(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    cost = "{bac: 7, currency: CNY}"
    keep(workspace, project, risks="- {code: R-1, title: One}", issues="see", cost=cost)
    workspace.run("Take", take_kept)
    before = contents(workspace)
    workspace.run("Take", take_kept)
    assert contents(workspace) == before
