"""The critical path in the report: the open milestones that decide the end, with their float."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.model import Link
from core.queries.project import project_id
from core.queries.why import floats
from core.report import build
from core.report.blocks import Notes
from tests.builders import day, milestone_in, project_in, started
from tests.core.report.conftest import request
from tests.core.report.helpers import found, rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.report import Document
    from core.workspace import Workspace


def test_its_milestones_stand_in_the_order_of_their_dates(
    document: Callable[..., Document], sample: Workspace
) -> None:
    told = rows(document(), "critical_path")
    assert [row["finish"] for row in told] == sorted(row["finish"] for row in told)
    room = sample.read(floats, sample.read(project_id, "P-2301")).values()
    assert len(told) == sum(each.is_critical or each.is_near_critical for each in room)
    critical = [row for row in told if row["critical"] == "Critical"]
    assert [row["code"] for row in critical] == ["M042", "M043", "M045", "M048"]
    assert {row["float"] for row in critical} == {0}


def test_what_is_waited_for_is_named_with_links_that_are_not_usual(
    document: Callable[..., Document],
) -> None:
    told = {row["code"]: row["waits"] for row in rows(document(), "critical_path")}
    assert told["M023"] is None
    assert told["M043"] == "M042"
    assert told["M048"] == "M045 FF + 365 calendar days, M047"


def test_it_says_which_end_is_decided(document: Callable[..., Document]) -> None:
    (notes,) = found(document(), "critical_path", Notes)
    assert notes.lines[0] == (
        "The plan ends on 2026-11-02 with M048 Final acceptance certificate (FAC)."
    )


def test_a_project_without_open_milestones_says_that_nothing_decides_its_end(
    bare: Callable[[str], Document],
) -> None:
    made = bare("project")
    (notes,) = found(made, "critical_path", Notes)
    assert notes.lines == (
        "Every milestone with a date is reached: nothing decides the end any more.",
    )
    assert not rows(made, "critical_path")


def test_a_ring_in_an_imported_plan_leaves_the_rest_of_the_report(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    first = milestone_in(workspace, project, "One", forecast_finish=day("2025-03-03"))
    then = milestone_in(workspace, project, "Two", forecast_finish=day("2025-03-04"), after=first)
    workspace.run(
        "Ring", lambda session: session.add(Link(predecessor_id=then, successor_id=first))
    )
    made = workspace.read(build, request(project))
    for chapter in ("critical_path", "checks"):
        (notes,) = found(made, chapter, Notes)
        assert "wait for each other in a ring" in notes.lines[0]
    assert [row["float"] for row in rows(made, "milestones")] == [None, None]
