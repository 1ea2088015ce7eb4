"""Tests of ui.pages.portfolio.columns."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from core.language import use
from core.queries.portfolio import PhaseCell, portfolio
from core.workspace import Workspace
from tests.windows import clock, sample_file
from ui.pages.portfolio.columns import (
    NARROW,
    USUAL,
    WIDE,
    columns,
    has_spi,
    jph_of,
    letters_of,
    reason_of,
    spi_tone,
    steps_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from core.queries.portfolio import PortfolioRow


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[dict[str, PortfolioRow]]:
    workspace = Workspace.open(sample_file(tmp_path), clock=clock, user="")
    yield {row.code: row for row in workspace.read(portfolio)}
    workspace.close()


def said(room: str, key: str, row: PortfolioRow) -> str:
    return next(column for column in columns(room, lambda _id: "BL1") if column.key == key).words(
        row
    )


def test_a_project_is_said_in_two_lines(rows: dict[str, PortfolioRow]) -> None:
    assert (
        said(USUAL, "project", rows["P-2301"]) == "Astana Automobile Kazakhstan · Astana Automobile"
    )
    assert said(USUAL, "shops", rows["P-2301"]) == "W · P · A 25 JPH"
    assert said(USUAL, "progress", rows["P-2301"]).replace("\xa0", " ") == "75 % plan 86 %"
    assert said(WIDE, "pac", rows["P-2301"]) == "2025-10-31 +92 d"


def test_a_wide_window_has_more_columns_and_a_narrow_one_hides_shops() -> None:
    assert (
        len(columns(WIDE, lambda _id: "BL1"))
        > len(columns(USUAL, lambda _id: "BL1"))
        == len(columns(NARROW, lambda _id: "BL1"))
    )
    assert [c.key for c in columns(NARROW, lambda _id: "BL1") if c.hidden] == ["shops"]


def test_spi_is_a_dash_where_it_means_nothing(rows: dict[str, PortfolioRow]) -> None:
    prospect = rows["P-2501"]
    assert not has_spi(prospect)
    spi = next(column for column in columns(USUAL, lambda _id: "BL1") if column.key == "spi")
    assert spi.prepared(prospect).text == "–"
    assert spi.value(prospect) is None


@pytest.mark.parametrize(
    ("value", "tone"), [(0.89, "red_text"), (0.90, "amber_text"), (0.965, "text"), (1.2, "text")]
)
def test_spi_has_the_tone_of_its_limits(value: float, tone: str) -> None:
    assert spi_tone(value) == tone


def test_only_the_next_gate_and_pac_say_how_late_they_are() -> None:
    day = dt.date(2025, 1, 1)
    states = [("contract", "done"), ("design", "now"), ("fat", "open"), ("pac", "open")]
    steps = steps_of([PhaseCell(key, state, 0.5, day, 40) for key, state in states])
    assert [step.late for step in steps] == ["", "very_late", "", "very_late"]


def test_a_step_that_the_project_has_not_is_left_out() -> None:
    cells = [PhaseCell("contract", "done", 1, None, None), PhaseCell("fat", "none", 0, None, None)]
    assert len(steps_of(cells)) == 1


def test_the_reason_names_what_is_late_by_how_much(rows: dict[str, PortfolioRow]) -> None:
    assert "+92 d" in reason_of(rows["P-2301"])
    assert jph_of(rows["P-2301"]) == "25 JPH"
    assert letters_of(["WELD", "PRJ"]) == "W"


def test_a_project_speaks_the_language_of_the_screen(rows: dict[str, PortfolioRow]) -> None:
    use("zh")
    assert "阿斯塔纳" in said(USUAL, "project", rows["P-2301"])
