"""Where things stand in a workbook that goes out and comes back, and what tells them."""

from __future__ import annotations

from typing import Final

FORMAT: Final = 1
MARK: Final = "handover:"
"""What the hidden line of keys of each sheet begins with, and the hidden sheet that tells of all."""
ABOUT: Final = "handover"
"""The title of that sheet."""
TITLE, SUBJECT, HELP, KEYS, HEAD, FIRST = 1, 2, 3, 4, 5, 6
"""Lines of a sheet, counted from 1."""
ROW_ID, VERSION, KEPT, HIDDEN = 1, 2, 3, 3
"""Hidden columns, counted from 1: the row, what it held when it went out in short and in full."""
LONG_TEXT: Final = 2_000
"""Characters of a value that the hidden columns hold in full; of a longer one they know a digest."""
DIGEST: Final = "\N{HORIZONTAL ELLIPSIS}sha:"
RANGE_ROOM: Final = 30_000
"""Characters of a cell with row numbers of the hidden sheet."""
REQUIRED: Final = " *"
EXPORTS_AT_ONCE: Final = 500
"""Rows written between two words on how far it is."""


def spans(numbers: list[int]) -> str:
    """Return numbers in short: 1-3 7."""
    found: list[str] = []
    ordered = sorted(set(numbers))
    while ordered:
        last = 0
        while last + 1 < len(ordered) and ordered[last + 1] == ordered[last] + 1:
            last += 1
        first, end = ordered[0], ordered[last]
        found.append(str(first) if first == end else f"{first}-{end}")
        ordered = ordered[last + 1 :]
    return " ".join(found)


def numbers(said: str, most: int) -> set[int]:
    """Return the numbers that were written in short; nothing where they are not, or too many."""
    found: set[int] = set()
    for part in said.split():
        first, _, last = part.partition("-")
        if not first.isdecimal() or (last and not last.isdecimal()):
            return set()
        end = int(last or first)
        if end - int(first) + len(found) > most:
            return set()
        found.update(range(int(first), end + 1))
    return found
