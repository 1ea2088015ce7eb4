"""Importing a portfolio: one step, all of it or nothing, and everything comes back on export."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from core.errors import ImportProblems
from core.exchange.portfolio_yaml import parse, read, text_of
from core.operations.exchange import IMPORT, import_portfolio
from core.operations.milestones import edit_milestone
from core.operations.projects import edit_project
from core.queries.baselines import baselines
from core.queries.exchange import draft
from core.queries.milestones import milestones
from core.queries.portfolio import portfolio, portfolio_file
from core.queries.project import project_id
from core.resources import resources
from tests.builders import project_in, started

if TYPE_CHECKING:
    from core.operations.exchange import Imported
    from core.queries.parts import Draft
    from core.workspace import Workspace


@cache
def sample() -> Draft:
    """Return the sample portfolio as it is read."""
    return read(resources() / "samples" / "astana.yaml")


def take(workspace: Workspace, found: Draft, **how: str) -> Imported:
    """Import a draft."""
    done: Imported = workspace.run(IMPORT, import_portfolio, found, **how)
    return done


def test_everything_imported_is_there_on_export(workspace: Workspace) -> None:
    take(workspace, sample())
    assert workspace.read(draft) == sample()
    assert text_of(workspace.read(draft)) == text_of(sample())


def test_an_empty_file_takes_title_and_status_date_from_the_first_import(
    workspace: Workspace,
) -> None:
    take(workspace, sample())
    file = workspace.read(portfolio_file)
    assert (file.base_currency, file.status_date) == ("USD", dt.date(2025, 2, 28))
    assert file.title.startswith("Astana Automobile")


def test_import_is_one_step_that_undo_takes_back_whole(workspace: Workspace) -> None:
    started(workspace)
    before = workspace.read(draft)
    steps = workspace.undo_count
    take(workspace, sample())
    assert workspace.undo_count == steps + 1
    workspace.undo()
    assert workspace.read(draft) == before
    workspace.redo()
    assert workspace.read(draft) == sample()


def test_projects_are_added_after_those_already_here(workspace: Workspace) -> None:
    project_in(started(workspace), "P-0")
    take(workspace, sample())
    assert [row.code for row in workspace.read(portfolio)][:2] == ["P-0", "P-2301"]
    assert workspace.read(portfolio_file).title == "Test"


def test_a_code_already_here_is_refused_and_nothing_changes(workspace: Workspace) -> None:
    project_in(started(workspace), "P-2304")
    before = workspace.read(draft)
    with pytest.raises(ImportProblems) as caught:
        take(workspace, sample())
    assert [p.field for p in caught.value.problems] == ["projects[3].code"]
    assert "P-2304" in caught.value.problems[0].reason
    assert workspace.read(draft) == before


def test_a_replaced_project_keeps_its_place(workspace: Workspace) -> None:
    take(workspace, sample())
    one = workspace.read(project_id, "P-2501")
    workspace.run("Edit", edit_project, one, name="Changed here")
    done = take(workspace, sample(), on_conflict="replace")
    assert done.replaced == tuple(part.code for part in sample().projects)
    assert workspace.read(draft) == sample()


def test_f50_giving_up_half_way_leaves_nothing(workspace: Workspace) -> None:
    started(workspace)
    before = workspace.read(draft)

    def give_up(done: int, _of: int) -> None:
        if done == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        workspace.run(IMPORT, import_portfolio, sample(), advance=give_up)
    assert workspace.read(draft) == before


def test_dates_after_the_status_date_of_this_file_are_refused(workspace: Workspace) -> None:
    early = replace(sample(), projects=(), status_date=dt.date(2024, 1, 31))
    take(workspace, early)
    project_in(workspace, "P-0")
    with pytest.raises(ImportProblems) as caught:
        take(workspace, sample())
    assert caught.value.problems[0].field.startswith("P-2301 M0")


def test_the_first_baseline_is_made_from_the_baseline_dates(workspace: Workspace) -> None:
    take(workspace, sample())
    (first,) = workspace.read(baselines, workspace.read(project_id, "P-2301"))
    assert (first.name, first.contractual, first.is_current) == ("BL1", True, True)


def test_a_stage_stays_set_only_where_the_milestones_say_otherwise(workspace: Workspace) -> None:
    take(workspace, sample())
    stages = {row.code: row.current_stage for row in workspace.read(portfolio)}
    assert stages == {part.code: part.current_stage for part in sample().projects}
    assert workspace.read(draft).projects[0].current_stage == "S13"


def test_kept_fields_of_a_row_follow_it_when_its_code_changes(workspace: Workspace) -> None:
    text = (
        "meta: {data_date: 2025-02-28}\nprojects:\n- code: P-1\n  name: One\n  milestones:\n"
        "  - {code: M1, stage: S08, name_en: FAT, weight: 100, hue: red}\n"
    )
    take(workspace, parse(text))
    (only,) = workspace.read(milestones, workspace.read(project_id, "P-1"))
    workspace.run("Edit", edit_milestone, only.id, code="X9")
    part = workspace.read(draft).projects[0].milestones[0]
    assert (part.code, part.extra) == ("X9", "hue: red\n")


def test_a_section_this_file_has_otherwise_stays_and_is_told(workspace: Workspace) -> None:
    take(workspace, sample())
    other = "meta: {data_date: 2025-02-28}\nprojects: []\nportfolio: {projects: 99}\n"
    done = take(workspace, parse(other))
    assert [notice.field for notice in done.notices] == ["portfolio"]
    assert workspace.read(draft) == sample()


def test_another_rate_of_the_same_day_is_refused(workspace: Workspace) -> None:
    take(workspace, sample())
    rate = replace(sample().rates[0], rate=sample().rates[0].rate + 1)
    with pytest.raises(ImportProblems):
        take(workspace, replace(sample(), projects=(), rates=(rate,)))
