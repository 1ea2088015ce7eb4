"""The command that writes a status report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.headless._arguments import add_file, add_output, add_status_date, ending_in, opened
from core.headless._spec import DONE, Command
from core.language import LANGUAGES

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from sqlalchemy.orm import Session

    from core.headless._spec import Surroundings


def arguments(parser: ArgumentParser) -> None:
    """Add the arguments of this command."""
    from core.report import renderers

    add_file(parser)
    scope = parser.add_mutually_exclusive_group(required=True)
    scope.add_argument("--project", metavar="CODE", help="report on this project")
    scope.add_argument("--portfolio", action="store_true", help="report on all projects")
    parser.add_argument("--format", choices=list(renderers()), required=True, help="file format")
    parser.add_argument("--language", choices=list(LANGUAGES), default="en", help="of the report")
    add_output(parser, of="workbook to write: NAME.xlsx")
    add_status_date(parser)


def run(asked: Namespace, surroundings: Surroundings) -> int:
    """Build the report and write it; an old report stays whole until the new one is done."""
    from core.report import renderers

    renderer = renderers()[asked.format]
    target = ending_in(asked.output, renderer.suffix)
    with opened(asked.file, surroundings) as workspace:
        document = workspace.read(_build, asked, surroundings)
    renderer.write(document, target)
    print(asked.output)
    return DONE


def _build(session: Session, asked: Namespace, surroundings: Surroundings) -> Any:
    from core.queries.portfolio import portfolio_file
    from core.queries.project import project_id
    from core.report import ReportRequest, build

    found = None if asked.project is None else project_id(session, asked.project)
    request = ReportRequest(
        scope="portfolio" if asked.portfolio else "project",
        language=asked.language,
        status_date=asked.status_date or portfolio_file(session).status_date,
        author=surroundings.user,
        created=surroundings.clock(),
        project_id=found,
    )
    return build(session, request)


SPEC = Command("report", 40, "write a status report", arguments, run)
