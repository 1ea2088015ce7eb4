"""The next code of a list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.codes import next_code


@pytest.mark.parametrize(
    ("taken", "code"),
    [
        ([], "R-01"),
        (["R-01"], "R-02"),
        (["R-01", "R-09"], "R-10"),
        (["R-99"], "R-100"),
        (["W01", "W02", "P01"], "W03"),
        (["SH-007"], "SH-008"),
        (["first", "second"], "R-01"),
        (["R-01", "last"], "R-02"),
    ],
)
def test_a_list_counts_on_as_most_of_its_codes_do(taken: list[str], code: str) -> None:
    assert next_code(taken, "R-01") == code


@given(st.sets(st.text("RA-019", max_size=6)))
def test_a_new_code_is_never_taken(taken: set[str]) -> None:
    assert next_code(taken, "R-01") not in taken
