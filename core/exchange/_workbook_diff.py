"""A workbook laid beside what is here: every cell that says something else, before it is taken."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from core.exchange._workbook_found import NO_ROW, OWN
from core.exchange._workbook_layout import DIGEST
from core.exchange._workbook_meaning import NUMBERS, meaning
from core.exchange._workbook_words import COVERED, Share, Trouble, content, short, written
from core.language import mark, tr, trn
from core.queries.workbook import PROJECT
from core.registers import OF_COST, OF_PROJECT, Kind, faults, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from core.exchange._workbook_found import FoundBook, FoundRow, FoundSheet
    from core.exchange._workbook_meaning import Meant
    from core.exchange._workbook_words import Said
    from core.queries.register import RegisterRow
    from core.queries.workbook import BookProject, Here
    from core.registers import Field, Register

CHANGED, CONFLICT, UNCLEAR, REFUSED = "changed", "conflict", "unclear", "refused"
"""States of a cell: it says another value; so does what is here since; it may mean two; none."""
KNOWN, NEW, GONE, LOST = "known", "new", "gone", "lost"
"""States of a row: it is here; it is new; it is no longer there; it cannot be placed here."""


@dataclass(frozen=True, slots=True)
class CellDiff:
    """A cell that says something else than what is here.

    Attributes:
        key: the field.
        letter: the column of the sheet.
        state: `CHANGED`, `CONFLICT`, `UNCLEAR` or `REFUSED`.
        old: what is here; None in a new row.
        new: what is meant there; None where it is not known.
        sent: what it was when it went out, where that is known and not what is here.
        shown: the content of the cell.
        readings: the two values it may mean.
        reason: why it cannot be taken, or what is to be known of it.
    """

    key: str
    letter: str
    state: str
    old: Any
    new: Any
    shown: str
    sent: Any = None
    readings: tuple[Any, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RowDiff:
    """A row that differs from what is here.

    Attributes:
        sheet: which of the sheets.
        line: its number there; 0 for a row that is no longer there.
        register: the register.
        project: the code of its project; empty where that is not known.
        row_id: of the row here; None for a new one.
        state: `KNOWN`, `NEW`, `GONE` or `LOST`.
        name: what names it.
        cells: the cells that differ.
        reason: why it cannot be taken, or what is to be known of it.
    """

    sheet: int
    line: int
    register: str
    project: str
    row_id: int | None
    state: str
    name: str
    cells: tuple[CellDiff, ...] = ()
    reason: str = ""

    @property
    def id(self) -> tuple[int, int, int]:
        """Return what tells it from the other rows."""
        return self.sheet, self.line, self.row_id or 0


@dataclass(frozen=True, slots=True)
class SheetDiff:
    """A sheet beside its register.

    Attributes:
        name: as the workbook calls it.
        register: the register.
        is_own: whether it went out from this file.
        columns: letter, head and field of each of its columns.
        same: how many rows are as they went out, or as here.
        notices: what is unusual in it.
    """

    name: str
    register: str
    is_own: bool
    columns: tuple[tuple[str, str, str], ...]
    same: int
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BookDiff:
    """A workbook beside the file."""

    sheets: tuple[SheetDiff, ...]
    rows: tuple[RowDiff, ...]
    notices: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    def count(self, state: str) -> int:
        """Return how many cells are in a state."""
        return sum(cell.state == state for row in self.rows for cell in row.cells)


@dataclass(frozen=True, slots=True)
class BookChoices:
    """What the user said of a workbook.

    Attributes:
        project: the code of the project that rows without one belong to.
        registers: the register of sheets, by their place; empty to leave one out.
        columns: the field of columns, by sheet and letter; empty to leave one out.
        readings: which of two readings holds in a column, by sheet and field.
    """

    project: str = ""
    registers: Mapping[int, str] = field(default_factory=dict)
    columns: Mapping[tuple[int, str], str] = field(default_factory=dict)
    readings: Mapping[tuple[int, str], int] = field(default_factory=dict)


def wanted(found: FoundBook, choices: BookChoices) -> tuple[str, ...]:
    """Return the registers that a workbook is laid beside."""
    named = (_register_of(number, each, choices) for number, each in enumerate(found.sheets))
    return tuple(dict.fromkeys(filter(None, named)))


def compare(found: FoundBook, here: Here, choices: BookChoices) -> BookDiff:
    """Return what a workbook would change here, cell by cell; nothing of it is changed yet."""
    is_ours = bool(found.file) and found.file == here.file
    notices = list(found.notices)
    if found.file and not is_ours:
        why = mark("It went out from another file ({title}); its rows are found by their codes.")
        notices.append(tr(why, title=found.title or found.file))
    new_codes = _codes_there(found, choices)
    sheets: list[SheetDiff] = []
    rows: list[RowDiff] = []
    for number, sheet in enumerate(found.sheets):
        side = _Side(found, here, choices, number, is_ours=is_ours, new_codes=new_codes)
        made = list(side.rows())
        rows += made
        sheets.append(side.sheet(sheet))
    return BookDiff(tuple(sheets), tuple(rows), tuple(notices), found.left)


class _Side:
    """Lays one sheet beside its register."""

    def __init__(
        self,
        found: FoundBook,
        here: Here,
        choices: BookChoices,
        number: int,
        *,
        is_ours: bool,
        new_codes: Mapping[tuple[str, str], frozenset[str]],
    ) -> None:
        self._book, self._here, self._choices, self._number = found, here, choices, number
        self._found: FoundSheet = found.sheets[number]
        self._is_ours = is_ours and self._found.kind == OWN
        self._new_codes = new_codes
        self._register = _register_of(number, self._found, choices)
        self._keys = _keys_of(number, self._found, choices, self._register)
        self._same = len(self._found.same) if self._is_ours else 0
        self._held: dict[tuple[str, ...], set[tuple[Any, ...]]] = {}
        if self._register:
            self._described: Register = table(self._register)
            self._fields = {each.key: each for each in self._described.fields}
            self._rows = here.rows.get(self._register, {})
            self._by_code = _by_code(self._described, self._rows.values())

    def sheet(self, found: FoundSheet) -> SheetDiff:
        """Return the sheet, with what was counted while its rows were compared."""
        columns = tuple(
            (each.letter, each.head, key)
            for each, key in zip(found.columns, self._keys, strict=True)
        )
        return SheetDiff(
            found.name,
            self._register,
            self._is_ours,
            columns,
            self._same,
            (*found.notices, *self._told()),
        )

    def rows(self) -> Iterator[RowDiff]:
        """Yield the rows that differ."""
        if not self._register:
            return
        seen: set[int] = set(self._found.same) if self._is_ours else set()
        for row in self._found.rows:
            made = self._row(row, seen)
            if made is None:
                self._same += 1
            else:
                yield made
        if self._is_ours:
            yield from self._gone(seen)

    def _told(self) -> Iterator[str]:
        if not self._register:
            return
        unknown = [
            f"{each.letter} “{each.head.splitlines()[0]}”"
            for each, key in zip(self._found.columns, self._keys, strict=True)
            if not key and each.head.strip()
        ]
        if unknown:
            yield tr(mark("Columns left out: {names}."), names=", ".join(unknown))
        missing = len(self._found.same - self._rows.keys()) if self._is_ours else 0
        if missing:
            yield trn(
                "{count} row there is no longer here.",
                "{count} rows there are no longer here.",
                missing,
            )

    def _gone(self, seen: set[int]) -> Iterator[RowDiff]:
        for row_id in sorted(self._found.sent - seen):
            row = self._rows.get(row_id)
            if row is not None:
                name = self._described.name_of(row.values)
                why = tr(mark("It is no longer in the workbook."))
                yield RowDiff(
                    *(self._number, 0, self._register, row.project_code, row_id, GONE, name),
                    reason=why,
                )

    def _row(self, found: FoundRow, seen: set[int]) -> RowDiff | None:
        said = {
            key: (each.letter, cell)
            for each, key, cell in zip(self._found.columns, self._keys, found.cells, strict=True)
            if key
        }
        here, lost = self._match(found, said, seen)
        if lost:
            name = " ".join(content(cell) for _letter, cell in list(said.values())[:2])
            return self._made(found, None, LOST, name.strip(), (), lost)
        project = self._project(here, said)
        if project is None:
            name = " ".join(content(cell) for _letter, cell in list(said.values())[:2])
            return self._made(found, None, LOST, name.strip(), (), self._no_project(said))
        if here is None:
            return self._new(found, said, project)
        cells = tuple(self._cells(found, said, here, project))
        cells = self._sound(here.values, cells)
        if not cells:
            return None
        name = self._described.name_of(here.values)
        return self._made(found, here, KNOWN, name, cells, "")

    def _made(
        self,
        found: FoundRow,
        here: RegisterRow | None,
        state: str,
        name: str,
        cells: tuple[CellDiff, ...],
        reason: str,
        project: str = "",
    ) -> RowDiff:
        return RowDiff(
            self._number,
            found.line,
            self._register,
            project or ("" if here is None else here.project_code),
            None if here is None else here.id,
            state,
            name,
            cells,
            reason,
        )

    def _match(
        self, found: FoundRow, said: Mapping[str, tuple[str, Said]], seen: set[int]
    ) -> tuple[RegisterRow | None, str]:
        """Return the row here that a line is of, or why there is none; neither for a new one."""
        if not self._is_ours:
            return self._by_said_code(said, seen)
        if found.row_id == NO_ROW:
            return self._taken_before(said), ""
        if not found.is_ours:
            why = mark("Its hidden columns were changed, or it comes from elsewhere.")
            return None, tr(why)
        if found.row_id in seen:
            return None, self._copied(said)
        seen.add(found.row_id)
        return self._of_id(found.row_id)

    def _taken_before(self, said: Mapping[str, tuple[str, Said]]) -> RegisterRow | None:
        """Return the row that a new line became when the workbook was taken before."""
        project, code = self._project(None, said), self._said_code(said)
        found = None if project is None else self._by_code.get((project.code, code))
        return None if found is None or found.id in self._found.sent else found

    def _of_id(self, row_id: int) -> tuple[RegisterRow | None, str]:
        here = self._rows.get(row_id)
        if here is None:
            return None, tr(mark("The row is no longer here."))
        if self._book.project and here.project_code != self._book.project:
            return None, tr(mark("The row is of another project."))
        return here, ""

    def _by_said_code(
        self, said: Mapping[str, tuple[str, Said]], seen: set[int]
    ) -> tuple[RegisterRow | None, str]:
        """Return the row here with the code of a line, or why it is not taken for that."""
        code = self._said_code(said)
        project = self._project(None, said)
        here = None if project is None else self._by_code.get((project.code, code))
        if here is not None and code:
            if here.id in seen:
                return None, tr(mark("The code stands twice in the sheet."))
            seen.add(here.id)
            return here, ""
        return None, ""

    def _copied(self, said: Mapping[str, tuple[str, Said]]) -> str:
        """Return why a copied row is not taken; nothing where its new code makes it a new row."""
        code = self._said_code(said)
        if code and not any(known == code for _project, known in self._by_code):
            return ""
        return tr(mark("The row stands twice: copied, with its hidden columns."))

    def _said_code(self, said: Mapping[str, tuple[str, Said]]) -> str:
        key = self._described.code
        return content(said[key][1]).strip().casefold() if key in said else ""

    def _project(
        self, here: RegisterRow | None, said: Mapping[str, tuple[str, Said]]
    ) -> BookProject | None:
        if here is not None:
            return self._here.projects.get(here.project_code)
        code = content(said[PROJECT][1]).strip() if PROJECT in said else ""
        code = code or self._choices.project or self._book.project
        return self._here.projects.get(code)

    def _no_project(self, said: Mapping[str, tuple[str, Said]]) -> str:
        code = content(said[PROJECT][1]).strip() if PROJECT in said else ""
        code = code or self._choices.project or self._book.project
        if code:
            return tr(mark("There is no project {code} here."), code=code)
        return tr(mark("Nothing says which project it belongs to."))

    def _new(
        self, found: FoundRow, said: Mapping[str, tuple[str, Said]], project: BookProject
    ) -> RowDiff | None:
        cells: list[CellDiff] = []
        values: dict[str, Any] = _begun(self._described)
        for key, (letter, cell) in self._currencies_first(said):
            if key not in self._fields or content(cell) == "":
                continue
            made = self._meant(key, cell, project, values)
            state = REFUSED if made.reason else UNCLEAR if made.readings else CHANGED
            cells.append(
                CellDiff(
                    *(key, letter, state, None, made.value, content(cell)),
                    readings=made.readings,
                    reason=made.reason or made.note,
                )
            )
            if state == CHANGED:
                values[key] = made.value
        if self._is_there(cells, project):
            return None
        reason = self._double(values, project) or next(
            (fault.reason for fault in faults(self._described, values)), ""
        )
        name = self._described.name_of({**_begun(self._described), **values})
        return self._made(found, None, NEW, name, tuple(cells), reason, project.code)

    def _is_there(self, cells: Sequence[CellDiff], project: BookProject) -> bool:
        """Return whether a row without a code is here already: the workbook was taken before."""
        if self._described.code or not cells or not all(c.state == CHANGED for c in cells):
            return False
        keys = tuple(sorted(cell.key for cell in cells))
        if keys not in self._held:
            self._held[keys] = {
                (row.project_code, *(row.values[key] for key in keys))
                for row in self._rows.values()
                if row.id not in self._found.sent
            }
        new = {cell.key: cell.new for cell in cells}
        return (project.code, *(new[key] for key in keys)) in self._held[keys]

    def _double(self, values: Mapping[str, Any], project: BookProject) -> str:
        """Return why a new row cannot have its code; nothing where it can."""
        code = values.get(self._described.code, "")
        if not code or (project.code, str(code).casefold()) not in self._by_code:
            return ""
        why = mark("There is already a row {code}. Choose another code.")
        return tr(why, code=code)

    def _cells(
        self,
        found: FoundRow,
        said: Mapping[str, tuple[str, Said]],
        here: RegisterRow,
        project: BookProject,
    ) -> Iterator[CellDiff]:
        values = dict(here.values)
        for key, (letter, cell) in self._currencies_first(said):
            if key not in self._fields:
                continue
            if content(cell) == "" and (not self._is_ours or found.row_id == NO_ROW):
                continue  # others leave out what they do not know; they do not empty it
            kept = found.kept.get(key) if found.kept is not None and self._is_ours else None
            if kept is not None and short(content(cell)) == kept:
                continue
            made = self._meant(key, cell, project, values)
            old = here.values[key]
            if self._fields[key].kind is Kind.CURRENCY and made.value:
                values[key] = made.value
            if isinstance(cell, Trouble) and cell.reason == COVERED and old in {None, ""}:
                continue
            if each := self._cell(key, letter, cell, made, old):
                yield self._weighed(each, kept, project)

    def _currencies_first(
        self, said: Mapping[str, tuple[str, Said]]
    ) -> list[tuple[str, tuple[str, Said]]]:
        """Return the cells of a row so that what a sum is in is known before the sum."""
        kinds = {key: each.kind for key, each in self._fields.items()}
        return sorted(said.items(), key=lambda each: kinds.get(each[0]) is not Kind.CURRENCY)

    def _cell(self, key: str, letter: str, cell: Said, made: Meant, old: Any) -> CellDiff | None:
        """Return how a cell differs from what is here; None where it does not."""
        shown = cell.shown if isinstance(cell, Trouble) else content(cell)
        if made.reason:
            return CellDiff(key, letter, REFUSED, old, None, shown, reason=made.reason)
        if old in made.readings:
            return None  # it was taken before, as it was meant
        if made.readings:
            readings = made.readings
            return CellDiff(key, letter, UNCLEAR, old, None, shown, readings=readings)
        if made.value == old:
            return None
        return CellDiff(key, letter, CHANGED, old, made.value, shown, reason=made.note)

    def _weighed(self, cell: CellDiff, kept: str | None, project: BookProject) -> CellDiff:
        """Return a changed cell, or the conflict it is where what is here changed too since."""
        if cell.state != CHANGED or not self._is_ours:
            return cell
        if why := self._other_currency(cell.key, project):
            return replace(cell, state=REFUSED, reason=why)
        field = self._fields[cell.key]
        now = short(content(written(field, cell.old, self._book.language)))
        if kept == now:
            return cell
        if kept is None and cell.old == field.empty:
            return cell  # what it was is not known, but nothing here would be lost
        sent = self._sent(field, kept, project)
        return replace(cell, state=CONFLICT, sent=sent)

    def _sent(self, field: Field, kept: str | None, project: BookProject) -> Any:
        """Return the value that a cell had when it went out, a text where that says more."""
        if kept is None:
            return tr(mark("not known"))
        if kept.startswith(DIGEST):
            return tr(mark("a long text"))
        said: Said = kept
        if field.kind in NUMBERS and kept:
            number = float(kept)
            said = Share(number) if field.kind is Kind.PERCENT else number
        return self._meant(field.key, said, project, {}).value

    def _other_currency(self, key: str, project: BookProject) -> str:
        """Return why sums of a project are not taken: its currency is another one now."""
        each = self._fields[key]
        before = self._book.currencies.get(project.code)
        if each.kind is not Kind.MONEY or before is None or not self._is_ours:
            return ""
        own, cost = before
        then = cost or own if each.currency == OF_COST else own
        now = self._currency(each, project, {})
        if each.currency not in {OF_PROJECT, OF_COST} or then == now:
            return ""
        why = mark("It went out in {then} and is kept in {now} now.")
        return tr(why, then=then, now=now)

    def _meant(
        self, key: str, cell: Said, project: BookProject, values: Mapping[str, Any]
    ) -> Meant:
        each = self._fields[key]
        codes: frozenset[str] = frozenset()
        if each.kind is Kind.REFERENCE:
            where = (each.to, project.code)
            codes = self._here.codes.get(where, frozenset()) | self._new_codes.get(
                where, frozenset()
            )
        return meaning(
            each,
            cell,
            currency=self._currency(each, project, values),
            codes=codes,
            reading=self._choices.readings.get((self._number, key)),
        )

    def _currency(self, each: Field, project: BookProject, values: Mapping[str, Any]) -> str:
        if each.kind is not Kind.MONEY:
            return ""
        if each.currency == OF_PROJECT:
            return project.currency
        if each.currency == OF_COST:
            return project.cost_currency or project.currency
        return values.get(each.currency) or project.currency

    def _sound(
        self, values: Mapping[str, Any], cells: tuple[CellDiff, ...]
    ) -> tuple[CellDiff, ...]:
        """Refuse the cells that would break a rule of the register if all of them were taken."""
        before = {fault.reason for fault in faults(self._described, values)}
        while True:
            taken = {
                each.key: each.new
                for each in cells
                if each.state in {CHANGED, CONFLICT} and each.key in self._fields
            }
            found = [
                fault
                for fault in faults(self._described, {**values, **taken})
                if fault.reason not in before
            ]
            if not found or not taken:
                return cells
            fault = found[0]
            blamed = fault.field if fault.field in taken else next(iter(taken))
            cells = tuple(
                replace(each, state=REFUSED, reason=fault.reason) if each.key == blamed else each
                for each in cells
            )


def _register_of(number: int, found: FoundSheet, choices: BookChoices) -> str:
    return choices.registers.get(number, found.register)


def _keys_of(
    number: int, found: FoundSheet, choices: BookChoices, register: str
) -> tuple[str, ...]:
    """Return the field of each column: as chosen, else as read; one that there is not is none."""
    if not register:
        return tuple("" for _ in found.columns)
    described = table(register)
    known = {each.key for each in described.fields} | {PROJECT}
    computed = {each.key for each in described.computed}
    named = [
        choices.columns.get((number, each.letter), each.key if register == found.register else "")
        for each in found.columns
    ]
    return tuple(key if key in known | computed else "" for key in named)


def _by_code(described: Register, rows: Any) -> dict[tuple[str, str], RegisterRow]:
    if not described.code:
        return {}
    return {(row.project_code, str(row.values[described.code]).casefold()): row for row in rows}


def _begun(described: Register) -> dict[str, Any]:
    """Return what a new row holds before anything is written in it."""
    found: dict[str, Any] = {}
    for each in described.fields:
        needed = each.required and each.kind in {Kind.CHOICE, Kind.CODE}
        found[each.key] = next(iter(each.choices), "?") if needed else each.empty
    return found


def _codes_there(found: FoundBook, choices: BookChoices) -> dict[tuple[str, str], frozenset[str]]:
    """Return the codes that new or renamed rows of the workbook bring, by register and project."""
    codes: dict[tuple[str, str], set[str]] = {}
    for number, sheet in enumerate(found.sheets):
        register = _register_of(number, sheet, choices)
        if not register:
            continue
        described = table(register)
        label = described.code or described.names[0]
        keys = _keys_of(number, sheet, choices, register)
        places = {key: place for place, key in enumerate(keys) if key}
        if label not in places:
            continue
        for row in sheet.rows:
            whose = content(row.cells[places[PROJECT]]).strip() if PROJECT in places else ""
            whose = whose or choices.project or found.project
            code = content(row.cells[places[label]]).strip()
            if code:
                codes.setdefault((register, whose), set()).add(code)
    return {key: frozenset(each) for key, each in codes.items()}
