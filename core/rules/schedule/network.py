"""The plan as a network: activities by index, links by what they demand, an order to walk them in.

A summary stands in the order twice: as a *gate*, which its children wait for (what the links to the
summary demand), and as itself, which waits for its children (its dates are theirs). A ring through
summaries is found like any other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from core.errors import CircularPlan, InvalidInput
from core.language import mark, tr
from core.rules.schedule.plan import (
    ELAPSED,
    ELAPSED_PERCENT,
    PERCENT,
    PREDECESSOR,
    PROJECT,
    ROUND_THE_CLOCK,
)
from core.rules.schedule.worktime import ELAPSED_TIME, WorkTime

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.rules.schedule.plan import Activity, Link, Plan
    from core.rules.schedule.worktime import Clock

FS: Final = 0
SS: Final = 1
FF: Final = 2
SF: Final = 3
KINDS: Final = {"FS": FS, "SS": SS, "FF": FF, "SF": SF}
FROM_FINISH: Final = frozenset({FS, FF})
"""Links from the finish of the predecessor; the others are from its start."""
TO_START: Final = frozenset({FS, SS})
"""Links to the start of the successor; the others are to its finish."""
_WHOLE: Final = 10_000
"""Hundredths of a percent in a whole."""


class Demand(NamedTuple):
    """A link as one of its two ends sees it."""

    other: int
    """Index of the activity at the other end."""
    kind: int
    lag: int
    clock: Clock
    """What counts the lag."""
    link: int
    """Index of the link in the plan."""


@dataclass(slots=True)
class Network:
    """A plan made ready to be walked; all lists are by the index of an activity.

    Attributes:
        activities: those that take part, in the order of their ids.
        order: indices so that each comes after all it waits for; ~i is the gate of summary i.
        incoming: links that an activity waits for.
        outgoing: links that wait for it.
        parent: index of the summary above, -1 for none.
        children: indices of what lies directly below; an activity that has some is a summary.
        calendar: working time of each activity, for lags and float.
        worktimes: the tables of all calendars, by key.
    """

    plan: Plan
    activities: list[Activity]
    parent: list[int]
    children: list[list[int]]
    incoming: list[list[Demand]]
    outgoing: list[list[Demand]]
    calendar: list[WorkTime]
    worktimes: dict[str, WorkTime]
    order: list[int] = field(default_factory=list)

    def worktime(self, key: str | None) -> WorkTime:
        """Return the working time of a calendar, of the plan's own where the key is None."""
        return _worktime(self.plan, self.worktimes, key)


def network(plan: Plan, worktimes: dict[str, WorkTime] | None = None) -> Network:
    """Return the network of a plan.

    Args:
        plan: the plan.
        worktimes: tables made for an earlier network on the same calendars, to be used again.

    Raises:
        CircularPlan: activities wait for each other; the message names the ring.
        InvalidInput: two activities of one id; a link, parent or calendar that is not there.
    """
    tables = {} if worktimes is None else worktimes
    active = [each for each in plan.activities if not each.is_inactive]
    active.sort(key=lambda each: each.id)
    index = {each.id: at for at, each in enumerate(active)}
    if len(index) < len(active):
        raise InvalidInput(tr(mark("Two activities of the plan have the same id.")))
    made = Network(
        plan=plan,
        activities=active,
        parent=[-1 if each.parent is None else index.get(each.parent, -1) for each in active],
        children=[[] for _ in active],
        incoming=[[] for _ in active],
        outgoing=[[] for _ in active],
        calendar=[_worktime(plan, tables, each.calendar) for each in active],
        worktimes=tables,
    )
    for at, above in enumerate(made.parent):
        if above >= 0:
            made.children[above].append(at)
    _link(made, index)
    made.order = _in_order(made)
    return made


def _worktime(plan: Plan, tables: dict[str, WorkTime], key: str | None) -> WorkTime:
    name = plan.calendar if key is None else key
    found = tables.get(name)
    if found is None:
        if name not in plan.calendars:
            raise InvalidInput(tr(mark("There is no calendar {name} in the plan."), name=name))
        found = tables[name] = WorkTime(plan.calendars[name], plan.start)
    return found


