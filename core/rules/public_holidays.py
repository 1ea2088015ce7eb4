"""The public holidays of a country and the weekend days it works instead.

They come from the `holidays` package, which is imported when first asked (it is large) and
remembered by year. Their names are English catalogue keys; the package knows no Russian ones, and
Chinese ones only for China. Days of years not yet announced are estimates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from core.language import mark

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

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

_REMARK: Final = re.compile(r" \((observed|estimated|observed, estimated)\)")
_SWAPPED: Final = re.compile(r"^Day off \(substituted from .*\)$")
_ESTIMATED: Final = "estimated)"
_DECREED_SINCE: Final = {"CN": 2001}
"""Countries that decree each year which weekend days are worked for which days off."""


@dataclass(frozen=True, slots=True)
class CountryYear:
    """The holidays of a country in a year by their day, and weekend days worked instead.

    Attributes:
        holidays: the name of each day off.
        worked: make-up days.
        estimated: holidays whose day the moon will decide.
        is_announced: False where days off and make-up days of the year are still to be decreed.
    """

    holidays: Mapping[dt.date, str]
    worked: frozenset[dt.date] = frozenset()
    estimated: frozenset[dt.date] = frozenset()
    is_announced: bool = True


@cache
def weekend_in(country: str) -> str:
    """Return the days off each week in a country by name, Sat Sun where it is not known."""
    import holidays  # noqa: PLC0415  large; only plans with calendars need it

    if country not in _countries():
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

    if country not in _countries():
        return CountryYear({})
    known = holidays.country_holidays(country)
    language = "en_US" if "en_US" in known.supported_languages else None
    found = holidays.country_holidays(country, years=year, language=language)
    worked = frozenset(day for day in found.weekend_workdays if day.year == year)
    named = {day: name for day, name in sorted(found.items()) if day.year == year}
    return CountryYear(
        {day: _plain(name) for day, name in named.items()},
        worked,
        frozenset(day for day, name in named.items() if _ESTIMATED in name),
        is_announced=bool(worked) or year < _DECREED_SINCE.get(country, year + 1),
    )


@cache
def _countries() -> frozenset[str]:
    """Return the codes that the package knows, without loading every country as it would."""
    from holidays.registry import EntityLoader  # noqa: PLC0415  large

    return frozenset(EntityLoader.get_country_codes(include_aliases=False))


def _plain(name: str) -> str:
    return DAY_OFF if _SWAPPED.match(name) else _REMARK.sub("", name)
