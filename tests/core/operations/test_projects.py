"""What a user can do to projects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from core.errors import InvalidInput, NotFound
from core.exchange.portfolio_yaml import parse
from core.money import Money
from core.operations.exchange import import_portfolio
from core.operations.projects import (
    edit_project,
    edit_projects,
    order_projects,
    remove_projects,
)
from core.queries.portfolio import portfolio
from core.queries.project import project, project_id
from tests.builders import day, milestone_in, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_codes_are_unique_and_the_message_says_which(workspace: Workspace) -> None:
    project_in(started(workspace), "P-1")
    with pytest.raises(InvalidInput, match="P-1"):
        project_in(workspace, "P-1")
    assert len(workspace.read(portfolio)) == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": " "}, "needs a name"),
        ({"code": ""}, "needs a code"),
        ({"status": "DREAM"}, "no project status"),
        ({"incoterm": "XYZ"}, "no Incoterms"),
        ({"near_critical": -1}, "nearly critical"),
        ({"signed": day("2025-02-01"), "effective": day("2025-01-01")}, "before it is signed"),
    ],
)
def test_what_breaks_a_rule_is_refused(
    workspace: Workspace, fields: dict[str, Any], said: str
) -> None:
    made = project_in(started(workspace))
    before = workspace.read(project, made)
    with pytest.raises(InvalidInput, match=said):
        workspace.run("Edit", edit_project, made, **fields)
    assert workspace.read(project, made) == before


def test_the_users_own_order_is_kept(workspace: Workspace) -> None:
    started(workspace)
    a, b, c = (project_in(workspace, code) for code in ("A", "B", "C"))
    workspace.run("Order", order_projects, [c, a])
    assert [row.code for row in workspace.read(portfolio)] == ["C", "A", "B"]
    workspace.undo()
    assert [row.code for row in workspace.read(portfolio)] == ["A", "B", "C"]
    with pytest.raises(NotFound):
        workspace.run("Order", order_projects, [b, 4711])


def test_removing_a_project_takes_all_of_it_and_undo_brings_all_back(workspace: Workspace) -> None:
    made = project_in(started(workspace))
    first = milestone_in(workspace, made)
    milestone_in(workspace, made, after=first)
    before = workspace.read(portfolio)
    workspace.run("Remove", remove_projects, [made])
    assert workspace.read(portfolio) == []
    workspace.undo()
    assert workspace.read(portfolio) == before


def test_several_projects_change_together(workspace: Workspace) -> None:
    started(workspace)
    made = [project_in(workspace, code) for code in ("A", "B")]
    workspace.run("Edit", edit_projects, made, project_manager="Li Wei")
    assert {row.project_manager for row in workspace.read(portfolio)} == {"Li Wei"}


def test_prices_of_shops_stay_the_same_figures_in_another_currency(workspace: Workspace) -> None:
    text = (
        "meta: {data_date: 2025-02-28}\nprojects:\n- code: P-1\n  name: One\n  currency: USD\n"
        "  shops:\n  - {code: PAINT, price: 1200}\n  - {code: WELD, price: 800.50}\n"
    )
    workspace.run("Import", import_portfolio, parse(text))
    made = workspace.read(project_id, "P-1")
    with pytest.raises(InvalidInput, match="JPY"):
        workspace.run("Edit", edit_project, made, currency="JPY")
    workspace.run("Edit", edit_project, made, currency="KWD")
    prices = [shop.price for shop in workspace.read(project, made).shops]
    assert prices == [Money.of("1200", "KWD"), Money.of("800.50", "KWD")]
