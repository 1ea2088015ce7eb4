"""What follows from one changed date: which milestones it pushes, and where SOP and PAC land.

A preview: whether the pushed milestones really move is for the user to say. A forecast that was
typed stays as long as its links hold; where one is broken, the successor moves exactly as far as
that link demands and keeps its duration. A finished milestone never moves, a start that has
happened neither.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from core.errors import CircularPlan
from core.language import mark, tr
from core.rules.slip import PAC, SOP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from core.rules.calendar import WorkCalendar
    from core.rules.facts import Link, MilestoneFacts, NewDates

_NO_CALENDARS: Final[Mapping[int, WorkCalendar]] = MappingProxyType({})
_WORKED: Final = frozenset({"d", "m"})
_MINUTES: Final = {"m": 480, "em": 1440}
"""Minutes in a day, of the units of a lag that count minutes."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A milestone that would be pushed: its forecast finish before and after, its new start."""

    id: int
    old: dt.date
    new: dt.date
    start: dt.date | None


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a change would lead to; the milestones changed by hand are not among the moved."""

    moved: tuple[Moved, ...]
    sop_before: dt.date | None
    sop_after: dt.date | None
    pac_before: dt.date | None
    pac_after: dt.date | None


@dataclass(frozen=True, slots=True)
class _Span:
    start: dt.date | None
    finish: dt.date | None


def consequences(
    ms: Sequence[MilestoneFacts],
    links: Iterable[Link],
    changed: Mapping[int, NewDates],
    calendars: Mapping[int, WorkCalendar] = _NO_CALENDARS,
    added: Sequence[Link] = (),
) -> Consequence:
    """Return what follows if these milestones (by id) get these forecasts.

    Args:
        ms: the milestones of a project.
        links: what waits for what.
        changed: the forecasts typed, by id of the milestone.
        calendars: on whose working days a lag to a milestone is counted, by its id.
        added: links that are new: whatever they demand is demanded now for the first time.

    Raises:
        CircularPlan: milestones wait for each other; the message names the ring.
    """
    by_id = {m.id: m for m in ms}
    waits: dict[int, list[Link]] = {m.id: [] for m in ms}
    for link in (*links, *added):
        if link.successor in by_id and link.predecessor in by_id:
            waits[link.successor].append(link)
    before = {m.id: _Span(m.start, m.finish) for m in ms}
    after, new = dict(before), frozenset(added)
    for id_ in in_order(waits, {m.id: m.code for m in ms}):
        m = by_id[id_]
        if id_ in changed and not m.is_done:
            after[id_] = _retyped(m, changed[id_])
        elif not m.is_done:
            after[id_] = _pushed(m, waits[id_], before, after, calendars.get(id_), new)
    moved = [m for m in ms if m.id not in changed and after[m.id] != before[m.id]]
    return Consequence(
        tuple(
            sorted((_move(m, before, after) for m in moved), key=lambda move: (move.new, move.id))
        ),
        _last(ms, SOP, before),
        _last(ms, SOP, after),
        _last(ms, PAC, before),
        _last(ms, PAC, after),
    )


def in_order(waits: Mapping[int, Iterable[Link]], codes: Mapping[int, str]) -> list[int]:
    """Return every milestone after all that it waits for.

    Raises:
        CircularPlan: milestones wait for each other; the message names the ring.
    """
    graph = {id_: sorted({link.predecessor for link in found}) for id_, found in waits.items()}
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        ring = " → ".join(codes[id_] for id_ in error.args[1])
        raise CircularPlan(
            tr(mark("These milestones wait for each other: {ring}"), ring=ring)
        ) from error


def demanded(
    link: Link,
    start: dt.date | None,
    finish: dt.date | None,
    calendar: WorkCalendar | None = None,
) -> dt.date | None:
    """Return the first day that a link allows its successor to start (FS, SS) or finish (FF, SF).

    Args:
        link: the link.
        start: when the predecessor starts; where it has no start, its finish counts.
        finish: when the predecessor finishes.
        calendar: on whose working days a lag is counted; calendar days where there is none.
    """
    begun = start or finish
    from_day = finish if link.kind in {"FS", "FF"} else begun
    if from_day is None:
        return None
    days = _days(link, start, finish)
    if calendar is not None and link.unit in _WORKED:
        return calendar.add_working_days(from_day, days)
    return from_day + dt.timedelta(days)


def _days(link: Link, start: dt.date | None, finish: dt.date | None) -> int:
    """Return the lag in days, whole ones: typed forecasts know no hours."""
    if link.unit == "%":
        span = 0 if start is None or finish is None else (finish - start).days + 1
        return round(span * link.lag / 100)
    return round(link.lag / _MINUTES.get(link.unit, 1))


def _retyped(m: MilestoneFacts, typed: NewDates) -> _Span:
    """Return the dates as typed; a start that happened stays, one to come is never after the end."""
    start, finish = m.start, typed.finish or m.finish
    if m.actual_start is None:
        start = typed.start or start
        if start is not None and finish is not None:
            start = min(start, finish)
    return _Span(start, finish)


def _pushed(
    m: MilestoneFacts,
    links: Iterable[Link],
    before: Mapping[int, _Span],
    after: Mapping[int, _Span],
    calendar: WorkCalendar | None,
    new: frozenset[Link],
) -> _Span:
    """Return the dates that links demand which are new or whose predecessor now comes later."""
    starts: list[dt.date] = []
    finishes: list[dt.date] = []
    for link in links:
        was, now = before[link.predecessor], after[link.predecessor]
        earlier = None if link in new else demanded(link, was.start, was.finish, calendar)
        least = demanded(link, now.start, now.finish, calendar)
        if least is not None and (earlier is None or least > earlier):
            (finishes if link.kind in {"FF", "SF"} or m.start is None else starts).append(least)
    start, finish = m.start, m.finish
    if start is not None and finish is not None and m.actual_start is None:
        pushed = max(starts, default=start)
        if pushed > start:
            start, finish = pushed, finish + (pushed - start)
    if finish is not None:
        finish = max([finish, *finishes])
    return _Span(start, finish)


def _move(m: MilestoneFacts, before: Mapping[int, _Span], after: Mapping[int, _Span]) -> Moved:
    old, new = before[m.id].finish, after[m.id].finish
    assert old is not None
    assert new is not None
    return Moved(m.id, old, new, after[m.id].start)


def _last(ms: Iterable[MilestoneFacts], stage: str, spans: Mapping[int, _Span]) -> dt.date | None:
    found = (spans[m.id].finish for m in ms if m.stage == stage)
    return max((finish for finish in found if finish is not None), default=None)
