"""Whatever a user typed stays text, and every title is one that Excel takes."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils.escape import unescape

from core.cells import LONGEST, quoted, sheet_title, shown_text, text_cell
from core.language import LANGUAGES

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


def test_a_quote_in_a_word_does_not_end_the_literal() -> None:
    assert quoted('a"b') == '"a”b"'


@pytest.mark.parametrize(
    ("title", "legal"),
    [
        ("Stages: planned/actual [all]*?", "Stages  planned actual  all"),
        ("'quoted'", "quoted"),
        ("x" * 40, "x" * 31),
        ("", "1"),
        ("History", "History 2"),
    ],
)
def test_f55_sheet_names_are_legal(title: str, legal: str) -> None:
    assert sheet_title(title, set()) == legal


def test_sheet_names_differ_even_in_case() -> None:
    taken: set[str] = set()
    names = {sheet_title(title, taken) for title in ("Same", "same", "SAME")}
    assert len({name.casefold() for name in names}) == 3
