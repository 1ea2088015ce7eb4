"""Taking a plan into a project: one step, nothing lost silently, nothing removed unasked."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from core.errors import CircularPlan, InvalidInput
from core.operations.milestones import LinkDraft, set_links
from core.operations.plan_import import IMPORT_PLAN, PlanChoices, import_plan
from core.queries.baselines import baselines
from core.queries.exchange import draft as portfolio
from core.queries.milestones import milestones
from core.queries.plan_calendars import UNNAMED
from core.rules.mapping import Chosen
from core.rules.plan_days import LATE_ACTUAL
from core.rules.schedule.calendar import ALL_DAY, NO_WORK, OFFICE, Calendar, OtherDays
from core.rules.schedule.draft import Dates
from core.rules.schedule.instant import HOUR
from core.rules.schedule.plan import ELAPSED, PERCENT, Link
from tests.builders import contents, day, milestone_in, project_in, started
from tests.drafts import MONDAY, plan, task, tick

if TYPE_CHECKING:
    from core.operations.plan_import import PlanImported
    from core.queries.parts import MilestonePart, ProjectPart
    from core.rules.schedule.draft import PlanDraft
    from core.workspace import Workspace


def take(
    workspace: Workspace, draft: PlanDraft, project_id: int | None = None, **choices: Any
) -> PlanImported:
    """Import a plan, as a new project P-9 unless one is named."""
    done: PlanImported = workspace.run(
        IMPORT_PLAN, import_plan, draft, project_id, PlanChoices(**{"code": "P-9", **choices})
    )
    return done


def project_of(workspace: Workspace, code: str = "P-9") -> ProjectPart:
    return next(each for each in workspace.read(portfolio).projects if each.code == code)


def by_name(workspace: Workspace, code: str = "P-9") -> dict[str, MilestonePart]:
    return {each.name: each for each in project_of(workspace, code).milestones}


CHAIN = plan(
    task(1, "Manufacturing of ovens", days=10, finish="2025-03-14T17:00", notes="Long lead"),
    task(2, "FAT of ovens", days=0, start="2025-03-14T17:00"),
    task(3, "Shipping", days=20, start="2025-03-17T08:00", finish="2025-04-11T17:00"),
    links=(Link(1, 2), Link(2, 3, "FS", 14 * 1440 * 10, ELAPSED), Link(1, 3, "SS", 5000, PERCENT)),
)


def test_a_plan_becomes_a_project_whose_dates_follow_from_logic(workspace: Workspace) -> None:
    done = take(started(workspace), CHAIN)
    project = project_of(workspace)
    assert (project.name, project.by_logic, done.added) == ("Paint shop schedule", True, 3)
    assert [shop.code for shop in project.shops] == ["PAINT"]
    found = by_name(workspace)
    made, fat, shipping = (found[n] for n in ("Manufacturing of ovens", "FAT of ovens", "Shipping"))
    assert (made.uid, made.code, made.duration, made.note) == (1, "M001", 4800, "Long lead")
    assert (made.forecast_start, made.forecast_finish) == (day("2025-03-03"), day("2025-03-14"))
    assert (made.constraint_kind, made.constraint_date) == ("SNET", day("2025-03-03"))
    assert (fat.forecast_start, fat.forecast_finish) == (None, day("2025-03-14"))
    assert [(x.predecessor, x.kind, x.lag, x.lag_unit) for x in shipping.links] == [
        ("M002", "FS", 14, "ed"),
        ("M001", "SS", 50, "%"),
    ]
    assert shipping.forecast_start == day("2025-03-31")
    assert (made.weight, made.stage, shipping.stage) == (Decimal(0), "S07", "S10")


def test_an_import_is_one_step_that_undo_takes_back_whole(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    milestone_in(workspace, project, "Own")
    before, steps = contents(workspace), workspace.undo_count
    take(workspace, CHAIN, project)
    after = contents(workspace)
    assert (workspace.undo_count, workspace.undo_label) == (steps + 1, IMPORT_PLAN)
    workspace.undo()
    assert contents(workspace) == before
    workspace.redo()
    assert contents(workspace) == after


def test_importing_the_same_plan_again_is_no_step(workspace: Workspace) -> None:
    done = take(started(workspace), CHAIN)
    steps = workspace.undo_count
    again = take(workspace, CHAIN, done.project_id)
    assert (again.added, again.changed, workspace.undo_count) == (0, 0, steps)


def test_a_changed_plan_moves_what_follows(workspace: Workspace) -> None:
    done = take(started(workspace), CHAIN)
    longer = plan(
        task(1, "Manufacturing of ovens", days=15, finish="2025-03-21T17:00"),
        *CHAIN.rows[1:],
        task(4, "Installation", days=5, start="2025-05-05T08:00", finish="2025-05-09T17:00"),
        links=(*CHAIN.links, Link(3, 4)),
    )
    again = take(workspace, longer, done.project_id)
    assert (again.added, again.changed) == (1, 1)
    found = by_name(workspace)
    assert found["FAT of ovens"].forecast_finish == day("2025-03-21")
    assert found["Installation"].code == "M004"
    assert found["Manufacturing of ovens"].note == "Long lead"


def test_what_is_gone_stays_unless_it_was_chosen_for_removal(workspace: Workspace) -> None:
    done = take(started(workspace), CHAIN)
    shorter = plan(*CHAIN.rows[:2], links=CHAIN.links[:1])
    again = take(workspace, shorter, done.project_id)
    assert (again.removed, again.kept) == (0, 1)
    shipping = by_name(workspace)["Shipping"]
    assert [link.predecessor for link in shipping.links] == ["M002", "M001"]
    ids = {each.name: each.id for each in workspace.read(milestones, done.project_id)}
    last = take(workspace, shorter, done.project_id, removed=frozenset({ids["Shipping"]}))
    assert (last.removed, last.kept) == (1, 0)
    assert "Shipping" not in by_name(workspace)


def test_only_what_is_gone_can_be_removed(workspace: Workspace) -> None:
    done = take(started(workspace), CHAIN)
    ids = frozenset(each.id for each in workspace.read(milestones, done.project_id))
    take(workspace, CHAIN, done.project_id, removed=ids)
    assert len(by_name(workspace)) == 3


def test_a_skipped_task_is_neither_added_nor_changed(workspace: Workspace) -> None:
    done = take(started(workspace), CHAIN, skipped=frozenset({2}))
    found = by_name(workspace)
    assert set(found) == {"Manufacturing of ovens", "Shipping"}
    assert [link.predecessor for link in found["Shipping"].links] == ["M001"]
    renamed = plan(task(1, "Renamed", days=10, finish="2025-03-14T17:00"), *CHAIN.rows[1:])
    take(workspace, renamed, done.project_id, skipped=frozenset({1, 2, 3}))
    assert set(by_name(workspace)) == set(found)


def test_shop_and_stage_are_as_chosen(workspace: Workspace) -> None:
    take(started(workspace), CHAIN, mapping={1: Chosen("WELD", "S06")})
    made = by_name(workspace)["Manufacturing of ovens"]
    assert (made.shop, made.stage) == ("WELD", "S06")
    assert [shop.code for shop in project_of(workspace).shops] == ["WELD", "PAINT"]


def test_a_link_from_what_only_stands_here_stays(workspace: Workspace) -> None:
    done = take(started(workspace), CHAIN)
    mine = milestone_in(workspace, done.project_id, "Own")
    ids = {each.name: each.id for each in workspace.read(milestones, done.project_id)}
    own = [LinkDraft(ids["Manufacturing of ovens"]), LinkDraft(mine)]
    workspace.run("Link", set_links, ids["FAT of ovens"], own)
    take(workspace, plan(*CHAIN.rows, links=()), done.project_id)
    assert [link.predecessor for link in by_name(workspace)["FAT of ovens"].links] == ["M004"]


def test_baselines_get_names_and_the_first_is_measured_against(workspace: Workspace) -> None:
    first = Dates(MONDAY, dt.datetime.fromisoformat("2025-03-07T17:00"))
    point = Dates(first.finish, first.finish)
    draft = plan(
        task(1, days=5, baselines={0: first, 1: first}),
        task(2, days=0, baselines={0: point}),
    )
    done = take(started(workspace), draft)
    found = workspace.read(baselines, done.project_id)
    assert [(each.name, each.is_current) for each in found] == [
        ("Baseline", True),
        ("Baseline 1", False),
    ]
    one, two = project_of(workspace).milestones
    assert (one.baseline_start, one.baseline_finish) == (day("2025-03-03"), day("2025-03-07"))
    assert (two.baseline_start, two.baseline_finish) == (None, day("2025-03-07"))


def test_a_baseline_that_is_here_is_never_touched(workspace: Workspace) -> None:
    first = Dates(MONDAY, dt.datetime.fromisoformat("2025-03-07T17:00"))
    done = take(started(workspace), plan(task(1, days=5, baselines={0: first})))
    moved = Dates(MONDAY, dt.datetime.fromisoformat("2025-03-21T17:00"))
    take(workspace, plan(task(1, days=5, baselines={0: moved, 3: moved})), done.project_id)
    (only,) = project_of(workspace).milestones
    assert only.baseline_finish == day("2025-03-07")
    assert [each.name for each in workspace.read(baselines, done.project_id)] == [
        *("Baseline", "Baseline 3"),
    ]


def test_actual_dates_after_the_status_date_are_told_and_stay_forecasts(
    workspace: Workspace,
) -> None:
    over = task(
        1,
        "Manufacturing",
        percent=100,
        actual_start=tick("2025-03-03T08:00"),
        actual_finish=tick("2025-03-03T17:00"),
    )
    done = take(started(workspace), plan(over))
    (only,) = project_of(workspace).milestones
    assert (only.actual_start, only.actual_finish, only.percent) == (None, None, Decimal(0))
    assert only.forecast_finish == day("2025-03-03")
    assert [(notice.field, LATE_ACTUAL in notice.reason) for notice in done.notices] == [
        ("1 Manufacturing", True)
    ]


def test_finished_work_is_done_with_its_dates(workspace: Workspace) -> None:
    over = task(
        1,
        "Manufacturing",
        percent=100,
        start="2025-02-03T08:00",
        actual_start=tick("2025-02-03T08:00"),
        actual_finish=tick("2025-02-04T17:00"),
    )
    take(started(workspace), plan(over))
    (only,) = project_of(workspace).milestones
    assert (only.actual_start, only.actual_finish) == (day("2025-02-03"), day("2025-02-04"))
    assert (only.forecast_start, only.forecast_finish, only.percent) == (
        *(day("2025-02-03"), day("2025-02-04")),
        Decimal(100),
    )


def test_manual_work_keeps_its_dates(workspace: Workspace) -> None:
    by_hand = task(
        1,
        days=2,
        is_manual=True,
        manual_start=tick("2025-03-08T08:00"),
        manual_finish=tick("2025-03-09T17:00"),
        start="2025-03-08T08:00",
        finish="2025-03-09T17:00",
    )
    take(started(workspace), plan(by_hand))
    (only,) = project_of(workspace).milestones
    assert (only.manual, only.forecast_start, only.forecast_finish) == (
        *(True, day("2025-03-08")),
        day("2025-03-09"),
    )


def test_calendars_come_with_their_hours_and_days(workspace: Workspace) -> None:
    short = ((8 * HOUR, 12 * HOUR),)
    week = (OFFICE, OFFICE, OFFICE, OFFICE, short, NO_WORK, NO_WORK)
    days = (
        OtherDays(day("2025-05-01"), day("2025-05-02"), name="Labour Day"),
        OtherDays(day("2025-05-04"), day("2025-05-04"), OFFICE, name="Made up"),
    )
    calendars = {
        "1": Calendar("Standard", week=week, days=days),
        "2": Calendar("24", (ALL_DAY,) * 7),
    }
    draft = plan(task(1), task(2, calendar="2"), calendars=calendars, calendar="1")
    take(started(workspace), draft)
    one, two = workspace.read(portfolio).calendars
    assert (one.code, one.name, one.weekend) == ("P-9 Standard", "Standard", ("Sat", "Sun"))
    assert (one.hours, one.hours_by_day) == ("08:00-12:00 13:00-17:00", (("Fri", "08:00-12:00"),))
    assert [(each.day, each.name, each.working) for each in one.days] == [
        (day("2025-05-01"), "Labour Day", False),
        (day("2025-05-02"), "Labour Day", False),
        (day("2025-05-04"), "Made up", True),
    ]
    assert (two.hours, two.weekend, two.public_holidays) == ("00:00-24:00", (), False)
    project = project_of(workspace)
    assert (project.calendar_office, project.calendar_site) == ("P-9 Standard", "P-9 Standard")
    assert [each.calendar for each in project.milestones] == ["", "P-9 24"]


def test_a_changed_calendar_moves_what_it_counts(workspace: Workspace) -> None:
    draft = plan(task(1, days=5, finish="2025-03-07T17:00"))
    done = take(started(workspace), draft)
    free = Calendar("Standard", days=(OtherDays(day("2025-03-05"), day("2025-03-05")),))
    take(workspace, plan(*draft.rows, calendars={"Standard": free}), done.project_id)
    (only,) = project_of(workspace).milestones
    assert only.forecast_finish == day("2025-03-10")
    assert len(workspace.read(portfolio).calendars) == 1


def test_a_calendar_that_another_project_goes_by_is_left_alone(workspace: Workspace) -> None:
    draft = plan(task(1))
    done = take(started(workspace), draft)
    project_in(workspace, "P-2", calendar_office="P-9 Standard")
    free = Calendar("Standard", days=(OtherDays(day("2025-03-05"), day("2025-03-05")),))
    take(workspace, plan(*draft.rows, calendars={"Standard": free}), done.project_id)
    codes = [each.code for each in workspace.read(portfolio).calendars]
    assert codes == ["P-9 Standard", "P-9 Standard 2"]
    assert project_of(workspace).milestones[0].calendar == "P-9 Standard 2"


def test_a_calendar_without_a_name_gets_one(workspace: Workspace) -> None:
    take(started(workspace), plan(task(1), calendars={"Standard": Calendar(" \n ")}), code="P")
    (only,) = workspace.read(portfolio).calendars
    assert only.code in {"P", UNNAMED}


def test_a_new_project_needs_a_code_of_its_own(workspace: Workspace) -> None:
    project_in(started(workspace), "P-9")
    before = contents(workspace)
    for code in ("", "P-9"):
        with pytest.raises(InvalidInput):
            take(workspace, CHAIN, code=code)
    assert contents(workspace) == before


def test_a_ring_changes_nothing(workspace: Workspace) -> None:
    before = contents(started(workspace))
    ring = plan(task(1), task(2), links=(Link(1, 2), Link(2, 1)))
    with pytest.raises(CircularPlan):
        take(workspace, ring)
    assert contents(workspace) == before


def test_giving_up_half_way_leaves_nothing(workspace: Workspace) -> None:
    before = contents(started(workspace))

    def give_up(done: int, of: int) -> None:
        assert of == 3
        if done == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        workspace.run(
            IMPORT_PLAN, import_plan, CHAIN, None, PlanChoices(code="P-9"), advance=give_up
        )
    assert contents(workspace) == before


def test_codes_of_another_program_are_kept_and_row_numbers_are_not(workspace: Workspace) -> None:
    rows = (task(1, id="A1010"), task(2, id="17"), task(3, id="A1010"))
    take(started(workspace), plan(*rows))
    assert [each.code for each in project_of(workspace).milestones] == ["A1010", "M001", "M002"]
