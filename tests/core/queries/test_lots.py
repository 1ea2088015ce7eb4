"""Where the lots are: of one project and of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.exchange.portfolio_yaml import read
from core.operations.exchange import import_portfolio
from core.queries.lots import lots_summary
from core.queries.project import project_id
from core.queries.register import register_rows
from core.resources import resources

if TYPE_CHECKING:
    from core.workspace import Workspace


def test_the_sample_gives_the_figures_of_the_trade(workspace: Workspace) -> None:
    workspace.run("Import", import_portfolio, read(resources() / "samples" / "astana.yaml"))
    project = workspace.read(project_id, "P-2301")
    found = workspace.read(lots_summary, project)
    values = {each.key: each for each in found.indicators}
    assert values["transit"].value == pytest.approx(26.1, abs=0.05)
    assert values["transit"].mode == "rail"
    assert values["dwell"].value == pytest.approx(8.0, abs=0.05)
    assert values["dispatched"].value == 90
    assert values["received"].value == 78.75
    assert values["in_transit"].value == 180
    assert [(each.state, len(each.lots)) for each in found.shares] == [
        ("site", 10),
        ("border", 1),
        ("works", 1),
    ]
    codes = {r.id: r.values["code"] for r in workspace.read(register_rows, "shipments", project)}
    assert {codes[id_] for id_ in values["damaged"].lots} <= set(codes.values())
    assert sum(len(each.lots) for each in workspace.read(lots_summary).shares) == 14


def test_there_is_nothing_to_say_of_no_lots(workspace: Workspace) -> None:
    assert workspace.read(lots_summary).shares == ()
