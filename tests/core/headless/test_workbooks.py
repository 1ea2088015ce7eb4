"""Workbooks on the command line: out to be filled in, back as a list, taken in one step."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from core import headless
from core.resources import resources
from tests.workbooks import Filled

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = resources() / "samples" / "astana.yaml"


def clock() -> dt.datetime:
    """Return a moment that never passes."""
    return dt.datetime(2025, 2, 28, 12, tzinfo=dt.UTC)


def run(*arguments: object) -> int:
    """Run a command and return its exit code."""
    around = headless.Surroundings(clock, "Li Wei", lambda *_a, **_k: None)
    return headless.run([str(each) for each in arguments], around)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("workbooks") / "sample.handover"
    assert run("import", SAMPLE, path) == 0
    return path.read_bytes()


@pytest.fixture
def sample(once: bytes, tmp_path: Path) -> Path:
    """Provide the sample as a data file."""
    path = tmp_path / "sample.handover"
    path.write_bytes(once)
    return path


def test_a_workbook_goes_out_is_listed_and_taken(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.xlsx"
    asked = ("--register", "equipment", "--project", "P-2301", "--language", "zh")
    assert run("export", sample, out, *asked, "--edition", "outside") == 0
    assert capsys.readouterr().out.strip() == str(out)
    assert run("import", out, sample, "--dry-run") == 0
    assert "0 rows differ, 25 are the same" in capsys.readouterr().out
    filling = Filled(out)
    filling.put(0, "name", "New name")
    filling.put(1, "site_forecast", "03/04/2025")
    filling.put(2, "status", "Flying")
    filling.save()
    assert run("import", out, sample, "--dry-run") == 0
    said = capsys.readouterr().out
    assert "F name: Underbody line with geo stations → New name (changed)" in said
    assert "2025-04-03 or 2025-03-04 (unclear)" in said
    assert "none of the choices" in said
    assert run("import", out, sample, "--accept", "all", "--dates", "day-first") == 0
    assert "2 cells changed, 0 rows added, 0 removed" in capsys.readouterr().out
    assert run("import", out, sample, "--accept", "no-conflicts", "--dates", "day-first") == 0
    assert "nothing to take" in capsys.readouterr().out


def test_everything_goes_out_at_once(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "all.xlsx"
    assert run("export", sample, out, "--second-language", "ru", "--blank-rows", "0") == 0
    capsys.readouterr()
    assert run("import", out, sample, "--dry-run") == 0
    assert "0 rows differ" in capsys.readouterr().out


def test_wrong_wishes_say_what_to_do(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.xlsx"
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"Code;Name\n")
    for asked, said in (
        (["export", sample, out, "--register", "boats"], "there is no table boats"),
        (["export", sample, out, "--register", "parties"], "does not go out"),
        (["export", sample, out, "--project", "P-9"], "There is no project P-9"),
        (["import", broken, sample, "--dry-run"], "kind csv"),
        (["import", broken, sample], "say --dry-run"),
        (["import", broken, tmp_path / "none.handover", "--dry-run"], "no file"),
    ):
        assert run(*asked) == 1
        assert said in capsys.readouterr().err
    assert not out.exists()
