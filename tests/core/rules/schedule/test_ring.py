"""Finding a ring among those that wait for each other."""

from __future__ import annotations

from core.rules.schedule.ring import ring


def test_it_runs_from_what_comes_first_and_closes() -> None:
    assert ring({1: [3], 2: [1], 3: [2]}) == [1, 2, 3, 1]


def test_what_only_leads_into_a_ring_is_no_part_of_it() -> None:
    assert ring({0: [2], 1: [2], 2: [1], 5: [2]}) == [1, 2, 1]


def test_one_that_waits_for_itself() -> None:
    assert ring({4: [4]}) == [4, 4]


def test_a_summary_passed_by_its_gate_and_by_itself_stands_once() -> None:
    # 0 is the summary, 1 below it, 2 waits for it and its gate for 2.
    assert ring({~0: [2], 1: [~0], 0: [1], 2: [0]}) == [0, 2, 0]
