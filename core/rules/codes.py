"""The next code of a list that counts its rows: R-07 after R-06."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

_COUNTED: Final = re.compile(r"(?P<head>.*?)(?P<number>\d{1,9})", re.ASCII | re.DOTALL)


def next_code(taken: Collection[str], first: str) -> str:
    """Return a code no row has, counting on as most codes do; the first one where none counts."""
    counted = [found for code in taken if (found := _COUNTED.fullmatch(code))]
    if not counted:
        return first if first not in taken else f"{first}-1"
    head = Counter(found["head"] for found in counted).most_common(1)[0][0]
    numbers = [found["number"] for found in counted if found["head"] == head]
    width, number = max(map(len, numbers)), max(map(int, numbers))
    return code_after(f"{head}{number:0{width}}", taken)


def code_after(code: str, taken: Collection[str]) -> str:
    """Return the code that follows one that counts, the first that no row has."""
    found = _COUNTED.fullmatch(code)
    if found is None:
        return f"{code}-1" if f"{code}-1" not in taken else code_after(f"{code}-1", taken)
    head, width, number = found["head"], len(found["number"]), int(found["number"]) + 1
    while f"{head}{number:0{width}}" in taken:
        number += 1
    return f"{head}{number:0{width}}"
