"""The command that writes a data file as an exchange file, or a project as a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import InvalidInput
from core.headless._arguments import add_file, format_of, is_plan, named, opened
from core.headless._plans import export_plan_file
from core.headless._spec import DONE, Command
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
        help="exchange file (NAME.yaml) or plan for Microsoft Project (NAME.xml) to write",
    )
    plan = parser.add_argument_group("a plan for another program")
    plan.add_argument("--project", metavar="CODE", help="project to write as a plan")
    plan.add_argument(
        "--language", choices=list(LANGUAGES), default="en", help="of the names in the plan"
    )


def run(asked: Namespace, surroundings: Surroundings) -> int:
    """Write the whole portfolio; an old exchange file stays whole until the new one is done."""
    if is_plan(asked.target):
        return export_plan_file(asked, surroundings)
    if asked.project is not None:
        raise InvalidInput(f"{asked.target} is no plan: --project is for plans (NAME.xml)")
    from core.queries.exchange import draft

    wanted = format_of(asked.target)
    with opened(asked.file, surroundings) as workspace:
        wanted.write(asked.target, workspace.read(draft))
    print(asked.target)
    return DONE


SPEC = Command("export", 20, "write an exchange file, or a project as a plan", arguments, run)
