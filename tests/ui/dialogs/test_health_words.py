"""What is said of a declared colour, and of data that are older than the status date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.operations.health import Declared
from core.queries.project import project
from tests.builders import day, project_in, started
from ui.dialogs.health_words import declared_words, stale_words

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_a_declared_colour_says_until_when_and_why() -> None:
    declared = Declared("AMBER", "Plan agreed", day("2025-04-30"))
    assert declared_words(declared) == "Declared at risk until 2025-04-30: Plan agreed"
    assert declared_words(None) == ""


def test_only_data_older_than_the_status_date_are_old(workspace: Workspace) -> None:
    status = day("2025-02-28")
    row = workspace.read(project, project_in(started(workspace)))
    row = replace(row, status_date=day("2025-01-31"))
    assert stale_words(row, status) == "Data of 2025-01-31, 28 d old"
    assert stale_words(replace(row, status_date=status), status) == ""
    assert stale_words(replace(row, status_date=None), status) == ""
    assert stale_words(replace(row, status="CLOSED"), status) == "", "it has ended"
