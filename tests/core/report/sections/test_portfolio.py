"""The first page of the portfolio: totals, and which data are stale."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from core.operations.projects import project_of
from core.report import build
from core.report.blocks import KeyFigures, Matrix, Notes
from tests.builders import STATUS, day, project_in, started
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


def _state(session: Session, project_id: int, on: dt.date) -> None:
    """Let a project's data be of an earlier day, as an imported file may have it."""
    project_of(session, project_id).status_date = on
