"""What a user types or pastes into a field, turned into what is kept, or refused in words."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from core import terms
from core.errors import InvalidInput
from core.language import current, mark, tr
from core.money import Money
from core.registers._spec import Kind
from core.text import country, number_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.registers._spec import Field

LONGEST, LONGEST_CODE = 20_000, 80
_PLACES: Final = 4
"""Decimal places that are kept of a number."""
_MOST: Final = 10**9
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]00:00(?::00)?)?", re.ASCII)
_DOTTED: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_SLASHED: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", re.ASCII)
_MONTHS: Final = 12
_YES: Final = frozenset({"yes", "true", "1", "x", "y"})
_NO: Final = frozenset({"no", "false", "0", "n", ""})


def accepted(field: Field, value: Any, currency: str) -> Any:
    """Return a value as it is kept, money as `Money`; a reference stays the code it is.

    Args:
        field: where it is to go.
        value: text, number, date, flag or `Money`, as the kind has it; a number for money is
            in major units.
        currency: the currency of its money.

    Raises:
        InvalidInput: it is not of this kind or breaks a limit; the message names the field.
    """
    if field.kind is Kind.FLAG:
        return bool(value)
    if value is None or value == "":
        return field.empty
    if field.kind in {Kind.WHOLE, Kind.NUMBER, Kind.PERCENT}:
        return _number(field, value)
    if field.kind is Kind.MONEY:
        return _money(field, value, currency)
    if field.kind is Kind.DATE:
        return _day(field, value)
    return _word(field, str(value))


def parsed(field: Field, text: str, currency: str) -> Any:
    """Return what a text means for a field, by the language of the screen; see `accepted`.

    Dates are ISO or day.month.year; one such as 03/04/2025, which may be either, is refused.

    Raises:
        InvalidInput: it means nothing here, or more than one thing.
    """
    text = text.strip()
    if field.kind is Kind.FLAG:
        return _flag(field, text)
    return accepted(field, _meant(field, text, currency), currency) if text else field.empty


def _meant(field: Field, text: str, currency: str) -> Any:
    if field.kind in {Kind.WHOLE, Kind.NUMBER, Kind.PERCENT, Kind.MONEY}:
        return _typed_number(field, text.removesuffix("%").removesuffix(currency).strip())
    if field.kind is Kind.DATE:
        return _typed_day(field, text)
    if field.kind in {Kind.CHOICE, Kind.SHOP}:
        return _key_of(_choices(field), text)
    return text.upper() if field.kind in {Kind.COUNTRY, Kind.CURRENCY} else text


def _refused(field: Field, why: str, **values: Any) -> InvalidInput:
    return InvalidInput(f"{tr(field.title)}: {tr(why, **values)}")


def _number(field: Field, value: Any) -> int | Decimal:
    try:
        found = Decimal(value) if not isinstance(value, float) else Decimal(repr(value))
    except (InvalidOperation, TypeError, ValueError):
        raise _refused(field, mark("“{text}” is no number."), text=value) from None
    if not found.is_finite():
        raise _refused(field, mark("“{text}” is no number."), text=value)
    high = field.high if field.high is not None else _MOST
    if found > high or (field.low is not None and found < field.low):
        low = -high if field.low is None else field.low
        why = mark("{text} is not between {low} and {high}.")
        raise _refused(field, why, text=value, low=low, high=high)
    places = 0 if field.kind is Kind.WHOLE else _PLACES
    if found != round(found, places):
        why = mark("{text} has more than {n} decimal places.")
        raise _refused(field, why, text=value, n=places)
    return int(found) if field.kind is Kind.WHOLE else found


def _money(field: Field, value: Any, currency: str) -> Money:
    if isinstance(value, Money):
        if value.currency != currency:
            why = mark("It is kept in {currency}, not in {other}.")
            raise _refused(field, why, currency=currency, other=value.currency)
        found = value
    else:
        try:
            found = Money.of(value, currency)
        except InvalidInput as error:
            raise InvalidInput(f"{tr(field.title)}: {error}") from None
    if field.low is not None and found.minor < field.low:
        raise _refused(field, mark("It is not below zero."))
    return found


def _day(field: Field, value: Any) -> dt.date:
    if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
        raise _refused(field, mark("“{text}” is no date such as 2025-02-28."), text=value)
    if not terms.EARLIEST <= value <= terms.LATEST:
        why = mark("The date {text} is not between 1900 and 2200.")
        raise _refused(field, why, text=value.isoformat())
    return value


def _word(field: Field, value: str) -> str:
    found = value.strip()
    if field.kind is not Kind.NOTE and not found.isprintable():
        raise _refused(field, mark("It is one line of text."))
    if len(found) > (LONGEST_CODE if field.kind is Kind.CODE else LONGEST):
        limit = LONGEST_CODE if field.kind is Kind.CODE else LONGEST
        raise _refused(field, mark("The text is longer than {count} characters."), count=limit)
    if field.kind in {Kind.CHOICE, Kind.SHOP} and found not in _choices(field):
        why = mark("“{text}” is not known. Known are {known}.")
        raise _refused(field, why, text=found, known=", ".join(_choices(field)))
    if field.kind is Kind.COUNTRY and country(found) == found:
        raise _refused(field, mark("“{text}” is no country code such as KZ."), text=found)
    if field.kind is Kind.CURRENCY and not re.fullmatch("[A-Z]{3}", found):
        raise _refused(field, mark("“{text}” is no currency code such as USD."), text=found)
    return found


def _choices(field: Field) -> Mapping[str, str]:
    if field.kind is Kind.SHOP:
        return {shop.code: shop.name for shop in terms.SHOPS}
    return field.choices


def _flag(field: Field, text: str) -> bool:
    said = text.casefold()
    if said in _YES or said == tr(mark("Yes")).casefold():
        return True
    if said in _NO or said == tr(mark("No")).casefold():
        return False
    raise _refused(field, mark("“{text}” is neither yes nor no."), text=text)


def _typed_number(field: Field, text: str) -> Decimal:
    found = number_of(text, current())
    if found is None:
        raise _refused(field, mark("“{text}” is no number."), text=text)
    return found


def _typed_day(field: Field, text: str) -> dt.date:
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _DOTTED.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := _SLASHED.fullmatch(text):
        day, month, year = map(int, found.groups())
        if day <= _MONTHS and month <= _MONTHS and day != month:
            why = mark("“{text}” may be two days. Write it as 2025-02-28.")
            raise _refused(field, why, text=text)
        if month > _MONTHS:
            day, month = month, day
    else:
        raise _refused(field, mark("“{text}” is no date such as 2025-02-28."), text=text)
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise _refused(field, mark("There is no day {text}."), text=text) from None


def _key_of(choices: Mapping[str, str], text: str) -> str:
    """Return the key a text means: the key itself, or its name in English or on the screen."""
    said = text.casefold()
    for key, name in choices.items():
        if said in {key.casefold(), name.casefold(), tr(name).casefold()}:
            return key
    return text
