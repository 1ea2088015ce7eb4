"""Links go at right angles, out of the right end of one bar and into the right end of the other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.terms import LINK_KINDS
from ui.timeline.routes import Anchor, distance, route

BAR = Anchor(100, 200, 50, has_length=True, half=13)
LATER = Anchor(260, 300, 102, has_length=True, half=13)
EARLIER = Anchor(20, 80, 102, has_length=True, half=13)
GATE = Anchor(260, 260, 24, has_length=False, half=13)

anchors = st.builds(
    Anchor,
    left=st.integers(-500, 500),
    right=st.integers(501, 900),
    level=st.integers(0, 40).map(lambda line: line * 26),
    has_length=st.booleans(),
    half=st.just(13.0),
)


def test_a_successor_after_the_finish_is_entered_from_above() -> None:
    found = route("FS", BAR, LATER)
    assert list(found.points) == [(207, 50), (264, 50), (264, 96)]
    assert found.arrow == "down"


def test_a_gate_above_is_entered_from_below() -> None:
    found = route("FS", BAR, GATE)
    assert list(found.points) == [(207, 50), (260, 50), (260, 31)]
    assert found.arrow == "up"


def test_a_successor_that_starts_too_early_is_entered_from_its_left() -> None:
    found = route("FS", BAR, EARLIER)
    assert (found.points[0], found.points[-1], found.arrow) == ((207, 50), (20, 102), "right")


@pytest.mark.parametrize(
    ("kind", "out", "into", "arrow"),
    [
        ("SS", (100, 50), (260, 102), "right"),
        ("FF", (207, 50), (307, 102), "left"),
        ("SF", (100, 50), (307, 102), "left"),
    ],
)
def test_each_kind_ties_its_own_ends(
    kind: str, out: tuple[int, int], into: tuple[int, int], arrow: str
) -> None:
    found = route(kind, BAR, LATER)
    assert (found.points[0], found.points[-1], found.arrow) == (out, into, arrow)


@given(st.sampled_from(sorted(LINK_KINDS)), anchors, anchors)
def test_every_leg_is_upright_or_level(kind: str, before: Anchor, after: Anchor) -> None:
    points = route(kind, before, after).points
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))


def test_a_link_is_found_near_its_legs_only() -> None:
    found = route("FS", BAR, LATER)
    assert distance(found, 230, 52) == 2
    assert distance(found, 266, 80) == 2
    assert distance(found, 230, 80) > 20
