"""What a value is in a cell, and what tells one content of a cell from another."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from decimal import Decimal
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from core import terms
from core.cells import DIGITS, shown_text
from core.exchange._workbook_layout import DIGEST, LONG_TEXT
from core.language import mark, words
from core.money import Money
from core.registers import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.registers import Column

YES, NO = mark("Yes"), mark("No")
COVERED: Final = mark("The cell is merged with another, which holds the value.")
_HUNDRED: Final = 100
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Share:
    """A number that its cell shows as a percentage: 0.5 is 50 %."""

    value: float


@dataclass(frozen=True, slots=True)
class Trouble:
    """A cell that has nothing to be read, and why; the reason is a catalogue key."""

    reason: str
    shown: str = ""


Said: TypeAlias = (
    str | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | Share | Trouble | None
)
"""The content of a cell as it was read."""


def written(column: Column, value: Any, language: str) -> str | float | dt.date | None:
    """Return what a cell holds for a value: a word of this language, a number, a date, nothing."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return words(language)(YES) if value else None
    if isinstance(value, Money):
        return _number(value.amount)
    if isinstance(value, int | float | Decimal):
        is_share = column.kind is Kind.PERCENT
        return _number(Decimal(str(value)) / _HUNDRED if is_share else value)
    return value if isinstance(value, dt.date) else _word(column, str(value), language)


def _word(column: Column, value: str, language: str) -> str:
    if column.kind is Kind.CHOICE and value in column.choices:
        return words(language)(column.choices[value])
    if column.kind is Kind.SHOP:
        return words(language)(terms.shop(value).name)
    return shown_text(value, language)


def content(said: Said) -> str:
    """Return what tells one content of a cell from another, whatever it is and was written by."""
    if isinstance(said, str):
        return said
    if said is None:
        return ""
    if isinstance(said, int | float):
        return f"{said:.15g}"
    if isinstance(said, Share):
        return f"{said.value:.15g}"
    if isinstance(said, Trouble):
        return f"{DIGEST}trouble {said.reason}"
    return said.isoformat() if isinstance(said, dt.date | dt.time) else str(said)


def short(text: str) -> str:
    """Return a content as the hidden columns keep it."""
    if len(text) <= LONG_TEXT:
        return text
    return DIGEST + blake2b(text.encode(errors="replace"), digest_size=16).hexdigest()


def kept_text(contents: Iterable[str]) -> str:
    """Return the contents of a row in one text, as the hidden column keeps them."""
    return _ENCODER.encode([short(each) for each in contents])


def version(file: str, register: str, row_id: int, kept: str) -> str:
    """Return what a row of a file was when it went out, in short."""
    said = f"{file}\t{register}\t{row_id}\t{kept}"
    return blake2b(said.encode(errors="replace"), digest_size=8).hexdigest()


def _number(value: float | Decimal) -> str | float:
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    if len(exact.normalize().as_tuple().digits) > DIGITS:
        return f"{exact:f}"
    return int(exact) if exact == exact.to_integral_value() else float(exact)
