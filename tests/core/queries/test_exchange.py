"""The whole file as one value: complete, in order, and asked for in few statements."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import event

from core.exchange.portfolio_yaml import parse, text_of
from core.operations.baselines import set_baseline
from core.operations.exchange import import_portfolio
from core.operations.milestones import edit_milestone
from core.operations.projects import edit_project
from core.queries.exchange import draft
from core.workspace import Workspace
from tests.builders import day, milestone_in, project_in, started
from tests.conftest import clock

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from core.queries.parts import Draft


def planned(workspace: Workspace) -> int:
    """Return a project of two linked milestones that was given a second baseline."""
    project = project_in(started(workspace), incoterm="CIP", incoterm_place="Rayong")
    first = milestone_in(
        workspace, project, weight=Decimal(40), forecast_finish=day("2025-05-01"), note="a\nb"
    )
    milestone_in(workspace, project, "PAC", stage="S16", after=first, weight=Decimal(60))
    for name, finish in (("BL1", "2025-06-01"), ("BL2", "2025-07-01")):
        on = day("2025-01-31")
        workspace.run("Baseline", set_baseline, project, name=name, why="Late", on=on)
        workspace.run("Edit", edit_milestone, first, forecast_finish=day(finish))
    return project


def test_a_file_made_in_the_window_comes_back_whole(workspace: Workspace, tmp_path: Path) -> None:
    planned(workspace)
    before = workspace.read(draft)
    assert [b.name for b in before.projects[0].baselines] == ["BL1", "BL2"]
    other = Workspace.create(tmp_path / "other.handover", clock=clock, user="Li Wei")
    other.run("Import", import_portfolio, parse(text_of(before)))
    after = other.read(draft)
    other.close()
    assert after == before


def test_a_changed_delivery_term_is_not_written_as_it_was(workspace: Workspace) -> None:
    project = planned(workspace)
    text = "CIP Rayong (Incoterms 2020)"
    workspace.run("Edit", edit_project, project, incoterm_text=text)
    assert f"incoterm: {text}" in text_of(workspace.read(draft))
    workspace.run("Edit", edit_project, project, incoterm="FOB")
    assert "incoterm: FOB Rayong\n" in text_of(workspace.read(draft))


def test_the_number_of_statements_does_not_grow_with_the_file(workspace: Workspace) -> None:
    project_in(started(workspace), "P-1")
    few = statements(workspace)
    for i in range(2, 6):
        milestone_in(workspace, project_in(workspace, f"P-{i}"))
    assert statements(workspace) == few


def statements(workspace: Workspace) -> int:
    """Return how many statements the query sends."""

    def counted(session: Session) -> int:
        seen: list[str] = []

        def note(_c: object, _u: object, statement: str, *_rest: object) -> None:
            seen.append(statement)

        bind = session.get_bind()
        event.listen(bind, "before_cursor_execute", note)
        whole: Draft = draft(session)
        event.remove(bind, "before_cursor_execute", note)
        assert whole.projects
        return len(seen)

    return workspace.read(counted)
