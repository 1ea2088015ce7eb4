"""Scales of money: round marks, one zero, and what the marks say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.charts import style
from core.charts._money import scale, scales

if TYPE_CHECKING:
    from core.charts._money import Scale

LOOK = style("light", "en")


def shown(marks: Scale) -> list[str]:
    return [words.replace("\u00a0", " ") for words in marks.words(LOOK)]


def test_the_scales_of_the_design() -> None:
    bars, line = scales([(-5_000_000, 17_300_000), (-18_000_000, 32_000_000)], 6)
    assert shown(bars) == ["−10", "−5", "0", "5", "10", "15", "20 M"]
    assert shown(line) == ["−20", "−10", "0", "10", "20", "30", "40 M"]


@pytest.mark.parametrize(
    ("reach", "words"),
    [
        ((0, 900), ["0", "500", "1,000"]),
        ((0, 45_000), ["0", "25", "50 k"]),
        ((0, 1_400_000), ["0.0", "1.0", "2.0 M"]),
        ((-2_000_000, 0), ["−2 M", "−1", "0"]),
        ((0, 0), ["0", "1"]),
    ],
)
def test_the_highest_mark_names_the_unit(reach: tuple[float, float], words: list[str]) -> None:
    found = shown(scale(*reach, 2))
    assert [each.replace(".0", "") for each in found] == [each.replace(".0", "") for each in words]


@given(
    st.lists(st.tuples(st.integers(-(10**13), 0), st.integers(0, 10**13)), min_size=1, max_size=3),
    st.integers(2, 12),
)
def test_every_sum_lies_on_its_scale_and_zero_at_one_place(
    reaches: list[tuple[int, int]], most: int
) -> None:
    found = scales(reaches, most)
    assert len({(each.above, each.below) for each in found}) == 1
    for each, (low, high) in zip(found, reaches, strict=True):
        assert each.limits[0] <= low + each.step * 1e-6
        assert each.limits[1] >= high - each.step * 1e-6
        assert 1 <= each.above + each.below <= most
