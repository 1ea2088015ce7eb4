"""The packing list of a lot."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from core.operations.register import add_row
from core.queries.project import project_id
from core.queries.register import register_rows
from core.report import renderers
from core.report.blocks import Facts
from core.report.packing import packing_list
from tests.builders import STATUS, project_in, started
from tests.core.report.conftest import CREATED
from tests.core.report.helpers import found, rows

if TYPE_CHECKING:
    from pathlib import Path

    from core.report import Document
    from core.workspace import Workspace


def listed(workspace: Workspace, project: int, code: str, language: str = "en") -> Document:
    lots = workspace.read(register_rows, "shipments", project)
    return workspace.read(
        packing_list,
        project,
        next(lot.id for lot in lots if lot.values["code"] == code),
        language=language,
        status_date=STATUS,
        author="Li Wei",
        created=CREATED,
    )


def test_a_lot_of_the_sample_lists_its_packages_without_prices(sample: Workspace) -> None:
    made = listed(sample, sample.read(project_id, "P-2301"), "SH-01")
    lines = rows(made, "lines")
    assert [(line["package"], line["containers"]) for line in lines] == [("P01", 110), ("P02", 40)]
    assert lines[0]["name"] == "Pre-treatment and electro-coat line"
    assert lines[0]["hs_code"]
    assert (lines[0]["quantity"], lines[1]["quantity"]) == (None, None)  # both come in more lots
    [facts] = found(made, "packing_list", Facts)
    said = {fact.label: fact.cell.value for fact in facts.items}
    assert said["Packing list"] == "ILL-PL-0001"
    assert said["ETD"] == dt.date(2024, 8, 20)
    assert "Value" not in said
    assert "CIP value" not in said


def test_containers_of_the_lot_and_of_no_other_are_listed(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    for code in ("A", "B"):
        workspace.run("Add", add_row, "shipments", project, {"code": code, "mode": "rail"})
    for code, number in (("A", "CSQU3054383"), ("B", "MSKU0000006")):
        box = {"shipment": code, "number": number, "gross_weight_t": Decimal("18.5")}
        workspace.run("Add", add_row, "containers", project, box)
    made = listed(workspace, project, "A")
    assert [row["number"] for row in rows(made, "containers")] == ["CSQU3054383"]
    assert rows(made, "lines") == []


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_it_is_written_as_a_workbook(sample: Workspace, tmp_path: Path, language: str) -> None:
    made = listed(sample, sample.read(project_id, "P-2301"), "SH-01", language)
    path = tmp_path / "list.xlsx"
    renderers()["xlsx"].write(made, path)
    book = load_workbook(path)
    assert len(book.sheetnames) == 2
    words = {str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row}
    assert "P01" in words
    assert "ILL-PL-0001" in words
