"""A workbook from a document: its sheets, their pages on paper, and the file itself."""

from __future__ import annotations

from functools import partial
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.writer.excel import ExcelWriter

from core.cells import sheet_title, shown_text
from core.language import words
from core.report.blocks import Chart, Facts, KeyFigures, Listings, Matrix, Notes, Table, Verdict
from core.report.excel import charts, cover
from core.report.excel.computed import Archive
from core.report.excel.measure import lines, pixels
from core.report.excel.sheet import GRID, Hung, Sheet
from core.report.excel.styles import FACES, ROLES, Styles
from core.report.excel.tables import put_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.report.blocks import Chapter, Document

_A4: Final = 9
_GRID_UPRIGHT, _GRID_ACROSS = 9.3, 13.4
"""Digits to a column of a cover, so that twelve fill the page at about full size."""
_FEWEST: Final = 9
"""Columns of a sheet at least, so that its title has room."""
_SQUEEZE, _SQUEEZE_COVER = 1.35, 1.7
"""How much a sheet, a cover, may be over one page in height and still be made smaller to fit it."""
_LEGIBLE: Final = 0.62
"""How small a sheet may be made before it is printed over several pages side by side."""
_PAPER: Final = (8.27, 11.69)
"""Inches of A4."""
_DPI, _POINTS = 96, 72
_ROW_HEIGHT: Final = 15.0
_TITLE_LINE: Final = 20.0
_SENTENCE: Final = 2
"""Lines that a chart without figures takes: its title, and why it is not there."""
_LEFT_MARGIN, _TOP_MARGIN, _EDGE = 0.47, 0.75, 0.35
_LONG_TABLE: Final = 25
"""Rows of a table that goes over several pages."""
_EDGE_ROOM: Final = 64
"""Characters of each part of a header or footer: Excel takes 255 for all three."""
_PUT: Final[dict[type, Callable[[Sheet, Any], None]]] = {
    Facts: cover.put_facts,
    Verdict: cover.put_verdict,
    KeyFigures: cover.put_key_figures,
    Matrix: cover.put_matrix,
    Listings: cover.put_listings,
    Notes: cover.put_notes,
    Table: put_table,
}


def write_workbook(document: Document, path: Path) -> None:
    """Write the document as a workbook to this path, which must be free."""
    book, sheets = fill(document)
    computed = {f"xl/worksheets/sheet{n}.xml": s.computed for n, s in enumerate(sheets, start=1)}
    with Archive(path, computed) as archive:
        ExcelWriter(book, archive).save()


