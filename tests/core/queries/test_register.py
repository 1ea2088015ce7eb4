"""The rows of a register as grids and reports take them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from core.money import Money
from core.operations.milestones import edit_milestone
from core.operations.register import add_row
from core.queries.milestones import milestones
from core.queries.register import register_rows, sums, targets
from core.registers import register, registers
from tests.builders import day, milestone_in, project_in, started
from tests.registers import filled

if TYPE_CHECKING:
    from core.workspace import Workspace


def added(workspace: Workspace, key: str, project: int, **values: Any) -> int:
    return workspace.run("Add", add_row, key, project, values)


def only(workspace: Workspace, key: str, project: int | None = None) -> Any:
    [row] = workspace.read(register_rows, key, project)
    return row


@pytest.mark.parametrize("key", sorted(registers()))
def test_a_list_of_all_projects_costs_a_few_statements_whatever_its_length(
    workspace: Workspace, key: str
) -> None:
    started(workspace)
    ids = [filled(workspace, f"P-{n}")[0] for n in range(3)]
    told: list[str] = []
    event.listen(
        workspace._engine,
        "before_cursor_execute",
        lambda _c, _cursor, statement, *_rest: told.append(statement),
    )
    rows = workspace.read(register_rows, key)
    assert [row.project_id for row in rows] == ids
    assert [row.project_code for row in rows] == ["P-0", "P-1", "P-2"]
    described = register(key)
    at_most = 1 + (2 if described.computed else 0) + len(described.needs)
    assert len([s for s in told if s.lstrip().startswith("SELECT")]) == at_most
    assert rows[0].values.keys() == {column.key for column in described.columns}


def test_a_reference_is_a_code_and_an_id(workspace: Workspace) -> None:
    project, _codes = filled(started(workspace))
    row = only(workspace, "payments", project)
    assert row.values["trigger"] == "M001"
    [milestone] = workspace.read(milestones, project)
    assert row.refs["trigger"] == milestone.id
    assert only(workspace, "draws").refs.keys() == {"payment", "shipment"}


def test_what_a_reference_may_point_to(workspace: Workspace) -> None:
    project, _codes = filled(started(workspace))
    [found] = workspace.read(targets, register("payments").field("trigger"), project)
    assert (found.code, found.name) == ("M001", "FAT passed")
    [found] = workspace.read(targets, register("draws").field("payment"), project)
    assert (found.code, found.name) == ("X-01", "words 1")


def test_money_is_in_the_currency_of_contract_cost_or_row(workspace: Workspace) -> None:
    project = project_in(started(workspace), currency="EUR", cost_currency="CNY")
    added(workspace, "payments", project, name="x", amount=Decimal(5))
    added(workspace, "cost_lines", project, name="x", budget=Decimal(6))
    added(workspace, "guarantees", project, amount=Decimal(7), currency="KZT")
    assert only(workspace, "payments").values["amount"] == Money(500, "EUR")
    assert only(workspace, "cost_lines").values["budget"] == Money(600, "CNY")
    assert only(workspace, "guarantees").values["amount"] == Money(700, "KZT")


def test_a_guarantee_must_last_as_long_as_its_milestone_is_late(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    made = milestone_in(workspace, project, "PAC", stage="S16", forecast_finish=day("2025-10-31"))
    fields: dict[str, Any] = {"status": "ACTIVE", "release": "M001", "tail_days": 30}
    added(workspace, "guarantees", project, expiry=day("2025-08-31"), **fields)
    found = only(workspace, "guarantees").values
    assert (found["needed"], found["gap_days"]) == (day("2025-11-30"), 91)
    assert (found["days_to_expiry"], found["alarm"]) == (184, "AMBER")
    workspace.run("Edit", edit_milestone, made, forecast_finish=day("2025-07-01"))
    assert only(workspace, "guarantees").values["alarm"] == "GREEN"


def test_a_typed_day_counts_where_no_milestone_releases_it(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    day_typed = day("2025-05-11")
    added(workspace, "guarantees", project, expiry=day("2025-04-30"), required_until=day_typed)
    assert only(workspace, "guarantees").values["gap_days"] == 11


def test_a_rule_in_words_follows_the_schedule_and_other_words_leave_the_typed_day(
    workspace: Workspace,
) -> None:
    project = project_in(started(workspace))
    made = milestone_in(workspace, project, "PAC", stage="S16", forecast_finish=day("2025-10-31"))
    typed: dict[str, Any] = {"expiry": day("2025-08-31"), "required_until": day("2025-09-30")}
    for words in ("last PAC (forecast) + 30 days", "as agreed"):
        added(workspace, "guarantees", project, required_until_rule=words, **typed)
    workspace.run("Edit", edit_milestone, made, forecast_finish=day("2025-11-07"))
    gaps = [row.values["gap_days"] for row in workspace.read(register_rows, "guarantees")]
    assert gaps == [98, 30]


def test_a_package_in_lots_counts_by_their_shares(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    added(workspace, "equipment", project, code="P02", name="Dip tank", status="AT_BORDER")
    for code, status, containers in (("SH-1", "INSPECTED", 40), ("SH-2", "AT_BORDER", 100)):
        added(workspace, "shipments", project, code=code, status=status)
        added(
            workspace,
            "shipment_lines",
            project,
            shipment=code,
            package="P02",
            containers=containers,
        )
    found = only(workspace, "equipment").values
    assert found["percent"] == pytest.approx((40 * 80 + 100 * 73) / 140)
    assert found["shipments"] == "SH-1 SH-2"


def test_a_credit_is_judged_by_the_last_shipment_to_leave(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    latest = day("2025-03-31")
    added(workspace, "credits", project, latest_shipment_date=latest, amount=10, drawn=4)
    added(workspace, "shipments", project, etd_forecast=day("2025-03-21"))
    added(workspace, "shipments", project, etd_forecast=day("2025-06-01"), status="CANCELLED")
    added(workspace, "shipments", project, etd_forecast=day("2025-05-01"), atd=day("2025-02-01"))
    found = only(workspace, "credits").values
    assert (found["last_shipment"], found["shipment_margin"]) == (day("2025-03-21"), 10)
    assert (found["alarm"], found["undrawn"]) == ("AMBER", Money(600, "USD"))


def test_a_credit_is_judged_by_the_schedule_too(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    added(workspace, "credits", project, latest_shipment_date=day("2025-03-31"))
    added(workspace, "shipments", project, etd_forecast=day("2025-03-21"))
    made = milestone_in(
        workspace, project, "Last shipment", stage="S10", forecast_finish=day("2025-04-05")
    )
    found = only(workspace, "credits").values
    assert (found["shipment_margin"], found["alarm"]) == (-5, "RED")
    workspace.run("Reach", edit_milestone, made, actual_finish=day("2025-02-20"))
    assert only(workspace, "credits").values["shipment_margin"] == 10


def test_days_are_counted_to_the_day_asked_for(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    due = day("2025-02-20")
    added(workspace, "actions", project, title="x", due=due)
    added(workspace, "actions", project, title="x", due=due, revised_due=day("2025-03-20"))
    added(workspace, "actions", project, title="x", due=due, status="CLOSED")
    days = [row.values["overdue_days"] for row in workspace.read(register_rows, "actions")]
    assert days == [8, None, None]
    later = workspace.read(register_rows, "actions", status_date=day("2025-03-21"))
    assert [row.values["overdue_days"] for row in later] == [29, 1, None]


def test_sums_keep_currencies_apart(workspace: Workspace) -> None:
    started(workspace)
    for code, currency in (("P-1", "USD"), ("P-2", "EUR"), ("P-3", "USD")):
        project = project_in(workspace, code, currency=currency)
        values = {"amount": 5, "percent": Decimal("2.5")}
        added(workspace, "payments", project, name="x", **values)
    rows = workspace.read(register_rows, "payments")
    found = sums(register("payments"), (row.values for row in rows))
    assert found["amount"] == (Money(1000, "USD"), Money(500, "EUR"))
    assert found["percent"] == Decimal("7.5")
    assert "invoiced" not in found


def test_a_project_may_credit_a_status_otherwise(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    other = project_in(workspace, "P-2")
    for each in (project, other):
        added(workspace, "equipment", each, code="A", name="Oven", status="PACKED")
    added(workspace, "credit_rules", project, status="PACKED", percent=Decimal(55))
    assert only(workspace, "equipment", project).values["percent"] == 55
    assert only(workspace, "equipment", other).values["percent"] == 68


def test_only_the_computed_columns_asked_for_are_computed(workspace: Workspace) -> None:
    project, _codes = filled(started(workspace))
    told: list[str] = []
    event.listen(
        workspace._engine,
        "before_cursor_execute",
        lambda _c, _cursor, statement, *_rest: told.append(statement),
    )
    [row] = workspace.read(register_rows, "guarantees", project, computed=("days_to_expiry",))
    assert "alarm" not in row.values
    assert row.values["days_to_expiry"] is not None
    assert not any("FROM milestone" in statement for statement in told)


def test_only_the_rows_asked_for_are_read(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    ids = [added(workspace, "actions", project, title=f"x{n}") for n in range(3)]
    found = workspace.read(register_rows, "actions", project, ids=[ids[2], ids[0]])
    assert [row.id for row in found] == [ids[0], ids[2]]
