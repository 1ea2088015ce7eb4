"""Rates of the file: the newest up to the day, against its base currency."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from core.errors import InvalidInput
from core.exchange.portfolio_yaml import read
from core.money import Money
from core.operations.exchange import IMPORT, import_portfolio
from core.operations.register import add_row
from core.queries.rates import budget_rates, dated_rates
from core.resources import resources
from tests.builders import day, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_the_rates_of_the_sample_by_its_status_date(workspace: Workspace) -> None:
    workspace.run(IMPORT, import_portfolio, read(resources() / "samples" / "astana.yaml"))
    found = workspace.read(dated_rates, day("2025-02-28"))
    assert (found.base, found.of["CNY"]) == ("USD", Decimal("7.28"))
    assert found.converted(Money.of(728, "CNY"), "USD") == Money.of(100, "USD")
    assert workspace.read(dated_rates, day("2025-02-27")).of == {}


def test_the_rates_of_a_budget_are_those_of_its_project(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    rate = {"base": "USD", "quote": "CNY", "rate": Decimal("7.00")}
    workspace.run("R", add_row, "budget_rates", project, rate)
    found = workspace.read(budget_rates, project, "USD")
    assert found.converted(Money.of(700, "CNY"), "USD") == Money.of(100, "USD")
    assert workspace.read(budget_rates, project_in(workspace, "P-2"), "USD").of == {}


@pytest.mark.parametrize("rate", [0, -1])
def test_a_budget_rate_is_above_zero(workspace: Workspace, rate: int) -> None:
    project = project_in(started(workspace))
    wrong = {"base": "USD", "quote": "CNY", "rate": rate}
    with pytest.raises(InvalidInput, match=r"above zero|not between"):
        workspace.run("R", add_row, "budget_rates", project, wrong)
