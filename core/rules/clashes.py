"""Dates on which nobody works where they are to happen: holidays, shutdowns, Chinese New Year.

A milestone is reached on its finish; that day counts. Where goods are handed over or people come
from its start on, the start counts too, and every day of an acceptance test or an inspection on
site of at most two weeks. Longer work runs across holidays by its nature. A weekend is no clash:
who meets on one chose it.

Manufacturing to packing happen in the factory, what comes before in the office. Goods on their
way and in customs need both sides of the border; from receipt on all happens at the site. What
the customer does happens at the site, what both do at both. A warranty ends by itself.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.rules.calendar import SHUTDOWN
from core.rules.public_holidays import CHINESE_NEW_YEAR, DAY_OFF, chinese_new_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from core.rules.calendar import WorkCalendar

# Kinds of clashes.
ON_HOLIDAY: Final = "holiday"
IN_SHUTDOWN: Final = "shutdown"
AT_NEW_YEAR: Final = "new_year"

WARRANTY: Final = "S18"
LAST_BEFORE_SITE: Final = "S11"
FACTORY_STAGES: Final = frozenset({"S07", "S08", "S09"})
BORDER_STAGES: Final = frozenset({"S10", "S11"})
HAND_OVER_STAGES: Final = frozenset({"S09", "S10", "S11"})
"""What begins where goods are handed over: its first day counts as its last does."""
VISIT_STAGES: Final = frozenset({"S08", "S12"})
"""What people come for: each of its days counts."""
LONGEST_VISIT: Final = 14
"""Days; a longer span is a campaign of several visits."""
NEW_YEAR_STAGES: Final = frozenset({"S07", "S08", "S09", "S10"})
NEW_YEAR_BEFORE, NEW_YEAR_AFTER = 10, 15
"""Days around Chinese New Year in which factories and trains stand still."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happens: the code of its calendar, and when it works."""

    code: str
    calendar: WorkCalendar


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a project; None where it does not say which calendar they keep."""

    office: Place | None
    factory: Place | None
    site: Place | None

    def of(self, stage: str, responsible: str, own: Place | None = None) -> tuple[Place, ...]:
        """Return where a milestone happens, on its own calendar where it has one."""
        if stage == WARRANTY:
            return ()
        found: tuple[Place | None, ...]
        here = own or ((self.factory or self.office) if stage in FACTORY_STAGES else self.office)
        if responsible == "both" or (own is None and stage in BORDER_STAGES):
            found = (here, self.site)
        elif own is None and (responsible == "customer" or stage > LAST_BEFORE_SITE):
            found = (self.site,)
        else:
            found = (here,)
        return tuple(place for place in dict.fromkeys(found) if place is not None)


@dataclass(frozen=True, slots=True)
class Clash:
    """Days, first and last included, on which a place does not work; the name is a catalogue key."""

    kind: str
    first: dt.date
    last: dt.date
    country: str
    calendar: str
    name: str


def counted_days(stage: str, start: dt.date | None, finish: dt.date) -> tuple[dt.date, ...]:
    """Return the days of a milestone that a place must work on, in order."""
    if start is None or start >= finish:
        return (finish,)
    if stage in VISIT_STAGES and (finish - start).days < LONGEST_VISIT:
        days = range(start.toordinal(), finish.toordinal() + 1)
        return tuple(dt.date.fromordinal(day) for day in days)
    return (start, finish) if stage in VISIT_STAGES | HAND_OVER_STAGES else (finish,)


def clashes(stage: str, days: Sequence[dt.date], places: Iterable[Place]) -> tuple[Clash, ...]:
    """Return the holidays and shutdowns that days of a milestone meet; else the New Year around.

    Two places of a country say its holiday once.
    """
    places = tuple(places)
    found: dict[tuple[str, str, dt.date], Clash] = {}
    for place in places:
        for clash in _met(place, days):
            found.setdefault((clash.country, clash.name, clash.first), clash)
    if not found and stage in NEW_YEAR_STAGES:
        return tuple(_new_year(places, days))
    return tuple(sorted(found.values(), key=lambda clash: clash.first))


def _met(place: Place, days: Sequence[dt.date]) -> Iterator[Clash]:
    """Yield the days off among some days, those of one name that follow each other as one."""
    run: Clash | None = None
    for day in days:
        other = place.calendar.other(day)
        if other is None or other.working:
            continue
        kind = IN_SHUTDOWN if other.kind == SHUTDOWN else ON_HOLIDAY
        name = other.name or DAY_OFF
        if run and (run.kind, run.name) == (kind, name) and (day - run.last).days == 1:
            run = Clash(kind, run.first, day, run.country, run.calendar, name)
            continue
        if run:
            yield run
        run = Clash(kind, day, day, place.calendar.country, place.code, name)
    if run:
        yield run


def _new_year(places: Iterable[Place], days: Iterable[dt.date]) -> Iterator[Clash]:
    """Yield the first day around New Year, where one of the places is in China."""
    for place in places:
        for day in days if place.calendar.country == "CN" else ():
            new_year = chinese_new_year(day.year)
            if new_year and -NEW_YEAR_BEFORE <= (day - new_year).days <= NEW_YEAR_AFTER:
                yield Clash(AT_NEW_YEAR, day, day, "CN", place.code, CHINESE_NEW_YEAR)
                return
