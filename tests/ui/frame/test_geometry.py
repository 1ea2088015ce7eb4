"""Tests of ui.frame.geometry."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from ui.frame.geometry import clamped

SCREEN = QRect(0, 0, 1920, 1080)
SECOND = QRect(1920, 0, 1920, 1080)


def test_a_window_that_was_seen_stays_where_it_was() -> None:
    there = QRect(100, 50, 1400, 900)
    assert clamped(there, [SCREEN]) == there


@pytest.mark.parametrize(
    "lost",
    [QRect(2000, 50, 1400, 900), QRect(-1390, 50, 1400, 900), QRect(100, -400, 1400, 300)],
    ids=["screen unplugged", "far left", "head above the screen"],
)
def test_a_window_that_would_be_lost_comes_back_whole(lost: QRect) -> None:
    assert SCREEN.contains(clamped(lost, [SCREEN]))


def test_a_window_larger_than_the_screen_is_cut_to_it() -> None:
    assert clamped(QRect(0, 0, 4000, 3000), [SCREEN]) == SCREEN


def test_a_window_on_the_second_screen_stays_there() -> None:
    there = QRect(2000, 50, 1400, 900)
    assert clamped(there, [SCREEN, SECOND]) == there


def test_the_first_window_is_in_the_middle() -> None:
    assert clamped(None, [SCREEN]).center() == SCREEN.center()
