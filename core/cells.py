"""The only door into a cell of Excel: text that stays text, whatever a user or a supplier typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from core.language import words
from core.money import places

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SheetCell

LONGEST: Final = 32_767
"""Characters that a cell of Excel holds."""
DIGITS: Final = 15
"""Digits that a number in Excel keeps."""
REPLACED: Final = "\N{REPLACEMENT CHARACTER}"
DATE_FORMAT: Final = "yyyy\\-mm\\-dd"
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS: Final = re.compile("\r\n?")
_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_TRIGGERS: Final = ("=", "+", "-", "@", "\t", "\n", "'")
_ILLEGAL_TITLE: Final = re.compile(r"[\[\]:*?/\\]")
_TITLE_LENGTH: Final = 31


def shown_text(text: str, language: str, limit: int = LONGEST) -> str:
    """Return the text as a cell can hold it; what cannot be held is replaced or told, never lost.

    Control characters and halves of surrogate pairs become �. A text over the limit ends with a
    note of how long it is.
    """
    whole = _FORBIDDEN.sub(REPLACED, _LINE_ENDS.sub("\n", text))
    if len(whole) <= limit:
        return whole
    w = words(language)
    note = w("… [{count} characters in all; the rest is in Handover]", count=len(whole))
    return whole[: limit - len(note)] + note


def text_cell(cell: SheetCell, text: str, language: str) -> None:
    """Set a text that nobody takes for a formula, a number, an error or a link."""
    kept = shown_text(text, language)
    escaped = escaped_text(kept)
    if len(escaped) > LONGEST:
        kept = shown_text(text, language, 2 * LONGEST - len(escaped))
        escaped = escaped_text(kept)
    cell.value = escaped
    cell.data_type = "s"
    if needs_quote(kept):
        cell.quotePrefix = True


def needs_quote(text: str) -> bool:
    """Return whether a program could take a text for a formula when it is edited."""
    return text.startswith(_TRIGGERS)


def escaped_text(text: str) -> str:
    """Return the text with its _x0041_ marked as typed, where Excel would read a character."""
    return _ESCAPE.sub("_x005F_", text) if "_x" in text else text


def money_format(currency: str) -> str:
    """Return the format code of sums in a currency."""
    decimals = places(currency)
    return "#,##0" + ("." + "0" * decimals if decimals else "") + f"\\ {quoted(currency)}"


def quoted(text: str) -> str:
    """Return a text as a literal part of a format code."""
    return '"' + text.replace('"', "”") + '"' if text else ""


def sheet_title(title: str, taken: set[str]) -> str:
    """Return a title as Excel allows one for a sheet, different from those taken."""
    legal = _ILLEGAL_TITLE.sub(" ", title.replace("\0", "")).strip(" '")[:_TITLE_LENGTH].strip(" '")
    found, number = legal or "1", 1
    while found.casefold() in taken or found.casefold() == "history":
        number += 1
        found = f"{legal[: _TITLE_LENGTH - 3]} {number}".strip()
    taken.add(found.casefold())
    return found
