"""The look-ahead as a workbook."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from core.operations.register import add_row
from core.queries.look_ahead import look_ahead
from core.queries.portfolio import portfolio
from core.report import renderers
from core.report.ahead import ahead_list
from tests.builders import STATUS, day, milestone_in, project_in, started

if TYPE_CHECKING:
    from pathlib import Path

    from core.report import Document
    from core.workspace import Workspace


def made(workspace: Workspace, language: str) -> Document:
    """Return the list of a project with a milestone, an overdue action and a guarantee."""
    project = project_in(started(workspace), country="KZ", project_manager="Li Wei")
    milestone_in(workspace, project, forecast_finish=day("2025-03-21"), name_zh="出厂验收")
    for key, values in (
        ("actions", {"title": "Amend L/C", "due": day("2025-02-20")}),
        ("guarantees", {"type": "BID_BOND", "expiry": day("2025-03-24"), "amount": 10}),
    ):
        workspace.run("Add", add_row, key, project, values)
    rows = workspace.read(look_ahead, day("2025-02-24"), day("2025-04-20"), overdue_on=STATUS)
    projects = {row.id: row for row in workspace.read(portfolio)}
    return ahead_list(
        rows,
        projects,
        language=language,
        status_date=STATUS,
        author="Li Wei",
        created=dt.datetime(2025, 3, 1, 9, tzinfo=dt.UTC),
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Overdue", "FAT passed", "Bid bond")),
        ("zh", ("逾期", "出厂验收", "投标保函")),
        ("ru", ("Просрочено", "FAT passed", "Гарантия заявки")),
    ],
)
def test_each_day_is_a_line_in_the_language_asked_for(
    workspace: Workspace, tmp_path: Path, language: str, words: tuple[str, ...]
) -> None:
    path = tmp_path / "ahead.xlsx"
    renderers()["xlsx"].write(made(workspace, language), path)
    sheet = load_workbook(path).worksheets[0]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    days = [cell.date() for cell in cells if isinstance(cell, dt.datetime)]
    assert [on for on in days if on != STATUS] == [
        *(day("2025-02-20"), day("2025-03-21"), day("2025-03-24"))
    ]
    assert [word for word in words if word not in cells] == []
