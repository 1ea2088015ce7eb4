"""Where an activity lies that links alone do not place, as Microsoft Project has it.

Begun or finished work, typed dates, constraints, delays by leveling, resources at different times.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.rules.schedule.backward import allowed
from core.rules.schedule.forward import asked, demanded

if TYPE_CHECKING:
    from core.rules.schedule.backward import Late
    from core.rules.schedule.constraint import Limits
    from core.rules.schedule.forward import Early
    from core.rules.schedule.network import Network
    from core.rules.schedule.plan import Activity
    from core.rules.schedule.shape import Shapes


@dataclass(frozen=True, slots=True)
class Placing:
    """Sets the dates of activities that are not plain."""

    net: Network
    shapes: Shapes
    is_over: list[bool]
    again: tuple[Early, Late] | None = None
    """Dates of a first walk, where activities planned late are to lie as late as those say."""

    def early(self, early: Early, node: int, floor: int) -> None:
        """Set the early dates of an activity, given when its summary lets it start."""
        activity = self.net.activities[node]
        if activity.is_manual and activity.manual_start is not None:
            early.start[node] = activity.manual_start
            early.finish[node] = self._typed_finish(node, activity, activity.manual_start)
        elif activity.actual_finish is not None:
            early.start[node] = self._begun(node, activity, activity.actual_finish)
            early.finish[node] = activity.actual_finish
        elif activity.actual_start is not None:
            early.start[node] = activity.actual_start
            self._go_on(early, node, activity, activity.actual_start)
            self._go_on_until(early, node)
        else:
            self._plan(early, node, activity, floor)
            self._put_off(early, node)

    def late(self, late: Late, node: int, ceiling: int, *, early: Early) -> None:
        """Set the late dates of an activity, given when its summary must be over."""
        activity = self.net.activities[node]
        if self.net.plan.manner.every_path and not self.net.outgoing[node]:
            ceiling = min(ceiling, early.finish[node])
        start, finish = self._latest(late, node, ceiling)
        needed = start - self._delay(node, activity)
        if activity.actual_finish is not None:
            start, finish = early.start[node], early.finish[node]
            needed = start
        elif activity.actual_start is not None:
            start, needed = early.start[node], early.resume.get(node, early.start[node])
        late.start[node], late.finish[node], late.needed[node] = start, finish, needed

    def _typed_finish(self, node: int, activity: Activity, start: int) -> int:
        if activity.manual_finish is not None:
            return activity.manual_finish
        return self.shapes.clock[node].add(start, self.shapes.work[node])

    def _begun(self, node: int, activity: Activity, finish: int) -> int:
        if activity.actual_start is not None:
            return activity.actual_start
        return self.shapes.clock[node].subtract(finish, self.shapes.work[node])

    def _go_on(self, early: Early, node: int, activity: Activity, begun: int) -> None:
        """Set resume and finish of begun work; what waits for others goes on after them."""
        done, ahead = activity.done, activity.remaining
        if ahead is None:
            ahead = activity.duration - done
        crew = self.shapes.crew.get(node)
        if crew is not None:
            early.resume[node] = crew.resumes(begun)
            early.finish[node] = crew.from_start(begun)[1]
            return
        clock = self.shapes.clock[node]
        position = clock.position(begun) + done
        if done and self.net.plan.manner.splits_started:
            position = max(position, self._after_others(early, node, ahead, position))
        early.resume[node] = clock.starting(position)
        early.finish[node] = clock.ending(position + ahead) if done + ahead else begun

    def _go_on_until(self, early: Early, node: int) -> None:
        """Let begun work end no earlier than it may."""
        limits = self.shapes.limits.get(node)
        if limits is not None and limits.finish_from is not None:
            early.finish[node] = max(early.finish[node], limits.finish_from)

    def _after_others(self, early: Early, node: int, ahead: int, position: int) -> int:
        """Return the position from which links let begun work go on."""
        clock = self.shapes.clock[node]
        links = self.net.links
        for number in self.net.incoming[node]:
            if links.from_finish[number]:
                when = clock.position(asked(links, early, number))
                position = max(position, when if links.to_start[number] else when - ahead)
        return position

    def _delay(self, node: int, activity: Activity) -> int:
        """Return the delay by leveling; what is planned late anyhow has none."""
        limits = self.shapes.limits.get(node)
        return 0 if limits is not None and limits.is_late else activity.leveling_delay

    def _plan(self, early: Early, node: int, activity: Activity, floor: int) -> None:
        """Set the dates of work that has not begun."""
        at, by = demanded(self.net, early, node, floor)
        limits = self.shapes.limits.get(node)
        if limits is not None:
            at, by = limits.not_before(at, by)
        start, finish = self.shapes.earliest(node, at, by)
        delay = self._delay(node, activity)
        if delay:
            start, finish = self.shapes.earliest(node, start + delay, None)
        early.start[node], early.finish[node] = start, finish
        if limits is not None:
            self._limit(early, node, limits)

    def _put_off(self, early: Early, node: int) -> None:
        """Let an activity that is planned late lie there, and keep how early it could be."""
        limits = self.shapes.limits.get(node)
        if self.again is None or limits is None or not limits.is_late:
            return
        first, late = self.again
        early.own[node] = first.start[node], first.finish[node]
        if late.start[node] > early.start[node]:
            early.start[node], early.finish[node] = late.start[node], late.finish[node]

    def _limit(self, early: Early, node: int, limits: Limits) -> None:
        """Let constraints beat the links, and note by how much they come before them."""
        linked = early.start[node]
        found: tuple[int, int] | None = None
        if limits.start_on is not None:
            found = self.shapes.earliest(node, limits.start_on, None)
        elif limits.finish_on is not None:
            found = self.shapes.latest(node, limits.finish_on)[0], limits.finish_on
        elif limits.start_by is not None and linked > limits.start_by:
            found = self.shapes.earliest(node, limits.start_by, None)
        elif limits.finish_by is not None and early.finish[node] > limits.finish_by:
            found = self.shapes.latest(node, limits.finish_by)
        if found is None or (found[0] < linked and not self.net.plan.manner.honors_constraints):
            return
        early.start[node], early.finish[node] = found
        if found[0] < linked:
            early.overruled[node] = self.net.calendar[node].between(linked, found[0])

    def _latest(self, late: Late, node: int, ceiling: int) -> tuple[int, int]:
        """Return the late dates by links and constraints."""
        by, at = allowed(self.net, late, node, ceiling, self.is_over)
        activity = self.net.activities[node]
        if activity.is_manual or activity.actual_start is not None:
            at = None
        limits = self.shapes.limits.get(node)
        if limits is None:
            return self.shapes.latest(node, by, at)
        if limits.start_on is not None:
            return self.shapes.earliest(node, limits.start_on, None)
        if limits.finish_on is not None:
            return self.shapes.latest(node, limits.finish_on)[0], limits.finish_on
        return self.shapes.latest(node, *limits.not_after(by, at))
