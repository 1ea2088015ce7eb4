"""A table on a sheet: its formulas, its totals, its empty state."""

from __future__ import annotations

import datetime as dt

from openpyxl import Workbook

from core.money import Money
from core.report.blocks import Cell, Column, Difference, Kind, Matching, Table, Total
from core.report.excel.sheet import Sheet
from core.report.excel.styles import Styles
from core.report.excel.tables import put_table

MAY = dt.date(2025, 5, 1)


def sheet() -> Sheet:
    book = Workbook()
    return Sheet(book.worksheets[0], Styles(book, "en"), "en", {})


def table(*rows: tuple[object, ...]) -> Table:
    return Table(
        "t",
        "",
        (
            Column("name", "Name"),
            Column("base", "Baseline", Kind.DATE),
            Column("now", "Now", Kind.DATE),
            Column("slip", "Slip", Kind.SLIP, Difference(("now",), "base")),
            Column("count", "Count", Kind.WHOLE, total=Total("sum")),
        ),
        rows,  # type: ignore[arg-type]  # built by hand
        "Nothing here.",
        total_label="Total",
    )


def test_slip_is_a_formula_that_copes_with_empty_dates() -> None:
    to = sheet()
    put_table(to, table(("a", MAY, dt.date(2025, 5, 8), 7, 1), ("b", None, MAY, None, 2)))
    assert to.work["D2"].value == '=IF(ISNUMBER(B2),IF(ISNUMBER(C2),C2-B2,""),"")'
    assert to.computed == {"D2": 7, "D3": "", "E4": 3}
    assert to.work["E4"].value == "=SUBTOTAL(109,$E$2:$E$3)"


def test_an_empty_table_says_so_and_is_no_excel_table() -> None:
    to = sheet()
    put_table(to, table())
    assert to.work["A2"].value == "Nothing here."
    assert not to.work.tables


def test_counts_and_sums_of_another_table_are_formulas() -> None:
    to = sheet()
    money = Table(
        "source",
        "",
        (Column("currency", "Currency"), Column("value", "Value", Kind.MONEY)),
        (("USD", Money(100, "USD")), ("USD", Money(200, "USD"))),
        "",
    )
    put_table(to, money)
    summed = Matching("source", "currency", key="currency", added="value")
    sums = Table(
        "sums",
        "",
        (Column("currency", "Currency"), Column("sum", "Sum", Kind.MONEY, summed)),
        (("USD", Money(300, "USD")),),
        "",
    )
    put_table(to, sums)
    assert to.work["B6"].value == "=SUMIF('Sheet'!$A$2:$A$3,A6,'Sheet'!$B$2:$B$3)"
    assert to.computed["B6"] == 3.0


def test_heads_fit_an_excel_table() -> None:
    to = sheet()
    long = Table("t", "", (Column("a", "two\nlines"), Column("b", "x" * 300)), ((1, 2),), "")
    put_table(to, long)
    assert to.work["A1"].value == "two lines"
    assert len(str(to.work["B1"].value)) == 250


def test_a_large_sum_is_not_shown_as_hashes() -> None:
    made = sheet()
    sums = tuple((Money(minor, "USD"),) for minor in (100, 999_999_999_999_999))
    put_table(made, Table("t", "", (Column("value", "Value", Kind.MONEY),), sums, ""))
    assert made.widths[1] > 20


def test_a_table_too_wide_for_its_page_has_its_texts_on_several_lines() -> None:
    columns = tuple(Column(f"c{n}", f"Head {n}", Kind.LONG) for n in range(4))
    rows = (("a text that wants a good deal of room in its column, and then some more of it",) * 4,)
    wide, narrow = sheet(), sheet()
    narrow.page = 500
    for made in (wide, narrow):
        put_table(made, Table("t", "", columns, rows, ""))
    assert narrow.widths[1] < wide.widths[1]
    heights = [made.work.row_dimensions[2].height for made in (wide, narrow)]
    assert heights[0] < heights[1]


def test_a_cell_may_be_of_another_kind_than_its_column() -> None:
    to = sheet()
    columns = (Column("point", "Point"), Column("limit", "Limit", Kind.NUMBER))
    rows = (("Open ends", Cell(0.05, Kind.PERCENT, before="≤ ")), ("Index", 0.95))
    put_table(to, Table("checks", "", columns, rows, "None."))
    assert (to.work["B2"].value, to.work["B2"].number_format) == (0.05, '"≤ "0.0\\ %')
    assert (to.work["B3"].value, to.work["B3"].number_format) == (0.95, "0.00")
    assert to.places["checks"].values["limit"] == (0.05, 0.95)


def test_float_below_nothing_stands_out_and_keeps_its_tenths() -> None:
    to = sheet()
    columns = (Column("name", "Name"), Column("float", "Total float", Kind.FLOAT))
    put_table(to, Table("t", "", columns, (("a", -2.5), ("b", 12.0)), "None."))
    assert to.work["B2"].value == -2.5
    assert to.work["B2"].number_format == 'General" d";"−"General" d"'
    (rule,) = [rule for rules in to.work.conditional_formatting for rule in rules.rules]
    assert rule.formula == ["AND(ISNUMBER(B2),B2<0)"]


def test_two_heads_that_one_language_says_alike_are_told_apart() -> None:
    made = sheet()
    columns = tuple(
        Column(f"c{n}", title) for n, title in enumerate(("关键", "关键", "Key", "key"))
    )
    put_table(made, Table("t", "", columns, (("a",) * 4,), ""))
    assert [made.work.cell(1, n).value for n in range(1, 5)] == ["关键", "关键 2", "Key", "key 2"]
