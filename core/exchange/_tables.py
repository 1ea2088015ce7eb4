"""Reading a Primavera XER file into its tables: encoding, lines, the records of each table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from core.exchange._cells import Cells
from core.exchange._nodes import refused
from core.language import tr

if TYPE_CHECKING:
    from core.exchange._cells import Findings

HEADER: Final = "ERMHDR"
_MONEY: Final = b"CURRTYPE"
_WORD: Final = re.compile(rb"[\x80-\xff]+")
_CYRILLIC: Final = re.compile(rb"[\xc0-\xff\xa8\xb8]{3,}")
_FIRST, _LAST = 0xA1, 0xF7
"""The lead bytes of the common Chinese characters; their second bytes begin there too."""
_MOST: Final = 0.9
_LINE_BREAK: Final = "\x7f"
"""What stands for a line break within a text."""


def read_tables(raw: bytes, wanted: frozenset[str], findings: Findings) -> dict[str, list[Cells]]:
    """Return the records of the tables that are wanted.

    Raises:
        ImportProblems: it is no XER file, or is cut off.
    """
    text = decoded(raw)
    lines = text.split("\n")
    if not lines[0].startswith(HEADER):
        raise refused(tr("This is no Primavera file: it does not begin with ERMHDR."), 1)
    found: dict[str, list[Cells]] = {name: [] for name in wanted}
    table, names = "", [""]
    for number, line in enumerate(lines, 1):
        kind, _tab, rest = line.rstrip("\r").partition("\t")
        if kind == "%T":
            table, names = rest.strip(), [""]
        elif kind == "%F":
            names = rest.split("\t")
        elif kind == "%R" and table in wanted:
            values = rest.replace(_LINE_BREAK, "\n").split("\t")
            row = dict(zip(names, values, strict=False))
            found[table].append(Cells(row, number, table, findings))
        elif kind.strip() == "%E":
            return found
    raise refused(tr("The file is cut off: its last line, %E, is missing."), len(lines))


def decoded(raw: bytes) -> str:
    """Return the text of a file that does not tell its encoding.

    It is UTF-8, or what Windows wrote where the file was made: Chinese, Russian or Western. The
    symbols of currencies are in none of them for sure and are left out of the guess.
    """
    for encoding in ("utf-8-sig", "utf-16"):
        if encoding == "utf-16" and raw[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
            continue
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode(_guessed(raw), errors="replace")


def _guessed(raw: bytes) -> str:
    """Return the Windows encoding that most words in other than ASCII letters fit."""
    words = [word for part in _texts(raw) for word in _WORD.findall(part)]
    if not words:
        return "cp1252"
    if sum(_is_chinese(word) for word in words) > len(words) * _MOST:
        return "gb18030"
    cyrillic = sum(len(word) for each in words for word in _CYRILLIC.findall(each))
    return "cp1251" if cyrillic > sum(map(len, words)) / 2 else "cp1252"


def _texts(raw: bytes) -> list[bytes]:
    """Return the tables without that of currencies."""
    return [part for part in raw.split(b"%T\t") if not part.startswith(_MONEY)]


def _is_chinese(word: bytes) -> bool:
    """Return whether bytes are common Chinese characters, of two bytes each."""
    lead, trail = word[::2], word[1::2]
    leads = all(_FIRST <= byte <= _LAST for byte in lead)
    return len(word) % 2 == 0 and leads and min(trail) >= _FIRST
