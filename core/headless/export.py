"""The command that writes a data file as an exchange file, or a project as a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import InvalidInput
from core.headless._arguments import add_file, format_of, is_plan, named, opened
from core.headless._plans import export_plan_file
from core.headless._spec import DONE, Command
from core.headless._workbooks import add_export, export_workbook, is_workbook
from core.language import LANGUAGES

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from core.headless._spec import Surroundings


def arguments(parser: ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_file(parser)
    parser.add_argument(
        "target",
        metavar="TARGET",
        type=named,
        help="exchange file (NAME.yaml), plan for Microsoft Project (NAME.xml), or workbook to be "
        "filled in (NAME.xlsx) to write",
    )
    some = parser.add_argument_group("a plan or a workbook")
    some.add_argument(
        "--project", metavar="CODE", help="project to write; of a workbook all where none is named"
    )
    some.add_argument(
        "--language", choices=list(LANGUAGES), default="en", help="of the names in it"
    )
    add_export(parser)


def run(asked: Namespace, surroundings: Surroundings) -> int:
    """Write the whole portfolio; an old exchange file stays whole until the new one is done."""
    if is_plan(asked.target):
        return export_plan_file(asked, surroundings)
    if is_workbook(asked.target):
        return export_workbook(asked, surroundings)
    if asked.project is not None:
        raise InvalidInput(
            f"{asked.target}: --project is for plans (NAME.xml) and workbooks (NAME.xlsx)"
        )
    from core.queries.exchange import draft

    wanted = format_of(asked.target)
    with opened(asked.file, surroundings) as workspace:
        wanted.write(asked.target, workspace.read(draft))
    print(asked.target)
    return DONE


SPEC = Command("export", 20, "write an exchange file, a plan or a workbook", arguments, run)
