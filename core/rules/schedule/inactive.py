"""What is inactive is left out, and what follows it waits for what it waited for.

Microsoft Project does so since 2013 (before, what followed fell back to the start of the plan). It
does not say what becomes of lags; here they add up, as if what is left out lasted no time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from core.rules.schedule.plan import ELAPSED_PERCENT, PERCENT, Link

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from core.rules.schedule.plan import Plan

_SHARES: Final = frozenset({PERCENT, ELAPSED_PERCENT})


def without_inactive(plan: Plan) -> Plan:
    """Return a plan of what takes part.

    With a summary goes all that lies below it, and a summary goes with the last of that.
    """
    out = {each.id for each in plan.activities if each.is_inactive}
    below: dict[int, list[int]] = {}
    for each in plan.activities:
        if each.parent is not None:
            below.setdefault(each.parent, []).append(each.id)
    waiting = list(out)
    while waiting:
        found = set(below.get(waiting.pop(), ())) - out
        out |= found
        waiting.extend(found)
    summaries = {each.id: each.parent for each in plan.activities if each.is_summary}
    empty = [each for each in summaries if out.issuperset(below.get(each, ()))]
    while empty:
        gone = empty.pop()
        out.add(gone)
        above = summaries[gone]
        if above in summaries and out.issuperset(below[above]):
            empty.append(above)
    if not out:
        return plan
    kept = [
        each for each in plan.links if each.predecessor not in out and each.successor not in out
    ]
    return replace(
        plan,
        activities=tuple(each for each in plan.activities if each.id not in out),
        links=(*kept, *bridges(plan.links, out)),
    )


def bridges(links: Iterable[Link], out: Collection[int]) -> tuple[Link, ...]:
    """Return new links across what is left out.

    Args:
        links: every link.
        out: ids of what is left out.
    """
    before: list[Link] = []
    after: dict[int, list[Link]] = {}
    for link in links:
        if link.predecessor in out:
            after.setdefault(link.predecessor, []).append(link)
        elif link.successor in out:
            before.append(link)
    found = {across: None for link in before for across in _onward(link, after, out)}
    return tuple(link for link in found if link.predecessor != link.successor)


def _onward(first: Link, after: Mapping[int, list[Link]], out: Collection[int]) -> Iterator[Link]:
    """Yield what a link into what is left out comes to on its far sides."""
    waiting = [(first, frozenset({first.successor}))]
    seen = {first}
    while waiting:
        link, passed = waiting.pop()
        for other in after.get(link.successor, ()):
            across = _across(link, other)
            if across in seen or across.successor in passed:
                continue
            seen.add(across)
            if across.successor in out:
                waiting.append((across, passed | {across.successor}))
            else:
                yield across


def _across(first: Link, second: Link) -> Link:
    """Return one link for two; of lags that are counted differently the second holds."""
    lag, unit = first.lag, first.unit
    if second.unit not in _SHARES and second.lag:
        lag, unit = second.lag + (lag if unit == second.unit else 0), second.unit
    return Link(first.predecessor, second.successor, first.kind[0] + second.kind[1], lag, unit)
