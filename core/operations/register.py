"""Adding, editing, pasting, moving and removing rows of any register, by its description."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.errors import InvalidInput, PasteProblems, Problem
from core.language import tr
from core.money import Money
from core.operations._keeper import Keeper, rows_of
from core.registers import parsed, register

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from core.model import OwnedRow
    from core.registers import Register, Values


def add_row(
    session: Session, key: str, project_id: int, values: Values, *, after_id: int | None = None
) -> int:
    """Add a row to a register of a project and return its id.

    Args:
        session: where to write.
        key: of the register.
        project_id: of the project.
        values: by field key, as `core.registers.accepted` takes them; a reference by code.
            Without a code the row gets the next free one.
        after_id: the row it is to stand after; at the end where none is named.

    Raises:
        NotFound: the project or that row is no longer there.
        InvalidInput: a value is not of its kind, is missing, or breaks a rule of the register.
    """
    keeper = Keeper(session, register(key), project_id)
    made = keeper.add(values)
    if after_id is not None:
        keeper.place_after(made, after_id)
    keeper.refuse_doubles()
    return made.id


def edit_row(session: Session, key: str, row_id: int, values: Values) -> None:
    """Change fields of one row; see `add_row`."""
    edit_rows(session, key, {row_id: values})


def edit_rows(session: Session, key: str, edits: Mapping[int, Values]) -> None:
    """Change fields of several rows at once: all of them or none."""
    keepers = _Keepers(session, register(key))
    for row_id, row in rows_of(session, register(key), edits).items():
        keepers.of(row.project_id).write(row, edits[row_id])
    keepers.refuse_doubles()


def remove_rows(session: Session, key: str, row_ids: Iterable[int]) -> None:
    """Remove rows with all that belongs to them; what only points to them stays, without them."""
    for row in rows_of(session, register(key), row_ids).values():
        session.delete(row)


def move_rows(session: Session, key: str, row_ids: Sequence[int], steps: int) -> None:
    """Move rows of one project up (negative) or down in its order."""
    [first, *_] = rows_of(session, register(key), row_ids).values()
    Keeper(session, register(key), first.project_id).move(set(row_ids), steps)


def paste_rows(
    session: Session,
    key: str,
    project_id: int,
    row_ids: Sequence[int],
    columns: Sequence[str],
    cells: Sequence[Sequence[str]],
) -> tuple[int, ...]:
    """Write a block of texts over these rows, and over new ones where the block is longer.

    Args:
        session: where to write.
        key: of the register.
        project_id: of the project that new rows belong to.
        row_ids: the rows to write over, one a line of the block, as far as there are any.
        columns: the field of each cell of a line; for a computed column nothing is taken.
        cells: the texts, line after line.

    Returns:
        The ids of all rows written, in the order of the block.

    Raises:
        PasteProblems: what cannot be taken, by line of the block; nothing is written.
    """
    described = register(key)
    there = list(rows_of(session, described, row_ids[: len(cells)]).values())
    keepers = _Keepers(session, described)
    problems: list[Problem] = []
    written: list[int] = []
    for line, texts in enumerate(cells, start=1):
        row = there[line - 1] if line <= len(there) else None
        keeper = keepers.of(project_id if row is None else row.project_id)
        values, wrong = _read(keeper, described, row, dict(zip(columns, texts, strict=False)))
        problems += [Problem(line, field, reason) for field, reason in wrong]
        if wrong:
            continue
        try:
            if row is None:
                row = keeper.add(values)
            else:
                keeper.write(row, values)
            written.append(row.id)
        except InvalidInput as error:
            problems.append(Problem(line, "", str(error)))
    if problems:
        raise PasteProblems(tuple(problems))
    keepers.refuse_doubles()
    return tuple(written)


def write_rows(
    session: Session,
    key: str,
    project_id: int,
    lines: Sequence[tuple[int | None, Values]],
) -> tuple[int, ...]:
    """Write values over rows and into new ones; see `add_row` for what they are.

    Args:
        session: where to write.
        key: of the register.
        project_id: of the project that new rows belong to.
        lines: the row of each line, None for a new one, and its values by field key.

    Returns:
        The ids of all rows written, in the order of the lines.

    Raises:
        PasteProblems: the lines that break a rule of the register; nothing is written.
    """
    described = register(key)
    there = rows_of(session, described, [row_id for row_id, _ in lines if row_id is not None])
    keepers = _Keepers(session, described)
    problems: list[Problem] = []
    written: list[int] = []
    for number, (row_id, values) in enumerate(lines, start=1):
        try:
            if row_id is None:
                written.append(keepers.of(project_id).add(values).id)
            else:
                keepers.of(there[row_id].project_id).write(there[row_id], values)
                written.append(row_id)
        except InvalidInput as error:
            problems.append(Problem(number, "", str(error)))
    if problems:
        raise PasteProblems(tuple(problems))
    keepers.refuse_doubles()
    return tuple(written)


def _read(
    keeper: Keeper, described: Register, row: OwnedRow | None, texts: Mapping[str, str]
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Return what a line of a block says by field, and what of it cannot be read."""
    values: dict[str, Any] = {}
    wrong = []
    for field in described.fields:
        if field.key in texts:
            try:
                found = parsed(field, texts[field.key], keeper.currency(field, row))
            except InvalidInput as error:
                wrong.append((tr(field.title), str(error)))
            else:
                # The line may change the currency too: what counts is the figure.
                values[field.key] = found.amount if isinstance(found, Money) else found
    return values, wrong


class _Keepers:
    """The keepers of the projects that one step writes to."""

    def __init__(self, session: Session, described: Register) -> None:
        self._session, self._described = session, described
        self._made: dict[int, Keeper] = {}

    def of(self, project_id: int) -> Keeper:
        """Return the keeper of a project."""
        if project_id not in self._made:
            self._made[project_id] = Keeper(self._session, self._described, project_id)
        return self._made[project_id]

    def refuse_doubles(self) -> None:
        """Refuse two rows with one code in any project."""
        for keeper in self._made.values():
            keeper.refuse_doubles()
