"""The accounts of a project, read from its registers in a fixed number of statements."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import event

from core.money import Money
from core.operations.projects import edit_project
from core.operations.register import add_row, edit_row
from core.queries.accounts import TABLES, accounts
from core.queries.portfolio import portfolio
from core.queries.register import register_rows
from tests.builders import day, milestone_in, project_in, started
from tests.registers import filled

if TYPE_CHECKING:
    from core.rules.accounts import Accounts
    from core.workspace import Workspace


def usd(whole: int) -> Money:
    return Money(whole * 100, "USD")


def added(workspace: Workspace, key: str, project: int, **values: Any) -> int:
    return workspace.run("Add", add_row, key, project, values)


def of(workspace: Workspace, project: int) -> Accounts:
    return workspace.read(accounts, project)[project]


def test_all_projects_cost_as_many_statements_as_one(workspace: Workspace) -> None:
    started(workspace)
    ids = [filled(workspace, f"P-{n}")[0] for n in range(3)]
    told: list[str] = []
    event.listen(
        workspace._engine,
        "before_cursor_execute",
        lambda _c, _cursor, statement, *_rest: told.append(statement),
    )
    one = workspace.read(accounts, ids[1])
    alone = len(told)
    told.clear()
    everything = workspace.read(accounts)
    assert list(everything) == ids
    assert everything[ids[1]] == one[ids[1]]
    assert len(told) == alone


def test_drawings_are_overdue_one_by_one_other_payments_as_a_whole(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    added(workspace, "payments", project, code="PM-1", name="L/C", invoiced=9, paid=4)
    for due, paid in (("2025-02-18", None), ("2025-02-10", "2025-02-20"), ("2025-03-08", None)):
        amount = {"payment": "PM-1", "amount": 3, "due": day(due)}
        added(workspace, "draws", project, **amount, paid=day(paid) if paid else None)
    late = {"invoiced": 5, "invoice_date": day("2024-12-01"), "due_days": 30}
    added(workspace, "payments", project, name="T/T", **late, paid=1)
    added(workspace, "payments", project, name="Off", **late, status="CANCELLED")
    found = of(workspace, project)
    assert found.overdue == ((10, usd(3)), (59, usd(4)))
    assert (found.invoiced, found.received) == (usd(14), usd(5))


def test_cost_is_that_of_the_last_month_or_of_the_categories(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    added(workspace, "cost_lines", project, name="A", budget=10, actual=4, estimate_to_complete=5)
    added(workspace, "cost_lines", project, name="B", budget=20, actual=6)
    found = of(workspace, project)
    assert (found.bac, found.actual_cost, found.to_complete) == (usd(30), usd(10), usd(5))
    for date, actual in (("2025-01-31", 8), ("2025-02-28", 9), ("2025-03-31", 99)):
        added(workspace, "cost_months", project, date=day(date), actual=actual)
    workspace.run("Edit", edit_project, project, bac_minor=4_000)
    found = of(workspace, project)
    assert (found.bac, found.actual_cost) == (usd(40), usd(9))
    earlier = workspace.read(accounts, project, status_date=day("2025-02-01"))[project]
    assert earlier.actual_cost == usd(8)


def test_a_shop_without_a_price_has_its_share_of_the_contract(workspace: Workspace) -> None:
    project = project_in(started(workspace), value_minor=1_000_000)
    assert of(workspace, project).prices == {"PAINT": usd(10_000)}


def test_a_row_of_a_register_that_counts_changes_the_portfolio_in_the_same_step(
    workspace: Workspace,
) -> None:
    project = project_in(started(workspace))
    milestone_in(workspace, project, forecast_finish=day("2025-09-30"))
    [row] = workspace.read(portfolio)
    assert row.rag == "GREY"
    made = added(
        workspace, "punch_list", project, category="A", description="x", due=day("2025-02-01")
    )
    [row] = workspace.read(portfolio)
    assert (row.rag, row.reasons[0].text) == ("RED", "Punch A overdue: {count}")
    workspace.run("Close", edit_row, "punch_list", made, {"status": "CLOSED"})
    [row] = workspace.read(portfolio)
    assert row.rag == "GREEN"
    workspace.undo()
    [row] = workspace.read(portfolio)
    assert row.rag == "RED"


def test_the_tables_that_count_are_named(workspace: Workspace) -> None:
    assert {"shop", "payment", "guarantee", "punch_item", "cost_month"} <= TABLES
    assert "risk" not in TABLES


def test_an_expired_guarantee_is_told(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    added(workspace, "guarantees", project, status="ACTIVE", expiry=day("2025-02-01"))
    [fact] = of(workspace, project).guarantees
    assert (fact.rag, fact.left) == ("RED", -27)
    [row] = workspace.read(register_rows, "guarantees")
    assert row.values["alarm"] == "RED"


def test_a_rate_makes_a_clause(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    added(workspace, "damages", project, guaranteed_jph=25)
    added(workspace, "damages", project, weekly_rate=Decimal("0.5"), grace_days=7)
    [clause] = of(workspace, project).clauses
    assert (clause.terms.weekly_percent, clause.terms.grace_days) == (Decimal("0.5"), 7)
