"""A plan beside a project: what is new, changed, the same, gone, left out, before anything happens."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from core.errors import CircularPlan
from core.operations.milestones import LinkDraft, edit_milestone, set_links
from core.operations.plan_import import IMPORT_PLAN, PlanChoices, import_plan
from core.queries.milestones import milestones
from core.queries.plan_differences import PROGRESS_KEPT
from core.queries.plan_import import plan_import
from core.queries.plan_rows import CHANGED, GONE, LEFT, LINKS, NEW, SAME, Change
from core.rules.mapping import Chosen
from core.rules.plan_tasks import INACTIVE
from core.rules.schedule.calendar import Calendar, OtherDays
from core.rules.schedule.draft import Dates
from core.rules.schedule.plan import Link
from tests.builders import day, milestone_in, project_in, started
from tests.drafts import MONDAY, plan, summary, task, tick

if TYPE_CHECKING:
    from core.operations.plan_import import PlanImported
    from core.queries.plan_rows import PlanImport, PlanImportRow
    from core.rules.schedule.draft import PlanDraft
    from core.workspace import Workspace


def beside(
    workspace: Workspace, draft: PlanDraft, project_id: int | None, **how: Any
) -> PlanImport:
    """Return a plan beside a project."""
    return workspace.read(plan_import, draft, project_id, project_code="P-9", **how)


def take(workspace: Workspace, draft: PlanDraft, project_id: int | None = None) -> PlanImported:
    """Import a plan, as a new project P-9 unless one is named."""
    done: PlanImported = workspace.run(
        IMPORT_PLAN, import_plan, draft, project_id, PlanChoices(code="P-9")
    )
    return done


def rows(found: PlanImport) -> dict[int, PlanImportRow]:
    return {row.id: row for row in found.rows}


def states(found: PlanImport) -> dict[int, str]:
    return {row.id: row.state for row in found.rows}


SMALL = plan(
    summary(10, "Paint shop"),
    task(1, "Manufacturing", days=10, finish="2025-03-14T17:00", parent=10, level=2),
    task(2, "FAT passed", days=0, start="2025-03-14T17:00", parent=10, level=2),
    links=(Link(1, 2),),
)


def test_into_a_new_project_everything_is_new(workspace: Workspace) -> None:
    found = beside(started(workspace), SMALL, None)
    assert states(found) == {1: NEW, 2: NEW}
    made, fat = rows(found)[1], rows(found)[2]
    assert (made.code, made.shop, made.stage) == ("M001", "PAINT", "S07")
    assert (fat.shop, fat.stage, fat.finish_there) == ("PAINT", "S08", day("2025-03-14"))
    assert (fat.start_there, fat.start_here, fat.finish_here) == (None, None, None)
    assert (found.summaries, found.remainder, found.by_logic) == (1, Decimal(100), True)


def test_the_same_plan_again_changes_nothing(workspace: Workspace) -> None:
    done = take(started(workspace), SMALL)
    assert states(beside(workspace, SMALL, done.project_id)) == {1: SAME, 2: SAME}


def test_what_changed_is_named_field_by_field(workspace: Workspace) -> None:
    done = take(started(workspace), SMALL)
    changed = plan(
        task(
            1, "Manufacture", days=12, finish="2025-03-18T17:00", deadline=tick("2025-03-20T17:00")
        ),
        task(2, "FAT passed", days=0, start="2025-03-20T17:00"),
        links=(Link(1, 2, "FS", 9600),),
    )
    found = rows(beside(workspace, changed, done.project_id))
    assert set(found[1].changes) == {
        Change("name", "Manufacturing", "Manufacture"),
        Change("duration", 4800, 5760),
        Change("deadline", None, day("2025-03-20")),
    }
    assert found[2].changes == (Change(LINKS, "M001:FS", "M001:FS+2wd"),)
    assert (found[2].finish_here, found[2].finish_there) == (day("2025-03-14"), day("2025-03-20"))


def test_shop_and_stage_chosen_here_stay(workspace: Workspace) -> None:
    done = take(started(workspace), SMALL)
    first = workspace.read(milestones, done.project_id)[0]
    workspace.run("Edit", edit_milestone, first.id, shop="WELD", stage="S06")
    found = rows(beside(workspace, SMALL, done.project_id))
    assert (found[1].state, found[1].shop, found[1].stage) == (SAME, "WELD", "S06")
    again = beside(workspace, SMALL, done.project_id, chosen={1: Chosen("ASSY", "S07")})
    assert set(rows(again)[1].changes) == {
        Change("shop", "WELD", "ASSY"),
        Change("stage", "S06", "S07"),
    }


def test_a_shop_chosen_in_the_preview_is_a_change_until_it_is_chosen_back(
    workspace: Workspace,
) -> None:
    new = rows(beside(started(workspace), SMALL, None))[1].placed("WELD", "S07")
    assert (new.state, new.place, new.changes) == (NEW, Chosen("WELD", "S07"), ())
    done = take(workspace, SMALL)
    same = rows(beside(workspace, SMALL, done.project_id))[1]
    changed = same.placed("WELD", "S06")
    assert changed.state == CHANGED
    assert changed.changes == (Change("shop", "PAINT", "WELD"), Change("stage", "S07", "S06"))
    back = changed.placed("PAINT", "S07")
    assert (back.state, back.changes) == (SAME, ())


def test_what_the_plan_no_longer_has_is_gone_but_not_what_was_added_here(
    workspace: Workspace,
) -> None:
    done = take(started(workspace), SMALL)
    milestone_in(workspace, done.project_id, "Own")
    found = beside(workspace, plan(*SMALL.rows[:2]), done.project_id)
    second = workspace.read(milestones, done.project_id)[1]
    assert states(found) == {1: SAME, -second.id: GONE}
    assert rows(found)[-second.id].name == "FAT passed"


def test_what_is_left_out_says_why(workspace: Workspace) -> None:
    found = beside(started(workspace), plan(task(1), task(2, is_inactive=True)), None)
    assert (rows(found)[2].state, rows(found)[2].reason) == (LEFT, INACTIVE)


def test_what_the_user_wrote_here_is_not_touched(workspace: Workspace) -> None:
    done = take(started(workspace), SMALL)
    first = workspace.read(milestones, done.project_id)[0]
    workspace.run(
        "Edit",
        edit_milestone,
        first.id,
        code="X1",
        weight=Decimal(40),
        evidence="Protocol",
        note="Mine",
        responsible="customer",
        owner="Li",
        key=True,
    )
    assert rows(beside(workspace, SMALL, done.project_id))[1].state == SAME


def test_progress_told_here_is_not_taken_back_by_a_plan_that_has_none(
    workspace: Workspace,
) -> None:
    done = take(started(workspace), SMALL)
    first = workspace.read(milestones, done.project_id)[0]
    workspace.run(
        "Edit", edit_milestone, first.id, actual_start=day("2025-02-24"), percent=Decimal(30)
    )
    found = rows(beside(workspace, SMALL, done.project_id))[1]
    assert (found.state, found.lost) == (SAME, (PROGRESS_KEPT,))
    begun = plan(
        task(
            1,
            "Manufacturing",
            days=10,
            percent=50,
            actual_start=tick("2025-02-20T08:00"),
            done=24000,
            remaining=24000,
        )
    )
    changed = rows(beside(workspace, begun, done.project_id))[1].changes
    assert Change("percent", 30.0, Decimal(50)) in changed
    assert Change("actual_start", day("2025-02-24"), day("2025-02-20")) in changed


def test_finished_work_stays_finished(workspace: Workspace) -> None:
    done = take(started(workspace), SMALL)
    first = workspace.read(milestones, done.project_id)[0]
    workspace.run("Edit", edit_milestone, first.id, actual_finish=day("2025-02-24"))
    begun = plan(
        task(
            1,
            "Manufacturing",
            days=10,
            percent=50,
            actual_start=tick("2025-02-20T08:00"),
            done=24000,
            remaining=24000,
        )
    )
    found = rows(beside(workspace, begun, done.project_id))[1]
    assert (found.state, found.lost) == (SAME, (PROGRESS_KEPT,))


def test_a_link_from_what_only_stands_here_stays_unmentioned(workspace: Workspace) -> None:
    done = take(started(workspace), SMALL)
    mine = milestone_in(workspace, done.project_id, "Own")
    second = workspace.read(milestones, done.project_id)[1]
    first = workspace.read(milestones, done.project_id)[0]
    workspace.run("Link", set_links, second.id, [LinkDraft(first.id), LinkDraft(mine)])
    assert states(beside(workspace, SMALL, done.project_id)) == {1: SAME, 2: SAME}


def test_a_ring_in_the_plan_is_refused_by_name(workspace: Workspace) -> None:
    ring = plan(task(1), task(2), links=(Link(1, 2), Link(2, 1)))
    with pytest.raises(CircularPlan, match=r"M001 → M002 → M001|M002 → M001 → M002"):
        beside(started(workspace), ring, None)


def test_a_ring_that_closes_over_what_stands_here_is_refused(workspace: Workspace) -> None:
    done = take(started(workspace), SMALL)
    first, second = workspace.read(milestones, done.project_id)
    mine = milestone_in(workspace, done.project_id, "Own", after=second.id)
    turned = plan(*SMALL.rows, links=())
    take(workspace, turned, done.project_id)
    workspace.run("Link", set_links, first.id, [LinkDraft(mine)])
    with pytest.raises(CircularPlan):
        beside(workspace, SMALL, done.project_id)


def test_a_project_of_typed_forecasts_gets_the_dates_of_the_plan(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    take(workspace, SMALL, project)
    assert not beside(workspace, SMALL, project).by_logic
    later = plan(
        task(1, "Manufacturing", days=10, start="2025-03-10T08:00", finish="2025-03-21T17:00"),
        task(2, "FAT passed", days=0, start="2025-03-14T17:00"),
        links=(Link(1, 2),),
    )
    found = rows(beside(workspace, later, project))[1]
    assert Change("forecast_finish", day("2025-03-14"), day("2025-03-21")) in found.changes


def test_weights_are_left_to_the_user_and_the_remainder_is_told(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    milestone_in(workspace, project, "Own", weight=Decimal("62.5"))
    found = beside(workspace, SMALL, project)
    assert found.remainder == Decimal("37.5")
    assert "weight" not in rows(found)[1].fields


def test_baselines_that_are_not_here_yet_would_be_added(workspace: Workspace) -> None:
    dates = Dates(MONDAY, MONDAY.replace(hour=17))
    draft = plan(task(1, baselines={0: dates, 2: dates}))
    found = beside(started(workspace), draft, None)
    assert {n: each.name for n, each in found.baselines.items()} == {0: "Baseline", 2: "Baseline 2"}
    done = take(workspace, draft)
    assert beside(workspace, draft, done.project_id).baselines == {}


def test_a_plan_of_another_project_is_noticed(workspace: Workspace) -> None:
    done = take(started(workspace), plan(*(task(n, f"FAT {n}") for n in range(1, 5))))
    other = plan(*(task(n, f"Move {n}") for n in range(1, 5)))
    assert beside(workspace, other, done.project_id).is_other_plan
    assert not beside(workspace, SMALL, None).is_other_plan


def test_calendars_are_found_by_when_they_work(workspace: Workspace) -> None:
    holiday = Calendar("Ours", days=(OtherDays(dt.date(2025, 5, 1), dt.date(2025, 5, 5)),))
    draft = plan(
        task(1),
        task(2, calendar="h"),
        calendars={"s": Calendar("Standard"), "h": holiday},
        calendar="s",
    )
    found = beside(started(workspace), draft, None)
    assert [(each.code, each.state) for each in found.calendars.found] == [
        ("P-9 Standard", "new"),
        ("P-9 Ours", "new"),
    ]
    done = take(workspace, draft)
    again = beside(workspace, draft, done.project_id)
    assert [each.state for each in again.calendars.found] == ["found", "found"]
    assert states(again) == {1: SAME, 2: SAME}
    longer = Calendar("Ours", days=(OtherDays(dt.date(2025, 5, 1), dt.date(2025, 5, 9)),))
    changed = plan(*draft.rows, calendars={"s": Calendar("Standard"), "h": longer}, calendar="s")
    third = beside(workspace, changed, done.project_id)
    assert [(each.code, each.state) for each in third.calendars.found] == [
        ("P-9 Standard", "found"),
        ("P-9 Ours", "changed"),
    ]


def test_a_preview_asks_no_more_for_more_tasks(workspace: Workspace) -> None:
    done = take(started(workspace), plan(*(task(n) for n in range(1, 40))))
    asked: list[str] = []

    def note(*args: Any) -> None:
        asked.append(args[2])

    engine = workspace._engine
    event.listen(engine, "before_cursor_execute", note)
    beside(workspace, plan(*(task(n) for n in range(1, 40))), done.project_id)
    event.remove(engine, "before_cursor_execute", note)
    assert len(asked) < 25


def test_states_are_those_of_the_filters() -> None:
    assert {NEW, CHANGED, SAME, GONE, LEFT} == {"new", "changed", "same", "gone", "left"}
