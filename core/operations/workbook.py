"""Taking what came back in a workbook: cells of all registers, as one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from core.errors import ImportProblems, InvalidInput, NotFound, Problem
from core.exchange.workbook import CHANGED, CONFLICT, GONE, LOST, NEW
from core.language import mark, tr
from core.money import Money
from core.operations._keeper import Keeper, rows_of
from core.operations.milestones import add_milestone, edit_milestone, remove_milestones
from core.queries.project import project_id
from core.registers import MILESTONES, register, table, tables

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from sqlalchemy.orm import Session

    from core.exchange.workbook import BookDiff
    from core.model import OwnedRow

IMPORT_WORKBOOK: Final = mark("Read back from Excel")
"""What Undo calls this step."""
MAX_PROBLEMS: Final = 200


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row that is to be taken.

    Attributes:
        register: the register, or the milestones.
        project: the code of its project.
        row_id: of the row; None for a new one.
        values: by field key, as `core.registers.accepted` takes them.
        sheet: the sheet it stands in, for the list of what is wrong.
        line: its number there.
        removes: whether it is removed instead.
    """

    register: str
    project: str
    row_id: int | None
    values: dict[str, Any]
    sheet: str = ""
    line: int = 0
    removes: bool = False


@dataclass(frozen=True, slots=True)
class WorkbookTaken:
    """What was taken."""

    cells: int
    added: int
    removed: int


def taken(
    found: BookDiff, refused: Collection[tuple[int, int, int, str]], removed: Collection[int] = ()
) -> tuple[TakenRow, ...]:
    """Return what is to be taken of a comparison.

    Args:
        found: the comparison.
        refused: cells that are left as they are: sheet, line, row and field.
        removed: places in `found.rows` of the rows no longer there that are removed here too.
    """
    return tuple(_taken(found, refused, set(removed)))


def no_conflicts(found: BookDiff) -> set[tuple[int, int, int, str]]:
    """Return the cells to refuse where only what is in no conflict is wanted."""
    return {
        (*row.id, cell.key) for row in found.rows for cell in row.cells if cell.state == CONFLICT
    }


def take_workbook(
    session: Session,
    rows: Sequence[TakenRow],
    *,
    advance: Callable[[int, int], None] = lambda _done, _of: None,
) -> WorkbookTaken:
    """Write rows of any registers, those that others point to first.

    Args:
        session: where to write.
        rows: what is taken.
        advance: told how many rows of how many are done; may raise to give up.

    Raises:
        ImportProblems: rows that break a rule, by sheet and line; nothing is written.
    """
    return _Taking(session, rows, advance).done()


def _taken(
    found: BookDiff, refused: Collection[tuple[int, int, int, str]], removed: Collection[int]
) -> Iterator[TakenRow]:
    for place, row in enumerate(found.rows):
        name = found.sheets[row.sheet].name
        where = (row.register, row.project, row.row_id)
        if row.state == GONE:
            if place in removed:
                yield TakenRow(*where, {}, name, row.line, removes=True)
            continue
        if row.state == LOST or (row.state == NEW and row.reason):
            continue
        values = {
            cell.key: cell.new.amount if isinstance(cell.new, Money) else cell.new
            for cell in row.cells
            if cell.state in {CHANGED, CONFLICT} and (*row.id, cell.key) not in refused
        }
        if values:
            yield TakenRow(*where, values, name, row.line)


class _Taking:
    """Writes register after register, and gathers what is wrong."""

    def __init__(
        self, session: Session, rows: Sequence[TakenRow], advance: Callable[[int, int], None]
    ) -> None:
        self._session, self._rows, self._advance = session, rows, advance
        self._problems: list[Problem] = []
        self._projects: dict[str, int] = {}
        self._done = 0

    def done(self) -> WorkbookTaken:
        """Write everything, or raise with all that is wrong."""
        for key in tables():
            rows = [row for row in self._rows if row.register == key and not row.removes]
            if key == MILESTONES:
                self._milestones(rows)
            elif rows:
                self._register(key, rows)
        for key in reversed(tables()):
            self._remove(key, [row for row in self._rows if row.register == key and row.removes])
        if self._problems:
            raise ImportProblems(tuple(self._problems[:MAX_PROBLEMS]))
        kept = [row for row in self._rows if not row.removes]
        return WorkbookTaken(
            cells=sum(len(row.values) for row in kept if row.row_id is not None),
            added=sum(row.row_id is None for row in kept),
            removed=len(self._rows) - len(kept),
        )

    def _register(self, key: str, rows: Sequence[TakenRow]) -> None:
        described = register(key)
        keepers: dict[int, Keeper] = {}
        there = self._entities(key, rows)
        for row in rows:
            entity = None if row.row_id is None else there.get(row.row_id)
            owner = self._project(row) if entity is None else entity.project_id
            if owner is not None and owner not in keepers:
                keepers[owner] = Keeper(self._session, described, owner)
            if owner is not None and (entity is not None or row.row_id is None):
                self._write(keepers[owner], entity, row)
            self._step()
        if not self._problems:
            self._session.flush()
        if self._problems:
            return  # what was refused half-way is no sound ground to look for doubles on
        for keeper in keepers.values():
            try:
                keeper.refuse_doubles()
            except InvalidInput as error:
                self._problems.append(Problem(None, rows[0].sheet, str(error)))

    def _write(self, keeper: Keeper, entity: OwnedRow | None, row: TakenRow) -> None:
        try:
            if entity is None:
                keeper.add(row.values, is_one_of_many=True)
            else:
                keeper.write(entity, row.values)
        except InvalidInput as error:
            self._wrong(row, str(error))

    def _entities(self, key: str, rows: Sequence[TakenRow]) -> dict[int, OwnedRow]:
        ids = [row.row_id for row in rows if row.row_id is not None]
        try:
            return rows_of(self._session, register(key), ids)
        except NotFound:
            found: dict[int, OwnedRow] = {}
            for row in rows:
                if row.row_id is None:
                    continue
                entity = self._session.get(register(key).entity, row.row_id)
                if entity is None:
                    self._wrong(row, tr(mark("The row is no longer here.")))
                else:
                    found[row.row_id] = entity
            return found

    def _milestones(self, rows: Sequence[TakenRow]) -> None:
        for row in rows:
            try:
                if row.row_id is not None:
                    edit_milestone(self._session, row.row_id, **row.values)
                elif (owner := self._project(row)) is not None:
                    begun = {"name": "", "stage": "", "shop": "PRJ", **row.values}
                    add_milestone(self._session, owner, **begun)
            except (InvalidInput, NotFound) as error:
                self._wrong(row, str(error))
            self._step()

    def _remove(self, key: str, rows: Sequence[TakenRow]) -> None:
        ids = [row.row_id for row in rows if row.row_id is not None]
        if not ids:
            return
        if key == MILESTONES:
            remove_milestones(self._session, ids)
            return
        for row_id in ids:
            entity = self._session.get(register(key).entity, row_id)
            if entity is not None:  # it may have gone with the row it belonged to
                self._session.delete(entity)
        self._session.flush()

    def _project(self, row: TakenRow) -> int | None:
        if row.project not in self._projects:
            try:
                self._projects[row.project] = project_id(self._session, row.project)
            except (InvalidInput, NotFound) as error:
                self._wrong(row, str(error))
                return None
        return self._projects[row.project]

    def _wrong(self, row: TakenRow, reason: str) -> None:
        where = row.sheet or tr(table(row.register).title)
        self._problems.append(Problem(row.line or None, where, reason))

    def _step(self) -> None:
        self._done += 1
        self._advance(self._done, len(self._rows))
