"""What a file from outside is called here, and what one of ours is called on any disk."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

LONGEST: Final = 200
"""Characters kept of a name; bytes of one that is written to a disk."""
NAMELESS: Final = "file"
_LONGEST_SUFFIX: Final = 20
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Kinds of characters that are not shown, or turn others round: photo-gpj.exe reads as a picture."""
_REFUSED: Final = re.compile(r'[<>:"/\\|?*]')
_RESERVED: Final = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE
)


def kept_name(text: str) -> str:
    """Return the name of a file as it is kept and shown: the last part of a path, in one line."""
    last = re.split(r"[\\/]", text)[-1]
    composed = unicodedata.normalize("NFC", last.encode("utf-8", "replace").decode())
    seen = "".join(char for char in composed if unicodedata.category(char) not in _UNSEEN).strip()
    if not seen.strip("."):
        return NAMELESS
    stem, suffix = _parted(seen)
    return stem[: LONGEST - len(suffix)] + suffix


def safe_name(name: str) -> str:
    """Return a name that Windows, macOS and Linux can all write, and that leads nowhere else."""
    shown = _REFUSED.sub("_", kept_name(name)).rstrip(". ") or NAMELESS
    if _RESERVED.fullmatch(shown.partition(".")[0].strip()):
        shown = f"_{shown}"
    stem, suffix = _parted(shown)
    room = LONGEST - len(suffix.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip() + suffix


def suffix_of(name: str) -> str:
    """Return the ending that a system opens a file by, in small letters and with its dot."""
    return PurePosixPath(safe_name(name)).suffix.lower()


def free_name(name: str, taken: Collection[str]) -> str:
    """Return a safe name that is not taken yet, numbered where it would be; case counts nothing."""
    shown, number = safe_name(name), 2
    stem, suffix = _parted(shown)
    known = {each.casefold() for each in taken}
    while shown.casefold() in known:
        shown = f"{stem} ({number}){suffix}"
        number += 1
    return shown


def _parted(name: str) -> tuple[str, str]:
    suffix = PurePosixPath(name).suffix
    if len(suffix) > _LONGEST_SUFFIX:
        suffix = ""
    return name.removesuffix(suffix), suffix
