"""Weights of a new project: the stage weights of its shops, exactly 100 together."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.rules.weights import Load, weights


def test_a_shop_carries_its_share_of_a_stage() -> None:
    loads = [
        Load("design", "WELD", {"S04": 1}),
        Load("design", "PAINT", {"S04": 1}),
        Load("rest", "PRJ", {"S07": 1}),
    ]
    # Welding 4 and painting 5 percent for design, 25 and 21 for the rest, halves of the contract.
    assert weights(loads, [("WELD", Decimal(50)), ("PAINT", Decimal(50))]) == [
        *(Decimal("7.2727"), Decimal("9.0909"), Decimal("83.6364"))
    ]


def test_parts_divide_a_stage() -> None:
    loads = [Load("cold", "ASSY", {"S14": 5}), Load("hot", "ASSY", {"S14": 3})]
    assert weights(loads, [("ASSY", Decimal(100))]) == [Decimal("62.5"), Decimal("37.5")]


def test_the_remainder_goes_to_the_first_of_those_cut_alike() -> None:
    loads = [Load(key, "PAINT", {"S07": 1}) for key in ("a", "b", "c")]
    assert weights(loads, [("PAINT", Decimal(100))]) == [
        *(Decimal("33.3334"), Decimal("33.3333"), Decimal("33.3333"))
    ]


def test_without_shares_shops_weigh_the_same() -> None:
    loads = [Load("x", "ASSY", {"S16": 1}), Load("x", "WELD", {"S16": 1})]
    assert weights(loads, [("ASSY", Decimal(0)), ("WELD", Decimal(0))]) == [Decimal(50)] * 2


def test_nothing_carried_weighs_nothing() -> None:
    assert weights([Load("x", "PRJ", {})], [("PAINT", Decimal(100))]) == [Decimal(0)]


shares = st.dictionaries(
    st.sampled_from(["STAMP", "WELD", "PAINT", "ASSY", "CONV", "UTIL"]),
    st.decimals(0, 100, places=2),
    min_size=1,
)


@given(shares, st.lists(st.sampled_from(["S04", "S07", "S13", "S16"]), min_size=1, max_size=12))
def test_the_sum_is_always_exactly_100(share: dict[str, Decimal], stages: list[str]) -> None:
    loads = [Load(f"{n}", shop, {stage: 1}) for n, stage in enumerate(stages) for shop in share]
    assert sum(weights(loads, list(share.items()))) == 100
