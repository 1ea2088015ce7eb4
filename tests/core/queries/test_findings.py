"""What is not sound in a file is found and said."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import select

from core.exchange.portfolio_yaml import read
from core.model import Milestone
from core.operations.exchange import import_portfolio
from core.operations.forecasts import follow_logic
from core.queries.findings import findings
from core.resources import resources
from tests.builders import day, milestone_in, project_in, started

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.workspace import Workspace


def test_the_plans_of_the_sample_are_sound(workspace: Workspace) -> None:
    workspace.run("Import", import_portfolio, read(resources() / "samples" / "astana.yaml"))
    assert workspace.read(findings) == []


def test_what_cannot_come_as_it_is_planned_is_found(workspace: Workspace) -> None:
    logical, typed = project_in(started(workspace)), project_in(workspace, "P-2")
    first = milestone_in(workspace, logical, "One", forecast_finish=day("2025-03-05"), weight=100)
    too_early = day("2025-03-04")
    milestone_in(workspace, logical, "Two", after=first, duration=480, deadline=too_early)
    workspace.run("Follow", follow_logic, logical, keep_dates=True)
    milestone_in(workspace, typed, "Past", forecast_finish=day("2025-02-28"), weight=100)
    overdue = "A date that must be kept cannot be: its float is −2 working days."
    past = "It is not reached and its forecast does not lie after the data date."
    assert [(row.where, row.reason) for row in workspace.read(findings)] == [
        ("P-1 M001", overdue),
        ("P-1 M002", overdue),
        ("P-2 M001", past),
    ]


def test_what_contradicts_itself_is_found(workspace: Workspace) -> None:
    project = project_in(started(workspace), calendar_site="KZ-SITE")
    milestone_in(workspace, project, weight=40, shop="WELD")

    def break_it(session: Session) -> None:
        found = session.scalars(select(Milestone)).one()
        found.percent = Decimal(100)
        found.forecast_start, found.forecast_finish = day("2025-03-02"), day("2025-03-01")

    workspace.run("Break", break_it)
    assert [(row.where, row.reason) for row in workspace.read(findings)] == [
        ("P-1", "The weights add up to 40, not 100."),
        ("P-1", "There is no calendar KZ-SITE in this file."),
        ("P-1 M001", "It cannot finish on 2025-03-01, before its start on 2025-03-02."),
        ("P-1 M001", "100 % has no actual date it was reached on."),
        ("P-1 M001", "The project has no shop WELD."),
    ]