def fill(document: Document) -> tuple[Workbook, list[Sheet]]:
    """Return the workbook of a document, with what its formulas give."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _describe(book, document)
    styles = Styles(book, document.language)
    titles: set[str] = set()
    places: dict[str, Any] = {}
    sheets = []
    for chapter in document.chapters:
        work = book.create_sheet(sheet_title(chapter.title, titles))
        sheet = Sheet(work, styles, document.language, places)
        _fill_sheet(sheet, chapter, document)
        sheets.append(sheet)
    for sheet in sheets:
        _hang_charts(sheet, document)
    book.active = 0
    return book, sheets


def _fill_sheet(sheet: Sheet, chapter: Chapter, document: Document) -> None:
    wide = max((len(b.columns) for b in chapter.blocks if isinstance(b, Table)), default=GRID)
    sheet.page = _paper(chapter)[0] * _DPI
    sheet.broad = GRID if chapter.is_cover else max(wide, _FEWEST)
    if chapter.is_cover:
        for column in range(1, GRID + 1):
            sheet.wide(column, _GRID_ACROSS if chapter.is_landscape else _GRID_UPRIGHT)
    title = document.subject if chapter.is_cover else chapter.title
    w = words(document.language)
    stated = w("Status date {day}", day=document.status_date.isoformat())
    lead = document.title if chapter.is_cover else document.subject
    sheet.text(1, 1, title, "title", sheet.broad)
    sheet.text(2, 1, f"{lead} · {stated}", "subject", sheet.broad)
    sheet.row = 4
    blocks = list(chapter.blocks)
    while blocks:
        if isinstance(blocks[0], Chart):
            _keep_band(sheet, blocks, document)
        else:
            block = blocks.pop(0)
            _PUT[type(block)](sheet, block)
    sheet.high(1, _TITLE_LINE * lines(title, sheet.room(1, sheet.broad), ROLES["title"].size) + 6)
    _set_page(sheet, chapter, document)


def _hang_charts(sheet: Sheet, document: Document) -> None:
    """Draw what has figures; where there are none, say so in the place kept for it."""
    for hung in sheet.charts:
        if hung.chart.source in sheet.places:
            place = sheet.places[hung.chart.source]
            charts.hang(hung, place, sheet.styles, document.language)
        else:
            (left, top), (right, _bottom) = hung.start, hung.end
            empty = _empty(document, hung.chart.source)
            sheet.text(top + 1, left + 1, hung.chart.title, "heading", right - left)
            sheet.text(top + 2, left + 1, empty, "note", right - left)


def _tables(document: Document, key: str) -> list[Table]:
    blocks = (block for chapter in document.chapters for block in chapter.blocks)
    return [block for block in blocks if isinstance(block, Table) and block.key == key]


def _has_rows(document: Document, key: str) -> bool:
    return any(table.rows for table in _tables(document, key))


def _empty(document: Document, key: str) -> str:
    return next((table.empty for table in _tables(document, key)), "")


def _keep_band(sheet: Sheet, blocks: list[Any], document: Document) -> None:
    """Keep the place for the charts that stand side by side next, and take them off the list.

    A chart that has nothing to show needs room for one sentence only.
    """
    used, deepest = 0, 0
    while blocks and isinstance(blocks[0], Chart) and used + blocks[0].share <= GRID:
        chart = blocks.pop(0)
        left, right = (round(n * sheet.broad / GRID) for n in (used, used + chart.share))
        high = chart.lines if _has_rows(document, chart.source) else _SENTENCE
        start, end = (left, sheet.row - 1), (right, sheet.row - 1 + high)
        sheet.charts.append(Hung(chart, sheet.work, start, end))
        used, deepest = used + chart.share, max(deepest, high)
    for row in range(sheet.row, sheet.row + deepest):
        sheet.high(row, 15)
    sheet.row += deepest + 1
    sheet.deep = max(sheet.deep, sheet.row - 2)


def _set_page(sheet: Sheet, chapter: Chapter, document: Document) -> None:
    work = sheet.work
    work.sheet_view.showGridLines = False
    work.sheet_view.zoomScale = 100
    work.print_area = f"A1:{get_column_letter(sheet.broad)}{sheet.deep}"
    work.page_setup.orientation = "landscape" if chapter.is_landscape else "portrait"
    work.page_setup.paperSize = _A4
    work.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    across = _pages_across(sheet)
    work.page_setup.fitToWidth = across
    is_one = across == 1 and _is_for_one_page(sheet, chapter)
    work.page_setup.fitToHeight = 1 if is_one else 0
    if across > 1:
        work.print_title_cols = f"A:{get_column_letter(sheet.fixed)}"
    work.page_margins = PageMargins(
        left=_LEFT_MARGIN,
        right=_LEFT_MARGIN,
        top=_TOP_MARGIN,
        bottom=_TOP_MARGIN,
        header=_EDGE,
        footer=_EDGE,
    )
    work.print_options.horizontalCentered = True
    if _has_one_long_table(sheet):
        work.print_title_rows = f"{sheet.heads[0]}:{sheet.heads[0]}"
    elif sheet.repeated and not is_one:
        work.print_title_rows = "{}:{}".format(*sheet.repeated)
    _set_edges(sheet, document)


def _has_one_long_table(sheet: Sheet) -> bool:
    """Return whether the first heads may stand on every page: of what is long, or alone."""
    first, *others = sheet.heads or [0]
    return first > 0 and (not others or others[0] - first > _LONG_TABLE)


def _pages_across(sheet: Sheet) -> int:
    """Return how many pages a sheet takes side by side, so that its text can still be read."""
    fixed, broad = _pixels(sheet, sheet.fixed), _pixels(sheet, sheet.broad)
    most = sheet.page / _LEGIBLE
    return 1 if broad <= most or not sheet.fixed else ceil((broad - fixed) / (most - fixed))


def _is_for_one_page(sheet: Sheet, chapter: Chapter) -> bool:
    """Return whether the sheet fits one page, made a little smaller where need be."""
    scale = min(1.0, sheet.page / _pixels(sheet, sheet.broad))
    heights = sheet.work.row_dimensions
    points = sum(heights[n].height or _ROW_HEIGHT for n in range(1, sheet.deep + 1))
    most = _SQUEEZE_COVER if chapter.is_cover else _SQUEEZE
    return points * scale <= _paper(chapter)[1] * _POINTS * most


def _paper(chapter: Chapter) -> tuple[float, float]:
    """Return width and height of what is printed on a page, in inches."""
    width, height = sorted(_PAPER, reverse=chapter.is_landscape)
    return width - 2 * _LEFT_MARGIN, height - 2 * _TOP_MARGIN


def _pixels(sheet: Sheet, columns: int) -> float:
    return pixels(sheet.room(n, 1) for n in range(1, columns + 1))


def _set_edges(sheet: Sheet, document: Document) -> None:
    w = words(document.language)
    look = f'&"{FACES[document.language]},Regular"&8'
    stated = w("Status date {day}", day=document.status_date.isoformat())
    page = _edge(w("Page {page} of {pages}", page="\1", pages="\2"))
    subject, stated, title, author = (
        f"{look} {_edge(shown_text(text, document.language))}"
        for text in (document.subject, stated, document.title, document.author)
    )
    page = look + " " + page.replace("\1", "&P").replace("\2", "&N")
    header, footer = HeaderFooterItem(), HeaderFooterItem()
    sheet.work.oddHeader, sheet.work.oddFooter = header, footer
    header.left.text, header.right.text = subject, stated
    footer.left.text, footer.center.text, footer.right.text = title, author, page


def _edge(text: str) -> str:
    """Return a text for the edge of a page, where an ampersand alone would be a command."""
    line = " ".join(text.split())
    if len(line) + line.count("&") > _EDGE_ROOM:
        line = line[: _EDGE_ROOM - 1 - line[:_EDGE_ROOM].count("&")] + "…"
    return line.replace("&", "&&")


def _describe(book: Workbook, document: Document) -> None:
    keep = partial(shown_text, language=document.language)
    about = book.properties
    about.title = keep(f"{document.title}: {document.subject}")
    about.subject = keep(document.subject)
    about.creator = about.lastModifiedBy = keep(document.author)
    about.language = document.language
    about.created = about.modified = document.created.replace(tzinfo=None, microsecond=0)
    book.calculation = CalcProperties(fullCalcOnLoad=True)
    # The face of this style is the unit of column widths.
    normal = book._named_styles["Normal"]  # type: ignore[attr-defined]  # noqa: SLF001
    normal.font = Font(name=FACES["en"], size=10)
