"""What a file format is: one that holds a portfolio, or one that holds a plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.queries.parts import Draft
    from core.queries.workbook import Book
    from core.rules.schedule.draft import PlanDraft


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format: what it is called, and how its files end."""

    key: str
    title: str
    order: int
    suffixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Format(FileFormat):
    """A format of whole portfolios: how it is read and written.

    `read` raises `ImportProblems` with every problem it found, and touches nothing;
    `write` leaves an old file whole where it cannot finish the new one.
    """

    read: Callable[[Path], Draft]
    write: Callable[[Path, Draft], None]


@dataclass(frozen=True, slots=True)
class PlanFormat(FileFormat):
    """A format of one plan, as another program keeps it; `read` fails as that of `Format` does.

    `write` is None where Handover does not write it; it leaves an old file whole until it is done.
    """

    read: Callable[[Path], PlanDraft]
    write: Callable[[Path, PlanDraft], None] | None = None


@dataclass(frozen=True, slots=True)
class BookFormat(FileFormat):
    """A format of tables that others fill in; `write` leaves an old file whole until it is done."""

    write: Callable[[Path, Book], None]
