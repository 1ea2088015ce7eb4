"""Sums of several currencies: apart, and in the base of the file at the rates of a day."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from core.model import FxRate
from core.money import Money
from core.queries.worth import DatedRates, rates_of_file, worth
from core.rules.currency import Rates
from tests.builders import day, started

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.workspace import Workspace

RATES = DatedRates(
    Rates("USD", {"EUR": Decimal("0.8"), "JPY": Decimal(150)}),
    {"EUR": day("2025-02-01"), "JPY": day("2025-01-01")},
)


def test_sums_stand_apart_and_together_in_the_base_currency() -> None:
    found = worth([Money(100_00, "USD"), Money(80_00, "EUR"), Money(300_00, "USD")], RATES)
    assert found.by_currency == (Money(400_00, "USD"), Money(80_00, "EUR"))
    assert found.base == Money(500_00, "USD")
    assert found.rated_on == day("2025-02-01")
    assert not found.without_rate


def test_the_day_said_is_that_of_the_oldest_rate_taken() -> None:
    found = worth([Money(80_00, "EUR"), Money(15_000, "JPY")], RATES)
    assert found.base == Money(200_00, "USD")
    assert found.rated_on == day("2025-01-01")


def test_a_currency_without_a_rate_is_named_and_left_out() -> None:
    found = worth([Money(5_00, "KZT"), Money(1_00, "USD")], RATES)
    assert found.without_rate == ("KZT",)
    assert found.base == Money(1_00, "USD")
    assert Money(5_00, "KZT") in found.by_currency
    assert worth([], RATES).base == Money(0, "USD")


def test_the_newest_rates_up_to_the_day_are_taken(workspace: Workspace) -> None:
    started(workspace)

    def rate(session: Session) -> None:
        for on, value in (("2025-01-01", 1), ("2025-02-01", 2), ("2025-03-01", 3)):
            session.add(FxRate(on=day(on), base="USD", quote="EUR", rate=Decimal(value)))

    workspace.run("Rate", rate)
    base = workspace.read(rates_of_file, day("2025-02-28"))
    assert base.base == "USD"
    assert base.rates.of["EUR"] == 2
    assert base.days == {"EUR": day("2025-02-01")}
