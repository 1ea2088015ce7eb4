"""Open payments move with the milestone or shipment that triggers them, in the same step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from core.exchange.portfolio_yaml import read
from core.model import Project
from core.money import Money
from core.operations.exchange import import_portfolio
from core.operations.forecasts import follow_logic
from core.operations.milestones import edit_milestone, finish_milestones
from core.operations.register import add_row, edit_row
from core.queries.exchange import draft as exported
from core.queries.milestones import milestones
from core.queries.register import register_rows
from core.resources import resources
from tests.builders import contents, day, milestone_in, project_in, started

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.workspace import Workspace

SAMPLE = resources() / "samples" / "astana.yaml"


@pytest.fixture
def project(workspace: Workspace) -> int:
    return project_in(started(workspace))


def added(workspace: Workspace, key: str, project: int, **values: Any) -> int:
    return workspace.run("Add", add_row, key, project, values)


def forecasts(workspace: Workspace) -> list[str]:
    rows = workspace.read(register_rows, "payments")
    return [row.values["forecast_date"].isoformat() for row in rows]


def test_a_payment_moves_as_far_as_its_milestone(workspace: Workspace, project: int) -> None:
    made = milestone_in(workspace, project, forecast_finish=day("2025-10-31"))
    for status in ("NOT_DUE", "PAID"):
        values = {"trigger": "M001", "status": status, "forecast_date": day("2025-12-01")}
        added(workspace, "payments", project, name=status, **values)
    added(workspace, "payments", project, name="Other", forecast_date=day("2025-12-01"))
    before = contents(workspace)
    workspace.run("Move", edit_milestone, made, forecast_finish=day("2025-11-10"))
    assert forecasts(workspace) == ["2025-12-11", "2025-12-01", "2025-12-01"]
    workspace.undo()
    assert contents(workspace) == before
    workspace.redo()
    assert forecasts(workspace)[0] == "2025-12-11"


def test_a_milestone_reached_earlier_brings_its_payment_forward(
    workspace: Workspace, project: int
) -> None:
    made = milestone_in(workspace, project, forecast_finish=day("2025-03-10"))
    values = {"trigger": "M001", "forecast_date": day("2025-04-09")}
    added(workspace, "payments", project, name="x", **values)
    workspace.run("Finish", finish_milestones, [made], day("2025-02-28"))
    assert forecasts(workspace) == ["2025-03-30"]


def test_a_payment_drawn_on_a_shipment_follows_the_shipment(
    workspace: Workspace, project: int
) -> None:
    made = milestone_in(workspace, project, forecast_finish=day("2025-03-10"))
    lot = added(workspace, "shipments", project, code="SH-1", etd_forecast=day("2025-03-21"))
    values = {"trigger": "M001", "shipment": "SH-1", "forecast_date": day("2025-04-15")}
    added(workspace, "payments", project, name="x", **values)
    workspace.run("Move", edit_milestone, made, forecast_finish=day("2025-05-10"))
    assert forecasts(workspace) == ["2025-04-15"]
    workspace.run("Sail", edit_row, "shipments", lot, {"etd_forecast": day("2025-03-28")})
    assert forecasts(workspace) == ["2025-04-22"]


def test_a_forecast_that_is_typed_stays_as_typed(workspace: Workspace, project: int) -> None:
    milestone_in(workspace, project, forecast_finish=day("2025-10-31"))
    values = {"trigger": "M001", "forecast_date": day("2025-12-01")}
    row = added(workspace, "payments", project, name="x", **values)
    workspace.run("Edit", edit_row, "payments", row, {"forecast_date": day("2025-11-15")})
    assert forecasts(workspace) == ["2025-11-15"]


def test_a_drawn_payment_follows_the_last_lot_to_come_once(
    workspace: Workspace, project: int
) -> None:
    made = milestone_in(workspace, project, forecast_finish=day("2025-03-21"))
    lot = added(workspace, "shipments", project, code="SH-1", etd_forecast=day("2025-03-21"))
    values = {"trigger": "M001", "forecast_date": day("2025-04-15")}
    added(workspace, "payments", project, code="PM-1", name="x", **values)
    drawing = {"payment": "PM-1", "shipment": "SH-1", "amount": Money.of(5, "USD")}
    added(workspace, "draws", project, **drawing)
    workspace.run("Sail", edit_row, "shipments", lot, {"etd_forecast": day("2025-03-28")})
    assert forecasts(workspace) == ["2025-04-22"]
    workspace.run("Move", edit_milestone, made, forecast_finish=day("2025-03-28"))
    assert forecasts(workspace) == ["2025-04-22"]


def test_what_is_invoiced_in_full_no_longer_follows(workspace: Workspace, project: int) -> None:
    made = milestone_in(workspace, project, forecast_finish=day("2025-10-31"))
    sums = {"amount": Money.of(9, "USD"), "invoiced": Money.of(9, "USD"), "status": "INVOICED"}
    values = {"trigger": "M001", "forecast_date": day("2025-12-01"), **sums}
    added(workspace, "payments", project, name="x", **values)
    workspace.run("Move", edit_milestone, made, forecast_finish=day("2025-11-10"))
    assert forecasts(workspace) == ["2025-12-01"]


def test_another_field_typed_in_the_step_that_moves_it_does_not_hold_it(
    workspace: Workspace, project: int
) -> None:
    made = milestone_in(workspace, project, forecast_finish=day("2025-10-31"))
    values = {"trigger": "M001", "forecast_date": day("2025-12-01")}
    row = added(workspace, "payments", project, name="x", **values)

    def both(session: Session, fields: dict[str, Any]) -> None:
        edit_row(session, "payments", row, fields)
        edit_milestone(session, made, forecast_finish=day("2025-11-10"))

    workspace.run("Both", both, {"note": "Agreed"})
    assert forecasts(workspace) == ["2025-12-11"]
    workspace.undo()
    workspace.run("Both", both, {"forecast_date": day("2025-12-24")})
    assert forecasts(workspace) == ["2025-12-24"]


def test_where_forecasts_follow_from_logic_payments_follow_them(
    workspace: Workspace, project: int
) -> None:
    first = milestone_in(workspace, project, forecast_finish=day("2025-06-02"))
    milestone_in(workspace, project, "PAC", after=first, forecast_finish=day("2025-06-16"))
    workspace.run("Follow logic", follow_logic, project, keep_dates=True)
    pac = {row.code: row for row in workspace.read(milestones, project)}["M002"].forecast_finish
    assert pac is not None
    values = {"trigger": "M002", "forecast_date": day("2025-08-01")}
    added(workspace, "payments", project, name="x", **values)
    workspace.run("Move", edit_milestone, first, forecast_finish=day("2025-07-07"))
    now = {row.code: row for row in workspace.read(milestones, project)}["M002"].forecast_finish
    assert now is not None
    assert now > pac
    assert forecasts(workspace) == [(day("2025-08-01") + (now - pac)).isoformat()]


@pytest.mark.parametrize("by_logic", [False, True])
def test_an_import_moves_no_payment(workspace: Workspace, *, by_logic: bool) -> None:
    draft = read(SAMPLE)
    workspace.run("Import", import_portfolio, draft)
    if by_logic:
        project = workspace.read(lambda session: session.scalar(select(Project.id).limit(1)))
        assert project is not None
        workspace.run("Follow logic", follow_logic, project, keep_dates=True)
    before = forecasts_by_code(workspace)
    again = workspace.read(exported)
    workspace.run("Import", import_portfolio, again, on_conflict="replace")
    assert forecasts_by_code(workspace) == before


def forecasts_by_code(workspace: Workspace) -> dict[tuple[str, str], Any]:
    rows = workspace.read(register_rows, "payments")
    return {(row.project_code, row.values["code"]): row.values["forecast_date"] for row in rows}
