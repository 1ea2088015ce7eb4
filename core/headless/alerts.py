"""The command that prints what must be acted on now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from core.errors import NotFound
from core.headless._arguments import add_file, add_status_date, opened
from core.headless._spec import DONE, Command

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from core.headless._spec import Surroundings
    from core.queries.alerts import AlertRow


def arguments(parser: ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_file(parser)
    parser.add_argument("--project", metavar="CODE", help="list those of this project only")
    add_status_date(parser)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")


def run(asked: Namespace, surroundings: Surroundings) -> int:
    """Print what must be acted on, worst first, as JSON with names that stay, or as lines."""
    from core.queries.alerts import alerts

    with opened(asked.file, surroundings) as workspace:
        project_id = None if asked.project is None else workspace.read(_project, asked.project)
        rows = workspace.read(alerts, project_id, status_date=asked.status_date)
    if asked.json:
        print(json.dumps([_plain(row) for row in rows], indent=2, ensure_ascii=False))
    else:
        print("\n".join(_lines(rows)))
    return DONE


def _project(session: Session, code: str) -> int:
    from core.queries.portfolio import portfolio

    found = next((row.id for row in portfolio(session) if row.code == code), None)
    if found is None:
        raise NotFound(f"There is no project {code} in this file.")
    return found


def _plain(row: AlertRow) -> dict[str, Any]:
    from core.text import said

    return {
        "project": row.project.code,
        "alert": row.kind,
        "severity": row.rag,
        "days": row.days,
        "subject": None if row.subject is None else row.subject.code,
        "name": row.project.name if row.subject is None else row.subject.name,
        "what": said(row.text, row.values, "en"),
        "do": row.todo,
        "rows": [{"register": spot.register, "id": spot.id} for spot in row.spots],
    }


def _lines(rows: Sequence[AlertRow]) -> Iterator[str]:
    if not rows:
        yield "nothing to act on"
        return
    found = [_plain(row) for row in rows]
    first = max(len(each["project"]) for each in found) + 2
    for row, each in zip(rows, found, strict=True):
        days = "" if row.days is None else f"{row.days} d"
        what = " ".join(filter(None, (each["subject"], each["name"], each["what"])))
        yield f"{row.rag:<7}{each['project']:<{first}}{days:>7}  {row.title}: {what}"


SPEC = Command("alerts", 32, "print what must be acted on now, worst first", arguments, run)
