"""The portfolio list is right, cheap, and follows every change."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

import main
from core.model import FxRate
from core.money import LARGEST, Money
from core.operations.milestones import edit_milestone
from core.operations.portfolio import change_status_date
from core.operations.projects import edit_project
from core.queries.portfolio import portfolio, totals
from tests.builders import STATUS, day, milestone_in, project_in, started

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.queries.portfolio import PortfolioTotals
    from core.workspace import Workspace


def summed(session: Session) -> PortfolioTotals:
    return totals(session, portfolio(session))


def dated(workspace: Workspace, project: int, **fields: Any) -> int:
    """Add a contractual PAC that was to be signed in the summer."""
    made = milestone_in(
        workspace,
        project,
        "PAC signed",
        stage="S16",
        weight=Decimal(100),
        contractual=True,
        forecast_finish=day("2025-08-01"),
        **fields,
    )

    def plan(session: Session) -> None:
        from core.model import Milestone

        session.get_one(Milestone, made).baseline_finish = day("2025-07-01")

    workspace.run("Baseline", plan)
    return made


def test_a_row_shows_how_late_the_acceptance_will_be(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    made = dated(workspace, project)
    [row] = workspace.read(portfolio)
    assert (row.pac_slip, row.next_id, row.next_name, row.next_slip) == (31, made, "PAC signed", 31)
    assert row.rag == "RED"
    assert row.shops == ("PAINT",)


def test_the_row_follows_an_edit_and_its_undo_in_the_same_step(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    made = dated(workspace, project)
    late = workspace.read(portfolio)
    workspace.run("Move", edit_milestone, made, forecast_finish=day("2025-07-02"))
    [row] = workspace.read(portfolio)
    assert (row.pac_slip, row.rag) == (1, "GREEN")
    workspace.undo()
    assert workspace.read(portfolio) == late


def test_another_status_date_gives_other_figures(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    dated(workspace, project)
    assert workspace.read(portfolio)[0].overdue == 0
    workspace.run("Status date", change_status_date, day("2025-07-15"))
    [row] = workspace.read(portfolio)
    assert (row.overdue, row.pv_pct, row.status_date) == (1, 100, day("2025-07-15"))


def test_the_list_costs_the_same_statements_for_one_project_and_for_many(
    workspace: Workspace,
) -> None:
    started(workspace)
    counted: list[str] = []

    def count(_c: object, _cur: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            counted.append(statement)

    def statements() -> int:
        counted.clear()
        event.listen(Engine, "before_cursor_execute", count)
        try:
            workspace.read(portfolio)
        finally:
            event.remove(Engine, "before_cursor_execute", count)
        return len(counted)

    dated(workspace, project_in(workspace, "P-1"))
    one = statements()
    for code in ("P-2", "P-3", "P-4"):
        dated(workspace, project_in(workspace, code))
    assert statements() == one


def test_sums_are_in_the_base_currency_and_say_what_they_leave_out(workspace: Workspace) -> None:
    started(workspace)
    project_in(workspace, "A", value_minor=100_00, currency="USD")
    project_in(workspace, "B", value_minor=96_00, currency="EUR")
    project_in(workspace, "C", value_minor=50_000_00, currency="KZT")
    project_in(workspace, "D", value_minor=40_00, status="PROSPECT", win_probability=Decimal("0.5"))

    def rate(session: Session) -> None:
        session.add(FxRate(on=STATUS, base="USD", quote="EUR", rate=Decimal("0.96")))

    workspace.run("Rate", rate)
    found = workspace.read(summed)
    assert (found.signed_value.minor, found.signed_value.currency) == (200_00, "USD")
    assert found.unconverted == ("KZT",)
    assert found.pipeline.minor == 20_00
    assert (found.projects, found.active, found.pursuits) == (4, 3, 1)


def test_a_closed_project_is_in_no_sum(workspace: Workspace) -> None:
    project = project_in(started(workspace), value_minor=100_00)
    workspace.run("Close", edit_project, project, status="CLOSED")
    found = workspace.read(summed)
    assert (found.signed_value.minor, found.active, sum(found.rag.values())) == (0, 0, 0)


def test_contracts_that_are_kept_one_by_one_add_up(workspace: Workspace) -> None:
    started(workspace)
    for code in ("P-1", "P-2"):
        project_in(workspace, code, value_minor=LARGEST)
    found = workspace.read(totals, workspace.read(portfolio))
    assert found.signed_value == Money(2 * LARGEST, "USD")


FIRST_LIST = """
import pathlib, sys, datetime as dt
from sqlalchemy.orm import class_mapper
from core.model import Project
from core.queries.portfolio import portfolio, portfolio_file, totals
from core.workspace import Workspace
clock = lambda: dt.datetime(2025, 2, 28, tzinfo=dt.UTC)
w = Workspace.open(pathlib.Path(sys.argv[1]), clock=clock, user="x")
w.read(totals, w.read(portfolio))
w.read(portfolio_file)
print(len(w.read(portfolio)), class_mapper(Project, configure=False).configured)
"""


def test_the_first_list_does_not_wait_for_the_mapped_classes(workspace: Workspace) -> None:
    project_in(started(workspace))
    workspace.close()
    done = subprocess.run(
        [sys.executable, "-c", FIRST_LIST, workspace.path],
        cwd=Path(main.__file__).parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["1", "False"]
