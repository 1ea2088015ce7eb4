"""What a file would bring into this one, told before anything is written."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from core.exchange.portfolio_yaml import read
from core.operations.exchange import IMPORT, import_portfolio
from core.operations.projects import edit_project, remove_projects
from core.queries.exchange import draft
from core.queries.incoming import NEW, OTHER, SAME, incoming, late, wanted
from core.queries.project import project_id
from core.resources import resources
from tests.builders import project_in, started

if TYPE_CHECKING:
    from core.queries.parts import Draft
    from core.workspace import Workspace


@cache
def sample() -> Draft:
    return read(resources() / "samples" / "astana.yaml")


def test_a_file_without_projects_takes_everything_and_the_status_date(workspace: Workspace) -> None:
    seen = workspace.read(incoming, sample())
    assert {row.state for row in seen.projects} == {NEW}
    assert (seen.is_first, seen.status_date, seen.others) == (True, dt.date(2025, 2, 28), 0)
    assert wanted(sample(), seen, replaces=False) == sample()


def test_the_same_file_again_brings_nothing(workspace: Workspace) -> None:
    workspace.run(IMPORT, import_portfolio, sample())
    seen = workspace.read(incoming, sample())
    assert {row.state for row in seen.projects} == {SAME}
    for replaces in (False, True):
        rest = wanted(sample(), seen, replaces=replaces)
        assert (rest.projects, rest.calendars, rest.rates) == ((), (), ())


def test_new_same_and_changed_projects_are_told_apart(workspace: Workspace) -> None:
    workspace.run(IMPORT, import_portfolio, sample())
    one, gone = workspace.read(project_id, "P-2501"), workspace.read(project_id, "P-2304")
    workspace.run("Edit", edit_project, one, note="Changed here")
    workspace.run("Remove", remove_projects, [gone])
    seen = workspace.read(incoming, sample())
    states = {row.code: row.state for row in seen.projects}
    assert (states.pop("P-2501"), states.pop("P-2304")) == (OTHER, NEW)
    assert set(states.values()) == {SAME}
    only_new = wanted(sample(), seen, replaces=False)
    assert [part.code for part in only_new.projects] == ["P-2304"]
    both = wanted(sample(), seen, replaces=True)
    assert {part.code for part in both.projects} == {"P-2501", "P-2304"}
    workspace.run(IMPORT, import_portfolio, both, on_conflict="replace")
    assert {part.code: part for part in workspace.read(draft).projects} == {
        part.code: part for part in sample().projects
    }


def test_a_calendar_or_rate_that_is_here_otherwise_stays_unless_replaced(
    workspace: Workspace,
) -> None:
    workspace.run(IMPORT, import_portfolio, sample())
    calendar = replace(sample().calendars[0], name="Another name")
    rate = replace(sample().rates[0], rate=sample().rates[0].rate + 1)
    found = replace(sample(), projects=(), calendars=(calendar,), rates=(rate,))
    seen = workspace.read(incoming, found)
    assert (seen.calendars, seen.rates, seen.others) == ((OTHER,), (OTHER,), 2)
    assert wanted(found, seen, replaces=False).calendars == ()
    assert wanted(found, seen, replaces=True).rates == (rate,)


def test_dates_after_the_status_date_of_this_file_are_named(workspace: Workspace) -> None:
    project_in(started(workspace), "P-0")
    seen = workspace.read(incoming, sample())
    assert (seen.is_first, seen.status_date) == (False, dt.date(2025, 2, 28))
    assert late(sample(), seen.status_date) == []
    assert late(sample(), dt.date(2024, 1, 31))[0].field.startswith("P-2301 M0")
