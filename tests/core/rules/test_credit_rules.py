"""Rules of credit for packages: the table of DOMAIN 1.5 and what lies between its lines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.credit_rules import (
    CREDIT,
    OFF_CHAIN,
    least_advanced,
    package_percent,
    split_percent,
)


def test_the_table_never_falls() -> None:
    assert all(before <= after for before, after in pairwise(CREDIT.values()))
    assert (CREDIT["SPECIFIED"], CREDIT["FAT_PASSED"], CREDIT["ACCEPTED"]) == (0, 65, 100)


@pytest.mark.parametrize(
    ("status", "made", "installed", "percent"),
    [
        ("PO_PLACED", None, None, 10),
        ("IN_MANUFACTURE", None, None, 45),
        ("IN_MANUFACTURE", 50, None, 45),
        ("IN_MANUFACTURE", 100, None, 60),
        ("IN_MANUFACTURE", 0, None, 30),
        ("INSTALLING", None, 0, 80),
        ("INSTALLING", None, 50, 86),
        ("INSTALLING", None, 100, 92),
        ("ACCEPTED", 10, 10, 100),
    ],
)
def test_a_package_counts_by_its_status(
    status: str, made: float | None, installed: float | None, percent: float
) -> None:
    assert package_percent(status, made=made, installed=installed) == percent


@pytest.mark.parametrize("status", sorted(OFF_CHAIN))
def test_a_status_off_the_chain_says_nothing(status: str) -> None:
    assert package_percent(status) is None
    assert split_percent(status, [("ON_SITE", 1)]) is None


def test_lots_count_by_their_share() -> None:
    # P02 of the sample: 40 containers inspected, 100 at the border; 20 % of it is installed.
    lots = [("INSPECTED", 40), ("AT_BORDER", 100)]
    assert split_percent("AT_BORDER", lots) == pytest.approx((40 * 80 + 100 * 73) / 140)
    mounted = split_percent("AT_BORDER", lots, installed=20)
    assert mounted == pytest.approx((40 * 80 + 100 * 73) / 140 + 2.4)


def test_a_lot_that_waits_counts_as_far_as_the_package_was_made() -> None:
    assert split_percent("PACKING", [("ON_SITE", 50), ("PACKING", 50)]) == (78 + 65) / 2


def test_once_installed_lots_count_no_more() -> None:
    assert split_percent("HOT_COMMISSIONED", [("ON_SITE", 1)]) == 98


def test_the_least_advanced_lot_says_where_a_package_is() -> None:
    assert least_advanced(["ON_SITE", "AT_BORDER", "INSPECTED"]) == "AT_BORDER"
    assert least_advanced(["ON_SITE", "PACKING"]) is None
    assert least_advanced([]) is None


@given(
    st.lists(st.tuples(st.sampled_from(["PACKING", "IN_TRANSIT", "ON_SITE"]), st.floats(0.1, 99))),
    st.floats(0, 100),
)
def test_no_package_counts_for_less_than_nothing_or_more_than_installed(
    lots: list[tuple[str, float]], installed: float
) -> None:
    found = split_percent("PACKED", lots, installed=installed)
    assert found is not None
    assert 0 <= found <= CREDIT["INSTALLED"] + 1e-9
