"""What a list of all projects says of the project of each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import event

from core.queries.project_briefs import project_briefs
from tests.builders import project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_every_project_is_told_by_one_statement(workspace: Workspace) -> None:
    started(workspace)
    for number in range(3):
        project_in(workspace, f"P-{number}", country="KZ", project_manager="Li Wei")
    told: list[str] = []
    event.listen(
        workspace._engine,
        "before_cursor_execute",
        lambda _c, _cursor, statement, *_rest: told.append(statement),
    )
    found = workspace.read(project_briefs)
    assert [each.code for each in found] == ["P-0", "P-1", "P-2"]
    assert len([s for s in told if s.lstrip().startswith("SELECT")]) == 1
    assert {(each.country, each.project_manager) for each in found} == {("KZ", "Li Wei")}


def test_one_project_is_told_alone_and_in_its_language(workspace: Workspace) -> None:
    started(workspace)
    project_in(workspace, "P-0")
    wanted = project_in(workspace, "P-1", name_zh="涂装车间", cost_currency="CNY")
    [found] = workspace.read(project_briefs, wanted)
    assert (found.code, found.currency, found.cost_currency) == ("P-1", "USD", "CNY")
    assert (found.named("zh"), found.named("ru")) == ("涂装车间", "Project P-1")
    assert found.rag in {"RED", "AMBER", "GREEN", "GREY"}
