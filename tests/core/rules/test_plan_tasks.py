"""Tasks become milestones; summaries hand their links down, what cannot be kept is told."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from core.rules.plan_tasks import (
    EMPTY,
    EXTERNAL,
    INACTIVE,
    LAG_CALENDAR,
    LINK_BY_START,
    LINK_LEFT,
    LINK_TWICE,
    LINK_WITHIN,
    SUMMARY_CONSTRAINT,
    plan_tasks,
)
from core.rules.schedule.calendar import Calendar
from core.rules.schedule.draft import PlanDraft, PlanRow
from core.rules.schedule.plan import (
    ELAPSED,
    PERCENT,
    PREDECESSOR,
    ROUND_THE_CLOCK,
    SNET,
    STANDARD,
    SUCCESSOR,
    Activity,
    Constraint,
    Link,
    Manner,
)

if TYPE_CHECKING:
    from core.rules.plan_tasks import (
        PlanTasks,
    )


def task(uid: int, parent: int | None = None, level: int = 1, **how: Any) -> PlanRow:
    """Return a row; what the activity takes goes to it."""
    own = {name: how.pop(name) for name in ("is_external", "is_summary") if name in how}
    activity = Activity(id=uid, parent=parent, **how)
    return PlanRow(
        uid=uid, id=str(uid), name=f"T{uid}", parent=parent, level=level, activity=activity, **own
    )


def group(uid: int, parent: int | None = None, level: int = 1, **how: Any) -> PlanRow:
    """Return a summary."""
    return task(uid, parent, level, is_summary=True, **how)


def taken(rows: list[PlanRow], *links: Link, lag_calendar: str = SUCCESSOR) -> PlanTasks:
    """Return a plan of these rows and links, taken apart."""
    draft = PlanDraft(
        title="Plan",
        source="Test",
        start=dt.datetime.fromisoformat("2025-03-03T08:00"),
        calendars={STANDARD: Calendar(STANDARD)},
        calendar=STANDARD,
        rows=tuple(rows),
        links=links,
        manner=Manner(lag_calendar=lag_calendar),
    )
    return plan_tasks(draft)


def waits(found: PlanTasks) -> dict[int, list[tuple[int, str, int]]]:
    """Return what each task waits for."""
    return {
        uid: sorted((link.predecessor, link.kind, link.lag) for link in task.links)
        for uid, task in found.tasks.items()
        if task.links
    }


def test_summaries_and_the_project_itself_become_no_milestones() -> None:
    found = taken([group(0, level=0), group(1, 0), task(2, 1, 2), task(3, 0)])
    assert list(found.tasks) == [2, 3]
    assert (found.left, found.summaries) == ((), 1)


def test_what_is_left_out_says_why() -> None:
    empty = PlanRow(uid=4, id="4", name="")
    found = taken(
        [task(1, is_inactive=True), task(2, is_external=True), task(3), empty],
        Link(1, 3),
    )
    assert [(each.row.uid, each.reason) for each in found.left] == [
        (1, INACTIVE),
        (2, EXTERNAL),
        (4, EMPTY),
    ]
    assert found.tasks[3].links == ()
    assert found.tasks[3].lost == (LINK_LEFT,)


def test_what_follows_an_inactive_task_waits_for_what_that_waited_for() -> None:
    found = taken([task(1), task(2, is_inactive=True), task(3)], Link(1, 2, lag=480), Link(2, 3))
    assert waits(found) == {3: [(1, "FS", 480)]}


def test_what_waits_for_a_summary_waits_for_the_ends_in_it() -> None:
    rows = [group(1), task(2, 1, 2), task(3, 1, 2), task(4, 1, 2), task(5)]
    found = taken(rows, Link(2, 3), Link(1, 5, lag=480))
    assert waits(found) == {3: [(2, "FS", 0)], 5: [(3, "FS", 480), (4, "FS", 480)]}


def test_a_summary_that_waits_holds_the_beginnings_in_it() -> None:
    rows = [task(1), group(2), task(3, 2, 2), group(4, 2, 2), task(5, 4, 3), task(6, 4, 3)]
    found = taken(rows, Link(1, 2), Link(3, 5))
    assert waits(found) == {3: [(1, "FS", 0)], 5: [(3, "FS", 0)], 6: [(1, "FS", 0)]}


def test_a_lead_or_begun_work_does_not_hand_on_what_holds_it() -> None:
    rows = [task(1), group(2), task(3, 2, 2), task(4, 2, 2), task(5, 2, 2, actual_start=9)]
    found = taken(rows, Link(1, 2), Link(3, 4, lag=-480), Link(3, 5))
    assert waits(found)[4] == [(1, "FS", 0), (3, "FS", -480)]
    assert waits(found)[5] == [(1, "FS", 0), (3, "FS", 0)]


def test_between_two_summaries_each_beginning_waits_for_each_end() -> None:
    rows = [group(1), task(2, 1, 2), task(3, 1, 2), group(4), task(5, 4, 2), task(6, 4, 2)]
    found = taken(rows, Link(1, 4))
    assert waits(found) == {5: [(2, "FS", 0), (3, "FS", 0)], 6: [(2, "FS", 0), (3, "FS", 0)]}


def test_a_link_from_the_start_of_a_summary_is_told() -> None:
    found = taken([group(1), task(2, 1, 2), task(3, 1, 2), task(4)], Link(1, 4, "SS"))
    assert waits(found) == {4: [(2, "SS", 0), (3, "SS", 0)]}
    assert found.tasks[4].lost == (LINK_BY_START,)


def test_a_link_between_a_summary_and_its_own_task_is_told() -> None:
    found = taken([group(1), task(2, 1, 2)], Link(1, 2))
    assert (waits(found), found.tasks[2].lost) == ({}, (LINK_WITHIN,))


def test_of_two_links_of_a_kind_the_longer_is_kept() -> None:
    found = taken([task(1), task(2)], Link(1, 2, lag=480), Link(1, 2, lag=960), Link(1, 2, "SS"))
    assert waits(found) == {2: [(1, "FS", 960), (1, "SS", 0)]}
    assert found.tasks[2].lost == (LINK_TWICE,)


def test_a_constraint_of_a_summary_is_told_with_its_tasks() -> None:
    held = group(1, constraints=(Constraint(SNET, 99),))
    found = taken([held, group(2, 1, 2), task(3, 2, 3), task(4)])
    assert (found.tasks[3].lost, found.tasks[4].lost) == ((SUMMARY_CONSTRAINT,), ())


def test_a_lag_that_another_calendar_counts_is_told_or_counted_round_the_clock() -> None:
    rows = [task(1, calendar="a"), task(2, calendar="b"), task(3, calendar="a")]
    links = (Link(1, 2, lag=480), Link(1, 3, lag=480))
    found = taken(rows, *links, lag_calendar=PREDECESSOR)
    assert [each.lost for each in found.tasks.values()] == [(), (LAG_CALENDAR,), ()]
    found = taken(rows, *links, lag_calendar=ROUND_THE_CLOCK)
    assert [link.unit for link in found.tasks[2].links] == [ELAPSED]
    assert found.tasks[2].lost == ()


def test_nothing_begins_before_the_typed_summary_above_it() -> None:
    rows = [group(1, is_manual=True, manual_start=77), group(2, 1, 2), task(3, 2, 3), task(4)]
    found = taken(rows)
    assert (found.tasks[3].floor, found.tasks[4].floor) == (77, None)


def test_a_task_is_held_to_start_by_links_to_its_start_that_are_no_lead() -> None:
    rows = [task(n) for n in range(1, 6)]
    found = taken(
        rows,
        Link(1, 2, "FF"),
        Link(1, 3, lag=-480),
        Link(1, 4, "SS"),
        Link(1, 5, "FS", -1, PERCENT),
    )
    held = {uid: each.waits_to_start for uid, each in found.tasks.items()}
    assert held == {1: False, 2: False, 3: False, 4: True, 5: True}


def test_more_links_than_anyone_drew_are_not_made_of_one() -> None:
    rows = [group(1), *(task(n, 1, 2) for n in range(2, 102))]
    rows += [group(200), *(task(n, 200, 2) for n in range(201, 302))]
    found = taken(rows, Link(1, 200))
    assert waits(found) == {}
    assert found.tasks[201].lost == (LINK_LEFT,)


def test_parents_in_a_ring_end() -> None:
    found = taken([group(1, 2), group(2, 1), task(3, 1, 3)], Link(2, 3))
    assert found.tasks[3].lost == (LINK_WITHIN,)
