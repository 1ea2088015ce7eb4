"""How a date, a sum, a share reads: the same on screen, in Excel and on paper, by language (Babel).

Dates are ISO in tables, fields and files in every language; month names stand on time axes only.
Babel's data is read when first needed, so that a start does not pay for it.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from core.language import current, mark, words
from core.money import Money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

MINUS = "\N{MINUS SIGN}"
NBSP = "\N{NO-BREAK SPACE}"
_MILLION = 1_000_000
_PLAIN: Final = re.compile(r"-?\d{1,18}(\.\d{1,18})?", re.ASCII)
_DIGITS: Final = re.compile(
    r"[-\N{MINUS SIGN}]?\d[\d.,\s\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]{0,40}", re.ASCII
)
_UNITS: Final = (mark("{n} B"), mark("{n} kB"), mark("{n} MB"), mark("{n} GB"))
_THOUSAND, _TEN = 1000, 10
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})


def day(value: dt.date | None) -> str:
    """Return a date as 2025-02-28; no date is an empty text."""
    return "" if value is None else value.isoformat()


def slip(days: int | None, language: str | None = None) -> str:
    """Return days late as +26 d, days early as −5 d, none as “on plan”."""
    if days is None:
        return ""
    w = words(language or current())
    if days == 0:
        return w("on plan")
    sign = "+" if days > 0 else MINUS
    return w(mark("{days} d"), days=f"{sign}{abs(days)}")


def days(count: int, language: str | None = None) -> str:
    """Return a span as 26 d, with a true minus sign."""
    shown = f"{MINUS if count < 0 else ''}{abs(count)}"
    return words(language or current())(mark("{days} d"), days=shown)


def lag(count: int, unit: str, language: str | None = None) -> str:
    """Return a lag as +20 d, −5 working d, +10 %; none is an empty text.

    Args:
        count: how much, negative for a lead.
        unit: what it counts, as in `core.terms.LAG_UNITS`; whole days of minutes read as days.
        language: the language to say it in, by default that of the screen.
    """
    if not count:
        return ""
    w = words(language or current())
    sign, much = (MINUS if count < 0 else "+"), abs(count)
    if unit == "%":
        return f"{sign}{percent(much, 0, language)}"
    day = {"m": 480, "em": 1440}.get(unit, 1)
    days, rest = divmod(much, day)
    shown = f"{sign}{much if rest else days}"
    if unit in {"d", "m"}:
        if rest:
            return w(mark("{minutes} working min"), minutes=shown)
        return w(mark("{days} working d"), days=shown)
    return w(mark("{minutes} min"), minutes=shown) if rest else w(mark("{days} d"), days=shown)


def reason(text: str, values: Mapping[str, Any], language: str | None = None) -> str:
    """Return why something is as it is: “Painting PAC +92 d”, “SPI(t) 0.85”.

    Args:
        text: a catalogue key with places for the values.
        values: what fills it; a text is a catalogue key itself, `slip` is days, a float a ratio.
        language: the language to say it in, by default that of the screen.
    """
    w = words(language or current())
    filling = {}
    for name, value in values.items():
        if isinstance(value, str):
            filling[name] = w(value)
        elif name == "slip":
            filling[name] = slip(value, language)
        else:
            filling[name] = number(value, 2 if isinstance(value, float) else 0, language)
    return w(text, **filling)


def said(text: str, values: Mapping[str, Any], language: str | None = None) -> str:
    """Return what an alert found: “ends on 2025-08-31, 91 d before it may”.

    Args:
        text: a catalogue key with places for the values.
        values: what fills it: dates, sums and numbers; `days` is a span, `month` its month,
            `country` a code, `holiday` the key of a name; any other text stands as it is.
        language: the language to say it in, by default that of the screen.
    """
    filling = {}
    for name, value in values.items():
        if name in _SAID:
            filling[name] = _SAID[name](value, language)
        elif isinstance(value, dt.date):
            filling[name] = day(value)
        elif isinstance(value, Money):
            filling[name] = short_money(value, language)
        else:
            filling[name] = value if isinstance(value, str) else number(value, 0, language)
    return words(language or current())(text, **filling)


def number(value: Decimal | float | None, digits: int = 0, language: str | None = None) -> str:
    """Return a number with this many decimal places, grouped and pointed as the language does."""
    if value is None:
        return ""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    rounded = exact.quantize(Decimal(1).scaleb(-digits)) + 0  # no minus zero
    return _number(rounded, digits, language or current())


@lru_cache(maxsize=8192)
def _number(rounded: Decimal, digits: int, language: str) -> str:
    """Return a number as the language writes it; in a long list most stand more than once."""
    from babel.numbers import format_decimal  # noqa: PLC0415  Babel's data is read when first needed

    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    shown = format_decimal(rounded, format=pattern, locale=_locale(language))
    return shown.replace("-", MINUS)


def number_of(text: str, language: str | None = None) -> Decimal | None:
    """Return the number a text says in a language, None where it says none or it is unclear.

    A plain number with a point, as programs write it, is read in every language.
    """
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if not _DIGITS.fullmatch(text):
        return None
    from babel.numbers import NumberFormatError, parse_decimal  # noqa: PLC0415  Babel's data is read when first needed

    said = text.replace(" ", NBSP).replace(MINUS, "-")
    try:
        return parse_decimal(said, locale=_locale(language), strict=True)
    except NumberFormatError:
        return None


def percent(value: Decimal | float | None, digits: int = 0, language: str | None = None) -> str:
    """Return a percentage (0 to 100) as 69.6 %."""
    return "" if value is None else f"{number(value, digits, language)}{NBSP}%"


def money(value: Money | None, language: str | None = None) -> str:
    """Return a sum in full: 88,000,000.00 USD."""
    if value is None:
        return ""
    places = max(0, -int(value.amount.as_tuple().exponent)) if value.minor else 2
    return f"{number(value.amount, places, language)}{NBSP}{value.currency}"


def short_amount(value: Money, language: str | None = None) -> str:
    """Return a sum without its currency in the shortest usual form: 86.4 M, 920 k."""
    amount, w = value.amount, words(language or current())
    if abs(amount) >= 100 * _MILLION:
        return w(mark("{number} M"), number=number(amount / _MILLION, 0, language))
    if abs(amount) >= _MILLION:
        return w(mark("{number} M"), number=number(amount / _MILLION, 1, language))
    if abs(amount) >= 10_000:  # noqa: PLR2004  below ten thousand a sum is short enough in full
        return w(mark("{number} k"), number=number(amount / 1000, 0, language))
    return number(amount, 0, language)


def short_money(value: Money | None, language: str | None = None) -> str:
    """Return a sum in the shortest usual form with its currency: 86.4 M USD."""
    return "" if value is None else f"{short_amount(value, language)}{NBSP}{value.currency}"


def money_change(before: Money, after: Money, language: str | None = None) -> str:
    """Return a sum before and after, as short as tells them apart: 0.43 → 0.86 M USD."""
    w = words(language or current())
    most = max(abs(before.amount), abs(after.amount))
    unit, scale, digits = "", Decimal(1), 0
    if most >= _MILLION:
        unit, scale, digits = mark("{number} M"), Decimal(_MILLION), 2
    elif most >= 10_000:  # noqa: PLR2004  as for a single sum
        unit, scale = mark("{number} k"), Decimal(1000)
    shown = [number(each.amount / scale, digits, language) for each in (before, after)]
    while shown[0] == shown[1] and before != after:
        digits += 1
        shown = [number(each.amount / scale, digits, language) for each in (before, after)]
    was, now = shown[0], w(unit, number=shown[1]) if unit else shown[1]
    return f"{f'{was} → ' if before != after else ''}{now}{NBSP}{after.currency}"


def file_size(count: int, language: str | None = None) -> str:
    """Return how large a file is: bytes in thousands, as systems and shops count them."""
    size, unit = float(count), _UNITS[0]
    for unit in _UNITS:
        if size < _THOUSAND or unit == _UNITS[-1]:
            break
        size /= _THOUSAND
    digits = 0 if unit == _UNITS[0] or size >= _TEN else 1
    return words(language or current())(unit, n=number(size, digits, language))


def month(value: dt.date, language: str | None = None) -> str:
    """Return the short name of a month, for time axes: Feb, 2月, февр."""
    from babel.dates import format_date  # noqa: PLC0415  Babel's data is read when first needed

    return format_date(value, "LLL", locale=_locale(language)).rstrip(".")


def month_of_year(value: dt.date, language: str | None = None) -> str:
    """Return the short name of a month with its year, for time axes: Feb 25, 25年2月, февр 25."""
    name = month(value, language)
    short = f"{value.year % 100:02}"
    return f"{short}年{name}" if (language or current()) == "zh" else f"{name} {short}"


def span(first: dt.date, last: dt.date) -> str:
    """Return days from first to last: 2025-03-24, or 2025-03-21 – 2025-03-25."""
    return day(first) if first == last else f"{day(first)} – {day(last)}"


def long_day(value: dt.date, language: str | None = None) -> str:
    """Return a date in words for running text: 28 Feb 2025, 2025年2月28日, 28.02.2025."""
    patterns = {"en": "d MMM y", "zh": "y年M月d日", "ru": "dd.MM.y"}
    from babel.dates import format_date  # noqa: PLC0415  Babel's data is read when first needed

    code = language or current()
    return format_date(value, patterns[code], locale=_locale(code))


def short_day(value: dt.date, language: str | None = None) -> str:
    """Return a day without its year, for heads of weeks: 21 Oct, 10月21日, 21 окт."""
    patterns = {"en": "d MMM", "zh": "M月d日", "ru": "d MMM"}
    from babel.dates import format_date  # noqa: PLC0415  Babel's data is read when first needed

    code = language or current()
    return format_date(value, patterns[code], locale=_locale(code))


def country(code: str, language: str | None = None) -> str:
    """Return the name of a country by its ISO code; an unknown code is shown as it is."""
    return _country(code, language or current())


@cache
def _country(code: str, language: str) -> str:
    from babel import Locale  # noqa: PLC0415  Babel's data is read when first needed

    return str(Locale.parse(_locale(language)).territories.get(code, code))


def holiday(name: str, language: str | None = None) -> str:
    """Return the name of a holiday, of a day with several all of them; the user's as it stands."""
    say = words(language or current())
    return clauses([say(part) for part in name.split("; ")], language)


