"""How grave a risk is: score, rating, and what it is to be expected to cost."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from core.money import Money

LOW, MEDIUM, HIGH, VERY_HIGH = "LOW", "MEDIUM", "HIGH", "VERY_HIGH"
HIGH_FROM: Final = 10
"""The score from which a risk is high."""
_FROM: Final = ((15, VERY_HIGH), (HIGH_FROM, HIGH), (5, MEDIUM))
_CHANCE: Final = {1: Decimal(5), 2: Decimal(20), 3: Decimal(40), 4: Decimal(65), 5: Decimal(90)}
"""Percent that each of the five probabilities stands for."""


def score(probability: int | None, impact: int | None) -> int | None:
    """Return probability times impact, 1 to 25; None where one is not said."""
    return None if probability is None or impact is None else probability * impact


def rating(points: int | None) -> str:
    """Return low (1 to 4), medium (5 to 9), high (10 to 14) or very high; empty of none."""
    if points is None:
        return ""
    return next((name for least, name in _FROM if points >= least), LOW)


def expected_value(probability: int | None, cost: Money | None) -> Money | None:
    """Return the cost weighed by the chance that it comes."""
    if probability is None or cost is None:
        return None
    return cost.times(_CHANCE[probability] / 100)
