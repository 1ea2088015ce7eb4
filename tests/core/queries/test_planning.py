"""What a project to be comes to, before it is stored."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from core.queries.planning import (
    PlanWish,
    calendar_rows,
    next_code,
    plan_view,
    template_rows,
)
from tests.builders import day, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace

WISH = PlanWish(
    template="whole_plant",
    signed=day("2025-02-28"),
    effective=day("2025-03-30"),
    contract_pac=day("2027-06-30"),
    shops=(("WELD", Decimal(40)), ("PAINT", Decimal(60))),
    jph=Decimal(25),
    calendar_office="CN",
    calendar_site="KZ",
)


def test_the_next_code_counts_on_in_the_form_of_the_newest(workspace: Workspace) -> None:
    started(workspace)
    assert workspace.read(next_code) == "P-001"
    project_in(workspace, "KZ-099")
    assert workspace.read(next_code) == "KZ-100"
    project_in(workspace, "astana")
    assert workspace.read(next_code) == "P-001"


def test_every_template_is_offered_in_three_languages() -> None:
    for row in template_rows():
        assert set(row.names) == set(row.texts) == {"en", "zh", "ru"}
        assert row.shops


def test_a_plan_has_a_line_for_each_milestone_and_a_bar_for_each_phase(
    workspace: Workspace,
) -> None:
    started(workspace)
    view = workspace.read(plan_view, WISH)
    assert sum(len(line.finishes) for line in view.lines) == len(view.milestones)
    assert {bar.shop for bar in view.bars} == {"WELD", "PAINT"}
    assert all(bar.start <= bar.finish for bar in view.bars)
    assert max(view.pacs.values()) == view.last_pac
    assert view.pac_float == (day("2027-06-30") - max(view.pacs.values())).days
    freeze = next(line for line in view.lines if line.key == "design_freeze")
    assert freeze.named("zh") != freeze.named("en")


def test_a_calendar_the_file_does_not_keep_is_the_country_s_own(workspace: Workspace) -> None:
    started(workspace)
    assert workspace.read(calendar_rows) == ()
    view = workspace.read(plan_view, WISH)
    site = [m.finish for m in view.milestones if m.stage == "S13" and m.responsible == "customer"]
    assert site
    assert all(finish.weekday() < 5 for finish in site)
