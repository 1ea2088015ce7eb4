"""The cash of the sample, of payments kept in different ways, and in other currencies."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from core.exchange.portfolio_yaml import read
from core.operations.exchange import IMPORT, import_portfolio
from core.operations.register import add_row
from core.queries.cash_flow import cash_flow_of
from core.queries.project import project_id
from core.resources import resources
from core.rules.cash_flow import funding_need
from tests.builders import day, project_in, started

if TYPE_CHECKING:
    from core.queries.cash_flow import CashFlowRow
    from core.rules.cash_flow import FlowMonth
    from core.workspace import Workspace

STATUS = day("2025-02-28")


@pytest.fixture
def sample(workspace: Workspace) -> Workspace:
    drafts = read(resources() / "samples" / "astana.yaml")
    workspace.run(IMPORT, import_portfolio, drafts)
    return workspace


def flow(workspace: Workspace, project: int | None) -> CashFlowRow:
    found = workspace.read(cash_flow_of, project, STATUS)
    assert found is not None
    return found


def of(found: CashFlowRow, month: str) -> FlowMonth:
    return next(each for each in found.months if each.month == day(f"{month}-01"))


def whole(found: CashFlowRow, part: str) -> Decimal:
    sums: list[Any] = [getattr(each, part).amount for each in found.months]
    return sum(sums, Decimal(0))


def test_all_payments_and_all_cost_of_the_sample_are_in_its_flow(sample: Workspace) -> None:
    found = flow(sample, sample.read(project_id, "P-2301"))
    assert whole(found, "planned_in") == 88_000_000
    assert whole(found, "received") == 64_400_000
    assert whole(found, "receivable") == 23_600_000
    assert whole(found, "planned_out") == 76_500_000
    assert whole(found, "paid") == 59_600_000
    assert whole(found, "payable") == 19_160_000


def test_a_payment_that_is_drawn_comes_in_drawing_by_drawing(sample: Workspace) -> None:
    found = flow(sample, sample.read(project_id, "P-2301"))
    # September 2024: SH-01 and SH-02 on the 12th and 13th, SH-03 on the 27th
    assert of(found, "2024-09").received.amount == 3_000_000 + 3_000_000 + 3_800_000
    # presented and due in March: SH-10 and SH-11; SH-12 is expected with the payment, in April
    assert of(found, "2025-03").receivable.amount == 3_800_000
    assert of(found, "2025-04").receivable.amount == 2_200_000
    assert of(found, "2025-02").paid.amount == 2_450_000
    assert funding_need(found.months) == (dt.date(2025, 10, 1), Decimal("1621560.99"))


def test_all_projects_are_shown_in_the_base_currency_and_pursuits_are_left_out(
    sample: Workspace,
) -> None:
    found = flow(sample, None)
    assert (found.currency, found.converted, found.left_out) == ("USD", ("EUR",), ())
    others = (88_000_000, 51_200_000, 29_800_000, 33_000_000)
    euro = Decimal(36_500_000) / Decimal("0.96")
    assert whole(found, "planned_in") == pytest.approx(sum(others) + euro, abs=1)


def test_what_has_no_rate_is_left_out_and_said(workspace: Workspace) -> None:
    project = project_in(started(workspace), currency="USD", cost_currency="KZT")
    payment = {"name": "Advance", "amount": 100, "planned_date": day("2025-01-10")}
    workspace.run("P", add_row, "payments", project, payment)
    cost = {"date": STATUS, "actual": 5}
    workspace.run("C", add_row, "cost_months", project, cost)
    found = flow(workspace, project)
    assert (found.converted, found.left_out) == ((), ("KZT",))
    assert whole(found, "planned_in") == 100
    assert whole(found, "paid") == 0


def test_cost_in_another_currency_is_shown_at_the_dated_or_the_budget_rate(
    sample: Workspace,
) -> None:
    # DOMAIN 2.9: CNY 400 m, 7.28 a dollar on the day, 7.00 in the budget
    project = project_in(sample, currency="USD", cost_currency="CNY")
    sample.run("C", add_row, "cost_months", project, {"date": STATUS, "actual": 400_000_000})
    dated = flow(sample, project)
    assert (dated.converted, dated.can_budget, dated.at_budget) == (("CNY",), False, False)
    assert whole(dated, "paid") == Decimal("54945054.95")
    rate = {"base": "USD", "quote": "CNY", "rate": Decimal("7.00")}
    sample.run("R", add_row, "budget_rates", project, rate)
    assert flow(sample, project).can_budget
    budget = sample.read(cash_flow_of, project, STATUS, at_budget=True)
    assert budget is not None
    assert budget.at_budget
    assert whole(budget, "paid") == Decimal("57142857.14")


def test_an_invoice_counts_on_its_due_date_and_the_rest_when_it_is_expected(
    workspace: Workspace,
) -> None:
    project = project_in(started(workspace))
    kept = {
        "name": "FAT",
        "amount": 100,
        "paid": 20,
        "paid_date": day("2025-01-15"),
        "invoiced": 70,
        "invoice_date": day("2025-01-05"),
        "due_days": 80,
        "planned_date": day("2024-12-10"),
        "forecast_date": day("2025-05-10"),
        "status": "PART_PAID",
    }
    workspace.run("P", add_row, "payments", project, kept)
    dropped = {"name": "Dropped", "amount": 9, "planned_date": STATUS, "status": "CANCELLED"}
    workspace.run("P", add_row, "payments", project, dropped)
    found = flow(workspace, project)
    assert of(found, "2024-12").planned_in.amount == 100
    assert of(found, "2025-01").received.amount == 20
    assert of(found, "2025-03").receivable.amount == 50
    assert of(found, "2025-05").receivable.amount == 30


def test_without_months_the_categories_say_what_was_spent_and_what_is_left(
    workspace: Workspace,
) -> None:
    project = project_in(started(workspace))
    line = {"name": "Equipment", "budget": 100, "actual": 40}
    workspace.run("C", add_row, "cost_lines", project, line)
    found = flow(workspace, project)
    assert [whole(found, "paid"), whole(found, "payable")] == [40, 60]
    assert [each.month for each in found.months] == [dt.date(2025, 2, 1)]


def test_a_project_without_payments_and_cost_has_no_flow(workspace: Workspace) -> None:
    assert workspace.read(cash_flow_of, project_in(started(workspace)), STATUS) is None
