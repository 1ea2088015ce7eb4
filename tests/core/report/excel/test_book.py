"""The workbook read again: what it holds, how it prints, what it says of itself."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils.cell import get_column_letter, range_boundaries

from core.cells import DATE_FORMAT
from core.report import renderers
from core.report.excel.book import fill
from core.report.excel.cells import PERCENT_FORMAT
from core.report.excel.measure import pixels
from tests.core.report.helpers import rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl import Workbook

    from core.report import Document

ALL = [("P-2301", "en"), ("P-2301", "zh"), ("P-2301", "ru"), (None, "en"), (None, "zh")]


@pytest.fixture(scope="session")
def written(
    document: Callable[..., Document], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str | None, str], Path]:
    """Provide workbooks, each written once."""
    known: dict[tuple[str | None, str], Path] = {}

    def write(code: str | None, language: str) -> Path:
        if (code, language) not in known:
            path = tmp_path_factory.mktemp("books") / "report.xlsx"
            renderers()["xlsx"].write(document(code, language), path)
            known[code, language] = path
        return known[code, language]

    return write


def cells(book: Workbook) -> list[Any]:
    return [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]


REVISIONS = frozenset("012345")
"""A revision of a document is a name that may look like a number."""


@pytest.mark.parametrize(("code", "language"), ALL)
def test_no_number_and_no_date_is_text(
    written: Callable[..., Path], code: str | None, language: str
) -> None:
    for cell in cells(load_workbook(written(code, language))):
        if isinstance(cell.value, str) and cell.data_type == "s" and cell.value not in REVISIONS:
            bare = cell.value.replace(" ", "").replace("%", "").replace(",", "")
            assert not bare.replace(".", "", 1).isdigit(), cell.value
            assert not _is_date(cell.value), cell.value


def _is_date(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(("code", "language"), ALL)
def test_dates_and_shares_have_their_formats(
    written: Callable[..., Path], code: str | None, language: str
) -> None:
    for cell in cells(load_workbook(written(code, language))):
        if isinstance(cell.value, dt.datetime):
            assert DATE_FORMAT in cell.number_format
        elif cell.number_format == PERCENT_FORMAT and isinstance(cell.value, int | float):
            assert -1 <= cell.value <= 1


@pytest.mark.parametrize(("code", "language"), ALL)
def test_formulas_give_what_the_document_says_and_no_error(
    written: Callable[..., Path], code: str | None, language: str
) -> None:
    path = written(code, language)
    given = {
        (c.parent.title, c.coordinate): c.value for c in cells(load_workbook(path, data_only=True))
    }
    formulas = [c for c in cells(load_workbook(path)) if c.data_type == "f"]
    assert formulas
    for cell in formulas:
        assert "#REF!" not in cell.value
        value = given[cell.parent.title, cell.coordinate]
        assert value is None or isinstance(value, int | float)


def test_totals_are_formulas_with_their_sums(
    written: Callable[..., Path], document: Callable[..., Document]
) -> None:
    path = written("P-2301", "en")
    count = len(rows(document(), "milestones"))
    head = 4
    total = load_workbook(path)["Milestones"].cell(head + count + 1, 5)
    assert total.value == f"=SUBTOTAL(109,$E${head + 1}:$E${head + count})"
    given = load_workbook(path, data_only=True)["Milestones"]
    assert given.cell(head + count + 1, 5).value == pytest.approx(1)
    assert given.cell(head + count + 1, 10).value == pytest.approx(0.754195, abs=1e-5)


@pytest.mark.parametrize(("code", "language"), ALL)
def test_tables_have_filters_and_heads_that_are_their_cells(
    written: Callable[..., Path], code: str | None, language: str
) -> None:
    book: Any = load_workbook(written(code, language))
    names: list[str] = []
    for sheet in book.worksheets:
        for table in sheet.tables.values():
            names.append(table.name)
            edges: Any = range_boundaries(table.ref)
            left, top, right, _bottom = edges
            assert table.autoFilter.ref == table.ref
            heads = [sheet.cell(top, column).value for column in range(left, right + 1)]
            assert heads == [column.name for column in table.tableColumns]
            assert len({head.casefold() for head in heads}) == len(heads)
    assert len(set(names)) == len(names) > 0


@pytest.mark.parametrize(("code", "language"), ALL)
def test_every_sheet_prints_on_a4_with_its_edges(
    written: Callable[..., Path], code: str | None, language: str
) -> None:
    book: Any = load_workbook(written(code, language))
    for sheet in book.worksheets:
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToWidth in {1, 2}
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_area
        assert "&P" in sheet.oddFooter.right.text
        assert "&N" in sheet.oddFooter.right.text
        assert "2025-02-28" in sheet.oddHeader.right.text


@pytest.mark.parametrize(("code", "language"), ALL)
def test_no_sheet_is_made_too_small_to_be_read(
    written: Callable[..., Path], code: str | None, language: str
) -> None:
    book: Any = load_workbook(written(code, language))
    for sheet in book.worksheets:
        edges: Any = range_boundaries(sheet.print_area.rpartition("!")[2].replace("$", ""))
        letters = [get_column_letter(n) for n in range(1, edges[2] + 1)]
        wide = pixels(sheet.column_dimensions[letter].width for letter in letters)
        across = 1032 if sheet.page_setup.orientation == "landscape" else 703
        assert wide / sheet.page_setup.fitToWidth <= across / 0.62


def test_pages_side_by_side_repeat_code_and_name(written: Callable[..., Path]) -> None:
    sheet = load_workbook(written(None, "en"))["Project list"]
    assert sheet.page_setup.fitToWidth == 2
    assert sheet.print_title_cols == "$A:$B"


def test_a_chart_without_figures_takes_the_room_of_a_sentence(
    bare: Callable[[str], Document], document: Callable[..., Document]
) -> None:
    empty, full = (fill(made)[0].worksheets[0] for made in (bare("project"), document()))
    assert empty.max_row < full.max_row - 15


def test_a_long_name_takes_several_lines(document: Callable[..., Document]) -> None:
    short, long = (
        fill(replace(document(), subject=name))[0].worksheets[0].row_dimensions[1].height
        for name in ("Astana", "A name that goes on and on " * 8)
    )
    assert long > 2 * short


def test_the_summary_is_one_upright_page_and_opens_first(written: Callable[..., Path]) -> None:
    book = load_workbook(written("P-2301", "en"))
    summary = book.worksheets[0]
    assert book.active is summary
    assert summary.page_setup.orientation == "portrait"
    assert summary.page_setup.fitToHeight == 1


def test_long_tables_keep_their_heads_in_sight_and_on_each_page(
    written: Callable[..., Path],
) -> None:
    sheet = load_workbook(written("P-2301", "en"))["Milestones"]
    assert sheet.freeze_panes == "C5"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.page_setup.fitToHeight == 0


def test_lateness_has_colour_beside_its_words(written: Callable[..., Path]) -> None:
    sheet = load_workbook(written("P-2301", "en"))["Milestones"]
    (rules,) = [
        found.rules for found in sheet.conditional_formatting if str(found.sqref).startswith("I5")
    ]
    assert [rule.formula[0] for rule in rules] == [
        "AND(ISNUMBER(I5),I5>30)",
        "AND(ISNUMBER(I5),I5>10)",
    ]
    assert '"on plan"' in sheet["I5"].number_format


def test_the_file_says_what_it_is(written: Callable[..., Path]) -> None:
    about = load_workbook(written("P-2301", "en")).properties
    assert about.title == "Status report: P-2301 Astana Automobile"
    assert about.creator == "Li Wei"
    assert about.created == about.modified == dt.datetime(2025, 3, 3, 9, 30)  # noqa: DTZ001  OOXML has no zone


def test_an_edge_of_the_page_holds_any_name(
    document: Callable[..., Document], tmp_path: Path
) -> None:
    named = replace(document(), subject="A&B " * 50, author="R&D " * 50)
    path = tmp_path / "report.xlsx"
    renderers()["xlsx"].write(named, path)
    with ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    for edge in ("oddHeader", "oddFooter"):
        told = xml.partition(f"<{edge}>")[2].partition("<")[0].replace("&amp;", "&")
        assert 0 < len(told) <= 255


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("code", "language"), ALL)
def test_libreoffice_shows_every_sheet_and_the_summary_on_one_page(
    written: Callable[..., Path], tmp_path: Path, code: str | None, language: str
) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [
            *("soffice", profile, "--headless", "--convert-to", "pdf"),
            *("--outdir", tmp_path, written(code, language)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    pages = (tmp_path / "report.pdf").read_bytes().count(b"/Type/Page/")
    sheets = len(load_workbook(written(code, language)).sheetnames)
    assert sheets <= pages <= 2 * sheets  # a wide list goes over two pages side by side
