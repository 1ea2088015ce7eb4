"""A typed date says what it would move, and nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.queries.consequence import NewDates, consequence
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
