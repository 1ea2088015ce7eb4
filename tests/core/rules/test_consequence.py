"""What one changed date pushes: only what its links demand, and never what is finished."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import CircularPlan
from core.rules.calendar import WorkCalendar
from core.rules.consequence import consequences, demanded
from core.rules.facts import Link, NewDates
from tests.sample import day, facts, links

if TYPE_CHECKING:
    from core.rules.consequence import Consequence
    from core.rules.facts import MilestoneFacts


def moved(found: Consequence) -> dict[int, str]:
    return {move.id: move.new.isoformat() for move in found.moved}


def test_no_change_has_no_consequence() -> None:
    found = consequences(facts("P-2301"), links("P-2301"), {})
    assert found.moved == ()
    assert found.pac_before == found.pac_after == day("2025-10-31")
    assert found.sop_before == found.sop_after == day("2025-09-30")


def test_a_week_of_painting_pushes_as_far_as_the_links_demand() -> None:
    found = consequences(facts("P-2301"), links("P-2301"), {29: NewDates(finish=day("2025-06-20"))})
    assert [(move.id, move.start, move.new) for move in found.moved] == [
        (32, day("2025-06-20"), day("2025-07-22")),
        (35, day("2025-07-22"), day("2025-08-16")),
    ]
    assert found.pac_after == found.pac_before


def test_two_months_of_painting_move_sop_and_pac() -> None:
    found = consequences(facts("P-2301"), links("P-2301"), {29: NewDates(finish=day("2025-08-13"))})
    assert found.sop_after == day("2025-11-18")
    assert found.pac_after == day("2025-12-18")
    # FAC keeps a year after the last PAC.
    assert moved(found)[48] == "2026-12-18"


def test_an_earlier_date_pulls_nothing() -> None:
    found = consequences(facts("P-2301"), links("P-2301"), {29: NewDates(finish=day("2025-03-14"))})
    assert found.moved == ()


def test_what_is_finished_never_moves() -> None:
    found = consequences(facts("P-2301"), links("P-2301"), {23: NewDates(finish=day("2025-12-01"))})
    done = {m.id for m in facts("P-2301") if m.is_done}
    assert not done & set(moved(found))


def test_a_link_broken_before_is_not_mended_by_the_way() -> None:
    ms = [
        replace(m, forecast_start=day("2025-06-01"), forecast_finish=day("2025-07-01")) if m.id == 32 else m
        for m in facts("P-2301")
    ]  # fmt: skip
    assert consequences(ms, links("P-2301"), {28: NewDates(finish=day("2025-04-26"))}).moved == ()


def test_a_running_milestone_keeps_its_start_and_its_finish_follows() -> None:
    found = consequences(facts("P-2301"), links("P-2301"), {26: NewDates(finish=day("2025-05-30"))})
    at = next(move for move in found.moved if move.id == 29)
    assert (at.start, at.new) == (day("2024-10-28"), day("2025-07-25"))


def test_a_ring_is_refused_and_named() -> None:
    ring = [Link(1, 2, "FS", 0), Link(2, 3, "FS", 0), Link(3, 1, "FS", 0)]
    with pytest.raises(CircularPlan, match=r"M00[123] → M00[123]"):
        consequences(facts("P-2301"), ring, {})


@pytest.mark.parametrize(
    ("kind", "first"),
    [("FS", "2025-01-20"), ("FF", "2025-01-20"), ("SS", "2025-01-11"), ("SF", "2025-01-11")],
)
def test_what_a_link_demands(kind: str, first: str) -> None:
    link = Link(1, 2, kind, 10)
    assert demanded(link, day("2025-01-01"), day("2025-01-10")) == day(first)


def test_a_predecessor_without_dates_demands_nothing() -> None:
    assert demanded(Link(1, 2, "FS", 0), None, None) is None


def held(ms: list[MilestoneFacts], found: Consequence) -> bool:
    """Return whether every link from a moved milestone holds for what is open."""
    dates = {m.id: (m.start, m.finish) for m in ms}
    dates |= {move.id: (move.start, move.new) for move in found.moved}
    by_id = {m.id: m for m in ms}
    for link in links("P-2301"):
        after = by_id[link.successor]
        start, finish = dates[link.successor]
        least = demanded(link, *dates[link.predecessor])
        at = finish if link.kind in {"FF", "SF"} or start is None else start
        if after.is_done or (after.actual_start and link.kind in {"FS", "SS"}):
            continue
        if least is not None and at is not None and at < least:
            return False
    return True


open_ids = [m.id for m in facts("P-2301") if not m.is_done]


@given(st.sampled_from(open_ids), st.integers(0, 400), st.permutations(facts("P-2301")))
def test_links_hold_afterwards_whatever_the_order_of_input(
    id_: int, days: int, mixed: list[MilestoneFacts]
) -> None:
    ms = facts("P-2301")
    finish = ms[id_ - 1].finish
    assert finish is not None
    later = finish + dt.timedelta(days)
    change = {id_: NewDates(finish=later)}
    found = consequences(ms, links("P-2301"), change)
    assert consequences(mixed, links("P-2301"), change) == found
    typed = [replace(m, forecast_finish=later) if m.id in change else m for m in ms]
    assert held(typed, found)
    assert all(move.new >= move.old for move in found.moved)


@pytest.mark.parametrize(
    ("lag", "unit", "least"),
    [
        (3, "ed", "2025-03-10"),
        (1440 * 3, "em", "2025-03-10"),
        (3, "d", "2025-03-12"),
        (480 * 3, "m", "2025-03-12"),
        (60, "%", "2025-03-10"),
    ],
)
def test_a_lag_is_counted_in_its_unit(lag: int, unit: str, least: str) -> None:
    friday = day("2025-03-07")
    link = Link(1, 2, "FS", lag, unit)
    assert demanded(link, day("2025-03-03"), friday, WorkCalendar("")) == day(least)


def test_a_bar_moved_as_a_whole_keeps_its_days() -> None:
    found = consequences(
        facts("P-2301"), links("P-2301"), {32: NewDates(day("2025-07-01"), day("2025-07-31"))}
    )
    assert [(move.id, move.start) for move in found.moved][:1] == [(35, day("2025-07-31"))]