def _link(made: Network, index: dict[int, int]) -> None:
    """Hang every link of the plan on both of its ends; those of inactive activities are left out."""
    known = {each.id for each in made.plan.activities}
    for number, link in enumerate(made.plan.links):
        before, after = index.get(link.predecessor), index.get(link.successor)
        if before is None or after is None:
            if link.predecessor not in known or link.successor not in known:
                raise InvalidInput(tr(mark("A link of the plan leads to no activity.")))
            continue
        lag, clock = _lag(made, link, before, after)
        kind = KINDS[link.kind]
        made.incoming[after].append(Demand(before, kind, lag, clock, number))
        made.outgoing[before].append(Demand(after, kind, lag, clock, number))


def _lag(made: Network, link: Link, before: int, after: int) -> tuple[int, Clock]:
    """Return the lag in ticks, and what counts it."""
    lag, unit = link.lag, link.unit
    if unit in {PERCENT, ELAPSED_PERCENT}:
        lag = round(made.activities[before].duration * lag / _WHOLE)
    if unit in {ELAPSED, ELAPSED_PERCENT}:
        return lag, ELAPSED_TIME
    whose = made.plan.manner.lag_calendar
    if whose == ROUND_THE_CLOCK:
        return lag, ELAPSED_TIME
    if whose == PROJECT:
        return lag, made.worktime(None)
    return lag, made.calendar[before if whose == PREDECESSOR else after]


def _in_order(made: Network) -> list[int]:
    """Return all nodes so that each comes after what it waits for; gates are given as ~i."""
    size = len(made.activities)
    waits, frees = _waiting(made)
    ready = [node for node in range(-size, size) if not waits[node] and _exists(made, node)]
    order: list[int] = []
    while ready:
        node = ready.pop()
        order.append(node)
        for each in frees[node]:
            waits[each] -= 1
            if not waits[each]:
                ready.append(each)
    if len(order) < size + sum(1 for below in made.children if below):
        raise _circular(made, set(order))
    return order


def _exists(made: Network, node: int) -> bool:
    return node >= 0 or bool(made.children[~node])


def _waiting(made: Network) -> tuple[list[int], list[list[int]]]:
    """Return how many nodes each waits for, and which wait for it; ~i counts from the end."""
    size = len(made.activities)
    waits = [0] * (2 * size)
    frees: list[list[int]] = [[] for _ in range(2 * size)]
    for at in range(size):
        for node, before in _edges(made, at):
            waits[node] += 1
            frees[before].append(node)
    return waits, frees


def _edges(made: Network, at: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs (waiting node, node waited for) of an activity."""
    begins = ~at if made.children[at] else at
    for demand in made.incoming[at]:
        yield begins, demand.other
    above = made.parent[at]
    if above >= 0:
        yield begins, ~above
        yield above, at


def _circular(made: Network, placed: set[int]) -> CircularPlan:
    """Return the error that names a ring: the one found from the smallest id, begun with it."""
    before: dict[int, list[int]] = {}
    for at in range(len(made.activities)):
        for node, waited in _edges(made, at):
            if node not in placed and waited not in placed:
                before.setdefault(node, []).append(waited)
    node = min(before, key=lambda each: (each < 0, each))
    path: list[int] = []
    while node not in path:
        path.append(node)
        node = min(before[node], key=lambda each: (max(each, ~each), each))
    ring = [max(each, ~each) for each in reversed(path[path.index(node) :])]
    ring = [each for at, each in enumerate(ring) if each != ring[at - 1]] or ring[:1]
    first = ring.index(min(ring))
    ring = [*ring[first:], *ring[:first], ring[first]]
    codes = (made.activities[each].code or str(made.activities[each].id) for each in ring)
    return CircularPlan(
        tr(mark("These activities wait for each other: {ring}"), ring=" → ".join(codes))
    )
