"""How activities lie in time: what counts them, and where those come to lie that last no time."""

from __future__ import annotations

from core.rules.schedule.network import network
from core.rules.schedule.shape import SETTLES, SHIFTS, STAYS, shapes
from core.rules.schedule.worktime import ELAPSED_TIME
from tests.plans import at, plan

EVENING, NIGHT, MORNING = at("2025-03-03T17:00"), at("2025-03-04T03:00"), at("2025-03-04T08:00")


def test_where_what_lasts_no_time_comes_to_lie() -> None:
    made = shapes(network(plan("M 0d")))
    found = {}
    for rest in (STAYS, SETTLES, SHIFTS):
        made.early_rest[0] = made.late_rest[0] = rest
        found[rest] = (
            [made.earliest(0, when, None)[0] for when in (EVENING, NIGHT)],
            [made.latest(0, when)[0] for when in (MORNING, NIGHT)],
        )
    assert found == {
        STAYS: ([EVENING, NIGHT], [MORNING, NIGHT]),
        SETTLES: ([EVENING, MORNING], [MORNING, EVENING]),
        SHIFTS: ([MORNING, MORNING], [EVENING, EVENING]),
    }


def test_the_stricter_of_start_and_finish_holds() -> None:
    made = shapes(network(plan("A 1d")))
    assert made.earliest(0, MORNING, EVENING)[0] == MORNING
    assert made.earliest(0, at("2025-03-03T08:00"), at("2025-03-05T17:00"))[0] == at(
        "2025-03-05T08:00"
    )
    assert made.latest(0, at("2025-03-05T17:00"), MORNING)[1] == at("2025-03-04T17:00")
    assert made.latest(0, EVENING, MORNING)[1] == EVENING


def test_one_resource_alone_decides_by_its_calendar() -> None:
    net = network(plan("A 1d by=night:4h", "B 1d by=night:4h by=24h:4h", "C 1ed", "D 1d"))
    made = shapes(net)
    assert made.clock[0] is net.worktime("night")
    assert made.work[0] == made.work[3] // 2
    assert set(made.crew) == {1}
    assert made.clock[2] is ELAPSED_TIME
    assert made.is_plain == [True, False, True, True]
