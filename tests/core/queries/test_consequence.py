"""A typed date says what it would move, and nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.operations.forecasts import follow_logic
from core.queries.consequence import NewDates, consequence
from core.queries.milestones import milestones
from tests.builders import baseline_in, contents, day, milestone_in, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_a_later_date_moves_what_waits_for_it(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    fat = milestone_in(workspace, project, forecast_finish=day("2025-05-01"))
    pac = milestone_in(
        workspace, project, "PAC", stage="S16", forecast_finish=day("2025-05-10"), after=fat
    )
    baseline_in(workspace, project)
    before = contents(workspace)
    found = workspace.read(consequence, project, {fat: NewDates(None, day("2025-06-01"))})
    assert [(move.id, move.old, move.new) for move in found.moves if move.id == pac] == [
        (pac, day("2025-05-10"), found.pac_after)
    ]
    assert found.pac_before == day("2025-05-10")
    assert found.pac_after is not None
    assert found.pac_after >= day("2025-06-01")
    assert contents(workspace) == before


@pytest.fixture
def logical(workspace: Workspace) -> tuple[int, int, int]:
    """Return a project by logic: work, then PAC a day after it, and training beside with float."""
    project = project_in(started(workspace))
    work = milestone_in(
        workspace,
        project,
        "Installed",
        forecast_start=day("2025-03-03"),
        forecast_finish=day("2025-03-14"),
    )
    milestone_in(workspace, project, "PAC", stage="S16", after=work, duration=480)
    beside = milestone_in(workspace, project, "Trained", duration=480)
    workspace.run("Follow", follow_logic, project, keep_dates=True)
    return project, work, beside


def test_a_date_that_logic_does_not_allow_lands_where_it_can_and_says_what_holds_it(
    workspace: Workspace, logical: tuple[int, int, int]
) -> None:
    project, work, _beside = logical
    pac = next(m for m in workspace.read(milestones, project) if m.name == "PAC")
    found = workspace.read(consequence, project, {pac.id: NewDates(finish=day("2025-03-10"))})
    assert found.lands == pac.forecast_finish == day("2025-03-17")
    assert found.held is not None
    assert (found.held.kind, found.held.other_id) == ("link", work)
    assert found.waits_for is not None
    assert found.waits_for.name == "Installed"
    found = workspace.read(consequence, project, {pac.id: NewDates(finish=day("2025-03-20"))})
    assert (found.lands, found.held) == (day("2025-03-20"), None)


def test_float_that_a_date_uses_is_told_where_it_is_asked_for(
    workspace: Workspace, logical: tuple[int, int, int]
) -> None:
    project, _work, beside = logical
    later = {beside: NewDates(finish=day("2025-03-07"))}
    assert workspace.read(consequence, project, later).float_after is None
    found = workspace.read(consequence, project, later, floats=True)
    assert (found.float_before, found.float_after) == (10, 6)


def test_typed_dates_that_are_pushed_use_float_and_do_not_owe_any(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    first = milestone_in(workspace, project, "Installed", forecast_finish=day("2025-03-03"))
    milestone_in(workspace, project, "PAC", forecast_finish=day("2025-03-10"), after=first)

    def floats_of(finish: str) -> tuple[float | None, float | None]:
        moved = {first: NewDates(finish=day(finish))}
        found = workspace.read(consequence, project, moved, floats=True)
        return found.float_before, found.float_after

    assert floats_of("2025-03-05") == (5, 3)
    assert floats_of("2025-03-14") == (5, 0)
