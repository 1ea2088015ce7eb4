"""How long the project workbook takes beside openpyxl writing the same cells and charts.

The floor takes the workbook that we filled, and writes its cells, named styles, tables, formats
and charts anew with nothing of ours between. uv run python tests/benchmarks/excel.py
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import tempfile
import time
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from openpyxl import Workbook
from openpyxl.styles import NamedStyle

from core.exchange import formats
from core.operations.exchange import import_portfolio
from core.queries.project import project_id
from core.report import ReportRequest, build, renderers
from core.report.excel.book import fill
from core.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.report import Document

RUNS = 9
_SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "astana.yaml"
_AT = dt.datetime(2025, 3, 3, tzinfo=dt.UTC)
_LOOK = ("font", "fill", "border", "alignment", "number_format", "protection")


def sample_document(folder: Path, code: str | None) -> Document:
    """Return the report of a project of the sample, or of the whole portfolio."""
    workspace = Workspace.create(folder / f"{code}.handover", clock=lambda: _AT, user="bench")
    workspace.run("Import", import_portfolio, formats()["portfolio_yaml"].read(_SAMPLE))
    wanted = None if code is None else workspace.read(project_id, code)
    scope: Any = "portfolio" if code is None else "project"
    request = ReportRequest(scope, "en", dt.date(2025, 2, 28), "bench", _AT, wanted)
    document = workspace.read(build, request)
    workspace.close()
    return document


class Plain:
    """The same workbook as bare facts, and openpyxl writing them."""

    def __init__(self, document: Document) -> None:
        book: Any = fill(document)[0]
        self.styles = [
            {"name": style.name, **{part: deepcopy(getattr(style, part)) for part in _LOOK}}
            for style in book._named_styles
            if style.name != "Normal"
        ]
        self.sheets = [_facts(sheet) for sheet in book.worksheets]

    def write(self, path: Path) -> None:
        book = Workbook()
        book.remove(book.worksheets[0])
        for style in self.styles:
            book.add_named_style(NamedStyle(**style))
        for title, cells, merged, tables, rules, charts in self.sheets:
            sheet: Any = book.create_sheet(title)
            for row, column, value, style in cells:
                cell = sheet.cell(row, column)
                cell.value, cell.style = value, style
            for area in merged:
                sheet.merge_cells(area)
            for table in tables:
                sheet.add_table(table)
            for area, rule in rules:
                sheet.conditional_formatting.add(area, rule)
            for chart in charts:
                sheet.add_chart(chart)
        book.save(path)


def _facts(sheet: Any) -> tuple[Any, ...]:
    merged = [str(area) for area in sheet.merged_cells.ranges]
    cells = [
        (cell.row, cell.column, cell.value, cell.style)
        for row in sheet.iter_rows()
        for cell in row
        if type(cell).__name__ == "Cell" and (cell.value is not None or cell.has_style)
    ]
    rules = [
        (str(found.sqref), rule) for found in sheet.conditional_formatting for rule in found.rules
    ]
    return sheet.title, cells, merged, list(sheet.tables.values()), rules, sheet._charts


def median(action: Callable[[], None]) -> float:
    """Return the middle of several runs in milliseconds."""
    action()
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        action()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def main() -> None:
    """Print floor, ours and their ratio for a project and for the portfolio."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for code in ("P-2301", None):
            document = sample_document(folder, code)
            plain = Plain(document)
            floor = median(partial(plain.write, folder / "floor.xlsx"))
            ours = median(partial(renderers()["xlsx"].write, document, folder / "ours.xlsx"))
            cells = sum(len(sheet[1]) for sheet in plain.sheets)
            print(
                f"{code or 'portfolio':10} cells {cells}  floor {floor:.0f} ms  ours {ours:.0f} ms",
                end="",
            )
            print(f"  ratio {ours / floor:.2f}")


if __name__ == "__main__":
    main()
