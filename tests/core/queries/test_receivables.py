"""Receivables by age: what is open, since when, and which payments stand behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.exchange.portfolio_yaml import read
from core.operations.exchange import IMPORT, import_portfolio
from core.operations.register import add_row
from core.queries.project import project_id
from core.queries.receivables import receivables
from core.resources import resources
from tests.builders import day, project_in, started

if TYPE_CHECKING:
    import datetime as dt

    from core.workspace import Workspace

STATUS = day("2025-02-28")


def totals(workspace: Workspace, project: int, on: dt.date = STATUS) -> list[int]:
    return [int(row.total.amount) for row in workspace.read(receivables, project, on)]


def add(workspace: Workspace, project: int, key: str = "payments", **values: Any) -> int:
    return int(workspace.run("Add", add_row, key, project, values))


def test_the_drawings_of_the_sample_age_one_by_one(workspace: Workspace) -> None:
    workspace.run(IMPORT, import_portfolio, read(resources() / "samples" / "astana.yaml"))
    project = workspace.read(project_id, "P-2301")
    assert totals(workspace, project) == [3_800_000, 0, 0, 0, 0]
    # SH-11 was due on 6 March, SH-10 on the 8th
    assert totals(workspace, project, day("2025-03-07")) == [3_200_000, 600_000, 0, 0, 0]
    assert totals(workspace, project, day("2025-04-07")) == [0, 3_200_000, 600_000, 0, 0]
    assert totals(workspace, project, day("2025-07-01")) == [0, 0, 0, 0, 3_800_000]


def test_each_age_knows_its_payments_and_what_is_settled_has_none(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    bill: dict[str, Any] = {
        "name": "Bill",
        "amount": 100,
        "invoiced": 80,
        "invoice_date": day("2024-11-01"),
    }
    late = add(workspace, project, **bill, due_date=day("2025-01-20"), paid=30, status="INVOICED")
    open_ = add(workspace, project, **bill, due_date=day("2025-03-20"), status="INVOICED")
    add(workspace, project, **bill, due_date=day("2025-01-20"), status="CANCELLED")
    found = {row.age: row for row in workspace.read(receivables, project, STATUS)}
    assert found[1].total.amount == 50
    assert found[1].payments == (late,)
    assert found[None].total.amount == 80
    assert found[None].payments == (open_,)
    assert found[0].payments == ()


def test_where_nothing_is_open_there_is_no_age(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    add(workspace, project, name="Advance", amount=100)
    assert totals(workspace, project) == []
