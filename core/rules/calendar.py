"""Working days: a country's holidays and make-up days, the weekend, shutdowns, extra days.

Holidays come from the `holidays` package, which is imported when first asked (it is large) and
remembered by year. Their names are English catalogue keys; the package knows no Russian ones, and
Chinese ones only for China. Days of years not yet announced are estimates.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from core.errors import InvalidInput
from core.language import mark, tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
CHINESE_NEW_YEAR: Final = mark("Chinese New Year (Spring Festival)")
DAY_OFF: Final = mark("Day off")
HOLIDAYS: Final = (
    CHINESE_NEW_YEAR,
    DAY_OFF,
    mark("New Year's Day"),
    mark("Chinese New Year's Eve"),
    mark("Tomb-Sweeping Day"),
    mark("Labor Day"),
    mark("Dragon Boat Festival"),
    mark("Mid-Autumn Festival"),
    mark("National Day"),
    mark("Orthodox Christmas"),
    mark("International Women's Day"),
    mark("Women's Day"),
    mark("Nowruz"),
    mark("Nowruz Holiday"),
    mark("Kazakhstan's People Solidarity Holiday"),
    mark("Defender of the Fatherland Day"),
    mark("Victory Day"),
    mark("Capital Day"),
    mark("Constitution Day"),
    mark("Republic Day"),
    mark("Independence Day"),
    mark("Day of Memory and Honor"),
    mark("Teachers and Instructors Day"),
    mark("Eid al-Fitr"),
    mark("Eid al-Adha"),
    mark("Additional day off by Presidential decree"),
)
"""Names of the holidays of China, Kazakhstan and Uzbekistan, for the catalogues."""

_ONE_DAY: Final = dt.timedelta(1)
_AT_MOST: Final = 3660
"""Days to look for a working day: a calendar without one in ten years has none."""
_REMARK: Final = re.compile(r" \((observed|estimated|observed, estimated)\)")
_SWAPPED: Final = re.compile(r"^Day off \(substituted from .*\)$")


@dataclass(frozen=True, slots=True)
class Shutdown:
    """A span in which a place stands still, first and last day included."""

    name: str
    start: dt.date
    finish: dt.date


@dataclass(frozen=True, slots=True)
class CountryYear:
    """The holidays of a country in a year by their day, and weekend days worked instead."""

    holidays: Mapping[dt.date, str]
    worked: frozenset[dt.date]


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When a place works.

    Attributes:
        country: ISO code; a country that is not known has no holidays.
        weekend: days off each week, Monday is 0.
        shutdowns: spans of standstill; they beat make-up days.
        extra: days worked in any case.
        public_holidays: whether the country's holidays and make-up days count.
    """

    country: str
    weekend: frozenset[int] = frozenset({5, 6})
    shutdowns: tuple[Shutdown, ...] = ()
    extra: frozenset[dt.date] = frozenset()
    public_holidays: bool = True

    def is_working(self, day: dt.date) -> bool:
        """Return whether this is a working day."""
        if day in self.extra:
            return True
        if any(stop.start <= day <= stop.finish for stop in self.shutdowns):
            return False
        if self.public_holidays:
            year = country_year(self.country, day.year)
            if day in year.worked:
                return True
            if day in year.holidays:
                return False
        return day.weekday() not in self.weekend

    def holiday_name(self, day: dt.date) -> str:
        """Return the holiday or shutdown on this day as a catalogue key; empty on other days."""
        for stop in self.shutdowns:
            if stop.start <= day <= stop.finish:
                return stop.name or DAY_OFF
        if not self.public_holidays or day in self.extra:
            return ""
        return country_year(self.country, day.year).holidays.get(day, "")

    def next_working(self, day: dt.date) -> dt.date:
        """Return this day where it is a working day, else the first one after it."""
        return together((self,), day)

    def previous_working(self, day: dt.date) -> dt.date:
        """Return this day where it is a working day, else the last one before it."""
        return together((self,), day, step=-1)

    def add_working_days(self, day: dt.date, count: int) -> dt.date:
        """Return the working day that many working days later, or earlier where negative."""
        step = 1 if count >= 0 else -1
        for _ in range(abs(count)):
            day = together((self,), day + step * _ONE_DAY, step=step)
        return day

    def working_days(self, first: dt.date, last: dt.date) -> int:
        """Return how many working days there are from the first to the last day, both included."""
        return sum(self.is_working(first + n * _ONE_DAY) for n in range((last - first).days + 1))


def together(calendars: Sequence[WorkCalendar], day: dt.date, step: int = 1) -> dt.date:
    """Return the nearest day, this one or after it, on which all these places work.

    With a step of -1, this one or before it.
    """
    for _ in range(_AT_MOST):
        if all(calendar.is_working(day) for calendar in calendars):
            return day
        day += step * _ONE_DAY
    raise InvalidInput(tr(mark("These calendars have no working day in common for ten years.")))


def weekend_of(names: str) -> frozenset[int]:
    """Return the weekdays named, as in "Sat Sun"; `InvalidInput` names one that is none."""
    for name in names.split():
        if name not in WEEKDAYS:
            raise InvalidInput(tr(mark("{name} is no day of the week."), name=name))
    return frozenset(WEEKDAYS.index(name) for name in names.split())


@cache
def weekend_in(country: str) -> str:
    """Return the days off each week in a country by name, Sat Sun where it is not known."""
    import holidays  # noqa: PLC0415  large; only plans with calendars need it

    if country not in holidays.list_supported_countries():
        return "Sat Sun"
    return " ".join(WEEKDAYS[day] for day in sorted(holidays.country_holidays(country).weekend))


def chinese_new_year(year: int) -> dt.date | None:
    """Return the first day of the Chinese year that begins in this year."""
    found = country_year("CN", year).holidays
    return min((day for day, name in found.items() if name == CHINESE_NEW_YEAR), default=None)


@cache
def country_year(country: str, year: int) -> CountryYear:
    """Return the holidays of a country in a year; none where the country is not known."""
    import holidays  # noqa: PLC0415  large; only plans with calendars need it

    if country not in holidays.list_supported_countries():
        return CountryYear({}, frozenset())
    known = holidays.country_holidays(country)
    language = "en_US" if "en_US" in known.supported_languages else None
    found = holidays.country_holidays(country, years=year, language=language)
    return CountryYear(
        {day: _named(name) for day, name in found.items() if day.year == year},
        frozenset(day for day in found.weekend_workdays if day.year == year),
    )


def _named(name: str) -> str:
    return DAY_OFF if _SWAPPED.match(name) else _REMARK.sub("", name)
