"""Where a project stands: clauses of damages, extensions by shop, and values without a budget."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import Money
from core.rules.accounts import ChangeFacts, ClaimFacts, DamagesClause
from core.rules.damages import DelayTerms
from core.rules.facts import MilestoneFacts
from core.rules.standing import damages, standing
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


def test_the_margin_is_the_value_with_its_changes_less_the_estimate_at_completion() -> None:
    # DOMAIN 2.1: 88.6 M less 79,024,655 is 9,575,345, 10.8 %
    accounts = replace(
        NOTHING,
        contract=usd(88_000_000),
        variations=(
            ChangeFacts("VO-01", "APPROVED", usd(960_000)),
            ChangeFacts("VO-02", "APPROVED", usd(-360_000)),
        ),
        bac=usd(76_500_000),
        actual_cost=usd(59_600_000),
        invoiced=usd(68_200_000),
        received=usd(64_400_000),
    )
    found = standing(accounts, [], pv_pct=86.3574, ev_pct=75.41951)
    assert found.margin is not None
    assert float(found.margin.amount) == pytest.approx(9_575_345, abs=50)
    assert found.margin_percent == pytest.approx(10.8, abs=0.01)
    assert (found.receivable, found.remaining_to_invoice) == (usd(3_800_000), usd(19_800_000))
    abroad = replace(accounts, bac=Money(1, "CNY"), actual_cost=Money(1, "CNY"))
    assert standing(abroad, [], pv_pct=50, ev_pct=50).margin is None
    assert standing(NOTHING, [], pv_pct=50, ev_pct=50).margin_percent is None


def test_more_delay_moves_what_is_open_and_leaves_the_customers_own_days() -> None:
    building = replace(
        milestone("M3", "WELD", 45, stage="S13", responsible="customer"), forecast_finish=None
    )
    claim = ClaimFacts("CL", "UNDER_DETERMINATION", "", 52, 0)
    accounts = replace(with_clause(replace(CLAUSE, cap_percent=None)), extensions=(claim,))
    done = replace(LATE[0], actual_finish=LATE[0].forecast_finish)
    found = damages(accounts, [done, LATE[1], building], later=14)
    assert found is not None
    assert [part.days for part in found.gross.parts] == [91, 106]
    assert found.net_of_claimed.parts[0].extension == 0
    sooner = damages(accounts, [done, LATE[1]], later=-500)
    assert sooner is not None
    assert [part.days for part in sooner.gross.parts] == [91, 0]


@given(st.integers(-200, 400), st.integers(0, 60))
def test_damages_of_a_project_never_fall_with_delay_and_never_pass_the_cap(
    later: int, more: int
) -> None:
    accounts = with_clause(CLAUSE)
    now, then = damages(accounts, LATE, later=later), damages(accounts, LATE, later=later + more)
    assert now is not None
    assert then is not None
    assert now.gross.amount <= then.gross.amount <= usd(50_000)
    assert now.net_of_claimed.amount <= now.gross.amount
