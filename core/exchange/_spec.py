"""What a file format is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.queries.parts import Draft


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is called, how its files end, how it is read and written.

    `read` raises `ImportProblems` with every problem it found, and touches nothing;
    `write` leaves an old file whole where it cannot finish the new one.
    """

    key: str
    title: str
    order: int
    suffixes: tuple[str, ...]
    read: Callable[[Path], Draft]
    write: Callable[[Path, Draft], None]
