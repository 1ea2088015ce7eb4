"""Every room has its tests where one looks for them, and says in a sentence what it is."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

import pytest

import main

ROOT: Final = Path(main.__file__).parent
WHOLE: Final = {
    "core/db/base.py": "core/db/test_file.py",  # every table is strict: asked of the file
    "core/db/migrations/versions": "core/db/test_migrations.py",
    "core/headless": "core/headless/test_commands.py",  # as a script runs them
    "core/model": "core/model/test_model.py",
    "core/operations/following.py": "core/operations/test_summaries.py",
    "core/operations/pins.py": "core/operations/test_forecasts.py",
    "core/operations/plan_calendars.py": "core/operations/test_plan_import.py",
    "core/queries/forecast.py": "core/operations/test_forecasts.py",
    "core/queries/plan_calendars.py": "core/queries/test_plan_import.py",
    "core/queries/plan_differences.py": "core/queries/test_plan_import.py",
    "core/queries/plan_links.py": "core/queries/test_plan_import.py",
    "core/queries/plan_matching.py": "core/queries/test_plan_import.py",
    "core/queries/plan_outline.py": "core/queries/test_plan_export.py",
    "core/queries/plan_rows.py": "core/queries/test_plan_import.py",
    "core/rules/check_points.py": "core/rules/test_schedule_checks.py",
    "core/rules/foreign_plan.py": "core/queries/test_plan_import.py",
    "core/rules/forecast.py": "core/rules/test_project_plan.py",
    "core/rules/schedule": "core/rules/schedule/test_corpus.py",  # plans whose dates are known
}
"""What is tested as a whole, and where."""


def sources(folder: str) -> list[Path]:
    return sorted(path.relative_to(ROOT) for path in (ROOT / folder).rglob("*.py"))


def mirror_of(source: Path) -> Path:
    """Return where the tests of a module are: parts found by their SPEC may share one file."""
    for whole, tests in WHOLE.items():
        if source.as_posix() == whole or source.as_posix().startswith(f"{whole}/"):
            return Path("tests") / tests
    own = Path("tests") / source.parent / f"test_{source.name}"
    shared = sorted((ROOT / own.parent).glob("test_every_*.py"))
    return own if (ROOT / own).is_file() or not shared else shared[0]


@pytest.mark.parametrize(
    "source",
    [path for path in sources("core") if not path.name.startswith("_")],
    ids=lambda path: path.as_posix(),
)
def test_every_module_of_core_has_its_tests(source: Path) -> None:
    assert (ROOT / mirror_of(source)).is_file(), f"{source} has no {mirror_of(source)}"


@pytest.mark.parametrize(
    "source", [*sources("core"), *sources("ui")], ids=lambda path: path.as_posix()
)
def test_every_module_says_in_its_first_line_what_it_is(source: Path) -> None:
    said = ast.get_docstring(ast.parse((ROOT / source).read_text("utf-8")))
    assert said, source
    assert said.splitlines()[0].rstrip().endswith((".", ":")), said.splitlines()[0]


@pytest.mark.parametrize("whole", WHOLE)
def test_what_is_tested_as_a_whole_is_there(whole: str) -> None:
    assert (ROOT / whole).exists(), f"take {whole} out of the list"
