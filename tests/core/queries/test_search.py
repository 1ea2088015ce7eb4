"""Milestones are found by words of their name in any language, their code, project or shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.queries.search import found_milestones, milestones_of
from tests.builders import day, milestone_in, project_in, started

if TYPE_CHECKING:
    from collections.abc import Collection

    from core.workspace import Workspace


@pytest.fixture
def file(workspace: Workspace) -> Workspace:
    """Provide two projects with three milestones."""
    first = project_in(started(workspace), "P-1")
    second = project_in(workspace, "P-2")
    milestone_in(workspace, first, "Ready for FAT", name_ru="Готовность к FAT")
    milestone_in(workspace, first, "FAT passed", name_zh="出厂验收通过")
    milestone_in(workspace, second, "100 % on site", forecast_finish=day("2025-05-01"))
    return workspace


def names(file: Workspace, *words: str, shops: Collection[str] = ()) -> list[str]:
    found = file.read(found_milestones, dict.fromkeys(words, shops), most=9)
    return [row.name for row in found]


def test_names_that_begin_with_the_word_come_first(file: Workspace) -> None:
    assert names(file, "fat") == ["FAT passed", "Ready for FAT"]


def test_every_word_must_be_there_in_name_code_or_project(file: Workspace) -> None:
    assert names(file, "fat", "ready", "p-1") == ["Ready for FAT"]
    assert names(file, "fat", "p-2") == []


def test_words_are_found_in_chinese_and_russian_in_capitals_too(file: Workspace) -> None:
    assert names(file, "验收") == ["FAT passed"]
    assert names(file, "готовность") == ["Ready for FAT"]


def test_a_percent_sign_is_a_letter(file: Workspace) -> None:
    assert names(file, "0 %") == ["100 % on site"]
    assert names(file, "%%") == []
    assert names(file, "f_t") == []


def test_a_word_may_name_a_shop(file: Workspace) -> None:
    assert len(names(file, "painting", shops=["PAINT"])) == 3


def test_milestones_gone_are_left_out_and_no_more_than_asked_are_given(file: Workspace) -> None:
    every = file.read(found_milestones, {}, most=2)
    assert len(every) == 2
    ids = [row.id for row in every]
    assert [row.id for row in file.read(milestones_of, [*ids, 4711])] == ids
