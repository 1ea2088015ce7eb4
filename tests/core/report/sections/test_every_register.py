"""Chapters made of registers: columns, words and sums follow from the descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from core.language import words
from core.money import Money
from core.operations.register import add_row
from core.registers import register, registers
from core.report import build, sections
from core.report.blocks import Kind, Table
from core.report.sections import _registers
from tests.builders import day, project_in, started
from tests.core.report.conftest import request
from tests.core.report.helpers import rows
from tests.registers import filled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from core.report import Document
    from core.workspace import Workspace

CHAPTERS = (
    *("equipment", "shipments", "payments", "variations", "risks", "punch_list"),
    *("documents", "capacity"),
)
NOT_ON_PAPER = {
    # what a customer is not told, and what names persons
    *(key for key, described in registers().items() if described.internal or described.personal),
    # parts of a row of another register, or what a chart of the report shows
    *("shipment_lines", "containers", "draws", "run_hours", "run_stops", "price_components"),
    *("progress_history", "cost_months", "damages"),
}


def tables_of(chapter: str) -> Mapping[str, str]:
    module = __import__(f"core.report.sections.{chapter}", fromlist=["TABLES"])
    found: Mapping[str, str] = module.TABLES
    return found


def table(document: Document, key: str) -> Table:
    [found] = [
        block
        for chapter in document.chapters
        for block in chapter.blocks
        if isinstance(block, Table) and block.key == key
    ]
    return found


def test_every_register_that_may_be_told_has_its_table() -> None:
    told = {key for chapter in CHAPTERS for key in tables_of(chapter)}
    missing = set(registers()) - told - NOT_ON_PAPER
    assert missing <= {"conformity", "credit_rules", "issued_reports", "photos"}


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_a_filled_register_is_told_in_each_language(
    workspace: Workspace, chapter: str, language: str
) -> None:
    project, codes = filled(started(workspace))
    made = workspace.read(build, request(project, language))
    w = words(language)
    assert sections()[chapter].order > sections()["checks"].order
    for key, columns in tables_of(chapter).items():
        found = table(made, key)
        assert found.title == w(register(key).title)
        named = [column.key for column in found.columns]
        internal = {column.key for column in register(key).columns if column.internal}
        assert named == [name for name in columns.split() if name not in internal]
        [row] = rows(made, key)
        code = register(key).code
        assert not code or row[code] == codes[key]


def test_a_milestone_is_told_with_its_name_and_a_choice_in_words(
    workspace: Workspace,
) -> None:
    project, _codes = filled(started(workspace))
    [row] = rows(workspace.read(build, request(project)), "payments")
    assert row["trigger"] == "M001 FAT passed"
    assert row["status"] == "Proposed"
    assert row["percent"] == pytest.approx(0.125)


def test_sums_stand_under_one_currency_and_not_under_two(workspace: Workspace) -> None:
    project = project_in(started(workspace))

    def add(currency: str) -> None:
        values = {"type": "BID_BOND", "amount": 10, "currency": currency}
        workspace.run("Add", add_row, "guarantees", project, values)

    def total() -> Any:
        found = table(workspace.read(build, request(project)), "guarantees")
        return next(column for column in found.columns if column.key == "amount").total

    add("USD")
    add("USD")
    assert total() is not None
    add("EUR")
    assert total() is None


def test_slips_and_alarms_are_marked_as_such(document: Callable[..., Document]) -> None:
    made = document()
    kinds = {
        column.key: column.kind
        for key in ("equipment", "guarantees")
        for column in table(made, key).columns
    }
    assert kinds["late_days"] is Kind.SLIP
    assert kinds["alarm"] is Kind.RAG
    assert kinds["gap_days"] is Kind.SPAN
    [bond] = [row for row in rows(made, "guarantees") if row["code"] == "BG-02"]
    assert (bond["needed"], bond["gap_days"], bond["alarm"]) == (day("2025-11-30"), 91, "▲ At risk")


def test_nothing_internal_leaves(document: Callable[..., Document]) -> None:
    made = document()
    keys = {column.key for column in table(made, "equipment").columns}
    assert keys & {"order_value", "order_no"} == set()
    with pytest.raises(AssertionError, match="not for reports"):
        _registers._is_kept(register("cost_lines"), register("cost_lines").fields[0])


def test_the_sample_adds_up_to_its_contract(document: Callable[..., Document]) -> None:
    paid = rows(document(), "payments")
    assert sum(row["amount"].minor for row in paid) == Money.of(88_000_000, "USD").minor
