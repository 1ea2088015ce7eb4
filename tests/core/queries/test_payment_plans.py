"""What payments of projects add up to, and how `check` says that something is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.exchange.portfolio_yaml import read
from core.operations.exchange import IMPORT, import_portfolio
from core.operations.register import add_row
from core.queries.findings import findings
from core.queries.payment_plans import payment_plans
from core.resources import resources
from tests.builders import project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_the_payments_of_every_sample_project_come_to_its_contract(workspace: Workspace) -> None:
    workspace.run(IMPORT, import_portfolio, read(resources() / "samples" / "astana.yaml"))
    found = workspace.read(payment_plans)
    assert len(found) == 6
    assert all(plan.is_whole and plan.percent == 100 for plan in found.values())


def test_what_is_missing_is_a_finding(workspace: Workspace) -> None:
    project = project_in(started(workspace), value_minor=88_000_000_00)
    for amount, percent, status in ((87_900_000, 99, "NOT_DUE"), (9, 1, "CANCELLED")):
        row = {"name": "Advance", "amount": amount, "percent": percent, "status": status}
        workspace.run("P", add_row, "payments", project, row)
    said = [finding.reason.replace("\u00a0", " ") for finding in workspace.read(findings)]
    assert "The payments add up to 87,900,000.00 USD, the contract to 88,000,000.00 USD." in said
    assert "The shares of the payments add up to 99.0 %." in said
    change = {"title": "Deleted booth", "amount": -100_000, "status": "APPROVED"}
    workspace.run("V", add_row, "variations", project, change)
    [plan] = workspace.read(payment_plans, project).values()
    assert plan.is_whole
