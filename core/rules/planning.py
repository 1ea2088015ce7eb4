"""Dates of a new project: a template laid over contract dates, shops, JPH and calendars.

Forward from signature along the links, lags in calendar days. Work starts the day after what it
waits for; starts and finishes fall on working days of who is responsible: the contractor at the
office up to shipping and at the site from then on, the customer at the site, both where both work.

Size: days that a template gives by shop type hold at 25 JPH and grow by 1 % for each JPH more,
shrink by 1 % for each less, but never below 85 % nor above 125 %: a larger plant has more lines
beside each other rather than longer ones. Days given as one number do not change.

Where an effective date is given that the steps before it (guarantees, advance, L/C) do not reach,
those steps are pressed together to fit between signature and that date.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Final

from core import terms
from core.errors import InvalidInput
from core.language import mark, tr
from core.rules.calendar import together
from core.rules.consequence import demanded
from core.rules.facts import Link
from core.rules.weights import Load, weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from core.rules.calendar import WorkCalendar
    from core.templates import Template, TemplateMilestone

REFERENCE_JPH: Final = 25
LEAST, MOST = Fraction(85, 100), Fraction(125, 100)
LAST_OFFICE_STAGE: Final = "S10"

_ONE_DAY: Final = dt.timedelta(1)


@dataclass(frozen=True, slots=True)
class Calendars:
    """When the contractor's office works, and when the site does."""

    office: WorkCalendar
    site: WorkCalendar

    def of(self, stage: str, responsible: str) -> tuple[WorkCalendar, ...]:
        """Return the calendars on whose working days a milestone can be reached."""
        if responsible == "both":
            return (self.office, self.site)
        if responsible == "contractor" and stage <= LAST_OFFICE_STAGE:
            return (self.office,)
        return (self.site,)


@dataclass(frozen=True, slots=True)
class PlannedLink:
    """What a planned milestone waits for, by its code; the lag in calendar days."""

    predecessor: str
    kind: str
    lag: int


@dataclass(frozen=True, slots=True)
class PlannedMilestone:
    """A dated milestone of a project to be; `template_key` is its name in the template."""

    template_key: str
    code: str
    stage: str
    shop: str
    name: str
    name_zh: str
    name_ru: str
    weight: Decimal
    start: dt.date | None
    finish: dt.date
    key: bool
    contractual: bool
    responsible: str
    evidence: str
    links: tuple[PlannedLink, ...]


@dataclass(frozen=True, slots=True)
class _Node:
    source: TemplateMilestone
    shop: str
    days: int | None
    waits: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    start: dt.date | None
    finish: dt.date


def plan(
    template: Template,
    *,
    signed: dt.date,
    effective: dt.date | None,
    shops: Sequence[tuple[str, Decimal]],
    jph: Decimal | float | None,
    calendars: Calendars,
) -> tuple[PlannedMilestone, ...]:
    """Return the dated milestones of a project; none where it has no shops.

    Args:
        template: what the project consists of.
        signed: the day of signature; it stays even on a holiday.
        effective: the day the contract takes effect, or None for the day its conditions are met.
        shops: code and share of the contract of each shop; shares need not add up to 100.
        jph: design capacity in jobs per hour.
        calendars: when office and site work.
    """
    if effective is not None and effective < signed:
        raise InvalidInput(tr(mark("The contract cannot take effect before it is signed.")))
    if not shops:
        return ()
    nodes = _nodes(template, [code for code, _share in shops], _size(jph))
    spans = _Pass(nodes, signed, effective, calendars).spans()
    loads = [Load(node.source.key, node.shop, node.source.carries) for node in nodes]
    weighed = weights(loads, shops)
    codes = [f"M{n:03}" for n in range(1, len(nodes) + 1)]
    return tuple(
        PlannedMilestone(
            template_key=node.source.key,
            code=codes[n],
            stage=node.source.stage,
            shop=node.shop,
            name=node.source.name,
            name_zh=node.source.name_zh,
            name_ru=node.source.name_ru,
            weight=weighed[n],
            start=spans[n].start,
            finish=spans[n].finish,
            key=node.source.is_key,
            contractual=node.source.contractual,
            responsible=node.source.responsible,
            evidence=node.source.evidence,
            links=tuple(PlannedLink(codes[w.predecessor], w.kind, w.lag) for w in node.waits),
        )
        for n, node in enumerate(nodes)
    )


def _size(jph: Decimal | float | None) -> Fraction:
    if jph is None:
        return Fraction(1)
    return min(max(1 + (Fraction(jph) - REFERENCE_JPH) / 100, LEAST), MOST)


