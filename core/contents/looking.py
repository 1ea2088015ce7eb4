"""Looking into a file for what opening it may do: its head, the names in an archive, macros."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final

from core.rules.file_kinds import HEAD, OLE, VBA, ZIP, Inside

if TYPE_CHECKING:
    from pathlib import Path

_BLOCK: Final = 1 << 20
_MOST_PARTS: Final = 20_000
_DEEPEST: Final = 256 << 20
"""So many bytes of an older Office file are looked through for macros."""


def inside(path: Path) -> Inside:
    """Return what is seen of a file without opening it in any program."""
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    if head.startswith(ZIP):
        return Inside(head, _parts(path))
    return Inside(head, has_vba=head.startswith(OLE) and _has_vba(path))


def _parts(path: Path) -> tuple[str, ...]:
    """Return the names within an archive; one that is broken has none that a program would run."""
    try:
        with zipfile.ZipFile(path) as archive:
            return tuple(archive.namelist()[:_MOST_PARTS])
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return ()


def _has_vba(path: Path) -> bool:
    before = b""
    with path.open("rb") as stream:
        while stream.tell() < _DEEPEST and (block := stream.read(_BLOCK)):
            if VBA in before + block:
                return True
            before = block[-len(VBA) :]
    return False
