"""The plan as a network: activities by index, links by what they demand, an order to walk them in.

A summary stands in the order twice: as a *gate*, which its children wait for (what the links to the
summary demand), and as itself, which waits for its children (its dates are theirs). A ring through
summaries is found like any other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from core.errors import CircularPlan, InvalidInput
from core.language import mark, tr
from core.rules.schedule.inactive import without_inactive
from core.rules.schedule.links import is_share, links, share
from core.rules.schedule.ring import ring
from core.rules.schedule.worktime import WorkTime

if TYPE_CHECKING:
    from core.rules.schedule.links import Links
    from core.rules.schedule.plan import Activity, Plan

_NAMED: Final = 20
"""So many activities of a ring are named at most."""


@dataclass(slots=True)
class Network:
    """A plan made ready to be walked; all lists are by the index of an activity.

    Attributes:
        activities: those that take part, in the order of their ids.
        order: indices so that each comes after all it waits for; ~i is the gate of summary i.
        parent: index of the summary above, -1 for none.
        children: indices of what lies directly below; an activity that has some is a summary.
        links: all links, by their number in the plan.
        incoming: numbers of the links that an activity waits for.
        outgoing: numbers of the links that wait for it.
        calendar: working time of each activity, for lags and float.
        worktimes: the tables of all calendars, by key.
    """

    plan: Plan
    activities: list[Activity]
    parent: list[int]
    children: list[list[int]]
    links: Links
    incoming: list[list[int]]
    outgoing: list[list[int]]
    calendar: list[WorkTime]
    worktimes: dict[str, WorkTime]
    order: list[int] = field(default_factory=list)

    def worktime(self, key: str | None) -> WorkTime:
        """Return the working time of a calendar, of the plan's own where the key is None."""
        return _worktime(self.plan, self.worktimes, key)

    def settle_shares(self, node: int, duration: int) -> None:
        """Set the lags that are a share of a summary's duration, now that its dates tell it."""
        for number in self.outgoing[node]:
            if is_share(self.plan.links[number]):
                self.links.lag[number] = share(self.plan.links[number], duration)


def network(given: Plan, worktimes: dict[str, WorkTime] | None = None) -> Network:
    """Return the network of a plan.

    Args:
        given: the plan.
        worktimes: tables made for an earlier network on the same calendars, to be used again.

    Raises:
        CircularPlan: activities wait for each other; the message names the ring.
        InvalidInput: two activities of one id; a link, parent or calendar that is not there.
    """
    tables = {} if worktimes is None else worktimes
    plan = without_inactive(given)
    active = sorted(plan.activities, key=lambda each: each.id)
    index = {each.id: at for at, each in enumerate(active)}
    if len(index) < len(active):
        raise InvalidInput(tr(mark("Two activities of the plan have the same id.")))
    calendars = [_worktime(plan, tables, each.calendar) for each in active]
    linked = links(plan, index, active, calendars, _worktime(plan, tables, None))
    incoming, outgoing = linked.hang(len(active))
    made = Network(
        plan=plan,
        activities=active,
        parent=[-1 if each.parent is None else index.get(each.parent, -1) for each in active],
        children=[[] for _ in active],
        links=linked,
        incoming=incoming,
        outgoing=outgoing,
        calendar=calendars,
        worktimes=tables,
    )
    for at, above in enumerate(made.parent):
        if above >= 0:
            made.children[above].append(at)
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


def _in_order(made: Network) -> list[int]:
    """Return all nodes so that each comes after what it waits for."""
    waits = _waits(made)
    size = len(made.activities)
    gates = [~at for at in range(size) if made.children[at]]
    ready = [node for node in (*gates, *range(size)) if not waits[node]]
    order: list[int] = []
    while ready:
        node = ready.pop()
        order.append(node)
        for each in _freed(made, node):
            waits[each] -= 1
            if not waits[each]:
                ready.append(each)
    if len(order) < size + len(gates):
        raise _circular(made, set(order))
    return order


def _waits(made: Network) -> list[int]:
    """Return how many others each node waits for; that of gate ~i counts from the end."""
    waits = [0] * (2 * len(made.activities))
    for at, below in enumerate(made.children):
        begins = at
        if below:
            waits[at] = len(below)
            begins = ~at
        waits[begins] += len(made.incoming[at]) + (made.parent[at] >= 0)
    return waits


def _freed(made: Network, node: int) -> list[int]:
    """Return the nodes that wait for a node."""
    children, after = made.children, made.links.after
    if node < 0:
        return [~each if children[each] else each for each in children[~node]]
    found = [after[number] for number in made.outgoing[node]]
    found = [~each if children[each] else each for each in found]
    if made.parent[node] >= 0:
        found.append(made.parent[node])
    return found


def _circular(made: Network, placed: set[int]) -> CircularPlan:
    """Return the error that names a ring."""
    size = len(made.activities)
    waits: dict[int, list[int]] = {}
    for node in range(-size, size):
        if node not in placed and (node >= 0 or made.children[~node]):
            for each in _freed(made, node):
                waits.setdefault(each, []).append(node)
    members = [made.activities[each] for each in ring(waits)]
    names = [each.code or str(each.id) for each in members]
    if len(names) > _NAMED:
        names[_NAMED // 2 : -_NAMED // 2] = ["…"]
    named = " → ".join(names)
    return CircularPlan(tr(mark("These activities wait for each other: {ring}"), ring=named))
