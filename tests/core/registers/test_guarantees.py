"""What follows for the guarantees of the sample (DOMAIN 2.4)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from core.exchange.portfolio_yaml import read
from core.operations.exchange import IMPORT, import_portfolio
from core.operations.register import edit_row
from core.queries.project import project_id
from core.queries.register import register_rows
from core.resources import resources
from tests.builders import day

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_the_guarantee_of_the_advance_falls_with_what_the_credit_has_paid(
    workspace: Workspace,
) -> None:
    workspace.run(IMPORT, import_portfolio, read(resources() / "samples" / "astana.yaml"))
    project = workspace.read(project_id, "P-2301")
    advance, bond, _warranty = workspace.read(register_rows, "guarantees", project)
    # 17.6 M x (1 - 29.2 / 35.2)
    assert advance.values["reduced_to"].amount == 3_000_000
    assert advance.values["reduced_to"] == advance.values["current_amount"]
    assert bond.values["reduced_to"] is None
    # 8.8 M at 0.8 % a year for 180 days
    new = {"fee_percent": Decimal("0.8"), "issued": day("2025-01-01"), "expiry": day("2025-06-30")}
    workspace.run("Fee", edit_row, "guarantees", bond.id, new)
    found = workspace.read(register_rows, "guarantees", project)[1]
    assert round(found.values["fee"].amount) == 34_718
