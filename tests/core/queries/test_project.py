"""A project's head and figures, by its id and by its code."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from core.errors import NotFound
from core.money import Money
from core.queries.project import project, project_figures, project_id, shops, status_date
from tests.builders import STATUS, day, milestone_in, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_a_project_is_found_by_its_code_and_one_that_is_not_there_is_named(
    workspace: Workspace,
) -> None:
    made = project_in(started(workspace), value_minor=8_800_000_000)
    found = workspace.read(project, workspace.read(project_id, "P-1"))
    assert (found.id, found.value) == (made, Money(8_800_000_000, "USD"))
    with pytest.raises(NotFound, match=r"There is no project P-9 in this file\."):
        workspace.read(project_id, "P-9")
    with pytest.raises(NotFound):
        workspace.read(project, 4711)
    with pytest.raises(NotFound):
        workspace.read(project_figures, 4711)


def test_shops_have_their_share_of_the_contract(workspace: Workspace) -> None:
    made = project_in(started(workspace))
    (paint,) = workspace.read(shops, made)
    assert (paint.code, paint.share_percent) == ("PAINT", Decimal(100))


def test_figures_are_of_the_files_date_unless_another_is_asked_for(workspace: Workspace) -> None:
    made = project_in(started(workspace))
    milestone_in(workspace, made, forecast_finish=day("2025-06-10"))
    assert workspace.read(status_date) == STATUS
    assert workspace.read(project_figures, made).due_next_30_days == ()
    later = workspace.read(project_figures, made, on=day("2025-06-01"))
    assert later.due_next_30_days == ("M001",)


def test_a_file_that_was_not_started_has_no_date(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        workspace.read(status_date)
