"""A workbook as it was read: plain values, with no row in it that is as it went out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.exchange._workbook_words import Said

OWN, FOREIGN = "own", "foreign"
NO_ROW: Final = 0


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """A column of a sheet: its letter, its head, and the field its hidden key names."""

    letter: str
    head: str
    key: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A line that says something: its number, its cells, and what it held when it went out.

    Attributes:
        line: its number in the sheet.
        cells: what it says, by the columns of the sheet.
        row_id: of the row it went out as; `NO_ROW` for a new line.
        kept: contents when it went out by field; None where that is not known.
        is_ours: whether the hidden columns are as they went out.
    """

    line: int
    cells: tuple[Said, ...]
    row_id: int = NO_ROW
    kept: Mapping[str, str] | None = None
    is_ours: bool = True


@dataclass(frozen=True, slots=True)
class FoundSheet:
    """A sheet that can be taken.

    Attributes:
        name: as the workbook calls it.
        kind: `OWN` where it went out from a file of ours, `FOREIGN` where not.
        register: the register it is of, as its hidden line says or its heads let guess.
        columns: its columns with a head.
        rows: lines that differ from what went out; of a foreign sheet all.
        same: ids of the rows that are as they went out.
        sent: ids of all rows that went out.
        notices: what is unusual in it, in the language of the screen.
    """

    name: str
    kind: str
    register: str
    columns: tuple[FoundColumn, ...]
    rows: tuple[FoundRow, ...]
    same: frozenset[int] = frozenset()
    sent: frozenset[int] = frozenset()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundBook:
    """What was read of a workbook.

    Attributes:
        name: of the file.
        file: the file it went out from; empty for a foreign one.
        title: what that file was called.
        project: the project it is of; empty where of all, or not known.
        exported: when it went out, as text.
        edition: of it.
        language: of its entries.
        currencies: of the sums of each project when it went out: contract and cost.
        sheets: those that can be taken.
        left: names of sheets in which nothing was recognised.
        notices: what is unusual in it, in the language of the screen.
    """

    name: str
    file: str = ""
    title: str = ""
    project: str = ""
    exported: str = ""
    edition: str = ""
    language: str = "en"
    currencies: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    sheets: tuple[FoundSheet, ...] = ()
    left: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
