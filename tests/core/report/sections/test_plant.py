"""The main items of plant in a progress report."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from core.operations.register import add_row
from core.report import build
from core.report.blocks import Cell, Notes
from tests.builders import project_in, started
from tests.core.report.conftest import request
from tests.core.report.helpers import found, rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.report import Document
    from core.workspace import Workspace


def test_each_package_says_maker_progress_and_its_days(
    document: Callable[..., Document],
) -> None:
    table = rows(document(), "plant")
    assert len(table) == 25
    row = next(each for each in table if each["code"] == "P02")
    assert row["maker"] == "Supplier P-B (illustrative)"
    assert row["place"] == "China"
    assert row["percent"] == pytest.approx(0.778, abs=0.001)
    assert isinstance(row["fat"], Cell)
    assert row["fat"].before == "✓ "
    assert row["site"] == dt.date(2025, 3, 12)
    assert row["slip"] == 93


def test_names_and_states_are_in_the_language_of_the_report(
    document: Callable[..., Document],
) -> None:
    row = rows(document(language="ru"), "plant")[0]
    assert row["name"] == "Линия днища с геостанциями"
    assert row["place"] == "Китай"


def test_what_is_kept_of_manufacture_and_inspection_is_told(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    day = dt.date(2025, 1, 15)
    values = {"code": "A", "name": "Oven", "start_actual": day, "inspection_forecast": day}
    workspace.run("Add", add_row, "equipment", project, values)
    workspace.run(
        "Add",
        add_row,
        "equipment",
        project,
        {"code": "B", "name": "Not now", "status": "CANCELLED"},
    )
    made = workspace.read(build, request(project))
    [row] = rows(made, "plant")
    assert row["start"] == Cell(day, row["start"].kind, before="✓ ")
    assert row["inspection"] == day
    assert found(made, "plant", Notes)


def test_where_nothing_is_kept_there_is_no_table(bare: Callable[[str], Document]) -> None:
    assert "plant" not in {chapter.key for chapter in bare("project").chapters}
