"""Native charts point at cells that are there and hold numbers or dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from core.report import renderers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.report import Document

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(params=["P-2301", None], ids=["project", "portfolio"])
def book(request: pytest.FixtureRequest, document: Callable[..., Document], tmp_path: Path) -> Path:
    path = tmp_path / "report.xlsx"
    renderers()["xlsx"].write(document(request.param), path)
    return path


def charts(path: Path) -> list[Any]:
    with ZipFile(path) as archive:
        names = sorted(name for name in archive.namelist() if "/charts/chart" in name)
        return [ET.fromstring(archive.read(name)) for name in names]  # noqa: S314  our own


def test_there_are_two_native_charts(book: Path) -> None:
    assert len(charts(book)) == 2


def test_every_reference_is_live(book: Path) -> None:
    values = load_workbook(book, data_only=True)
    for chart in charts(book):
        for number in chart.iter(f"{C}numRef"):
            found = _cells(values, str(number.findtext(f"{C}f")))
            known = [cell for cell in found if cell.value is not None]
            assert known
            assert all(cell.data_type in {"n", "d"} for cell in known)
            cached = number.findall(f".//{C}pt")
            assert len(cached) == len(known)
        for text in chart.iter(f"{C}strRef"):
            assert all(cell.value for cell in _cells(values, str(text.findtext(f"{C}f"))))


def _cells(book: Any, address: str) -> list[Any]:
    sheet, _, ends = address.rpartition("!")
    found = book[sheet.strip("'")][ends.replace("$", "")]
    return [cell for row in found for cell in row] if isinstance(found, tuple) else [found]


def test_a_chart_without_figures_says_why(bare: Callable[[str], Document], tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    renderers()["xlsx"].write(bare("project"), path)
    told = [cell.value for row in load_workbook(path).worksheets[0].iter_rows() for cell in row]
    assert "No milestone has a weight and dates yet, so there is no curve to show." in told
    assert charts(path) == []


def test_axes_are_shown_and_missing_values_are_gaps(book: Path) -> None:
    for chart in charts(book):
        shown = [axis.get("val") for axis in chart.iter(f"{C}delete")]
        assert shown == ["0", "0"]
        (blanks,) = chart.iter(f"{C}dispBlanksAs")
        assert blanks.get("val") == "gap"
        assert chart.find(f".//{C}title") is not None


def test_the_axis_of_dates_shows_dates(book: Path) -> None:
    for chart in charts(book):
        for axis in chart.iter(f"{C}dateAx"):
            (code,) = axis.iter(f"{C}numFmt")
            assert re.fullmatch(r"yyyy\\-mm", str(code.get("formatCode")))


def test_series_have_colours_of_the_theme(book: Path) -> None:
    with ZipFile(book) as archive:
        found = archive.read("xl/charts/chart1.xml").decode()
    assert "1F3F7A" in found  # what was reached
    assert "8792A3" in found  # what was planned
