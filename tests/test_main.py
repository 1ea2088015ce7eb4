"""The command line: a command, a file, an option, or a slip."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import main
from core import VERSION
from core.headless import parser

ROOT = Path(main.__file__).parent


def test_the_version_is_that_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        assert tomllib.load(file)["project"]["version"] == VERSION
    with pytest.raises(SystemExit) as caught:
        main.main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"Handover {VERSION}\n"


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main.main(["--help"])
    shown = capsys.readouterr().out
    assert all(f"  {name} " in shown for name in ("import", "export", "kpi", "report", "check"))


def test_a_slip_in_a_command_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main.main(["exprot"])
    assert caught.value.code == 2
    assert "exprot" in capsys.readouterr().err


def test_the_window_takes_a_file_or_the_sample() -> None:
    assert parser().parse_args(["plant.handover"]).file == Path("plant.handover")
    assert parser().parse_args(["--demo"]).sample
    assert parser().parse_args([]).file is None


def test_a_command_runs_without_a_screen(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["kpi", "nowhere.handover"]) == 1
    assert capsys.readouterr().err == "main.py: There is no file nowhere.handover.\n"


def test_only_main_knows_the_time_and_the_user() -> None:
    assert main.now().tzinfo is not None
    assert isinstance(main.user(), str)
