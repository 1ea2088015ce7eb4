"""The command that takes an exchange file, or a plan of another program, into a data file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import InvalidInput
from core.headless._arguments import format_of, is_plan, named
from core.headless._plans import import_plan_file
from core.headless._spec import DONE, Command
from core.headless._workbooks import add_import, import_workbook, is_workbook
from core.headless._writing import tell, written

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from core.headless._spec import Surroundings
    from core.operations.exchange import Imported
    from core.queries.parts import Draft
    from core.workspace import Workspace


def arguments(parser: ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument(
        "source",
        metavar="SOURCE",
        type=named,
        help="exchange file (NAME.yaml), plan of Microsoft Project or Primavera (NAME.xml, .xer), "
        "or workbook that came back (NAME.xlsx)",
    )
    parser.add_argument(
        "file", metavar="FILE", type=named, help="data file; made where there is none"
    )
    parser.add_argument(
        "--replace",
        action="store_true",
        help="replace projects whose code is already in FILE (otherwise they are refused)",
    )
    plan = parser.add_argument_group("a plan of another program")
    plan.add_argument(
        "--project",
        metavar="CODE",
        help="project that the plan updates, made where there is none; of a workbook that does "
        "not say it the project its rows are of",
    )
    add_import(parser)
    plan.add_argument(
        "--preview", action="store_true", help="only list what would be new, changed and gone"
    )
    plan.add_argument(
        "--remove-gone",
        action="store_true",
        help="remove milestones that the plan no longer has, rows that the workbook no longer has "
        "(otherwise they stay)",
    )


def run(asked: Namespace, surroundings: Surroundings) -> int:
    """Read, then write all in one step; a file made for it does not stay behind a failure."""
    if is_plan(asked.source):
        return import_plan_file(asked, surroundings)
    if is_workbook(asked.source):
        return import_workbook(asked, surroundings)
    if asked.project is not None:
        raise InvalidInput(
            f"{asked.source}: --project is for plans (NAME.xml, NAME.xer) and workbooks (NAME.xlsx)"
        )
    draft = format_of(asked.source).read(asked.source)
    done = written(asked.file, surroundings, lambda file: _take(file, draft, replace=asked.replace))
    tell(done.notices)
    print(f"{len(done.added)} projects added, {len(done.replaced)} replaced: {asked.file}")
    return DONE


def _take(workspace: Workspace, draft: Draft, *, replace: bool) -> Imported:
    from core.operations.exchange import IMPORT, import_portfolio

    on_conflict = "replace" if replace else "refuse"
    done: Imported = workspace.run(IMPORT, import_portfolio, draft, on_conflict=on_conflict)
    return done.with_lacking(workspace.missing_files())


SPEC = Command("import_", 10, "read an exchange file, a plan or a workbook", arguments, run)
