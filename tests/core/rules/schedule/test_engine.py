"""Laws that hold for every plan, and schedules made from earlier ones."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.rules.schedule.engine import schedule
from core.rules.schedule.instant import HOUR
from core.rules.schedule.plan import (
    ELAPSED,
    FNET,
    FNLT,
    MFO,
    MS_PROJECT,
    MSO,
    PERCENT,
    SNET,
    SNLT,
    WORKING,
    Activity,
    Constraint,
    Link,
    Manner,
    Plan,
)
from tests.plans import CALENDARS, at, dates, floats, plan

if TYPE_CHECKING:
    from random import Random

    from core.rules.schedule.engine import Schedule

START = at("2025-03-03T08:00")
DAY = 24 * HOUR
PRIMAVERA = Manner(progress="retained logic", lag_calendar="predecessor")

durations = st.sampled_from([0, HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR, 40 * HOUR])
calendars = st.sampled_from([None, "24h", "night", "six", "holiday"])
kinds = st.sampled_from(["FS", "SS", "FF", "SF"])
lags = st.one_of(
    st.just((0, WORKING)),
    st.tuples(st.integers(-20, 40).map(lambda n: n * HOUR), st.just(WORKING)),
    st.tuples(st.integers(-20, 40).map(lambda n: n * HOUR), st.just(ELAPSED)),
    st.tuples(st.integers(-100, 200).map(lambda n: n * 100), st.just(PERCENT)),
)


@st.composite
def plans(draw: st.DrawFn, *, constrained: bool = False) -> Plan:
    """Draw a plan without a ring: links lead from lower ids to higher ones."""
    size = draw(st.integers(1, 9))
    manner = draw(st.sampled_from([MS_PROJECT, PRIMAVERA]))
    has_calendars = draw(st.booleans())
    days = st.integers(-3, 20).map(lambda n: START + n * DAY)
    dated = st.builds(Constraint, st.sampled_from([SNET, SNLT, FNET, FNLT, MSO, MFO]), days)
    activities = [
        Activity(
            id=number,
            code=f"A{number}",
            duration=draw(durations),
            elapsed=manner == MS_PROJECT and draw(st.booleans()) and draw(st.booleans()),
            calendar=draw(calendars) if has_calendars else None,
            constraints=(draw(dated),) if constrained and draw(st.booleans()) else (),
            deadline=draw(st.none() | days) if constrained else None,
        )
        for number in range(1, size + 1)
    ]
    links = []
    for _ in range(draw(st.integers(0, 2 * size)) if size > 1 else 0):
        after = draw(st.integers(2, size))
        lag, unit = draw(lags)
        links.append(Link(draw(st.integers(1, after - 1)), after, draw(kinds), lag, unit))
    return Plan(
        start=START,
        activities=tuple(activities),
        links=tuple(links),
        calendars=CALENDARS,
        manner=manner,
    )


def least(made: Schedule, link: Link) -> int:
    """Return when a link without a lag lets its successor start or finish."""
    before = made.dates[link.predecessor]
    return before.finish if link.kind in {"FS", "FF"} else before.start


@settings(max_examples=150)
@given(plans())
def test_nothing_starts_before_what_it_waits_for(made: Plan) -> None:
    found = schedule(made)
    for link in made.links:
        after = found.dates[link.successor]
        when = after.start if link.kind in {"FS", "SS"} else after.finish
        if not link.lag:
            clock = found.passes.net.calendar[link.successor - 1]
            assert when >= least(found, link) or clock.between(when, least(found, link)) == 0
    assert all(each.start >= START for each in found.dates.values())


@settings(max_examples=150)
@given(plans())
def test_each_takes_exactly_its_duration(made: Plan) -> None:
    found = schedule(made)
    for number, each in enumerate(made.activities):
        clock = found.passes.shapes.clock[number]
        row = found.dates[each.id]
        assert clock.between(row.early_start, row.early_finish) == each.duration
        assert clock.between(row.late_start, row.late_finish) == each.duration


@settings(max_examples=150)
@given(plans())
def test_float_is_never_negative_without_a_constraint_or_deadline(made: Plan) -> None:
    # Primavera ends late dates with a shift, even for what comes before and works longer.
    has_other_times = any(each.calendar for each in made.activities) or any(
        each.unit == ELAPSED for each in made.links
    )
    assume(made.manner == MS_PROJECT or not has_other_times)
    for row in schedule(made).dates.values():
        assert row.free_float >= 0
        assert row.total_float >= 0


@settings(max_examples=100)
@given(plans(constrained=True), st.randoms(use_true_random=False))
def test_the_result_does_not_depend_on_the_order_of_what_is_given(
    made: Plan, chance: Random
) -> None:
    activities, links = list(made.activities), list(made.links)
    chance.shuffle(activities)
    chance.shuffle(links)
    shuffled = dataclasses.replace(made, activities=tuple(activities), links=tuple(links))
    assert schedule(shuffled).dates == schedule(made).dates


@settings(max_examples=100)
@given(plans(constrained=True))
def test_every_chain_ends_at_a_fact(made: Plan) -> None:
    found = schedule(made)
    for each in made.activities:
        assert found.chain(each.id)[-1].other is None


@settings(max_examples=100)
@given(plans(constrained=True), durations)
def test_a_change_scheduled_on_the_tables_of_before_is_scheduled_as_from_nothing(
    made: Plan, duration: int
) -> None:
    first, *rest = made.activities
    changed = dataclasses.replace(
        made, activities=(dataclasses.replace(first, duration=duration), *rest)
    )
    assert schedule(changed, schedule(made)).dates == schedule(changed).dates


def test_a_plan_begins_with_its_first_activity_and_ends_with_its_last() -> None:
    found = schedule(plan("A 2d", "B 1d SNET=2025-03-10"))
    assert (found.start, found.finish) == (START, at("2025-03-10T17:00"))
    empty = schedule(plan())
    assert (empty.start, empty.finish, empty.dates) == (START, START, {})


def test_other_calendars_are_counted_anew() -> None:
    made = plan("A 5d calendar=holiday")
    before = schedule(made)
    changed = dataclasses.replace(made, calendars=CALENDARS | {"holiday": CALENDARS["six"]})
    assert schedule(changed, before).dates[1].finish == at("2025-03-07T17:00")


@pytest.mark.parametrize("finish", ["2025-03-05T17:00", "2025-03-20T17:00"])
def test_float_counts_to_the_given_end(finish: str) -> None:
    days = {"2025-03-05T17:00": 1, "2025-03-20T17:00": 12}[finish]
    assert floats(plan("A 2d", finish=finish))["A"] == (days, days)


def test_an_activity_without_a_code_is_scheduled_too() -> None:
    bare = Plan(start=START, activities=(Activity(id=7, duration=8 * HOUR),))
    assert schedule(bare).dates[7].finish == at("2025-03-03T17:00")
    assert dates(plan("A 1d")) == {"A": "03-03 08:00 – 03-03 17:00"}
