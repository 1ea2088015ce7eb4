"""Alerts on paper: a line for each, with what to do, in the language asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.language import words
from core.operations.register import add_row
from core.queries.alerts import alerts
from core.report.alert_list import alert_list, alert_table
from core.report.blocks import Cell
from tests.builders import STATUS, day, project_in, started
from tests.conftest import clock

if TYPE_CHECKING:
    from core.queries.alerts import AlertRow
    from core.workspace import Workspace


@pytest.fixture
def rows(workspace: Workspace) -> list[AlertRow]:
    """Provide an overdue action and a bond that ends."""
    project = project_in(started(workspace), project_manager="Li Wei")
    action = {"title": "Call the bank", "due": day("2025-02-18")}
    workspace.run("Add", add_row, "actions", project, action)
    bond = {"type": "PERFORMANCE_BOND", "status": "ACTIVE", "expiry": day("2025-03-10")}
    workspace.run("Add", add_row, "guarantees", project, bond)
    return workspace.read(alerts)


def test_each_alert_is_a_line_with_what_to_do(rows: list[AlertRow]) -> None:
    table = alert_table(words("en"), rows, with_project=True)
    assert [column.key for column in table.columns][:3] == ["rag", "days", "project"]
    assert table.rows[0] == (
        Cell("▲ Amber", tone="amber"),
        *(10, "P-1", "Project P-1", "Li Wei", "Action overdue"),
        *("A-01 Call the bank", "was due on 2025-02-18", "Do it, or agree another date."),
    )


def test_within_a_project_its_columns_are_left_out(rows: list[AlertRow]) -> None:
    table = alert_table(words("ru"), rows, with_project=False)
    assert [column.key for column in table.columns] == [
        *("rag", "days", "alert", "subject", "what", "todo")
    ]
    assert table.rows[1][4] == "действует до 2025-03-10"


def test_the_document_says_how_many_and_when(rows: list[AlertRow]) -> None:
    made = alert_list(rows, language="en", status_date=STATUS, author="x", created=clock())
    [chapter] = made.chapters
    assert "2 lines, stated at 2025-02-28." in str(chapter.blocks[0])
