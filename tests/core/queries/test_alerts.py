"""What must be acted on in stored projects, and that a thousand cost no more statements than one."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from core.model import Project
from core.operations.milestones import edit_milestone
from core.operations.projects import edit_project
from core.operations.register import add_row
from core.queries.alerts import (
    MILESTONES,
    TABLES,
    alert_kinds,
    alert_reading,
    alerts,
    alerts_in,
    by_colour,
    gathered,
)
from core.registers import register
from core.text import said
from tests.builders import baseline_in, day, milestone_in, project_in, started
from tests.registers import filled

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.queries.alerts import AlertRow
    from core.workspace import Workspace


def added(workspace: Workspace, key: str, project: int, **values: Any) -> int:
    return workspace.run("Add", add_row, key, project, values)


def told(rows: list[AlertRow]) -> list[tuple[str, str, str, str]]:
    return [
        (
            row.rag,
            row.kind,
            "" if row.subject is None else row.subject.named("en"),
            said(row.text, row.values, "en").replace("\N{NO-BREAK SPACE}", " "),
        )
        for row in rows
    ]


def of(workspace: Workspace, project: int | None = None) -> list[tuple[str, str, str, str]]:
    return told(workspace.read(alerts, project))


def test_all_projects_cost_as_many_statements_as_one(workspace: Workspace) -> None:
    started(workspace)
    ids = [filled(workspace, f"P-{n}")[0] for n in range(3)]
    statements: list[str] = []
    event.listen(
        workspace._engine,
        "before_cursor_execute",
        lambda _c, _cursor, statement, *_rest: statements.append(statement),
    )
    one = workspace.read(alerts, ids[1])
    alone = len(statements)
    statements.clear()
    everything = workspace.read(alerts)
    assert len(statements) == alone
    assert [row for row in everything if row.project.id == ids[1]] == one


def test_what_was_read_gives_its_alerts_without_the_file(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    added(workspace, "actions", project, title="Call", due=day("2025-02-01"))
    reading = workspace.read(alert_reading)
    assert alerts_in(reading) == workspace.read(alerts)
    assert alerts_in(gathered(workspace.read)) == workspace.read(alerts)


def test_milestones_are_named_by_code_and_name_in_the_language_asked_for(
    workspace: Workspace,
) -> None:
    project = project_in(started(workspace))
    late = milestone_in(workspace, project, "FAT passed", forecast_finish=day("2025-01-20"))
    workspace.run("Name", edit_milestone, late, name_ru="ПСИ пройдены")
    baseline_in(workspace, project)
    [first, second] = workspace.read(alerts, project)
    assert {first.kind, second.kind} == {"overdue_milestone", "past_forecast"}
    assert [(spot.register, spot.id) for spot in first.spots] == [(MILESTONES, late)]
    assert first.subject is not None
    assert first.subject.named("en") == "M001 FAT passed"
    assert first.subject.named("ru") == "M001 ПСИ пройдены"


def test_money_is_told_payment_by_payment_and_drawing_by_drawing(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    reached = milestone_in(workspace, project, actual_finish=day("2025-02-08"))
    assert reached
    added(workspace, "shipments", project, code="SH-1", ata=day("2025-02-01"))
    added(workspace, "payments", project, code="PM-1", name="L/C", trigger="M001", invoiced=9)
    draw = {"payment": "PM-1", "shipment": "SH-1", "amount": 3_000_000}
    added(workspace, "draws", project, **draw, due=day("2025-02-18"))
    added(workspace, "draws", project, **draw, due=day("2025-02-10"), paid=day("2025-02-20"))
    late = {"invoiced": 5_000_000, "invoice_date": day("2024-11-01"), "due_days": 30}
    added(workspace, "payments", project, code="PM-2", name="T/T", **late, paid=1_000_000)
    added(workspace, "payments", project, code="PM-3", name="PAC", trigger="M001", amount=7)
    added(workspace, "payments", project, code="PM-4", name="Off", **late, status="CANCELLED")
    assert of(workspace, project) == [
        ("RED", "invoice_overdue", "PM-2 T/T", "4.0 M USD was due on 2024-12-01"),
        ("AMBER", "payment_not_invoiced", "PM-3 PAC", "can be invoiced since 2025-02-08"),
        ("AMBER", "invoice_overdue", "PM-1 SH-1", "3.0 M USD was due on 2025-02-18"),
    ]


def test_a_guarantee_follows_the_milestone_that_releases_it(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    milestone_in(workspace, project, "PAC", stage="S16", forecast_finish=day("2025-10-31"))
    bond = {"type": "PERFORMANCE_BOND", "status": "ACTIVE", "release": "M001", "tail_days": 30}
    added(workspace, "guarantees", project, code="BG-1", expiry=day("2025-08-31"), **bond)
    added(workspace, "guarantees", project, code="BG-2", expiry=day("2025-12-31"), **bond)
    assert of(workspace, project) == [
        (
            "AMBER",
            "guarantee_gap",
            "BG-1 Performance bond",
            "ends on 2025-08-31, 91 d before it may",
        )
    ]


def test_lots_under_a_credit_are_those_that_drawings_name(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    left = {"atd": day("2025-02-01"), "transport_document_date": day("2025-02-02")}
    for code in ("SH-1", "SH-2"):
        added(workspace, "shipments", project, code=code, **left, ata=day("2025-02-20"))
    added(workspace, "credits", project, number="LC-1", expiry=day("2025-12-31"))
    kinds = [(kind, name) for _, kind, name, _ in of(workspace, project)]
    assert kinds == [("credit_presentation", "SH-1"), ("credit_presentation", "SH-2")]
    added(workspace, "payments", project, code="PM-1", name="Shipment")
    added(workspace, "draws", project, payment="PM-1", shipment="SH-2", amount=5)
    assert [name for _, kind, name, _ in of(workspace, project)] == ["SH-2"]
    shown = {"documents_presented": day("2025-02-10"), "due": day("2025-03-10")}
    added(workspace, "draws", project, payment="PM-1", shipment="SH-2", amount=5, **shown)
    assert of(workspace, project) == []


def test_damages_speak_of_their_clause(workspace: Workspace) -> None:
    project = project_in(started(workspace), value_minor=100_000_000)
    pac: dict[str, Any] = {"stage": "S16", "contractual": True}
    late = milestone_in(workspace, project, "PAC", **pac, forecast_finish=day("2025-03-10"))
    baseline_in(workspace, project)
    workspace.run("Move", edit_milestone, late, forecast_finish=day("2025-06-10"))
    clause = {"weekly_rate": Decimal("0.5"), "delay_cap_percent": 10, "cap_base": "CONTRACT"}
    row = added(workspace, "damages", project, name="Delay", **clause)
    [found] = [r for r in workspace.read(alerts, project) if r.kind == "damages_half_cap"]
    assert (found.rag, found.spots[0].id) == ("RED", row)
    assert "65 % of the cap" in said(found.text, found.values, "en")


@pytest.mark.parametrize("status", ["CLOSED", "LOST", "CANCELLED"])
def test_a_project_that_is_over_wants_nothing(workspace: Workspace, status: str) -> None:
    project = project_in(started(workspace))
    added(workspace, "actions", project, title="Call", due=day("2025-02-01"))
    assert by_colour(workspace.read(alerts)) == (0, 1)
    workspace.run("End", edit_project, project, status=status)
    assert workspace.read(alerts) == []


def test_figures_of_another_day_are_old_on_the_status_date(workspace: Workspace) -> None:
    project = project_in(started(workspace))

    def state(session: Session) -> None:
        session.get_one(Project, project).status_date = day("2025-01-01")

    workspace.run("State", state)
    assert of(workspace) == [("RED", "stale_data", "", "figures stated for 2025-01-01")]
    assert workspace.read(alerts, status_date=day("2025-01-02")) == []


def test_every_row_of_every_register_is_named_by_its_alert(workspace: Workspace) -> None:
    filled(started(workspace))
    found = workspace.read(alerts, status_date=day("2027-01-01"))
    assert {row.kind for row in found} <= alert_kinds().keys()
    assert all(row.subject.code or row.subject.name for row in found if row.subject)
    assert all(row.title and row.todo for row in found)


def test_every_table_that_alerts_follow_from_is_told() -> None:
    assert {"milestone", "conformity_document", "permit", "issued_report", "claim"} <= TABLES
    assert register("draws").entity.__tablename__ in TABLES
