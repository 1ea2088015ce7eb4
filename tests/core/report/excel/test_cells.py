"""Whatever a user typed stays text; numbers and dates are numbers and dates, or are refused."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils.escape import unescape

from core.language import LANGUAGES
from core.money import Money
from core.report.blocks import Kind
from core.report.excel.cells import (
    LONGEST,
    number_format,
    plain,
    quoted,
    shown_text,
    text_cell,
)

STARTS = (
    *("=", "+", "-", "@", "\t", "\r", "'", "=HYPERLINK(", "=cmd|'/c calc'!A1", "http://a/"),
    *("file://x", "mailto:a@b", "#N/A", "#REF!", "_x0041_", "_x000D_", "1e9", "2025-01-01"),
)
HOSTILE = st.one_of(
    st.text(min_size=1, max_size=40),
    st.builds(str.__add__, st.sampled_from(STARTS), st.text(max_size=20)),
)


@settings(max_examples=20, deadline=None)
@given(st.lists(HOSTILE, min_size=500, max_size=500))
def test_f54_hostile_texts_stay_text(texts: list[str]) -> None:
    book = Workbook()
    sheet: Any = book.worksheets[0]
    for row, text in enumerate(texts, start=1):
        text_cell(sheet.cell(row, 1), text, "en")
    kept = BytesIO()
    book.save(kept)
    with ZipFile(kept) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in xml
        assert b"hyperlink" not in xml
    again = load_workbook(kept).worksheets[0]
    for row, text in enumerate(texts, start=1):
        cell = again.cell(row, 1)
        assert cell.data_type in {"s", "n"}  # "n": an empty text
        assert cell.hyperlink is None
        assert unescape(str(cell.value or "")) == shown_text(text, "en")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_f54_a_trigger_is_marked_as_text_for_whoever_edits_the_cell(text: str) -> None:
    cell: Any = Workbook().worksheets[0].cell(1, 1)
    text_cell(cell, text, "en")
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


@pytest.mark.parametrize("bad", ["\0", "\x0b", "\ud800", "\uffff"])
def test_f55_what_xml_cannot_hold_is_shown_as_replaced(bad: str) -> None:
    assert shown_text(f"a{bad}b", "en") == "a�b"


@pytest.mark.parametrize("language", LANGUAGES)
def test_f55_a_text_too_long_says_that_it_goes_on(language: str) -> None:
    told = shown_text("x" * 40_000, language)
    assert len(told) == LONGEST
    assert "40000" in told


def test_f55_escapes_do_not_push_a_text_over_the_limit() -> None:
    cell: Any = Workbook().worksheets[0].cell(1, 1)
    text_cell(cell, "_x0041_" * 4_681, "en")
    assert isinstance(cell.value, str)
    assert len(cell.value) <= LONGEST
    assert "in all" in cell.value


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
def test_f56_what_is_no_number_is_refused(value: float | Decimal) -> None:
    with pytest.raises(ValueError, match="not a number"):
        plain(value)


def test_f56_more_digits_than_excel_keeps_become_text() -> None:
    assert plain(10**15) == "1000000000000000"
    assert plain(Decimal("12345678901234567.89")) == "12345678901234567.89"
    assert plain(Money(999_999_999_999_999, "USD")) == 9_999_999_999_999.99


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (Kind.DATE, "yyyy\\-mm\\-dd"),
        (Kind.PERCENT, "0.0\\ %"),
        (Kind.SLIP, '"+"0" d";"−"0" d";"on plan"'),
        (Kind.TEXT, "@"),
    ],
)
def test_formats_say_what_the_screen_says(kind: Kind, code: str) -> None:
    assert number_format(kind, "en") == code


def test_money_has_the_places_of_its_currency() -> None:
    assert number_format(Kind.MONEY, "en", Money(1, "USD")) == '#,##0.00\\ "USD"'
    assert number_format(Kind.MONEY, "en", Money(1, "JPY")) == '#,##0\\ "JPY"'


def test_a_quote_in_a_word_does_not_end_the_literal() -> None:
    assert quoted('a"b') == '"a”b"'


def test_a_date_stays_a_date() -> None:
    assert plain(dt.date(2025, 2, 28)) == dt.date(2025, 2, 28)
