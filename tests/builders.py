"""Small projects for tests, built through the operations that users use."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from core.db.base import Base
from core.operations.baselines import set_baseline
from core.operations.milestones import LinkDraft, add_milestone, set_links
from core.operations.portfolio import start_portfolio
from core.operations.projects import ProjectDraft, ShopDraft, create_project

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.workspace import Workspace

STATUS = dt.date(2025, 2, 28)


def started(workspace: Workspace) -> Workspace:
    """Return the workspace with its portfolio row written."""
    workspace.run("Start", start_portfolio, status_date=STATUS, title="Test")
    return workspace


def project_in(workspace: Workspace, code: str = "P-1", **fields: Any) -> int:
    """Add a project with a painting shop and return its id."""
    draft = ProjectDraft(
        fields={"code": code, "name": f"Project {code}", "currency": "USD", **fields},
        shops=[ShopDraft("PAINT", Decimal(100))],
    )
    return workspace.run("Create project", create_project, draft)


def milestone_in(
    workspace: Workspace,
    project_id: int,
    name: str = "FAT passed",
    *,
    stage: str = "S08",
    shop: str = "PAINT",
    after: int | None = None,
    **fields: Any,
) -> int:
    """Add a milestone, waiting for another where one is named, and return its id."""
    made = workspace.run(
        "Add milestone", add_milestone, project_id, name=name, stage=stage, shop=shop, **fields
    )
    if after is not None:
        workspace.run("Link", set_links, made, [LinkDraft(after)])
    return made


def baseline_in(workspace: Workspace, project_id: int, name: str = "BL1") -> None:
    """Make today's dates of a project its baseline."""
    workspace.run("Set baseline", set_baseline, project_id, name=name, why="Agreed", on=STATUS)


def day(text: str) -> dt.date:
    """Return an ISO date."""
    return dt.date.fromisoformat(text)


def contents(workspace: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of the file, table by table; the history stays out, it only grows."""

    def rows(session: Session) -> dict[str, list[tuple[Any, ...]]]:
        return {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(*table.c))]
            for table in Base.metadata.sorted_tables
            if not table.name.startswith("history_")
        }

    return workspace.read(rows)
