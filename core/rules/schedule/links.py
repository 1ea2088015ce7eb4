"""Links made ready to be walked: between indices, with lags in ticks and what counts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.errors import InvalidInput
from core.language import mark, tr
from core.rules.schedule.plan import (
    ELAPSED,
    ELAPSED_PERCENT,
    PERCENT,
    PREDECESSOR,
    PROJECT,
    ROUND_THE_CLOCK,
)
from core.rules.schedule.worktime import ELAPSED_TIME

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from core.rules.schedule.plan import Activity, Link, Plan
    from core.rules.schedule.worktime import Clock, WorkTime

_FROM_FINISH: Final = frozenset({"FS", "FF"})
_TO_START: Final = frozenset({"FS", "SS"})
_SHARES: Final = frozenset({PERCENT, ELAPSED_PERCENT})
_WHOLE: Final = 10_000
"""Hundredths of a percent in a whole."""


@dataclass(slots=True)
class Links:
    """The links of a plan; lists by the number of a link in it.

    Attributes:
        before: index of the predecessor.
        after: index of the successor.
        from_finish: whether the predecessor's finish counts, rather than its start.
        to_start: whether the successor's start is meant, rather than its finish.
        lag: ticks.
        clock: what counts the lag.
    """

    before: list[int]
    after: list[int]
    from_finish: list[bool]
    to_start: list[bool]
    lag: list[int]
    clock: list[Clock]

    def hang(self, size: int) -> tuple[list[list[int]], list[list[int]]]:
        """Return the numbers of the links that each activity waits for, and that wait for it."""
        incoming: list[list[int]] = [[] for _ in range(size)]
        outgoing: list[list[int]] = [[] for _ in range(size)]
        for number, (before, after) in enumerate(zip(self.before, self.after, strict=True)):
            incoming[after].append(number)
            outgoing[before].append(number)
        return incoming, outgoing


def links(
    plan: Plan,
    index: Mapping[int, int],
    activities: Sequence[Activity],
    calendars: Sequence[WorkTime],
    usual: WorkTime,
) -> Links:
    """Return the links of a plan.

    Args:
        plan: the plan.
        index: index of each activity, by its id.
        activities: the activities.
        calendars: the working time of each.
        usual: the working time of the plan.

    Raises:
        InvalidInput: a link leads to no activity.
    """
    made = Links([], [], [], [], [], [])
    whose = plan.manner.lag_calendar
    for link in plan.links:
        if link.predecessor not in index or link.successor not in index:
            raise InvalidInput(tr(mark("A link of the plan leads to no activity.")))
        before, after = index[link.predecessor], index[link.successor]
        made.before.append(before)
        made.after.append(after)
        made.from_finish.append(link.kind in _FROM_FINISH)
        made.to_start.append(link.kind in _TO_START)
        made.lag.append(share(link, activities[before].duration) if is_share(link) else link.lag)
        if _is_elapsed(link, activities[before]) or whose == ROUND_THE_CLOCK:
            made.clock.append(ELAPSED_TIME)
        elif whose == PROJECT:
            made.clock.append(usual)
        else:
            made.clock.append(calendars[before if whose == PREDECESSOR else after])
    return made


def is_share(link: Link) -> bool:
    """Return whether a lag is a share of the predecessor's duration."""
    return link.unit in _SHARES


def share(link: Link, duration: int) -> int:
    """Return the lag that is a share of a duration."""
    return round(duration * link.lag / _WHOLE)


def _is_elapsed(link: Link, before: Activity) -> bool:
    return link.unit in {ELAPSED, ELAPSED_PERCENT} or (is_share(link) and before.elapsed)
