"""A part is found by its file, and a file that is no such part stops the program at once."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from core.registry import discover

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


@dataclass(frozen=True)
class Part:
    """A part for these tests."""

    key: str
    order: int


def package(folder: Path, monkeypatch: pytest.MonkeyPatch, **files: str) -> ModuleType:
    """Return a package with these modules."""
    made = folder / f"parts_of_{folder.name}"
    made.mkdir()
    (made / "__init__.py").write_text("")
    for name, text in files.items():
        (made / f"{name}.py").write_text(f"from tests.core.test_registry import Part\n{text}\n")
    monkeypatch.syspath_prepend(str(folder))
    return importlib.import_module(made.name)


def test_parts_come_in_their_order_and_private_files_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = discover(
        package(
            tmp_path,
            monkeypatch,
            late="SPEC = Part('late', 20)",
            also="SPEC = Part('also', 10)",
            early="SPEC = Part('early', 10)",
            _spec="",
        ),
        Part,
    )
    assert list(found) == ["also", "early", "late"]


@pytest.mark.parametrize("spec", ["SPEC = Part('other', 1)", "SPEC = 'no part'"])
def test_a_file_that_is_no_part_is_a_bug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spec: str
) -> None:
    with pytest.raises(AssertionError, match=r"part\.SPEC"):
        discover(package(tmp_path, monkeypatch, part=spec), Part)
