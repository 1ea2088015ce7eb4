"""The file itself refuses rows that no operation would write, and owners take theirs with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from core.model import Baseline, KeptSection, Link, Milestone, Project, Shop
from core.operations.projects import remove_projects
from tests.builders import baseline_in, milestone_in, project_in, started

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from core.db.base import Base
    from core.workspace import Workspace

BROKEN: dict[str, Callable[[int], Any]] = {
    "no code": lambda project: Project(code="", name="x"),
    "a code twice": lambda project: Project(code="P-1", name="x"),
    "a shop twice": lambda project: Shop(project_id=project, code="PAINT"),
    "no such project": lambda project: Milestone(
        project_id=4711, code="X", stage="S08", shop="PRJ", name="x"
    ),
    "a milestone twice": lambda project: Milestone(
        project_id=project, code="M001", stage="S08", shop="PRJ", name="x"
    ),
    "more than all of it": lambda project: Milestone(
        project_id=project, code="X", stage="S08", shop="PRJ", name="x", percent=101
    ),
    "a weight below zero": lambda project: Milestone(
        project_id=project, code="X", stage="S08", shop="PRJ", name="x", weight=-1
    ),
    "a link to itself": lambda project: Link(successor_id=1, predecessor_id=1),
    "no such kind of link": lambda project: Link(successor_id=1, predecessor_id=2, kind="XX"),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_the_file_refuses_a_broken_row(workspace: Workspace, broken: str) -> None:
    project = project_in(started(workspace))
    for name in ("FAT", "SAT"):
        milestone_in(workspace, project, name)

    def write(session: Session) -> None:
        session.add(BROKEN[broken](project))

    label = workspace.undo_label
    with pytest.raises(IntegrityError):
        workspace.run("Break", write)
    assert workspace.undo_label == label


def test_a_project_takes_with_it_all_that_hangs_on_it(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    milestone_in(workspace, project, after=milestone_in(workspace, project))
    baseline_in(workspace, project)
    kept = KeptSection(project_id=project, name="risks", content="[]")
    workspace.run("Keep", lambda session: session.add(kept))
    workspace.run("Remove", remove_projects, [project])

    def left(session: Session) -> dict[str, int | None]:
        kinds: tuple[type[Base], ...] = (Project, Shop, Milestone, Link, Baseline, KeptSection)
        return {
            kind.__tablename__: session.scalar(select(func.count()).select_from(kind))
            for kind in kinds
        }

    assert set(workspace.read(left).values()) == {0}


def test_a_number_once_given_is_not_given_again(workspace: Workspace) -> None:
    started(workspace)
    first = project_in(workspace)
    workspace.run("Remove", remove_projects, [first])
    assert project_in(workspace) > first
