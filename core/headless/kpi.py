"""The command that prints the figures of the projects and the portfolio."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from core.headless._arguments import add_file, add_status_date, opened
from core.headless._spec import DONE, Command

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Mapping

    from core.headless._spec import Surroundings

_COLUMNS: Final = (
    ("planned %", "pv_pct"),
    ("actual %", "ev_pct"),
    ("SPI", "spi"),
    ("SPI(t)", "spi_t"),
    ("PAC slip", "last_pac_slip_days"),
    ("done", "milestones_done"),
    ("of", "milestones_total"),
)
_WIDTH: Final = 10


def arguments(parser: ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_file(parser)
    parser.add_argument("--project", metavar="CODE", help="list this project only")
    add_status_date(parser)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")


def run(asked: Namespace, surroundings: Surroundings) -> int:
    """Print the figures, as JSON with names that stay, or as a table to read."""
    from core.queries.kpi import kpi

    with opened(asked.file, surroundings) as workspace:
        found = workspace.read(kpi, status_date=asked.status_date, project_code=asked.project)
    if asked.json:
        print(json.dumps(found, indent=2, allow_nan=False))
    else:
        print("\n".join(_table(found)))
    return DONE


def _table(found: Mapping[str, Any]) -> Iterator[str]:
    projects: Mapping[str, Mapping[str, Any]] = found["projects"]
    first = max((len(code) for code in projects), default=0) + 2
    yield f"Status date {found['status_date']}"
    yield ""
    yield (
        f"{'project':<{first}}" + "".join(f"{head:>{_WIDTH}}" for head, _ in _COLUMNS) + "  status"
    )
    for code, figures in projects.items():
        cells = "".join(f"{_cell(figures[name]):>{_WIDTH}}" for _, name in _COLUMNS)
        rag = figures["rag"]
        yield f"{code:<{first}}{cells}  {rag['overall']} {'; '.join(rag['reasons'])}".rstrip()
    yield ""
    for name, value in found["portfolio"].items():
        shown = " ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else value
        yield f"{name:<30}{_cell(shown)}"


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_named(each) for each in value) or "-"
    return "-" if value is None else str(value)


def _named(value: Any) -> str:
    """Return a code, or of a guarantee its project and code and the day it ends."""
    if isinstance(value, dict):
        return f"{value['project']} {value['bond']} {value['expiry']}"
    return str(value)


SPEC = Command("kpi", 30, "print the figures of the projects and the portfolio", arguments, run)
