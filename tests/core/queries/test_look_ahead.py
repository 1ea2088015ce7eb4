"""What comes in the weeks ahead, from every register that has days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from core.money import Money
from core.operations.milestones import finish_milestones
from core.operations.projects import edit_projects
from core.operations.register import add_row, edit_row
from core.queries.look_ahead import KINDS, WHATS, look_ahead
from tests.builders import STATUS, day, milestone_in, project_in, started

if TYPE_CHECKING:
    from core.queries.look_ahead import AheadRow
    from core.workspace import Workspace

SINCE, UNTIL = day("2025-02-24"), day("2025-04-20")


@pytest.fixture
def project(workspace: Workspace) -> int:
    return project_in(started(workspace))


def added(workspace: Workspace, key: str, project: int, **values: Any) -> int:
    return workspace.run("Add", add_row, key, project, values)


def found(workspace: Workspace, *, overdue: bool = False) -> list[AheadRow]:
    return workspace.read(look_ahead, SINCE, UNTIL, overdue_on=STATUS if overdue else None)


def said(workspace: Workspace, *, overdue: bool = False) -> list[str]:
    rows = found(workspace, overdue=overdue)
    return [f"{row.day:%m-%d} {row.what} {row.code}".strip() for row in rows]


def test_every_kind_of_day_is_found(workspace: Workspace, project: int) -> None:
    milestone_in(workspace, project, forecast_finish=day("2025-03-21"))
    added(
        *(workspace, "shipments", project),
        code="SH-1",
        etd_forecast=day("2025-03-01"),
        eta_forecast=day("2025-03-22"),
    )
    added(workspace, "payments", project, code="PM-1", name="x", forecast_date=day("2025-03-23"))
    added(
        *(workspace, "guarantees", project),
        code="BG-1",
        type="PERFORMANCE_BOND",
        expiry=day("2025-03-24"),
    )
    added(
        *(workspace, "credits", project),
        number="LC-1",
        amount=10,
        latest_shipment_date=day("2025-03-25"),
        expiry=day("2025-03-26"),
    )
    added(workspace, "equipment", project, code="E-1", name="x", fat_forecast=day("2025-03-27"))
    added(
        *(workspace, "claims", project),
        code="CL-1",
        title="x",
        aware_date=day("2025-02-28"),
        detailed_days=42,
    )
    added(workspace, "actions", project, code="A-1", title="x", due=day("2025-03-29"))
    assert said(workspace) == [
        "03-01 departure SH-1",
        "03-21 milestone M001",
        "03-22 arrival SH-1",
        "03-23 payment PM-1",
        "03-24 expiry BG-1",
        "03-25 latest_shipment LC-1",
        "03-26 expiry LC-1",
        "03-27 fat E-1",
        "03-28 notice CL-1",
        "03-29 action A-1",
        "04-11 details CL-1",
    ]
    assert {row.what for row in found(workspace)} == set(WHATS)
    assert {row.kind for row in found(workspace)} == set(KINDS)


def test_the_first_and_the_last_day_belong_to_the_weeks(workspace: Workspace, project: int) -> None:
    for on in ("2025-02-23", "2025-02-24", "2025-04-20", "2025-04-21"):
        milestone_in(workspace, project, forecast_finish=day(on))
    assert said(workspace) == ["02-24 milestone M002", "04-20 milestone M003"]


def test_what_is_overdue_is_added_and_what_happened_is_not(
    workspace: Workspace, project: int
) -> None:
    late = milestone_in(workspace, project, forecast_finish=day("2025-02-10"))
    lot = added(workspace, "shipments", project, code="SH-1", eta_forecast=day("2025-02-11"))
    added(workspace, "payments", project, code="PM-1", name="x", forecast_date=day("2025-02-12"))
    added(workspace, "actions", project, code="A-1", title="x", due=day("2025-02-13"))
    assert said(workspace) == []
    assert [words.split()[-1] for words in said(workspace, overdue=True)] == [
        *("M001", "SH-1", "PM-1", "A-1")
    ]
    workspace.run("Finish", finish_milestones, [late], STATUS)
    workspace.run("Arrive", edit_row, "shipments", lot, {"ata": day("2025-02-15")})
    assert [words.split()[-1] for words in said(workspace, overdue=True)] == ["PM-1", "A-1", "M001"]
    assert found(workspace)[0].is_done


def test_later_weeks_still_show_what_is_overdue_today_but_not_what_comes_before_them(
    workspace: Workspace, project: int
) -> None:
    for on in ("2025-02-27", "2025-02-28", "2025-03-10", "2025-04-02"):
        milestone_in(workspace, project, forecast_finish=day(on))
    since, until = day("2025-03-31"), day("2025-04-20")
    rows = workspace.read(look_ahead, since, until, overdue_on=STATUS)
    assert [row.day for row in rows] == [day("2025-02-27"), day("2025-04-02")]


def test_a_payment_stands_at_its_due_day_with_what_is_left(
    workspace: Workspace, project: int
) -> None:
    row = added(
        *(workspace, "payments", project),
        code="PM-1",
        name="x",
        amount=100,
        paid=40,
        status="PART_PAID",
        invoice_date=day("2025-02-20"),
        due_days=30,
        forecast_date=day("2025-05-01"),
    )
    [event_] = found(workspace)
    assert (event_.day, event_.amount) == (day("2025-03-22"), Money(6000, "USD"))
    workspace.run(
        *("Pay", edit_row, "payments", row), {"status": "PAID", "paid_date": day("2025-03-03")}
    )
    [event_] = found(workspace)
    assert (event_.day, event_.is_done) == (day("2025-03-03"), True)
    assert event_.amount == Money(10000, "USD")


def test_a_returned_guarantee_and_a_drawn_credit_are_left_out(
    workspace: Workspace, project: int
) -> None:
    values = {"type": "BID_BOND", "expiry": day("2025-03-24")}
    added(workspace, "guarantees", project, returned=day("2025-02-01"), **values)
    added(workspace, "guarantees", project, status="RETURNED", **values)
    added(workspace, "credits", project, number="x", amount=5, drawn=5, expiry=day("2025-03-24"))
    assert found(workspace) == []


def test_tests_of_one_day_are_one_with_the_rows_of_all(workspace: Workspace, project: int) -> None:
    ids = [
        added(
            *(workspace, "equipment", project),
            code=f"E-{number}",
            name="x",
            shop=shop,
            fat_planned=day("2025-03-01"),
            fat_forecast=day("2025-03-10"),
        )
        for number, shop in enumerate(("PAINT", "PAINT", "PAINT"))
    ]
    [row] = found(workspace)
    assert (row.ids, row.shop, row.late) == (tuple(ids), "PAINT", 9)


def test_ended_projects_are_left_out(workspace: Workspace, project: int) -> None:
    milestone_in(workspace, project, forecast_finish=day("2025-03-21"))
    workspace.run("Close", edit_projects, [project], status="CLOSED")
    assert found(workspace, overdue=True) == []


def test_it_takes_as_many_statements_for_many_projects(workspace: Workspace) -> None:
    started(workspace)
    for number in range(4):
        made = project_in(workspace, f"P-{number}")
        milestone_in(workspace, made, forecast_finish=day("2025-03-21"))
        added(workspace, "actions", made, title="x", due=day("2025-03-29"))
    told: list[str] = []
    event.listen(
        workspace._engine,
        "before_cursor_execute",
        lambda _c, _cursor, statement, *_rest: told.append(statement),
    )
    rows = found(workspace)
    assert [row.day for row in rows] == [dt.date(2025, 3, 21)] * 4 + [dt.date(2025, 3, 29)] * 4
    assert len([s for s in told if s.lstrip().startswith("SELECT")]) == 10
