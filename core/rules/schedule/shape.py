"""How each activity lies in time: what counts its duration, how much of it is to be placed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from core.rules.schedule.constraint import limits
from core.rules.schedule.crew import Crew
from core.rules.schedule.worktime import ELAPSED_TIME

if TYPE_CHECKING:
    from core.rules.schedule.constraint import Limits
    from core.rules.schedule.network import Network
    from core.rules.schedule.plan import Activity
    from core.rules.schedule.worktime import Clock

# Where an activity that lasts no time comes to lie.
STAYS: Final = 0
"""Exactly where it is put, even where nobody works."""
SETTLES: Final = 1
"""There too, if that is in a shift, be it at its end or its start."""
SHIFTS: Final = 2
"""Early dates where work can begin, late dates where it can end, like any other activity."""


@dataclass(slots=True)
class Shapes:
    """Lists by the index of an activity.

    Attributes:
        clock: what counts its duration: its calendar, its only resource's, or elapsed time.
        work: the duration to be placed.
        is_plain: whether links alone place it.
        early_rest: STAYS, SETTLES or SHIFTS: where it lies early where it lasts no time.
        late_rest: the same for its late dates.
        keeps_finish: whether a finish that is demanded stays exactly where it is demanded.
        crew: resources at different times, where they decide how long it takes.
        limits: what constraints and deadline set.
    """

    clock: list[Clock]
    work: list[int]
    is_plain: list[bool]
    early_rest: list[int]
    late_rest: list[int]
    keeps_finish: bool
    crew: dict[int, Crew] = field(default_factory=dict)
    limits: dict[int, Limits] = field(default_factory=dict)

    def earliest(self, node: int, at: int, by: int | None) -> tuple[int, int]:
        """Return the first start and finish, begun after one instant and over after another."""
        crew = self.crew.get(node)
        clock, work = self.clock[node], self.work[node]
        if crew is not None:
            return crew.from_start(at if by is None else max(at, crew.from_finish(by)[0]))
        if not work:
            return (self._rest_early(node, at if by is None else max(at, by)),) * 2
        position = clock.position(at)
        if by is None or clock.position(by) - work < position:
            return clock.starting(position), clock.ending(position + work)
        position = clock.position(by)
        keeps = self.keeps_finish or clock.works_at(by)
        return clock.starting(position - work), by if keeps else clock.next(by)

    def latest(self, node: int, by: int, at: int | None = None) -> tuple[int, int]:
        """Return the last start and finish, over by one instant and begun by another."""
        crew = self.crew.get(node)
        clock, work = self.clock[node], self.work[node]
        if crew is not None:
            return crew.from_finish(by if at is None else min(by, crew.from_start(at)[1]))
        if not work:
            return (self._rest_late(node, by if at is None else min(by, at)),) * 2
        position = clock.position(by)
        if at is not None:
            position = min(position, clock.position(at) + work)
        return clock.starting(position - work), clock.ending(position)

    def _rest_early(self, node: int, at: int) -> int:
        rest, clock = self.early_rest[node], self.clock[node]
        return at if rest == STAYS or (rest == SETTLES and clock.works_at(at)) else clock.next(at)

    def _rest_late(self, node: int, by: int) -> int:
        rest, clock = self.late_rest[node], self.clock[node]
        keeps = rest == STAYS or (rest == SETTLES and clock.works_at(by))
        return by if keeps else clock.previous(by)


def shapes(net: Network) -> Shapes:
    """Return how the activities of a network lie in time, as Microsoft Project has it.

    A milestone stays where links and constraints put it, even outside all shifts.
    """
    size = len(net.activities)
    made = Shapes(
        clock=list(net.calendar),
        work=[0] * size,
        is_plain=[True] * size,
        early_rest=[STAYS] * size,
        late_rest=[STAYS] * size,
        keeps_finish=True,
    )
    for at, each in enumerate(net.activities):
        made.work[at] = each.duration
        found = limits(each)
        if found is not None:
            made.limits[at] = found
        if each.elapsed:
            made.clock[at] = ELAPSED_TIME
        elif each.assignments:
            _staff(net, made, at, each)
        is_open_end = net.plan.manner.every_path and not net.outgoing[at]
        is_special = found is not None or at in made.crew or is_open_end
        made.is_plain[at] = not is_special and _is_plain(each)
    return made


def _staff(net: Network, made: Shapes, at: int, each: Activity) -> None:
    """Let resources decide how long an activity takes; one alone does so by its calendar."""
    first, *others = each.assignments
    if not others and not first.delay and not first.leveling:
        made.clock[at] = net.worktime(first.calendar or each.calendar)
        made.work[at] = first.work
    else:
        members = ((one, net.worktime(one.calendar or each.calendar)) for one in each.assignments)
        made.crew[at] = Crew(tuple(members))


def _is_plain(each: Activity) -> bool:
    is_open = each.actual_start is None and each.actual_finish is None
    return is_open and not each.is_manual and not each.leveling_delay
