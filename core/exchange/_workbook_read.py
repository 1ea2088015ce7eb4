"""Reading a workbook that came back, ours or another's: cells with all that is odd in them."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from openpyxl.utils import get_column_letter
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from core.errors import ImportProblems
from core.exchange import _workbook_layout as at
from core.exchange._workbook_found import (
    FOREIGN,
    NO_ROW,
    OWN,
    FoundBook,
    FoundColumn,
    FoundRow,
    FoundSheet,
)
from core.exchange._workbook_gate import DAMAGED, Gate, refused
from core.exchange._workbook_heads import likely, meant
from core.exchange._workbook_parts import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, odd, parts_of
from core.exchange._workbook_words import (
    COVERED,
    Share,
    Trouble,
    content,
    kept_text,
    short,
    version,
)
from core.language import LANGUAGES, mark, tr, trn
from core.registers import table, tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from core.exchange._workbook_parts import Odd, Parts, SheetPart
    from core.exchange._workbook_words import Said

NOT_CALCULATED: Final = mark(
    "The formula was never calculated: open the workbook in Excel and save it."
)
ERROR: Final = mark("The cell holds an error of Excel.")
TOO_EARLY: Final = mark("Days before March 1900 are not sure in Excel: write the date as text.")
_SURE: Final = dt.date(1900, 3, 1)
_HEADS_WITHIN: Final = 30
"""Lines in which the heads of a foreign list are looked for."""
_KNOWN: Final = 2
"""Heads that must be known before a foreign list is taken for one of a register."""
_MARKED: Final = re.compile(rf"{at.MARK}([a-z_]{{1,40}}):(\d{{1,3}})")
Cells = list[list[Any]]


@dataclass
class _About:
    """What the hidden sheet says of the workbook."""

    values: dict[str, list[str]] = field(default_factory=dict)
    currencies: dict[str, tuple[str, str]] = field(default_factory=dict)
    sheets: list[list[str]] = field(default_factory=list)

    def one(self, name: str) -> str:
        found = self.values.get(name) or [""]
        return found[0]

    def keys(self, number: int) -> list[str]:
        try:
            found = json.loads(self.sheets[number][2])
        except (IndexError, ValueError):
            return []
        return [str(each) for each in found] if isinstance(found, list) else []

    def sent(self, number: int) -> frozenset[int]:
        if number >= len(self.sheets):
            return frozenset()
        return frozenset(at.numbers(" ".join(self.sheets[number][3:]), MAX_ROWS))


def read_book(
    path: Path, file: str, advance: Callable[[float], None] = lambda _share: None
) -> FoundBook:
    """Return what a workbook says.

    Args:
        path: where it is.
        file: the key of the file it is laid beside; of a workbook that went out from it the rows
            that are as they went out are only counted.
        advance: told how far it is, 0 to 1; may raise to give up.

    Raises:
        FileMissing: there is no such file.
        ImportProblems: it cannot be read; the reason says why and what to do.
    """
    gate = Gate(path)
    try:
        return _Reading(path, gate, file, advance).done()
    except ImportProblems:
        raise
    except PasswordError as error:
        raise refused(
            mark("The workbook is locked with a password. Save it without one.")
        ) from error
    except (CalamineError, OSError) as error:
        raise refused(DAMAGED) from error
    except BaseException as error:
        # What the reader did not foresee in a broken file ends it in a way of its own.
        if type(error).__name__ != "PanicException":
            raise
        raise refused(DAMAGED) from error
    finally:
        gate.close()


class _Reading:
    """Reads one workbook."""

    def __init__(self, path: Path, gate: Gate, file: str, advance: Callable[[float], None]) -> None:
        self._path, self._gate, self._file, self._advance = path, gate, file, advance
        self._parts: Parts = parts_of(gate)
        for name in ("xl/sharedStrings.xml",):
            if name in gate:
                gate.part(name)  # whole and without document types, before another reads it
        self._book = CalamineWorkbook.from_path(str(path))
        self._about = self._read_about()

    def done(self) -> FoundBook:
        sheets: list[FoundSheet] = []
        left: list[str] = []
        shown = [each for each in self._parts.sheets if not each.is_hidden]
        for number, part in enumerate(shown):
            self._advance(number / len(shown))
            found = self._sheet(part)
            if found is None:
                left.append(part.name)
            else:
                sheets.append(found)
        if not sheets:
            raise refused(
                mark(
                    "No sheet has heads that Handover knows. Write the names of the fields over "
                    "the columns, such as Code and Name."
                )
            )
        about = self._about
        return FoundBook(
            name=self._path.name,
            file=about.one("file"),
            title=about.one("title"),
            project=about.one("project"),
            exported=about.one("exported"),
            edition=about.one("edition"),
            language=about.one("languages") if about.one("languages") in LANGUAGES else "en",
            currencies=about.currencies,
            sheets=tuple(sheets),
            left=tuple(left),
            notices=tuple(self._notices()),
        )

    def _notices(self) -> Iterator[str]:
        if self._gate.has_macros:
            yield tr(mark("Macros of the workbook are not run."))
        if self._parts.is_1904:
            yield tr(mark("Its dates count from 1904, as those of older Macs; they were read so."))

    def _read_about(self) -> _About:
        about = _About()
        hidden = next((s for s in self._parts.sheets if s.name == at.ABOUT and s.is_hidden), None)
        if hidden is None:
            return about
        for cells in self._cells(hidden, odd(self._gate.part(hidden.part), frozenset())):
            said = [str(cell) for cell in cells]
            while said and not said[-1]:
                said.pop()
            if not said:
                continue
            if said[0] == "sheet":
                about.sheets.append(said[1:])
            elif said[0] == "currency":
                code, own, cost = [*said[1:], "", "", ""][:3]
                about.currencies[code] = (own, cost)
            else:
                about.values[said[0]] = said[1:]
        return about

    def _cells(self, part: SheetPart, unusual: Odd) -> Cells:
        """Return the cells of a sheet, line after line from its first."""
        sheet = self._book.get_sheet_by_name(part.name)
        end = sheet.end or (0, 0)
        if end[0] >= MAX_ROWS or end[1] >= MAX_COLUMNS or (end[0] + 1) * (end[1] + 1) > MAX_CELLS:
            why = mark("A sheet has more than {rows} rows or {columns} columns.")
            raise refused(why, rows=MAX_ROWS, columns=MAX_COLUMNS)
        cells: Cells = sheet.to_python(skip_empty_area=False)
        for (row, column), name in unusual.errors.items():
            _put(cells, row, column, Trouble(ERROR, name))
        for row, column in unusual.uncalculated:
            _put(cells, row, column, Trouble(NOT_CALCULATED))
        for (row, column), top in unusual.covered.items():
            _put(cells, row, column, Trouble(COVERED, top))
        for row, column in unusual.shares:
            _share(cells, row, column)
        return _even(cells)

    def _sheet(self, part: SheetPart) -> FoundSheet | None:
        unusual = odd(self._gate.part(part.part), self._parts.percent_styles)
        cells = self._cells(part, unusual)
        marked = _marked(cells)
        made: FoundSheet | None
        if marked is not None:
            made = self._own(part, cells, unusual, *marked)
        else:
            made = self._foreign(part, cells, unusual)
        return made

    def _own(
        self, part: SheetPart, cells: Cells, unusual: Odd, line: int, register: str, number: int
    ) -> FoundSheet:
        keys = [str(cell) for cell in cells[line - 1]]
        heads = cells[line] if line < len(cells) else []
        columns, places = _columns(keys, heads, unusual, first=at.HIDDEN, key=_key_of(register))
        order = self._about.keys(number)
        sent = self._about.sent(number)
        file = self._about.one("file")
        own = _OwnRows(file, register, order, columns, places, drops=file == self._file)
        rows, same = own.read(cells, line + 2, early=self._is_too_early)
        return FoundSheet(
            name=part.name,
            kind=OWN,
            register=register,
            columns=columns,
            rows=tuple(rows),
            same=frozenset(same),
            sent=sent,
            notices=tuple(_told(unusual, line + 2)),
        )

    def _foreign(self, part: SheetPart, cells: Cells, unusual: Odd) -> FoundSheet | None:
        best: tuple[int, str, int] | None = None
        for number, line in enumerate(cells[:_HEADS_WITHIN], start=1):
            heads = [cell if isinstance(cell, str) else "" for cell in line]
            register, known = likely(heads, part.name)
            if known >= _KNOWN and (best is None or known > best[2]):
                best = (number, register, known)
        if best is None:
            return None
        line_number, register, _known = best
        heads = cells[line_number - 1]
        columns, places = _columns([], heads, unusual, first=0, key=_meant_of(register))
        rows = []
        for number, said in enumerate(cells[line_number:], start=line_number + 1):
            found = tuple(self._as_said(said[place]) for place in places)
            if any(each is not None and _says(each) for each in found):
                rows.append(FoundRow(number, found, is_ours=False))
        return FoundSheet(
            name=part.name,
            kind=FOREIGN,
            register=register,
            columns=columns,
            rows=tuple(rows),
            notices=tuple(_told(unusual, line_number + 1)),
        )

    def _as_said(self, cell: Any) -> Said:
        if cell == "":
            return None
        return Trouble(TOO_EARLY) if self._is_too_early(cell) else cell

    def _is_too_early(self, cell: Any) -> bool:
        """Return whether a date is one that Excel counts wrongly, for it has a 29 February 1900."""
        if self._parts.is_1904 or not isinstance(cell, dt.date):
            return False
        return (cell.date() if isinstance(cell, dt.datetime) else cell) < _SURE


class _OwnRows:
    """Reads the rows of a sheet of ours: most are as they went out, and only counted."""

    def __init__(
        self,
        file: str,
        register: str,
        order: Sequence[str],
        columns: Sequence[FoundColumn],
        places: Sequence[int],
        *,
        drops: bool,
    ) -> None:
        self._file, self._register, self._drops = file, register, drops
        self._order, self._places = list(order), list(places)
        by_key = {each.key: place for each, place in zip(columns, places, strict=True)}
        fields = {each.key for each in table(register).fields} if register in tables() else set()
        self._fields = [place for key, place in by_key.items() if key in fields]
        self._in_order = [by_key.get(key, -1) for key in self._order]
        self._contents: dict[Any, str] = {}

    def read(
        self, cells: Cells, first: int, *, early: Callable[[Any], bool]
    ) -> tuple[list[FoundRow], set[int]]:
        """Return the lines that differ, and the ids of those that do not."""
        rows: list[FoundRow] = []
        same: set[int] = set()
        for line, said in enumerate(cells[first - 1 :], start=first):
            row_id = _id(said[at.ROW_ID - 1])
            if row_id == NO_ROW and not any(_says(said[place]) for place in self._fields):
                continue
            kept = said[at.KEPT - 1] if isinstance(said[at.KEPT - 1], str) else ""
            if row_id and self._drops and row_id not in same and self._is_same(said, row_id, kept):
                same.add(row_id)
                continue
            rows.append(self._row(line, said, row_id, kept, early))
        return rows, same

    def _is_same(self, said: list[Any], row_id: int, kept: str) -> bool:
        if -1 in self._in_order:
            return False
        memo = self._contents
        # Reading a long sheet is spent here: most cells are texts, most others the same few.
        now = [
            cell
            if cell.__class__ is str
            else memo[cell]
            if cell in memo
            else memo.setdefault(cell, content(cell))
            for cell in map(said.__getitem__, self._in_order)
        ]
        if not 0 < len(kept) <= at.LONG_TEXT:
            now = [short(each) for each in now]
        if kept and self._kept_list(kept) != now:
            return False
        short_form = version(self._file, self._register, row_id, kept or kept_text(now))
        return bool(short_form == said[at.VERSION - 1])

    @staticmethod
    def _kept_list(kept: str) -> Any:
        try:
            return json.loads(kept)
        except ValueError:
            return None

    def _row(
        self, line: int, said: list[Any], row_id: int, kept: str, early: Callable[[Any], bool]
    ) -> FoundRow:
        cells: list[Said] = []
        for place in self._places:
            cell = said[place]
            cells.append(None if cell == "" else Trouble(TOO_EARLY) if early(cell) else cell)
        sound = version(self._file, self._register, row_id, kept) == said[at.VERSION - 1]
        is_ours = bool(row_id) and (sound or not kept)
        return FoundRow(
            line,
            tuple(cells),
            row_id,
            self._kept(kept) if row_id and sound else None,
            is_ours=is_ours or not row_id,
        )

    def _kept(self, kept: str) -> Mapping[str, str] | None:
        found = self._kept_list(kept)
        if not isinstance(found, list) or len(found) != len(self._order):
            return None
        return {key: str(value) for key, value in zip(self._order, found, strict=True)}


def _columns(
    keys: Sequence[str],
    heads: Sequence[Any],
    unusual: Odd,
    *,
    first: int,
    key: Callable[[str, str], str],
) -> tuple[tuple[FoundColumn, ...], list[int]]:
    """Return the columns that have a head or a key, and where each stands, counted from 0."""
    columns, places = [], []
    for place in range(first, max(len(keys), len(heads))):
        own = keys[place] if place < len(keys) else ""
        over = heads[place] if place < len(heads) and isinstance(heads[place], str) else ""
        if not own and not over:
            continue
        is_hidden = place + 1 in unusual.hidden_columns
        letter = get_column_letter(place + 1)
        columns.append(FoundColumn(letter, over, key(own, over), is_hidden))
        places.append(place)
    return tuple(_once(columns)), places


def _once(columns: list[FoundColumn]) -> Iterator[FoundColumn]:
    """Let a field be that of its first column only; the others are left for the user to place."""
    seen: set[str] = set()
    for each in columns:
        if each.key and each.key in seen:
            yield FoundColumn(each.letter, each.head, "", each.is_hidden)
        else:
            yield each
            seen.add(each.key)


def _key_of(register: str) -> Callable[[str, str], str]:
    def key(own: str, over: str) -> str:
        return own or (meant(register, over.removesuffix(at.REQUIRED)) if over else "")

    return key


def _meant_of(register: str) -> Callable[[str, str], str]:
    return lambda _own, over: meant(register, over) if over else ""


def _marked(cells: Cells) -> tuple[int, str, int] | None:
    """Return the line of the hidden keys, the register it names and the number of the sheet."""
    for line, said in enumerate(cells[:_HEADS_WITHIN], start=1):
        first = said[0] if said else ""
        if isinstance(first, str) and (found := _MARKED.fullmatch(first)) and found[1] in tables():
            return line, found[1], int(found[2])
    return None


def _id(cell: Any) -> int:
    is_whole = isinstance(cell, float) and cell.is_integer()
    return int(cell) if is_whole and 0 < cell < 2**53 else NO_ROW


def _says(cell: Any) -> bool:
    return cell != "" and not (isinstance(cell, Trouble) and cell.reason == COVERED)


def _put(cells: Cells, row: int, column: int, what: Trouble) -> None:
    while len(cells) < row:
        cells.append([])
    line = cells[row - 1]
    line.extend([""] * (column - len(line)))
    line[column - 1] = what


def _even(cells: Cells) -> Cells:
    """Return the cells with lines of one length, as long as our hidden columns at least."""
    wide = max((len(line) for line in cells), default=0)
    wide = max(wide, at.HIDDEN)
    for line in cells:
        if len(line) < wide:
            line.extend([""] * (wide - len(line)))
    return cells


def _share(cells: Cells, row: int, column: int) -> None:
    if row <= len(cells) and column <= len(cells[row - 1]):
        cell = cells[row - 1][column - 1]
        if isinstance(cell, float) and not isinstance(cell, bool):
            cells[row - 1][column - 1] = Share(cell)


def _told(unusual: Odd, first: int) -> Iterator[str]:
    """Yield what a user should know of a sheet before it is taken."""
    hidden = sum(row >= first for row in unusual.hidden_rows)
    if hidden:
        yield trn(
            "{count} hidden or filtered row was read too.",
            "{count} hidden or filtered rows were read too.",
            hidden,
        )
    if unusual.calculated:
        yield trn(
            "{count} cell holds a formula; what it gave last was read.",
            "{count} cells hold a formula; what they gave last was read.",
            unusual.calculated,
        )
    if unusual.covered:
        yield trn(
            "{count} cell is merged with another and was left out.",
            "{count} cells are merged with others and were left out.",
            len(unusual.covered),
        )
