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
def test_7_score_and_rating(
    probability: int | None, impact: int | None, points: int | None, rating: str
) -> None:
    found = risk.score(probability, impact)
    assert (found, risk.rating(found)) == (points, rating)


def test_7_the_cost_to_be_expected() -> None:
    assert risk.expected_value(4, Money(450_000_00, "USD")) == Money(292_500_00, "USD")
    assert risk.expected_value(None, Money(1, "USD")) is None
    assert risk.expected_value(4, None) is None


@pytest.mark.parametrize(("probability", "percent"), [(1, 5), (2, 20), (3, 40), (4, 65), (5, 90)])
def test_7_each_probability_stands_for_a_chance(probability: int, percent: int) -> None:
    assert risk.expected_value(probability, Money(100_00, "USD")) == Money(percent * 100, "USD")


def test_7_ratings_take_up_all_scores_without_a_gap() -> None:
    found = [risk.rating(points) for points in range(1, 26)]
    counted = [found.count(name) for name in (risk.LOW, risk.MEDIUM, risk.HIGH, risk.VERY_HIGH)]
    assert counted == [4, 5, 5, 11]
    assert found == sorted(found, key=[risk.LOW, risk.MEDIUM, risk.HIGH, risk.VERY_HIGH].index)
