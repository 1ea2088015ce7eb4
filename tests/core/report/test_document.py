"""Every section on an empty file and on the sample, in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.errors import NotFound
from core.language import LANGUAGES
from core.report import build, sections
from core.report.blocks import Chart, Table
from tests.core.report.conftest import request

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.report import Document
    from core.workspace import Workspace


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["P-2301", "P-2501", "P-2201", None])
def test_every_row_has_a_value_for_every_column(
    document: Callable[..., Document], code: str | None, language: str
) -> None:
    for chapter in document(code, language).chapters:
        assert chapter.blocks
        for block in chapter.blocks:
            if isinstance(block, Table):
                assert {len(row) for row in block.rows} <= {len(block.columns)}
                titles = [column.title.casefold() for column in block.columns]
                assert len(set(titles)) == len(titles), "Excel wants every head to differ"


@pytest.mark.parametrize("code", ["P-2301", None])
def test_every_chart_draws_columns_that_there_are(
    document: Callable[..., Document], code: str | None
) -> None:
    blocks = [block for chapter in document(code).chapters for block in chapter.blocks]
    tables = {block.key: block for block in blocks if isinstance(block, Table)}
    charts = [block for block in blocks if isinstance(block, Chart)]
    assert charts
    for chart in charts:
        known = {column.key for column in tables[chart.source].columns}
        assert {chart.across, *(series.column for series in chart.series)} <= known


OF_REGISTERS = (
    *("equipment", "plant", "shipments", "payments", "variations", "risks", "punch_list"),
    *("documents", "capacity"),
)
"""Chapters of the registers that a project keeps."""


@pytest.mark.parametrize("scope", ["project", "portfolio"])
def test_an_empty_file_has_a_report_that_says_so(
    bare: Callable[[str], Document], scope: str
) -> None:
    made = bare(scope)
    assert [chapter.key for chapter in made.chapters] == [
        section.key
        for section in sections().values()
        if section.scope == scope and section.key not in OF_REGISTERS
    ]
    for chapter in made.chapters:
        for block in chapter.blocks:
            if isinstance(block, Table):
                assert block.empty


def test_the_report_opens_with_its_summary(document: Callable[..., Document]) -> None:
    assert [chapter.key for chapter in document().chapters] == [
        *("summary", "attention", "milestones", "look_ahead", "critical_path"),
        *("milestone_trend", "changes"),
        *("stages_shops", "s_curve", "checks", *OF_REGISTERS),
    ]
    assert [chapter.key for chapter in document(None).chapters] == [
        *("portfolio", "projects", "contractual", "contracts", "commercial", "upcoming"),
    ]


def test_a_chapter_of_registers_that_a_project_does_not_keep_is_left_out(
    document: Callable[..., Document],
) -> None:
    kept = {chapter.key for chapter in document("P-2402").chapters}
    assert kept & set(OF_REGISTERS) == {"payments", "risks"}


def test_a_project_that_is_gone_has_no_report(sample: Workspace) -> None:
    with pytest.raises(NotFound):
        sample.read(build, request(999_999))


def test_names_come_in_the_language_of_the_report(document: Callable[..., Document]) -> None:
    assert document(language="zh").subject == "P-2301 阿斯塔纳汽车项目"
    assert document(language="ru").subject == "P-2301 Проект «Астана Автомобиль»"
