"""What is inactive: left out, and waited across."""

from __future__ import annotations

from core.rules.schedule.engine import schedule
from core.rules.schedule.inactive import bridges
from core.rules.schedule.plan import ELAPSED, PERCENT, WORKING, Link
from tests.plans import dates, floats, plan

THREE = ("A 1d", "B 5d is_inactive", "C 1d")


def test_what_follows_it_waits_for_what_it_waited_for() -> None:
    made = plan(*THREE, "A FS B", "B FS C")
    assert dates(made) == {"A": "03-03 08:00 – 03-03 17:00", "C": "03-04 08:00 – 03-04 17:00"}
    assert floats(made) == {"A": (0, 0), "C": (0, 0)}
    found = schedule(made)
    assert [each.other for each in found.chain(3)] == [1, None]


def test_with_a_summary_goes_what_lies_below_it() -> None:
    lines = ("A 1d", "S summary is_inactive", "B 5d parent=S", "C 1d", "A FS B", "B FS C")
    assert dates(plan(*lines)) == dates(plan(*THREE, "A FS B", "B FS C"))


def test_a_summary_goes_with_the_last_of_what_lies_below_it() -> None:
    lines = ("A 1d", "S summary", "T summary parent=S", "B 5d parent=T is_inactive", "C 1d")
    assert set(dates(plan(*lines))) == {"A", "C"}


def test_ends_hold_from_the_first_link_to_the_last() -> None:
    links = [Link(1, 2, "SS"), Link(2, 3, "FF")]
    assert bridges(links, {2}) == (Link(1, 3, "SF"),)


def test_lags_add_up_where_they_are_counted_alike() -> None:
    links = [Link(1, 2, lag=10), Link(2, 3, lag=-4), Link(3, 4, lag=1)]
    assert bridges(links, {2, 3}) == (Link(1, 4, lag=7),)


def test_of_lags_that_are_counted_differently_the_second_holds() -> None:
    links = [Link(1, 2, lag=10), Link(2, 3, lag=5, unit=ELAPSED), Link(2, 4)]
    assert set(bridges(links, {2})) == {
        Link(1, 3, lag=5, unit=ELAPSED),
        Link(1, 4, lag=10, unit=WORKING),
    }


def test_a_share_of_what_lasts_no_time_is_nothing() -> None:
    links = [Link(1, 2, lag=5_000, unit=PERCENT), Link(2, 3, lag=5_000, unit=PERCENT)]
    assert bridges(links, {2}) == (Link(1, 3, lag=5_000, unit=PERCENT),)


def test_what_leads_nowhere_is_left_out_and_a_ring_of_it_ends() -> None:
    links = [Link(1, 2), Link(2, 3, lag=1), Link(3, 2, lag=1), Link(3, 1), Link(4, 5)]
    assert bridges(links, {2, 3}) == ()
    made = plan(
        "A 1d", "B 1d is_inactive", "C 1d is_inactive", "D 1d", "A FS B", "B FS+1d C", "C FS+1d B"
    )
    assert dates(made)["D"] == "03-03 08:00 – 03-03 17:00"
