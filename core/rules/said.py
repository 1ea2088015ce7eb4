"""What a text of a date or of a number may mean, whichever language or program wrote it."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Final

_ISO: Final = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?)?", re.ASCII
)
_CHINESE: Final = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})[日号]?", re.ASCII)
_PARTED: Final = re.compile(
    r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?: 00:00(?::00)?)?", re.ASCII
)
_NAMED: Final = re.compile(r"(\d{1,2})[ .-]*([A-Za-z]{3,9})[ .,-]*(\d{4}|\d{2})", re.ASCII)
_NAME_FIRST: Final = re.compile(r"([A-Za-z]{3,9})[ .-]*(\d{1,2}),? +(\d{4})", re.ASCII)
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_SHORTEST: Final = 3
_CENTURY: Final = 100
_SPACES: Final = re.compile("[ '’\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]")
_NUMBER: Final = re.compile(
    r"[+-]?[\d., '’\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]{1,40}", re.ASCII
)
_WHOLE: Final = re.compile(r"[+-]?\d+", re.ASCII)
_MINUSES: Final = "\N{MINUS SIGN}\N{EN DASH}"
COMMA, POINT = ",", "."


def days_said(text: str) -> tuple[dt.date, ...]:
    """Return the days a text may mean: none, one, or two such as of 03/04/2025.

    Of two the first reads the day before the month, the second the month before the day. A date
    with points has its day first, as everybody who writes points does.
    """
    said = text.strip()
    if found := _ISO.fullmatch(said) or _CHINESE.fullmatch(said):
        year, month, day = map(int, found.groups()[:3])
        return _there(year, month, day)
    if found := _PARTED.fullmatch(said):
        first, second, year = int(found[1]), int(found[3]), _full(int(found[4]))
        day_first = _there(year, second, first)
        if found[2] == POINT or first == second:
            return day_first
        return (*day_first, *_there(year, first, second))
    if found := _NAMED.fullmatch(said):
        return _there(_full(int(found[3])), _month(found[2]), int(found[1]))
    if found := _NAME_FIRST.fullmatch(said):
        return _there(int(found[3]), _month(found[1]), int(found[2]))
    return ()


def numbers_said(text: str) -> tuple[Decimal, ...]:
    """Return the numbers a text may mean: none, one, or two such as of 1,234.

    Of two the first takes the comma for the decimal sign, the second the point.
    """
    said = text.strip()
    for minus in _MINUSES:
        said = said.replace(minus, "-")
    if not _NUMBER.fullmatch(said):
        return ()
    spaced = _SPACES.split(said)
    plain = "".join(spaced)
    if not _is_grouped(spaced):
        return ()
    if _WHOLE.fullmatch(plain):
        return (Decimal(plain),)
    comma, point = _read(plain, COMMA), _read(plain, POINT)
    if len(spaced) > 1:  # the groups are said by the spaces, so the other sign is the decimal one
        comma = None if POINT in plain else comma
        point = None if COMMA in plain else point
    found = [number for number in (comma, point) if number is not None]
    return tuple(found if len(found) < 2 or found[0] != found[1] else found[:1])  # noqa: PLR2004


def _there(year: int, month: int, day: int) -> tuple[dt.date, ...]:
    try:
        return (dt.date(year, month, day),)
    except ValueError:
        return ()


def _full(year: int) -> int:
    return year + 2000 if year < _CENTURY else year


def _month(name: str) -> int:
    """Return the month of an English name or of its beginning; 0 where there is none."""
    said = name.casefold()
    found = (number for number, month in enumerate(_MONTHS, start=1) if month.startswith(said[:9]))
    return next(found, 0) if len(said) >= _SHORTEST else 0


def _is_grouped(parts: list[str]) -> bool:
    """Return whether what stands between spaces are groups of three digits."""
    if len(parts) == 1:
        return True
    middle, last = parts[1:-1], re.split("[.,]", parts[-1])[0]
    return (
        bool(re.fullmatch(r"[+-]?\d{1,3}", parts[0]))
        and all(re.fullmatch(r"\d{3}", part) for part in middle)
        and bool(re.fullmatch(r"\d{3}", last))
    )


def _read(plain: str, decimal: str) -> Decimal | None:
    """Return the number where this is the decimal sign, None where it is none then."""
    group = POINT if decimal == COMMA else COMMA
    whole, sign, places = plain.partition(decimal)
    if sign and not re.fullmatch(r"\d+", places, re.ASCII):
        return None
    grouped = rf"[+-]?\d{{1,3}}(?:{re.escape(group)}\d{{3}})*"
    if not re.fullmatch(rf"{grouped}|[+-]?\d+", whole, re.ASCII):
        return None
    if group in whole and whole.lstrip("+-").startswith("0"):
        return None
    return Decimal(f"{whole.replace(group, '')}{f'.{places}' if sign else ''}")
