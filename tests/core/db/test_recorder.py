"""Every row written is recorded as the file has it; what would escape the record is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, insert, text, update

from core.db.recorder import Change, net, recorded
from core.model import Milestone, Portfolio, Project
from tests.builders import milestone_in, project_in, started

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from core.workspace import Workspace


def change(before: dict[str, Any] | None, after: dict[str, Any] | None) -> Change:
    return Change("portfolio", (1,), before, after)


def test_a_change_knows_what_was_done_and_how_to_take_it_back() -> None:
    made, edited = change(None, {"a": 1}), change({"a": 1}, {"a": 2})
    assert [made.kind, edited.kind, made.reversed().kind] == ["insert", "update", "delete"]
    assert edited.reversed() == change({"a": 2}, {"a": 1})


def test_several_writes_of_a_row_are_one_change_from_first_to_last() -> None:
    assert net([change({"a": 1}, {"a": 2}), change({"a": 2}, {"a": 3})]) == [
        change({"a": 1}, {"a": 3})
    ]
    assert net([change(None, {"a": 1}), change({"a": 1}, None)]) == []


def test_rows_that_go_with_their_owner_are_recorded_too(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    milestone_in(workspace, project)

    def remove(session: Session) -> set[tuple[str, str]]:
        session.delete(session.get_one(Project, project))
        session.flush()
        return {(found.table, found.kind) for found in recorded(session)}

    found = workspace.run("Remove", remove)
    assert {("project", "delete"), ("milestone", "delete"), ("shop", "delete")} <= found


def test_a_record_has_the_values_that_the_file_has(workspace: Workspace) -> None:
    project = project_in(started(workspace))

    def rename(session: Session) -> list[Change]:
        session.get_one(Project, project).name = "Новый цех 涂装"
        session.flush()
        return list(recorded(session))

    (found,) = workspace.run("Rename", rename)
    assert found.before is not None
    assert found.after is not None
    assert (found.before["name"], found.after["name"]) == ("Project P-1", "Новый цех 涂装")
    assert found.after.keys() == {column.name for column in Project.__table__.columns}


ESCAPES: list[Callable[[Session], Any]] = [
    lambda s: s.execute(update(Portfolio).values(title="x")),
    lambda s: s.execute(delete(Milestone)),
    lambda s: s.execute(insert(Portfolio).values(id=2)),
    lambda s: s.execute(text("UPDATE portfolio SET title = 'x'")),
    lambda s: s.connection().exec_driver_sql("DELETE FROM portfolio"),
    lambda s: s.connection().execute(text("REPLACE INTO portfolio (id) VALUES (1)")),
]


@pytest.mark.parametrize("escape", ESCAPES)
def test_a_write_past_the_record_is_refused(
    workspace: Workspace, escape: Callable[[Session], Any]
) -> None:
    started(workspace)
    with pytest.raises(AssertionError, match="bypass"):
        workspace.run("Escape", escape)
    assert workspace.undo_label == "Start"
