"""Cells to and from the clipboard: tab-separated text and an HTML table, as Excel gives and takes."""

from __future__ import annotations

import csv
import io
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

if TYPE_CHECKING:
    from collections.abc import Sequence


def as_text(cells: Sequence[Sequence[str]]) -> str:
    """Return cells as tab-separated lines; a cell with a tab, a quote or a line break is quoted."""
    out = io.StringIO()
    csv.writer(out, dialect="excel-tab", lineterminator="\n").writerows(cells)
    return out.getvalue()


def as_html(cells: Sequence[Sequence[str]]) -> str:
    """Return cells as an HTML table; every cell stays the text it is."""
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in cells
    )
    return f"<table>{rows}</table>"


def as_mime(cells: Sequence[Sequence[str]]) -> QMimeData:
    """Return cells as the clipboard takes them."""
    data = QMimeData()
    data.setText(as_text(cells))
    data.setHtml(as_html(cells))
    return data


def from_text(text: str) -> list[list[str]]:
    """Return the cells of a copied block, rows all of one length."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(lines), "excel-tab")]
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]
