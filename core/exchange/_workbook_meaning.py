"""What the content of a cell means for a field: one value, one of two, or none and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from core import terms
from core.errors import InvalidInput
from core.exchange._workbook_words import NO, YES, Share, Trouble
from core.language import LANGUAGES, mark, tr, words
from core.money import Money
from core.registers import Kind, accepted
from core.rules.said import days_said, numbers_said
from core.text import countries

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from core.exchange._workbook_words import Said
    from core.registers import Field

FIRST, SECOND = 0, 1
"""Readings: of a date its day first, or its month; of a number the comma decimal, or the point."""
NUMBERS: Final = frozenset({Kind.WHOLE, Kind.NUMBER, Kind.PERCENT, Kind.MONEY})
_HUNDRED: Final = 100
_EXCEL_ZERO: Final = dt.date(1899, 12, 30)
_SERIALS: Final = (61, 109_939)
_YES: Final = frozenset({"yes", "true", "1", "x", "y", "+", "✓", "√", "v"})
_NO: Final = frozenset({"no", "false", "0", "n", "-", "–"})


@dataclass(frozen=True, slots=True)
class Meant:
    """What a cell means: a value, or several to choose from, or why it means nothing.

    Attributes:
        value: as the field keeps it; money as `Money`.
        readings: two values where it may mean either.
        reason: why it cannot be taken; empty where it can.
        note: what is to be known of it though it can be taken.
    """

    value: Any = None
    readings: tuple[Any, ...] = ()
    reason: str = ""
    note: str = ""


def meaning(
    field: Field,
    said: Said,
    *,
    currency: str,
    codes: Collection[str] = (),
    reading: int | None = None,
) -> Meant:
    """Return what a cell means for a field.

    Args:
        field: where it is to go.
        said: the content of the cell.
        currency: of its money.
        codes: what a reference may name.
        reading: which of two readings was chosen for its column.
    """
    if isinstance(said, Trouble):
        why = tr(said.reason)
        return Meant(reason=f"{why} ({said.shown})" if said.shown else why)
    if isinstance(said, str):
        said = said.strip()
    if said is None or said == "":
        return Meant(field.empty)
    try:
        found = _read(field, said, currency, codes)
    except InvalidInput as error:
        return Meant(reason=str(error))
    if found.readings and reading is not None:
        return Meant(found.readings[reading], note=found.note)
    return found


def _read(field: Field, said: Any, currency: str, codes: Collection[str]) -> Meant:
    if field.kind in NUMBERS:
        return _number(field, said, currency)
    if field.kind is Kind.DATE:
        return _day(field, said)
    if field.kind is Kind.FLAG:
        return _flag(field, said)
    if field.kind is Kind.REFERENCE:
        return _reference(field, said, codes)
    return _word(field, said)


def _word(field: Field, said: Any) -> Meant:
    kind = field.kind
    if not isinstance(said, str):
        return _words_of(field, said)
    if kind in {Kind.CHOICE, Kind.SHOP}:
        found = _names(_choices(field)).get(said.casefold())
        if found is None:
            why = mark("“{text}” is none of the choices.")
            return Meant(reason=f"{tr(field.title)}: {tr(why, text=said)}")
        said = found
    elif kind is Kind.COUNTRY:
        said = _countries().get(said.casefold(), said.upper())
    elif kind is Kind.CURRENCY:
        said = said.upper()
    return Meant(accepted(field, said, ""))


def _number(field: Field, said: Any, currency: str) -> Meant:
    if isinstance(said, bool | dt.date | dt.time | dt.timedelta):
        return _no_number(field, said)
    if isinstance(said, Share):
        by = _HUNDRED if field.kind is Kind.PERCENT else 1
        return Meant(accepted(field, _exact(said.value) * by, currency))
    if not isinstance(said, str):
        return Meant(accepted(field, _rounded(field, _exact(said), currency), currency))
    plain = said.removesuffix("%").strip()
    if currency:
        plain = plain.removeprefix(currency).removesuffix(currency).strip()
    found = numbers_said(plain)
    if not found:
        return _no_number(field, said)
    values = tuple(accepted(field, each, currency) for each in found)
    return Meant(values[0]) if len(values) == 1 else Meant(readings=values)


def _rounded(field: Field, value: Decimal, currency: str) -> Decimal:
    """Return money without what calculating in Excel left behind its last place: 0.30000001."""
    if field.kind is not Kind.MONEY:
        return value
    near = value.quantize(Decimal("0.001") if abs(value) < 10**11 else Decimal("0.01"))
    whole = Money.of(0, currency)
    places = -int(whole.amount.as_tuple().exponent)
    rounded = near.quantize(Decimal(1).scaleb(-places))
    return rounded if abs(rounded - value) < Decimal(1).scaleb(-places - 3) else value


def _no_number(field: Field, said: Any) -> Meant:
    why = mark("“{text}” is no number.")
    return Meant(reason=f"{tr(field.title)}: {tr(why, text=said)}")


def _day(field: Field, said: Any) -> Meant:
    if isinstance(said, dt.datetime):
        note = tr(mark("The time of day is left out.")) if said.time() != dt.time() else ""
        return Meant(accepted(field, said.date(), ""), note=note)
    if isinstance(said, dt.date):
        return Meant(accepted(field, said, ""))
    if isinstance(said, str):
        found = days_said(said)
        if found:
            values = tuple(accepted(field, each, "") for each in found)
            return Meant(values[0]) if len(values) == 1 else Meant(readings=values)
    if isinstance(said, float | int) and _SERIALS[0] <= said <= _SERIALS[1]:
        day = _EXCEL_ZERO + dt.timedelta(int(said))
        why = mark("{text} is a number. If {day} is meant, format the cell as a date.")
        return Meant(reason=f"{tr(field.title)}: {tr(why, text=f'{said:g}', day=day)}")
    why = mark("“{text}” is no date such as 2025-02-28.")
    return Meant(reason=f"{tr(field.title)}: {tr(why, text=_shown(said))}")


def _flag(field: Field, said: Any) -> Meant:
    if isinstance(said, bool):
        return Meant(said)
    text = _shown(said).casefold()
    yes = {words(language)(YES).casefold() for language in LANGUAGES}
    no = {words(language)(NO).casefold() for language in LANGUAGES}
    if text in yes | _YES:
        return Meant(value=True)
    if text in no | _NO:
        return Meant(value=False)
    why = mark("“{text}” is neither yes nor no.")
    return Meant(reason=f"{tr(field.title)}: {tr(why, text=_shown(said))}")


def _reference(field: Field, said: Any, codes: Collection[str]) -> Meant:
    text = _shown(said)
    if text in codes:
        return Meant(text)
    near = [code for code in codes if code.casefold() == text.casefold()]
    if len(near) == 1:
        return Meant(near[0])
    why = mark("{field}: there is no {code} in this project.")
    return Meant(reason=tr(why, field=tr(field.title), code=text))


def _words_of(field: Field, said: Any) -> Meant:
    """Return the words of a cell that holds a number or a date where a text belongs."""
    text = _shown(said)
    found = accepted(field, text, "")
    if isinstance(said, float) and field.kind in {Kind.TEXT, Kind.CODE, Kind.NOTE}:
        note = mark("It is a number there: zeros before it and digits after the 15th are lost.")
        return Meant(found, note=tr(note))
    return Meant(found)


def _shown(said: Any) -> str:
    if isinstance(said, Share):
        return f"{said.value * _HUNDRED:.15g} %"
    if isinstance(said, bool):
        return tr(YES if said else NO)
    if isinstance(said, float):
        return f"{said:.15g}"
    return said.isoformat() if isinstance(said, dt.date | dt.time) else str(said).strip()


def _exact(value: float) -> Decimal:
    return Decimal(f"{value:.15g}")


def _choices(field: Field) -> Mapping[str, str]:
    if field.kind is Kind.SHOP:
        return {shop.code: shop.name for shop in terms.SHOPS}
    return field.choices


def _names(choices: Mapping[str, str]) -> dict[str, str]:
    """Return the keys of choices by every name they have; the keys themselves count first."""
    return _named(tuple(choices.items()))


@cache
def _named(choices: tuple[tuple[str, str], ...]) -> dict[str, str]:
    found = {key.casefold(): key for key, _name in choices}
    for language in LANGUAGES:
        for key, name in choices:
            found.setdefault(words(language)(name).casefold(), key)
    return found


@cache
def _countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in countries(language):
            found.setdefault(name.casefold(), code)
            found.setdefault(code.casefold(), code)
    return found
