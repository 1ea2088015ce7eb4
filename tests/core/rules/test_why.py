"""The chain that explains a date ends in a fact."""

from __future__ import annotations

from dataclasses import replace

from core.rules.facts import Link, NewDates
from core.rules.pins import edited
from core.rules.why import why
from tests.builders import day
from tests.core.rules.test_pins import CHAIN, DAY, milestone, plan_of


def chain(plan: object, id_: int) -> list[tuple[int, str]]:
    return [(step.milestone, step.kind) for step in why(plan, id_)]  # type: ignore[arg-type]


def test_a_chain_goes_back_over_the_links_to_the_status_date() -> None:
    assert chain(CHAIN, 2) == [(2, "link"), (1, "status")]
    (step, _begin) = why(CHAIN, 2)
    assert (step.link, step.other, step.allowed) == ("FS", 1, day("2025-03-08"))
    assert step.start == day("2025-03-10")


def test_a_chain_ends_at_a_pin_or_at_what_has_happened() -> None:
    pinned = edited(CHAIN, {1: NewDates(start=day("2025-03-20"))})
    assert chain(pinned, 2) == [(2, "link"), (1, "pin")]
    begun = milestone(1, actual_start=day("2025-02-24"), percent=20.0, duration=5 * DAY)
    assert chain(CHAIN.having({1: begun}), 2) == [(2, "link"), (1, "actual")]


def test_dates_by_hand_are_a_fact() -> None:
    hand = CHAIN.having({1: replace(CHAIN.by_id[1], manual=True)})
    assert chain(hand, 2) == [(2, "link"), (1, "typed")]


def test_a_link_that_leads_later_than_a_pin_explains_the_date() -> None:
    early = edited(CHAIN, {2: NewDates(start=day("2025-03-04"))})
    assert chain(early, 2)[0] == (2, "link")


def test_the_lag_of_the_link_is_told_in_its_unit() -> None:
    plan = plan_of(*CHAIN.milestones, links=(Link(1, 2, "FS", 3, "d"),))
    (step, _begin) = why(plan, 2)
    assert (step.lag, step.unit, step.start) == (3, "d", day("2025-03-13"))


def test_without_dates_there_is_nothing_to_explain() -> None:
    undated = milestone(1, forecast_start=None, forecast_finish=None)
    assert why(plan_of(undated, by_logic=False), 1) == ()
