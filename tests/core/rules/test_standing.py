"""Where a project stands: clauses of damages, extensions by shop, and values without a budget."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from core.money import Money
from core.rules.accounts import ChangeFacts, ClaimFacts, DamagesClause
from core.rules.damages import DelayTerms
from core.rules.facts import MilestoneFacts
from core.rules.standing import standing
from tests.accounts import NOTHING, usd
from tests.builders import day

if TYPE_CHECKING:
    from core.rules.accounts import Accounts

WEEKLY = DelayTerms(weekly_percent=Decimal("0.5"))
CLAUSE = DamagesClause(WEEKLY, "", "", "SHOP", None, Decimal(5), "CONTRACT")


def milestone(
    code: str, shop: str, late: int, *, stage: str = "S16", responsible: str = "both"
) -> MilestoneFacts:
    agreed = day("2025-06-01")
    return MilestoneFacts(
        id=1,
        code=code,
        stage=stage,
        shop=shop,
        weight=1.0,
        baseline_start=None,
        baseline_finish=agreed,
        forecast_start=None,
        forecast_finish=agreed + dt.timedelta(late),
        actual_start=None,
        actual_finish=None,
        percent=0.0,
        key=False,
        contractual=True,
        responsible=responsible,
    )


LATE = [milestone("M1", "WELD", 91), milestone("M2", "PAINT", 92)]
PRICED = {"WELD": usd(400_000), "PAINT": usd(600_000)}


def with_clause(*clauses: DamagesClause) -> Accounts:
    return replace(NOTHING, prices=PRICED, clauses=clauses)


def owed(accounts: Accounts, ms: list[MilestoneFacts]) -> tuple[int, int, int]:
    found = standing(accounts, ms, pv_pct=0, ev_pct=0).damages
    assert found is not None
    sums = (found.gross, found.net_of_granted, found.net_of_claimed)
    gross, granted, claimed = (int(each.amount.amount) for each in sums)
    return gross, granted, claimed


def test_each_shop_by_its_own_price_under_one_cap() -> None:
    accounts = with_clause(CLAUSE)
    assert owed(accounts, LATE) == (50_000, 50_000, 50_000)
    loose = with_clause(replace(CLAUSE, cap_percent=None))
    assert owed(loose, LATE)[0] == 26_000 + 39_000


@pytest.mark.parametrize(
    ("clause", "gross"),
    [
        (replace(CLAUSE, shop="WELD"), 26_000),
        (replace(CLAUSE, milestone="M2", base="CONTRACT", cap_percent=None), 65_000),
        (replace(CLAUSE, shop="WELD", base="AMOUNT", amount=usd(1_000)), 65),
        (replace(CLAUSE, shop="WELD", cap_base="SHOP"), 20_000),
        (replace(CLAUSE, shop="WELD", base="AMOUNT", amount=usd(1_000), cap_base="AMOUNT"), 50),
    ],
)
def test_what_a_clause_takes_its_rate_and_cap_of(clause: DamagesClause, gross: int) -> None:
    assert owed(with_clause(clause), LATE)[0] == gross


def test_granted_days_count_in_full_and_claimed_ones_as_far_as_the_customer_was_late() -> None:
    building = milestone("M3", "WELD", 45, stage="S13", responsible="customer")
    claim = ClaimFacts("CL", "UNDER_DETERMINATION", "", 52, 0)
    accounts = replace(with_clause(replace(CLAUSE, cap_percent=None)), extensions=(claim,))
    found = standing(accounts, [*LATE, building], pv_pct=0, ev_pct=0).damages
    assert found is not None
    assert [part.extension for part in found.net_of_claimed.parts] == [45, 52]
    granted = replace(claim, granted=20)
    found = standing(
        replace(accounts, extensions=(granted,)), [*LATE, building], pv_pct=0, ev_pct=0
    ).damages
    assert found is not None
    assert [part.extension for part in found.net_of_granted.parts] == [20, 20]
    assert [part.extension for part in found.net_of_claimed.parts] == [52, 52]
    settled = replace(granted, status="AGREED")
    found = standing(
        replace(accounts, extensions=(settled,)), [*LATE, building], pv_pct=0, ev_pct=0
    ).damages
    assert found is not None
    assert [part.extension for part in found.net_of_claimed.parts] == [20, 20]


def test_several_clauses_add_up_each_under_its_own_cap() -> None:
    one = replace(CLAUSE, shop="WELD", cap_percent=Decimal(1))
    two = replace(CLAUSE, shop="PAINT")
    assert owed(with_clause(one, two), LATE)[0] == 10_000 + 39_000


def test_without_a_clause_or_anything_it_speaks_of_there_are_no_damages() -> None:
    assert standing(NOTHING, LATE, pv_pct=0, ev_pct=0).damages is None
    assert standing(with_clause(CLAUSE), [], pv_pct=0, ev_pct=0).damages is None


def test_approved_variations_change_the_value() -> None:
    variations = tuple(
        ChangeFacts(status, status, usd(amount))
        for status, amount in (("APPROVED", 96), ("IMPLEMENTED", -36), ("SUBMITTED", 74))
    )
    accounts = replace(NOTHING, variations=variations, invoiced=usd(70), received=usd(60))
    found = standing(accounts, [], pv_pct=0, ev_pct=0)
    assert (found.variations_approved, found.revised) == (usd(60), usd(1_000_060))
    assert (found.receivable, found.remaining_to_invoice) == (usd(10), usd(999_930))


def test_without_a_budget_or_cost_there_is_no_earned_value() -> None:
    assert standing(NOTHING, [], pv_pct=50, ev_pct=40).value is None
    costed = replace(NOTHING, bac=Money(100_00, "CNY"), actual_cost=Money(50_00, "CNY"))
    value = standing(costed, [], pv_pct=50, ev_pct=40).value
    assert value is not None
    assert (value.pv, value.ev, value.cpi) == (50, 40, 0.8)
