"""Contracts and their sums by currency: currencies are never added to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.money import Money
from tests.core.report.helpers import rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.report import Document


def test_each_currency_has_its_own_sum(document: Callable[..., Document]) -> None:
    made = document(None)
    sums = {row["currency"]: row for row in rows(made, "currencies")}
    assert sums["EUR"]["value"] == Money(3_650_000_000, "EUR")
    assert sum(row["projects"] for row in sums.values()) == len(rows(made, "contracts")) == 6
