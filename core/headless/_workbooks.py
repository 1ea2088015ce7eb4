"""Writing tables as an Excel workbook to be filled in, and taking what came back in one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

from core.errors import InvalidInput
from core.headless._arguments import opened
from core.headless._spec import DONE
from core.money import Money

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from core.exchange.workbook import BookChoices, BookDiff, CellDiff, FoundBook
    from core.headless._spec import Surroundings
    from core.workspace import Workspace

ALL, NO_CONFLICTS = "all", "no-conflicts"
MOST_BLANK: Final = 5_000
_DATES: Final = {"day-first": 0, "month-first": 1}
_NUMBERS: Final = {"comma": 0, "point": 1}


def add_export(parser: ArgumentParser) -> None:
    """Add the arguments of a workbook that goes out."""
    from core.language import LANGUAGES
    from core.queries.workbook import EDITIONS, INTERNAL

    group = parser.add_argument_group("a workbook to be filled in (NAME.xlsx)")
    group.add_argument(
        "--register",
        metavar="KEY",
        action="append",
        help="table to write, such as equipment or milestones; several times for several; "
        "all of them where none is named",
    )
    group.add_argument(
        "--edition",
        choices=list(EDITIONS),
        default=INTERNAL,
        help="outside: without what is internal, for customers and suppliers",
    )
    group.add_argument(
        "--second-language", choices=list(LANGUAGES), help="a second line of the heads"
    )
    group.add_argument("--personal", action="store_true", help="with parties and contacts")
    group.add_argument(
        "--blank-rows", metavar="N", type=_count, default=30, help="lines for new rows (30)"
    )


def add_import(parser: ArgumentParser) -> None:
    """Add the arguments of a workbook that comes back."""
    group = parser.add_argument_group("a workbook that came back (NAME.xlsx)")
    group.add_argument("--dry-run", action="store_true", help="only list what would be changed")
    group.add_argument(
        "--accept",
        choices=[ALL, NO_CONFLICTS],
        help="take what can be taken; of cells that were changed here too, theirs or ours",
    )
    group.add_argument("--dates", choices=list(_DATES), help="how dates such as 03/04/2025 read")
    group.add_argument("--numbers", choices=list(_NUMBERS), help="the decimal sign of 1,234")


def is_workbook(path: Any) -> bool:
    """Return whether a file name is that of a workbook."""
    from core.exchange.workbook import SUFFIXES

    return path.suffix.lower() in SUFFIXES


def export_workbook(asked: Namespace, surroundings: Surroundings) -> int:
    """Write tables of a project, or of all, as a workbook."""
    from core.exchange.workbook import SUFFIX, write
    from core.headless._arguments import ending_in
    from core.queries.project import project_id
    from core.queries.workbook import BookOrder, SheetOrder, book, goes_out
    from core.registers import tables

    target = ending_in(asked.target, SUFFIX)
    unknown = set(asked.register or ()) - tables().keys()
    if unknown:
        known = ", ".join(tables())
        raise InvalidInput(f"there is no table {', '.join(sorted(unknown))}; there are {known}")
    for key in asked.register or ():
        if not goes_out(tables()[key], asked.edition, personal=asked.personal):
            raise InvalidInput(f"{key} does not go out in this edition (--edition, --personal)")
    second = (asked.second_language,) if asked.second_language else ()
    with opened(asked.file, surroundings) as workspace:
        order = BookOrder(
            sheets=tuple(SheetOrder(key) for key in asked.register or tables()),
            project_id=asked.project and workspace.read(project_id, asked.project),
            edition=asked.edition,
            languages=tuple(dict.fromkeys((asked.language, *second))),
            blank_rows=asked.blank_rows,
            personal=asked.personal,
        )
        found = workspace.read(book, order, surroundings.clock())
    write(target, found)
    print(asked.target)
    return DONE


def import_workbook(asked: Namespace, surroundings: Surroundings) -> int:
    """List what a workbook would change, and take of it what was asked for, in one step."""
    if asked.dry_run == (asked.accept is not None):
        raise InvalidInput("say --dry-run, or --accept all or no-conflicts")
    with opened(asked.file, surroundings, read_only=asked.dry_run) as workspace:
        found, compared = _compared(workspace, asked)
        print(*_lines(compared), sep="\n")
        for notice in (*compared.notices, *(n for each in compared.sheets for n in each.notices)):
            print(f"main.py: note: {notice}", file=sys.stderr)
        if found.left:
            print(f"main.py: note: sheets left out: {', '.join(found.left)}", file=sys.stderr)
        if not asked.dry_run:
            _take(workspace, compared, asked)
    return DONE


def _compared(workspace: Workspace, asked: Namespace) -> tuple[FoundBook, BookDiff]:
    from core.exchange.workbook import compare, read, wanted
    from core.queries.workbook import file_key, here

    found = read(asked.source, workspace.read(file_key))
    choices = _choices(found, asked)
    now = workspace.read(here, wanted(found, choices))
    return found, compare(found, now, choices)


def _choices(found: FoundBook, asked: Namespace) -> BookChoices:
    from core.exchange.workbook import BookChoices
    from core.registers import Kind, table

    readings = {}
    for number, sheet in enumerate(found.sheets):
        for field in table(sheet.register).fields:
            said = asked.dates if field.kind is Kind.DATE else asked.numbers
            if said:
                readings[number, field.key] = {**_DATES, **_NUMBERS}[said]
    return BookChoices(project=asked.project or "", readings=readings)


def _take(workspace: Workspace, compared: BookDiff, asked: Namespace) -> None:
    from core.exchange.workbook import GONE
    from core.operations.workbook import IMPORT_WORKBOOK, no_conflicts, take_workbook, taken

    refused = no_conflicts(compared) if asked.accept == NO_CONFLICTS else set()
    gone = [number for number, row in enumerate(compared.rows) if row.state == GONE]
    rows = taken(compared, refused, gone if asked.remove_gone else ())
    if not rows:
        print(f"nothing to take: {asked.file}")
        return
    if not workspace.is_read_only:
        workspace.back_up()
    done = workspace.run(IMPORT_WORKBOOK, take_workbook, rows)
    counts = f"{done.cells} cells changed, {done.added} rows added, {done.removed} removed"
    print(f"{counts}: {asked.file}")


def _lines(compared: BookDiff) -> Iterator[str]:
    for row in compared.rows:
        sheet = compared.sheets[row.sheet]
        where = f"line {row.line}" if row.line else "gone"
        head = f"{sheet.name}, {where}: {row.state} {row.project} {row.name}".rstrip()
        yield f"{head}: {row.reason}" if row.reason else head
        yield from (f"         {_shown(cell)}" for cell in row.cells)
    cells = [cell.state for row in compared.rows for cell in row.cells]
    same = sum(sheet.same for sheet in compared.sheets)
    said = ", ".join(f"{cells.count(state)} {state}" for state in dict.fromkeys(cells))
    yield f"{len(compared.rows)} rows differ, {same} are the same{f'; cells: {said}' if said else ''}"


def _shown(cell: CellDiff) -> str:
    new = _value(cell.new)
    if cell.readings:
        new = " or ".join(map(_value, cell.readings))
    elif cell.new is None and cell.reason:
        new = repr(cell.shown)
    said = f"{cell.letter} {cell.key}: {_value(cell.old)} → {new} ({cell.state})"
    if cell.state == "conflict":
        said += f", went out as {_value(cell.sent)}"
    return f"{said}: {cell.reason}" if cell.reason else said


def _value(value: Any) -> str:
    if value is None or value == "":
        return "-"
    if isinstance(value, Money):
        return f"{value.amount} {value.currency}"
    return str(value).replace("\n", " / ")


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) > MOST_BLANK:
        raise ValueError(text)
    return int(text)
