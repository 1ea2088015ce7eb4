"""Accounts of a project that keeps nothing yet, for tests to fill."""

from __future__ import annotations

from core.money import Money
from core.rules.accounts import Accounts


def usd(whole: int) -> Money:
    return Money(whole * 100, "USD")


NOTHING = Accounts(
    contract=usd(1_000_000),
    prices={},
    bac=None,
    actual_cost=None,
    to_complete=None,
    variations=(),
    claims=(),
    extensions=(),
    invoiced=usd(0),
    received=usd(0),
    overdue=(),
    guarantees=(),
    credits=(),
    clauses=(),
    lots=(),
    punch=None,
    failed_tests=0,
)
