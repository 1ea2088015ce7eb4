"""How grave a risk is."""

from __future__ import annotations

import pytest

from core.money import Money
from core.rules import risk


@pytest.mark.parametrize(
    ("probability", "impact", "points", "rating"),
    [
        (1, 4, 4, risk.LOW),
        (1, 5, 5, risk.MEDIUM),
        (3, 3, 9, risk.MEDIUM),
        (2, 5, 10, risk.HIGH),
        (3, 5, 15, risk.VERY_HIGH),
        (5, 5, 25, risk.VERY_HIGH),
        (None, 5, None, ""),
    ],
)
def test_score_and_rating(
    probability: int | None, impact: int | None, points: int | None, rating: str
) -> None:
    found = risk.score(probability, impact)
    assert (found, risk.rating(found)) == (points, rating)


def test_the_cost_to_be_expected() -> None:
    assert risk.expected_value(4, Money(450_000_00, "USD")) == Money(292_500_00, "USD")
    assert risk.expected_value(None, Money(1, "USD")) is None
    assert risk.expected_value(4, None) is None
