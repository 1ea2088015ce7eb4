"""What of all projects wants somebody's hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.operations.register import add_row
from core.report import build
from core.report.blocks import Notes
from core.report.sections.upcoming import MOST
from tests.builders import day, project_in, started
from tests.core.report.conftest import request
from tests.core.report.helpers import found, rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.report import Document
    from core.workspace import Workspace


def added(workspace: Workspace, key: str, project: int, **values: Any) -> None:
    workspace.run("Add", add_row, key, project, values)


def test_payments_due_within_90_days_and_overdue_ones(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    for name, on, status in (
        ("overdue", "2025-02-01", "DUE"),
        ("last day", "2025-05-29", "NOT_DUE"),
        ("later", "2025-05-30", "NOT_DUE"),
        ("paid", "2025-03-10", "PAID"),
    ):
        added(workspace, "payments", project, name=name, forecast_date=day(on), status=status)
    told = rows(workspace.read(build, request(None)), "payments_portfolio")
    assert [row["name"] for row in told] == ["overdue", "last day"]
    assert {row["project"] for row in told} == {"P-1"}


def test_the_ten_greatest_open_risks_of_all_projects(workspace: Workspace) -> None:
    started(workspace)
    for code in ("P-1", "P-2"):
        project = project_in(workspace, code)
        for number in range(1, 8):
            values = {"title": f"{code} {number}", "probability": 1 + number % 5, "impact": 4}
            added(workspace, "risks", project, **values)
    added(workspace, "risks", project, title="over", probability=5, impact=5, status="CLOSED")
    scores = [row["score"] for row in rows(workspace.read(build, request(None)), "risks_portfolio")]
    assert len(scores) == MOST
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 20


def test_the_sample_says_which_papers_run_out(document: Callable[..., Document]) -> None:
    made = document(None)
    papers = rows(made, "guarantees_portfolio")
    assert papers[0]["project"] == "P-2302"
    assert [row["expiry"] for row in papers] == sorted(row["expiry"] for row in papers)
    [credit] = rows(made, "credits_portfolio")
    assert (credit["shipment_margin"], credit["alarm"]) == (10, "▲ At risk")
    assert {row["code"] for row in rows(made, "shipments_portfolio")} == {"SH-02", "SH-10"}


def test_nothing_to_be_seen_to_is_said(workspace: Workspace) -> None:
    project_in(started(workspace))
    [notes] = found(workspace.read(build, request(None)), "upcoming", Notes)
    assert notes.lines[0].startswith("No project has anything")
