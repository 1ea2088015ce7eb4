"""How wide a text is, in the digits that Excel counts column widths by, and how many lines."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDE = frozenset("WF")
_CHINESE = 1.85
_CAPITAL = 1.25
_SMALL = 1.03
_THIN = 0.55
_THIN_LETTERS = frozenset(" .,:;'!|ijlIt()[]/-")
_DIGIT, _PADDING = 7, 5
"""Pixels of a digit of the usual face, and around the text of a column."""
_TERM = 6
"""Characters of a Chinese term that is kept whole; a longer run may be broken anywhere."""


def width(text: str, size: float = 10) -> float:
    """Return the width of the longest line of a text set in this many points."""
    return max((_line(line) for line in text.split("\n")), default=0) * size / 10


def longest_word(text: str, size: float = 10) -> float:
    """Return the width of the longest piece that is not broken: a word, a short Chinese term."""
    runs = ("".join(run) for word in text.split() for _, run in groupby(word, _is_wide))
    return max((_line(_unbroken(run)) for run in runs), default=0) * size / 10


def lines(text: str, room: float, size: float = 10) -> int:
    """Return how many lines a text takes where there is room for so many digits in one."""
    return sum(max(1, ceil(_line(line) * size / 10 / max(room, 1))) for line in text.split("\n"))


def fitting(texts: Iterable[str], size: float, *, least: float, most: float) -> float:
    """Return the column width that the longest of these texts wants, within bounds."""
    return min(max(max((width(text, size) for text in texts), default=0) + 2.5, least), most)


def pixels(widths: Iterable[float]) -> float:
    """Return how wide columns of these widths are together, at 96 pixels an inch."""
    return sum(width * _DIGIT + _PADDING for width in widths)


def _unbroken(run: str) -> str:
    return run[0] if _is_wide(run[0]) and len(run) > _TERM else run


@lru_cache(maxsize=4096)
def _line(text: str) -> float:
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    if letter in _THIN_LETTERS:
        return _THIN
    if _is_wide(letter):
        return _CHINESE
    return _CAPITAL if letter.isupper() else _SMALL


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in _WIDE
