"""Reading a block from the clipboard for a register: what each cell means, and what is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from core.errors import InvalidInput
from core.language import mark, tr
from core.money import Money
from core.registers import Field, Kind
from ui.dialogs.paste_refused import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from core.queries.register import RegisterRow
    from core.registers import Column, Register
    from ui.pages._register.columns import RegisterColumns


_SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?", re.ASCII)
_MONTHS: Final = 12


@dataclass(slots=True)
class Line:
    """A line of the block: the row it goes to, None for a new one, what it says, its name."""

    row_id: int | None
    name: str
    values: dict[str, Any] = field(default_factory=dict)


class Block:
    """A pasted block, read for one register: lines to write, cells refused."""

    def __init__(
        self,
        described: Register,
        columns: RegisterColumns,
        keys: Sequence[str],
        cells: Sequence[Sequence[str]],
        rows: Sequence[RegisterRow],
        titles: Mapping[str, str],
        home: int,
    ) -> None:
        """Read a block.

        Args:
            described: the register.
            columns: its columns, which know what a text means.
            keys: the column of each cell of a line; a first line of headings decides instead.
            cells: the texts.
            rows: the rows that the lines fall on; what is left over makes new rows.
            titles: the keys of the columns of the screen by their headings; those of no field
                are passed over.
            home: the project it lies in.
        """
        self.home = home
        self._described, self._columns = described, columns
        under: Sequence[str] = keys
        if headed := _headings(described, cells[0], titles):
            under, cells = headed, cells[1:]
        self.lines: list[Line] = []
        self.refused: list[Refused] = []
        for number, texts in enumerate(cells):
            row = rows[number] if number < len(rows) else None
            if row is not None or any(text.strip() for text in texts):
                self._read(row, under, texts)

    @property
    def count(self) -> int:
        """Return how many cells can be taken."""
        return sum(len(line.values) for line in self.lines)

    def refuse(self, number: int, reason: str) -> None:
        """Leave out a line, counted from 1, that breaks a rule of the register."""
        line = self.lines[number - 1]
        said = ", ".join(str(value) for value in line.values.values() if value not in (None, ""))
        self.refused.append(Refused(line.name, tr(mark("Row")), said, reason))
        line.values.clear()

    def writes(self) -> list[tuple[int | None, dict[str, Any]]]:
        """Return what is to be written, line by line."""
        self.lines = [line for line in self.lines if line.values]
        return [(line.row_id, line.values) for line in self.lines]

    def _read(self, row: RegisterRow | None, under: Sequence[str], texts: Sequence[str]) -> None:
        name = tr(mark("New row")) if row is None else self._described.name_of(row.values)
        line = Line(None if row is None else row.id, name)
        for key, typed in zip(under, texts, strict=False):
            column = self._columns.under(key, row)
            if column is not None and not self._columns.stands(key, row, typed):
                self._cell(line, row, column, typed)
        if line.values:
            self.lines.append(line)

    def _cell(self, line: Line, row: RegisterRow | None, column: Column, typed: str) -> None:
        where = (line.name, tr(column.title), typed)
        if not isinstance(column, Field):
            said = "" if row is None else self._columns.words(column, row.values[column.key])
            if row is not None and typed.strip() != said:
                self.refused.append(Refused(*where, tr(mark("It follows from other columns."))))
            return
        try:
            value = self._columns.read(column, _certain(column, typed), row, self.home)
        except InvalidInput as error:
            self.refused.append(Refused(*where, str(error)))
            return
        if row is None:
            if typed.strip():  # what stays empty begins as a new row does
                line.values[column.key] = _plain(value)
        elif value != row.values[column.key]:
            line.values[column.key] = _plain(value)


def _certain(field: Field, typed: str) -> str:
    """Return a text as it is to be read; a day that may be two days is refused.

    What a user types is read as their country writes it; what comes from another program may be
    from another country: 03/04 is the third of April or the fourth of March. A day written with
    slashes that is only one, 28/02/2025 or 02/28/2025, is that one.
    """
    found = _SLASHED.fullmatch(typed.strip()) if field.kind is Kind.DATE else None
    if found is None:
        return typed
    first, second, year = int(found[1]), int(found[2]), found[3]
    if max(first, second) <= _MONTHS and first != second:
        why = mark("“{text}” may be two days. Write it as 2025-02-28.")
        raise InvalidInput(tr(why, text=typed.strip()))
    day, month = (second, first) if second > _MONTHS else (first, second)
    return f"{day}.{month}" + (f".{year}" if year else "")


def _plain(value: Any) -> Any:
    """Return money as its figure: the line may change the currency too."""
    return value.amount if isinstance(value, Money) else value


def _headings(described: Register, first: Sequence[str], titles: Mapping[str, str]) -> list[str]:
    """Return the keys of the columns that a first line of headings names; nothing if it is none."""
    by_title: dict[str, str] = {}
    for column in described.columns:
        for title in (tr(column.title), column.key, f"{tr(column.group)} {tr(column.title)}"):
            by_title.setdefault(title.strip().casefold(), column.key)
    for title, key in titles.items():
        by_title.setdefault(title.strip().casefold(), key)
    heads = [text.strip().casefold() for text in first]
    found = [by_title.get(head, "") for head in heads]
    named, words = [key for key in found if key], [head for head in heads if head]
    return found if len(named) == len(words) and len(named) > 1 else []
