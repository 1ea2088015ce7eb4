"""Durations and lags as the exchange file writes them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import terms
from core.exchange._spans import LAG, duration, duration_text, lag_text, lag_unit


@pytest.mark.parametrize(
    ("text", "minutes", "elapsed"),
    [
        ("20d", 9600, False),
        ("5ed", 7200, True),
        ("90min", 90, False),
        ("90emin", 90, True),
        ("0d", 0, False),
    ],
)
def test_a_duration_is_written_in_its_own_unit(text: str, minutes: int, *, elapsed: bool) -> None:
    assert duration(text) == (minutes, elapsed)
    assert duration_text(minutes, elapsed=elapsed) == text


@pytest.mark.parametrize("text", ["", "20", "d", "-1d", "1.5d", "20 d", "2w"])
def test_other_words_are_no_duration(text: str) -> None:
    assert duration(text) is None


@given(st.integers(0, 10**7), st.booleans())
def test_any_duration_comes_back(minutes: int, elapsed: bool) -> None:  # noqa: FBT001  drawn
    assert duration(duration_text(minutes, elapsed=elapsed)) == (minutes, elapsed)


@given(st.integers(-3650, 3650).filter(bool), st.sampled_from(sorted(terms.LAG_UNITS)))
def test_any_lag_comes_back(lag: int, unit: str) -> None:
    found = re.fullmatch(LAG, lag_text(lag, unit))
    assert found is not None
    assert (int(found["lag"]), lag_unit(found["unit"])) == (lag, unit)
