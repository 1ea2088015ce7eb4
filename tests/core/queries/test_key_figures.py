"""What the head of a project counts, and the rows behind each figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from core.exchange.portfolio_yaml import read
from core.model import Project
from core.operations.exchange import import_portfolio
from core.queries.key_figures import DAMAGES, GOODS, RECEIVED, RISKS, behind, counts
from core.queries.register import register_rows
from core.resources import resources
from tests.builders import project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


@pytest.fixture
def astana(workspace: Workspace) -> int:
    workspace.run("Import", import_portfolio, read(resources() / "samples" / "astana.yaml"))
    wanted = select(Project.id).where(Project.code == "P-2301")
    return workspace.read(lambda session: session.scalars(wanted).one())


def test_open_and_high_risks_are_counted(workspace: Workspace, astana: int) -> None:
    found = workspace.read(counts, astana)
    assert (found.has_payments, found.risks, found.open_risks, found.high_risks) == (True, 8, 7, 5)
    empty = workspace.read(counts, project_in(workspace))
    assert (empty.has_payments, empty.risks, empty.open_risks, empty.high_risks) == (False, 0, 0, 0)


@pytest.mark.parametrize(
    ("figure", "register", "total", "column"),
    [(RECEIVED, "payments", 64_400_000, "paid"), (GOODS, "shipments", 1260, "container_count")],
)
def test_the_rows_behind_a_figure_add_up_to_it(
    workspace: Workspace, astana: int, figure: str, register: str, total: int, column: str
) -> None:
    found = workspace.read(behind, astana, figure)
    assert found.register == register
    rows = [r for r in workspace.read(register_rows, register, astana) if r.id in found.rows]
    values = [row.values[column] for row in rows]
    assert sum(getattr(each, "amount", each) for each in values) == total


def test_damages_and_risks_have_their_rows_too(workspace: Workspace, astana: int) -> None:
    assert len(workspace.read(behind, astana, DAMAGES).rows) == 1
    assert len(workspace.read(behind, astana, RISKS).rows) == 7
    made = project_in(workspace)
    assert [workspace.read(behind, made, figure).rows for figure in (DAMAGES, RISKS)] == [(), ()]


def test_a_file_without_projects_is_no_matter(workspace: Workspace) -> None:
    assert not workspace.read(counts, project_in(started(workspace))).has_payments
