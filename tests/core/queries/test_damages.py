"""Damages of the sample (DOMAIN 2.5), and what more delay would add to them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from core.exchange.portfolio_yaml import read
from core.operations.exchange import IMPORT, import_portfolio
from core.queries.damages import damages_of
from core.queries.project import project_id
from core.resources import resources
from tests.builders import day, project_in, started

if TYPE_CHECKING:
    from core.queries.damages import DamagesRow
    from core.workspace import Workspace

STATUS = day("2025-02-28")


@pytest.fixture
def found(workspace: Workspace) -> DamagesRow:
    workspace.run(IMPORT, import_portfolio, read(resources() / "samples" / "astana.yaml"))
    made = workspace.read(damages_of, workspace.read(project_id, "P-2301"), STATUS)
    assert made is not None
    return made


def test_the_curve_stands_today_where_the_worked_figures_do(found: DamagesRow) -> None:
    today = next(point for point in found.curve if point.days == 0)
    assert [today.gross.amount, today.net.amount] == [4_400_000, 2_321_000]


def test_it_begins_where_nothing_is_owed_and_never_falls_with_more_delay(
    found: DamagesRow,
) -> None:
    assert found.curve[0].days == -92
    assert found.curve[0].gross.minor == found.curve[0].net.minor == 0
    for before, after in pairwise(found.curve):
        assert before.gross <= after.gross
        assert before.net <= after.net <= after.gross


def test_it_tells_when_the_cap_is_reached(found: DamagesRow) -> None:
    assert found.now.net_of_claimed.cap is not None
    assert found.full_in == 31
    by_days = {point.days: point.net for point in found.curve}
    assert by_days[30] < found.now.net_of_claimed.cap == by_days[31]


def test_without_a_clause_there_are_none(workspace: Workspace) -> None:
    assert workspace.read(damages_of, project_in(started(workspace)), STATUS) is None
