"""Tests of ui.pages.portfolio.view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.queries.portfolio import portfolio
from core.workspace import Workspace
from tests.windows import clock, sample_file
from ui.pages.portfolio.view import FIGURES, filters, groupings, part_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from core.queries.portfolio import PortfolioRow


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[list[PortfolioRow]]:
    workspace = Workspace.open(sample_file(tmp_path), clock=clock, user="")
    yield workspace.read(portfolio)
    workspace.close()


def test_every_project_is_in_one_part_of_its_life(rows: list[PortfolioRow]) -> None:
    parts = {row.code: part_of(row) for row in rows}
    assert parts["P-2301"] == "delivery"
    assert parts["P-2501"] == "pursuit"
    assert parts["P-2201"] == "warranty"


@pytest.mark.parametrize("key", ["phase", "status", "country", "manager"])
def test_every_grouping_names_its_groups_in_an_order(rows: list[PortfolioRow], key: str) -> None:
    grouping = groupings()[key][1]
    assert grouping is not None
    assert grouping.order is not None
    keys = sorted({grouping.key(row) for row in rows}, key=grouping.order)
    assert all(grouping.title(each) for each in keys)


def test_a_filter_offers_only_what_some_project_has(rows: list[PortfolioRow]) -> None:
    for each in filters():
        for choice, words in each.choices(rows):
            assert words
            assert any(each.test(row, choice) for row in rows)


def test_a_key_figure_stands_for_the_projects_behind_it(rows: list[PortfolioRow]) -> None:
    behind = {figure.key: {row.code for row in rows if figure.test(row)} for figure in FIGURES}
    assert "P-2501" not in set().union(*behind.values())  # a prospect is in none of them
    assert behind["active"] < behind["signed"]
    assert "P-2301" in behind["late"] & behind["behind"]
