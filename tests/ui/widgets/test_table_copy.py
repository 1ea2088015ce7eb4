"""Cells to and from the clipboard."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.table_copy import as_html, as_mime, as_text, from_text

CELL = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=8)
BLOCK = st.lists(st.lists(CELL.map(str.strip), min_size=2, max_size=2), min_size=1, max_size=4)


@given(BLOCK.filter(lambda rows: all(any(row) for row in rows)))
def test_copied_cells_come_back_as_they_were(rows: list[list[str]]) -> None:
    assert from_text(as_text(rows)) == rows


def test_what_excel_copies_is_read_row_by_row() -> None:
    text = '2025-01-01\tA\r\n"two\nlines"\t\r\n\r\n'
    assert from_text(text) == [["2025-01-01", "A"], ["two\nlines", ""]]
    assert from_text("") == []


def test_user_text_stays_text_in_the_html_table() -> None:
    assert "<b>" not in as_html([["<b>bold</b>"]])
    assert as_mime([["a", "b"]]).text() == "a\tb\n"
