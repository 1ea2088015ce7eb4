"""Which project a plan most likely is of: the one that has its tasks by name or code, not number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.operations.milestones import edit_milestone
from core.operations.plan_import import IMPORT_PLAN, PlanChoices, import_plan
from core.queries.plan_export import plan_draft
from core.queries.plan_targets import likely_target, plan_targets
from tests.builders import milestone_in, project_in, started
from tests.drafts import plan, summary, task

if TYPE_CHECKING:
    from core.rules.schedule.draft import PlanDraft
    from core.workspace import Workspace

LOT = plan(summary(10, "Lot"), task(1, "Ovens", parent=10, level=2), task(2, "FAT"))


def known(workspace: Workspace, draft: PlanDraft) -> dict[str, int]:
    """Return how many tasks of a plan each project has."""
    return {each.code: each.known for each in workspace.read(plan_targets, draft)}


def likely(workspace: Workspace, draft: PlanDraft, shown: int | None = None) -> int | None:
    return likely_target(workspace.read(plan_targets, draft), shown)


def test_a_plan_imported_before_is_of_that_project(workspace: Workspace) -> None:
    other = project_in(started(workspace), "P-1")
    done = workspace.run(IMPORT_PLAN, import_plan, LOT, None, PlanChoices(code="P-9"))
    assert known(workspace, LOT) == {"P-1": 0, "P-9": 2}
    assert likely(workspace, LOT, other) == done.project_id


def test_another_plan_that_counts_from_one_too_is_not(workspace: Workspace) -> None:
    started(workspace).run(IMPORT_PLAN, import_plan, LOT, None, PlanChoices(code="P-9"))
    other = plan(task(1, "Presses"), task(2, "SAT"))
    assert known(workspace, other) == {"P-9": 0}
    assert likely(workspace, other) is None


def test_our_own_export_is_found_again_in_any_language(workspace: Workspace) -> None:
    id_ = project_in(started(workspace), "P-1")
    one = milestone_in(workspace, id_, "Ovens")
    workspace.run("Edit", edit_milestone, one, name_zh="烘炉")
    found = workspace.read(plan_draft, id_, "zh")
    assert known(workspace, found) == {"P-1": 1}


def test_where_nothing_fits_it_is_the_project_that_is_shown(workspace: Workspace) -> None:
    id_ = project_in(started(workspace), "P-1")
    assert likely(workspace, LOT, id_) == id_
    assert likely(workspace, LOT, id_ + 1) is None
