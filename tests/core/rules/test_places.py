"""Moving rows up and down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.places import moved


@pytest.mark.parametrize(
    ("moving", "steps", "found"),
    [
        ("c", -1, "acbd"),
        ("c", -9, "cabd"),
        ("bd", -1, "badc"),
        ("ab", -1, "abcd"),
        ("ab", 1, "cabd"),
        ("ac", 2, "bdac"),
    ],
)
def test_rows_move_as_far_as_there_is_room(moving: str, steps: int, found: str) -> None:
    assert "".join(moved("abcd", set(moving), steps)) == found


@given(st.sets(st.sampled_from("abcdef")), st.integers(-9, 9))
def test_what_moves_and_what_stays_both_keep_their_order(moving: set[str], steps: int) -> None:
    found = moved("abcdef", moving, steps)
    assert [c for c in found if c in moving] == sorted(moving)
    assert [c for c in found if c not in moving] == sorted(set("abcdef") - moving)
