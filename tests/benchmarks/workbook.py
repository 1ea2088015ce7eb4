"""How long a workbook to be filled in takes, out and back, beside the libraries alone.

Out: openpyxl's write-only mode writing the same cells in the same looks. Back: python-calamine
giving the same cells as lists. Each runs in a process of its own, which tells its peak memory too.
uv run python tests/benchmarks/workbook.py [ROWS …]
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import resource
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Protection, Side
from python_calamine import CalamineWorkbook

from core.exchange.workbook import read, write
from core.money import Money
from core.queries.register import RegisterRow
from core.queries.workbook import INTERNAL, Book, BookProject, BookSheet

if TYPE_CHECKING:
    from collections.abc import Callable

_AT = dt.datetime(2025, 3, 3, tzinfo=dt.UTC)
_DAY = dt.date(2025, 2, 28)
_COLUMNS = (
    *("code", "shop", "name", "supplier", "country_of_origin", "quantity", "unit", "value"),
    *("gross_weight_t", "volume_m3", "container_count", "oversize", "order_planned"),
    *("order_forecast", "order_actual", "site_planned", "site_forecast", "status", "owner", "note"),
)


def rows_of(count: int) -> tuple[RegisterRow, ...]:
    """Return packages of 20 columns."""
    return tuple(
        RegisterRow(
            number,
            1,
            "P-1",
            number,
            {
                "code": f"E-{number:05}",
                "shop": "PAINT",
                "name": f"Robot cell of line {number}",
                "supplier": "Works of the south",
                "country_of_origin": "CN",
                "quantity": Decimal(number % 9),
                "unit": "set",
                "value": Money(number * 1234, "USD"),
                "gross_weight_t": Decimal("12.5"),
                "volume_m3": Decimal("33.75"),
                "container_count": number % 5,
                "oversize": number % 2 == 0,
                "order_planned": _DAY,
                "order_forecast": _DAY + dt.timedelta(number % 300),
                "order_actual": None,
                "site_planned": _DAY,
                "site_forecast": _DAY + dt.timedelta(number % 500),
                "status": "IN_MANUFACTURE",
                "owner": "Li Wei",
                "note": "",
            },
            {},
            {},
        )
        for number in range(1, count + 1)
    )


def book_of(count: int) -> Book:
    """Return a workbook of so many packages."""
    project = BookProject(1, "P-1", "Project", "USD", "")
    sheet = BookSheet("equipment", _COLUMNS, rows_of(count))
    return Book("key", "", _DAY, _AT, INTERNAL, ("en",), 0, (project,), (sheet,), "P-1")


def write_ours(path: Path, count: int) -> float:
    """Write the workbook as users do, and return the seconds it took."""
    book = book_of(count)
    began = time.perf_counter()
    write(path, book)
    return time.perf_counter() - began


def write_floor(path: Path, count: int) -> float:
    """Write the cells of that workbook by openpyxl alone, and return the seconds it took."""
    cells = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert len(cells) == count + 5
    line = Side("thin", "C9CFD8")
    began = time.perf_counter()
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("Floor")
    template: Any = WriteOnlyCell(sheet)
    template.font = Font(name="Arial", size=9)
    template.border = Border(left=line, right=line, top=line, bottom=line)
    template.alignment = Alignment(vertical="top")
    template.protection = Protection(locked=False)
    for row in cells:
        made = []
        for value in row:
            cell: Any = WriteOnlyCell(sheet)
            cell.value = value
            cell._style = template._style
            made.append(cell)
        sheet.append(made)
    book.save(path.with_name("floor.xlsx"))
    return time.perf_counter() - began


def read_ours(path: Path, count: int) -> float:
    """Read the workbook as users do, and return the seconds it took."""
    began = time.perf_counter()
    found = read(path, "key")
    took = time.perf_counter() - began
    assert len(found.sheets[0].same) == count
    return took


def read_floor(path: Path, count: int) -> float:
    """Read the cells of that workbook by calamine alone, and return the seconds it took."""
    began = time.perf_counter()
    cells = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    took = time.perf_counter() - began
    assert len(cells) == count + 5
    return took


def _measured(answers: Any, action: Callable[[Path, int], float], path: Path, count: int) -> None:
    took = action(path, count)
    answers.put((took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def measured(action: Callable[[Path, int], float], path: Path, count: int) -> tuple[float, float]:
    """Return seconds and peak megabytes of an action in a process of its own."""
    spawn = multiprocessing.get_context("spawn")
    answers = spawn.Queue()
    child = spawn.Process(target=_measured, args=(answers, action, path, count))
    child.start()
    found: tuple[float, float] = answers.get()
    child.join()
    return found


def main() -> None:
    """Print floor, ours and their ratio for each number of rows."""
    counts = [int(each) for each in sys.argv[1:]] or [10_000, 50_000]
    with tempfile.TemporaryDirectory() as name:
        for count in counts:
            path = Path(name) / "out.xlsx"
            ours = measured(write_ours, path, count)
            floor = measured(write_floor, path, count)
            _say(f"out  {count:>7,} rows", floor, ours)
            ours = measured(read_ours, path, count)
            floor = measured(read_floor, path, count)
            _say(f"back {count:>7,} rows", floor, ours)


def _say(what: str, floor: tuple[float, float], ours: tuple[float, float]) -> None:
    print(
        f"{what}: floor {floor[0]:6.2f} s {floor[1]:4.0f} MB, ours {ours[0]:6.2f} s "
        f"{ours[1]:4.0f} MB, ratio {ours[0] / floor[0]:.2f}"
    )


if __name__ == "__main__":
    main()
