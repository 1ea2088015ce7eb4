"""The contract with its changes (DOMAIN 2.1), and the deadlines of claims (DOMAIN 2.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.exchange.portfolio_yaml import read
from core.operations.exchange import IMPORT, import_portfolio
from core.operations.register import add_row
from core.queries.changes import changed, claimed
from core.queries.project import project_id
from core.resources import resources
from tests.builders import day, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_the_value_of_the_sample_with_its_changes(workspace: Workspace) -> None:
    workspace.run(IMPORT, import_portfolio, read(resources() / "samples" / "astana.yaml"))
    project = workspace.read(project_id, "P-2301")
    found = workspace.read(changed, project)
    sums = [found.signed, found.approved, found.revised, found.open]
    assert [each.amount for each in sums] == [88_000_000, 600_000, 88_600_000, 740_000]
    assert (found.open_days, len(found.approved_rows), len(found.open_rows)) == (14, 2, 1)
    asked = workspace.read(claimed, project, day("2025-02-28"))
    assert [asked.claimed.amount, asked.granted.amount] == [962_000, 0]
    assert (asked.days_claimed, asked.days_granted) == (52, 0)
    # notice was given on 16 September and details on 18 November 2024: nothing is to be met
    assert (asked.notice, asked.details) == (None, None)


def test_the_next_deadline_is_the_first_that_is_not_met(workspace: Workspace) -> None:
    project = project_in(started(workspace))

    def add(**values: Any) -> int:
        claim = {"title": "Late building", "status": "EVENT", **values}
        return int(workspace.run("Add", add_row, "claims", project, claim))

    first = add(aware_date=day("2024-08-30"))
    add(aware_date=day("2024-09-10"))
    add(aware_date=day("2024-07-01"), notice_date=day("2024-07-20"), status="NOTIFIED")
    add(aware_date=day("2024-01-01"), status="CLOSED")
    found = workspace.read(claimed, project, day("2024-09-20"))
    assert found.notice is not None
    assert (found.notice.row_id, found.notice.on, found.notice.left) == (
        *(first, day("2024-09-27"), 7),
    )
    assert found.details is not None
    # 84 days from 1 July: the details of the claim that was noticed come first
    assert (found.details.on, found.details.left) == (day("2024-09-23"), 3)
    assert len(found.open_rows) == 3