def _nodes(template: Template, shops: Sequence[str], size: Fraction) -> list[_Node]:
    """Return each milestone once, or once for each shop, with what it waits for by number."""
    places = [
        (source, shop)
        for source in template.milestones
        for shop in (shops if source.level == "shop" else (terms.PROJECT_LEVEL,))
    ]
    numbers: dict[str, list[int]] = {}
    for n, (source, _shop) in enumerate(places):
        numbers.setdefault(source.key, []).append(n)
    nodes = []
    for n, (source, shop) in enumerate(places):
        waits = tuple(
            Link(before, n, link.kind, link.lag)
            for link in source.after
            for before in numbers[link.predecessor]
            if places[before][1] in {shop, terms.PROJECT_LEVEL} or shop == terms.PROJECT_LEVEL
        )
        days = source.days
        if days is not None and not isinstance(days, int):
            days = round(days[shop] * size)
        nodes.append(_Node(source, shop, days, waits))
    return nodes


class _Pass:
    """The walk along the links that gives every milestone its dates."""

    def __init__(
        self,
        nodes: Sequence[_Node],
        signed: dt.date,
        effective: dt.date | None,
        calendars: Calendars,
    ) -> None:
        self._nodes = nodes
        self._signed = signed
        self._effective = effective
        self._calendars = calendars
        waits = {n: [w.predecessor for w in node.waits] for n, node in enumerate(nodes)}
        self._order = list(TopologicalSorter(waits).static_order())
        self._before_effective: set[int] = set()
        for n in reversed(self._order):
            if nodes[n].source.anchor == "effective" or n in self._before_effective:
                self._before_effective |= set(waits[n])

    def spans(self) -> dict[int, _Span]:
        """Return the dates of every milestone by its number."""
        squeeze = Fraction(1)
        if self._effective is not None:
            natural = max(
                (self._natural()[n].finish for n in self._before_effective), default=self._signed
            )
            if natural > self._effective:
                squeeze = Fraction(
                    (self._effective - self._signed).days, (natural - self._signed).days
                )
        found: dict[int, _Span] = {}
        for n in self._order:
            found[n] = self._span(n, found, squeeze)
        return found

    def _natural(self) -> dict[int, _Span]:
        found: dict[int, _Span] = {}
        for n in self._order:
            if n in self._before_effective:
                found[n] = self._span(n, found, Fraction(1))
        return found

    def _span(self, n: int, found: Mapping[int, _Span], squeeze: Fraction) -> _Span:
        node = self._nodes[n]
        if node.source.anchor == "signed":
            return _Span(None, self._signed)
        if node.source.anchor == "effective" and self._effective is not None:
            return _Span(None, self._effective)
        is_squeezed = squeeze < 1 and n in self._before_effective
        overnight = node.days is not None and not is_squeezed
        starts, finishes = _demands(node.waits, found, overnight=overnight)
        if not starts and not finishes:
            starts = [self._signed]
        if is_squeezed:
            return self._squeezed(node, starts, finishes, squeeze)
        working = self._calendars.of(node.source.stage, node.source.responsible)
        if node.days is None:
            return _Span(None, together(working, max(starts + finishes)))
        return _worked(node, starts, finishes, working)

    def _squeezed(
        self,
        node: _Node,
        starts: Sequence[dt.date],
        finishes: Sequence[dt.date],
        squeeze: Fraction,
    ) -> _Span:
        assert self._effective is not None
        first = min(max(starts, default=self._signed), self._effective)
        length = dt.timedelta(round((node.days or 0) * squeeze))
        finish = min(max([first + length, *finishes]), self._effective)
        return _Span(None if node.days is None else first, finish)


def _worked(
    node: _Node,
    starts: Sequence[dt.date],
    finishes: Sequence[dt.date],
    working: Sequence[WorkCalendar],
) -> _Span:
    """Return when work of some days starts and finishes, on working days."""
    length = dt.timedelta(node.days or 0)
    latest = max(finishes, default=None)
    if not starts:
        assert latest is not None
        finish = together(working, latest)
        return _Span(together(working, finish - length, step=-1), finish)
    start = together(working, max(starts))
    finish = together(working, start + length)
    if latest is None or latest <= finish:
        return _Span(start, finish)
    finish = together(working, latest)
    if node.source.stretches:
        return _Span(start, finish)
    return _Span(max(start, together(working, finish - length, step=-1)), finish)


def _demands(
    waits: Iterable[Link], found: Mapping[int, _Span], *, overnight: bool
) -> tuple[list[dt.date], list[dt.date]]:
    """Return the first days the links allow for the start, and for the finish.

    Overnight, work does not start on the day on which what it waits for is finished.
    """
    starts, finishes = [], []
    for link in waits:
        span = found[link.predecessor]
        least = demanded(link, span.start, span.finish)
        assert least is not None
        if link.kind in {"FF", "SF"}:
            finishes.append(least)
        elif overnight and link.kind == "FS" and not link.lag:
            starts.append(least + _ONE_DAY)
        else:
            starts.append(least)
    return starts, finishes
