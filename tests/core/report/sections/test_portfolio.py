"""The first page of the portfolio: totals, and which data are stale."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from core.operations.portfolio import rename_portfolio
from core.operations.projects import project_of
from core.report import build
from core.report.blocks import Chart, KeyFigures, Matrix, Notes
from core.report.sections._words import MANY, WORST
from tests.builders import STATUS, baseline_in, day, milestone_in, project_in, started
from tests.core.report.conftest import request
from tests.core.report.helpers import found, rows

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from core.report import Document
    from core.workspace import Workspace


def test_totals_are_the_golden_ones(document: Callable[..., Document]) -> None:
    (figures,) = found(document(None), "portfolio", KeyFigures)
    told = {figure.label: figure.cell.value for figure in figures.items}
    assert told["Projects"] == 6
    assert told["Signed value"] == Decimal("240.0")
    assert told["Progress by value"] == pytest.approx(0.6923, abs=5e-5)
    assert told["Off track"] == 2


def test_each_project_crosses_the_ten_phases(document: Callable[..., Document]) -> None:
    (matrix,) = found(document(None), "portfolio", Matrix)
    assert len(matrix.rows) == 6
    assert {len(row.cells) for row in matrix.rows} == {10}
    assert matrix.rows[0].label == "■ P-2301 Astana Automobile"


def test_data_older_than_the_status_date_are_flagged(workspace: Workspace) -> None:
    project = project_in(started(workspace), status="ACTIVE")
    workspace.run("State", _state, project, day("2025-01-31"))
    made = workspace.read(build, request(None))
    (notes,) = found(made, "portfolio", Notes)
    assert "P-1 (28)" in notes.lines[0]
    (row,) = rows(made, "projects")
    assert (row["stated"], row["stale"]) == (day("2025-01-31"), (STATUS - row["stated"]).days)


def test_a_file_without_projects_says_so_and_is_not_alarmed(
    bare: Callable[[str], Document],
) -> None:
    made = bare("portfolio")
    (figures,) = found(made, "portfolio", KeyFigures)
    assert {figure.cell.tone for figure in figures.items} == {""}
    (notes,) = found(made, "portfolio", Notes)
    assert notes.lines == ("There are no projects yet.",)
    assert not found(made, "portfolio", Chart)
    assert not found(made, "portfolio", Matrix)


def test_a_file_without_a_title_is_the_portfolio(workspace: Workspace) -> None:
    started(workspace)
    workspace.run("Rename", rename_portfolio, " ")
    assert workspace.read(build, request(None)).subject == "Portfolio"


def test_a_chart_of_many_projects_shows_those_furthest_behind(workspace: Workspace) -> None:
    started(workspace)
    for number in range(MANY + 1):
        project = project_in(workspace, f"P-{number}")
        planned = day("2025-01-31") if number % 2 else day("2025-06-30")
        milestone_in(workspace, project, weight=100, forecast_finish=planned)
        baseline_in(workspace, project)
    made = workspace.read(build, request(None))
    chart = found(made, "portfolio", Chart)[0]
    assert (chart.source, chart.title) == ("behind", "Furthest behind plan: 20 of 25")
    shown = rows(made, "behind")
    assert len(shown) == WORST
    assert [row["ahead"] for row in shown] == [-1.0] * 12 + [0.0] * 8


def _state(session: Session, project_id: int, on: dt.date) -> None:
    """Let a project's data be of an earlier day, as an imported file may have it."""
    project_of(session, project_id).status_date = on
