"""The workbook takes its place whole, or the old file stays and the user is told why."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from core.errors import OutputError
from core.report import renderers
from core.report.blocks import Column, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.report import Document


@pytest.mark.parametrize("key", renderers())
@pytest.mark.parametrize("scope", ["project", "portfolio"])
def test_every_renderer_writes_an_empty_report(
    bare: Callable[[str], Document], tmp_path: Path, key: str, scope: str
) -> None:
    renderer = renderers()[key]
    target = tmp_path / f"report{renderer.suffix}"
    renderer.write(bare(scope), target)
    assert target.stat().st_size > 0


@pytest.mark.parametrize("key", renderers())
@pytest.mark.parametrize("code", ["P-2301", "P-2501", None])
@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_every_renderer_writes_a_full_report(
    document: Callable[..., Document], tmp_path: Path, key: str, code: str | None, language: str
) -> None:
    renderer = renderers()[key]
    target = tmp_path / f"отчёт 报告{renderer.suffix}"
    renderer.write(document(code, language), target)
    assert len(load_workbook(target).sheetnames) == len(document(code).chapters)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_f57_a_folder_that_cannot_be_written_is_told(
    document: Callable[..., Document], tmp_path: Path
) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError):
        renderers()["xlsx"].write(document(), tmp_path / "report.xlsx")
    tmp_path.chmod(0o700)


def test_f57_a_target_that_cannot_be_replaced_stays_whole(
    document: Callable[..., Document], tmp_path: Path
) -> None:
    target = tmp_path / "report.xlsx"
    target.mkdir()  # no file takes the place of a folder, as none takes that of an open workbook
    (target / "old").write_text("old")
    with pytest.raises(OutputError) as told:
        renderers()["xlsx"].write(document(), target)
    assert "report.xlsx" in str(told.value)
    assert [path.name for path in tmp_path.iterdir()] == ["report.xlsx"]
    assert (target / "old").read_text() == "old"


def test_f57_a_folder_that_is_not_there_is_told(
    document: Callable[..., Document], tmp_path: Path
) -> None:
    with pytest.raises(OutputError):
        renderers()["xlsx"].write(document(), tmp_path / "nowhere" / "report.xlsx")


def test_f57_a_figure_that_is_no_number_leaves_the_old_file(
    document: Callable[..., Document], tmp_path: Path
) -> None:
    target = tmp_path / "report.xlsx"
    target.write_bytes(b"old")
    table = Table("t", "", (Column("n", "N", Kind.NUMBER),), ((float("nan"),),), "")
    made = document()
    broken = replace(made, chapters=(replace(made.chapters[1], blocks=(table,)),))
    with pytest.raises(ValueError, match="not a number"):
        renderers()["xlsx"].write(broken, target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.xlsx"]
