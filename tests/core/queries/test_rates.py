"""Rates of the file: the newest up to the day, against its base currency."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from core.exchange.portfolio_yaml import read
from core.money import Money
from core.operations.exchange import IMPORT, import_portfolio
from core.queries.rates import dated_rates
from core.resources import resources
from tests.builders import day

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_the_rates_of_the_sample_by_its_status_date(workspace: Workspace) -> None:
    workspace.run(IMPORT, import_portfolio, read(resources() / "samples" / "astana.yaml"))
    found = workspace.read(dated_rates, day("2025-02-28"))
    assert (found.base, found.of["CNY"]) == ("USD", Decimal("7.28"))
    assert found.converted(Money.of(728, "CNY"), "USD") == Money.of(100, "USD")
    assert workspace.read(dated_rates, day("2025-02-27")).of == {}
