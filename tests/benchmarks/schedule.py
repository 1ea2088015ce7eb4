"""What scheduling costs, against the bound of the work in plain Python.

Plans of 1,000 to 100,000 activities with one and a half links each, on one calendar. The bound
orders the same network, walks it both ways over whole numbers and gives the same dates, knowing
that there is nothing else. A change is one duration, scheduled anew on the tables of before; it
must be done in the time of a frame. Run: python -m tests.benchmarks.schedule
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from core.rules.schedule.engine import Dates, schedule
from core.rules.schedule.instant import HOUR
from core.rules.schedule.plan import Activity, Link, Plan
from core.rules.schedule.worktime import WorkTime
from tests.plans import at

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (1_000, 10_000, 100_000)
ROUNDS = 3
TARGET = 4
PEER = {1_000: 0.074, 10_000: 0.785, 100_000: 6.4}
"""CPU seconds of the quickest open scheduler, warm, on this kind of machine."""
FRAME = 0.016


def made(size: int) -> Plan:
    """Return a plan: mostly finish to start, some lags, links to what lies near."""
    chance = Random(size)  # noqa: S311  no secret
    links = [
        Link(
            chance.randrange(max(0, after - 50), after),
            after,
            chance.choice(("FS",) * 8 + ("SS", "FF")),
            chance.choice((0,) * 8 + (8 * HOUR,)),
        )
        for after in range(1, size)
        for _ in range(chance.randint(1, 2))
    ]
    activities = [Activity(id=n, duration=chance.randint(1, 10) * 8 * HOUR) for n in range(size)]
    return Plan(start=at("2025-01-06T08:00"), activities=tuple(activities), links=tuple(links))


def bound(plan: Plan, work: WorkTime) -> list[Dates]:
    """Return the dates of a plan by the simplest code that gives them.

    It counts in positions of the one calendar and turns them into instants at the end: no
    constraints, progress, calendars of their own, summaries, elapsed time or chains.
    """
    size = len(plan.activities)
    spans = [each.duration for each in plan.activities]
    before: list[list[tuple[int, str, int]]] = [[] for _ in range(size)]
    after: list[list[tuple[int, str, int]]] = [[] for _ in range(size)]
    waits = [0] * size
    for link in plan.links:
        before[link.successor].append((link.predecessor, link.kind, link.lag))
        after[link.predecessor].append((link.successor, link.kind, link.lag))
        waits[link.successor] += 1
    ready = [n for n in range(size) if not waits[n]]
    order = []
    while ready:
        node = ready.pop()
        order.append(node)
        for other, _kind, _lag in after[node]:
            waits[other] -= 1
            if not waits[other]:
                ready.append(other)
    start, finish = [0] * size, [0] * size
    base = work.position(plan.start)
    for node in order:
        at, span = base, spans[node]
        for other, kind, lag in before[node]:
            when = (start if kind == "SS" else finish)[other] + lag - (span if kind == "FF" else 0)
            at = max(at, when)
        start[node], finish[node] = at, at + span
    end = max(finish)
    late = [0] * size
    rows: list[Dates | None] = [None] * size
    for node in reversed(order):
        by, span, free = end, spans[node], end - finish[node]
        for other, kind, lag in after[node]:
            is_start = kind == "SS"
            room = late[other] - lag + (spans[other] if kind == "FF" else 0)
            by = min(by, room + span if is_start else room)
            asked = (finish[other] if kind == "FF" else start[other]) - lag
            free = min(free, asked - (start if is_start else finish)[node])
        late[node] = by - span
        total = by - finish[node]
        rows[node] = Dates(
            *(work.starting(start[node]), work.ending(finish[node])) * 2,
            *(work.starting(by - span), work.ending(by)),
            total,
            free,
            total <= 0,
        )
    return [row for row in rows if row is not None]


def seconds(do: Callable[[], object]) -> float:
    """Return the least CPU time of some rounds."""
    found = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        do()
        found.append(time.process_time() - begin)
    return min(found)


def main() -> int:
    """Print what each size costs, and return 1 where a target is missed."""
    missed = False
    costs = []
    for size in SIZES:
        plan = made(size)
        known = schedule(plan)
        assert list(known.dates.values()) == bound(plan, known.passes.net.worktime(None))
        cost = seconds(partial(schedule, plan))
        floor = seconds(partial(bound, plan, WorkTime(plan.calendars[plan.calendar], plan.start)))
        costs.append(cost)
        is_met = cost <= TARGET * floor and cost <= PEER[size] / 2
        missed |= not is_met
        print(
            f"{size:>7,} activities: {cost:.4f} s, bound {floor:.4f} s: {cost / floor:.1f} ×"
            f" (at most {TARGET} ×, and half of {PEER[size]} s){'' if is_met else '  MISSED'}"
        )
    growth = costs[-1] / costs[-2] / (SIZES[-1] / SIZES[-2])
    print(f"growth from {SIZES[-2]:,} to {SIZES[-1]:,}: {growth:.2f} of linear")
    plan = made(SIZES[0])
    known = schedule(plan)
    first, *rest = plan.activities
    longer = replace(first, duration=first.duration + 8 * HOUR)
    changed = replace(plan, activities=(longer, *rest))
    cost = seconds(partial(schedule, changed, known))
    missed |= cost > FRAME
    print(f"one change in {SIZES[0]:,}: {cost * 1000:.1f} ms (at most {FRAME * 1000:.0f} ms)")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
