"""Rules of credit of a project: added status by status, never one twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.errors import InvalidInput
from core.operations.register import add_row, edit_row
from tests.ui.pages._register.conftest import settle

if TYPE_CHECKING:
    from tests.ui.pages._register.conftest import Opener


def test_each_new_row_begins_with_a_status_that_has_none_yet(opened: Opener) -> None:
    grid = opened("credit_rules", "EMPTY")
    for _ in range(3):
        grid.doings.add()
        settle()
    statuses = [row.values["status"] for row in grid.model.rows]
    assert len(set(statuses)) == 3
    assert grid.model.rows[0].values["usual"] is not None


def test_a_status_stands_only_once(opened: Opener) -> None:
    grid = opened("credit_rules", "EMPTY")
    first = grid.desk.run(
        "A", add_row, "credit_rules", grid.project_id, {"status": "PACKED", "percent": 70}
    )
    grid.desk.run(
        "A", add_row, "credit_rules", grid.project_id, {"status": "ON_SITE", "percent": 80}
    )
    with pytest.raises(InvalidInput, match="On site"):
        grid.desk.run("E", edit_row, "credit_rules", first, {"status": "ON_SITE"})