def countries(language: str | None = None) -> list[tuple[str, str]]:
    """Return every country as code and name, in the order of the names."""
    from babel import Locale  # noqa: PLC0415  Babel's data is read when first needed

    names = Locale.parse(_locale(language)).territories
    found = [(code, str(name)) for code, name in names.items() if _is_country(code)]
    return sorted(found, key=lambda each: each[1].casefold())


def listed(parts: Iterable[str], language: str | None = None) -> str:
    """Return words one after the other, without the empty ones: a, b and a、b in Chinese."""
    return words(language or current())(mark(", ")).join(filter(None, parts))


def clauses(parts: Iterable[str], language: str | None = None) -> str:
    """Return what is said one after the other, without what is empty: a; b and a；b in Chinese."""
    return words(language or current())(mark("; ")).join(filter(None, parts))


def sentence(said: str) -> str:
    """Return words with the full stop of the language of the screen."""
    return words(current())(mark("{said}."), said=said)


def when(value: dt.datetime) -> str:
    """Return an instant as local date and time, 2025-02-28 14:02."""
    return value.astimezone().strftime("%Y-%m-%d %H:%M")


def _is_country(code: str) -> bool:
    return code.isalpha() and len(code) == len("XX") and code not in _NO_COUNTRIES


def _locale(language: str | None) -> str:
    return {"en": "en_GB", "zh": "zh_CN", "ru": "ru_RU"}[language or current()]


_SAID: Final[Mapping[str, Callable[[Any, str | None], str]]] = {
    "days": days,
    "month": lambda value, _language: f"{value:%Y-%m}",
    "country": country,
    "holiday": holiday,
}
