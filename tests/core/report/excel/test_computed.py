"""Formulas carry what they give, for previews that do not calculate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook
from openpyxl.writer.excel import ExcelWriter

from core.report.excel.computed import Archive

if TYPE_CHECKING:
    from pathlib import Path


def test_a_formula_keeps_both_its_text_and_its_value(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"], sheet["A3"] = "=1+1", '=IF(1<2,"","x")', "=3"
    path = tmp_path / "book.xlsx"
    with Archive(path, {"xl/worksheets/sheet1.xml": {"A1": 2, "A2": ""}}) as archive:
        ExcelWriter(book, archive).save()
    formulas, values = load_workbook(path), load_workbook(path, data_only=True)
    assert formulas.worksheets[0]["A1"].value == "=1+1"
    assert values.worksheets[0]["A1"].value == 2
    assert not values.worksheets[0]["A2"].value
    assert formulas.worksheets[0]["A3"].value == "=3"
