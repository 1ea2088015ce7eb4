"""The command that schedules a plan of another program."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.core.headless.test_commands import run

DATA = Path(__file__).parents[2] / "data"
XML = DATA / "mspdi" / "small.xml"
XER = DATA / "xer" / "small.xer"
COLUMNS = [
    *("uid", "start", "finish", "early_start", "early_finish", "late_start", "late_finish"),
    *("total_float_min", "free_float_min", "critical"),
]


def test_the_dates_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schedule", XML) == 0
    printed = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(printed.out)))
    assert list(rows[0]) == COLUMNS
    assert [row["uid"] for row in rows] == ["0", "1", "11", "12", "2", "3"]
    review = rows[3]
    assert review["start"] == "2025-03-12T08:00:00"
    assert review["total_float_min"] == "480"
    assert review["critical"] == "0"
    assert "line 76, Task 12 PredecessorLink" in printed.err


def test_a_file_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "dates.csv"
    assert run("schedule", XER, "--csv", out) == 0
    assert capsys.readouterr().out == f"{out}\n"
    with out.open(encoding="utf-8") as file:
        assert [row["uid"] for row in csv.DictReader(file)] == ["101", "102", "103", "104"]


def test_a_file_that_cannot_be_read_is_exit_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "plan.xml"
    broken.write_bytes(XML.read_bytes()[:3000])
    out = tmp_path / "dates.csv"
    assert run("schedule", broken, "--csv", out) == 1
    assert "line" in capsys.readouterr().err
    assert not out.exists()
    assert run("schedule", tmp_path / "absent.xer") == 1
    assert run("schedule", tmp_path / "plan.docx") == 1
    assert ".xml .mspdi .xer" in capsys.readouterr().err


def test_a_ring_of_links_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ring = XML.read_text(encoding="utf-8").replace(
        "<Notes>With the customer.</Notes>",
        "<PredecessorLink><PredecessorUID>12</PredecessorUID></PredecessorLink>",
    )
    path = tmp_path / "ring.xml"
    path.write_text(ring, encoding="utf-8")
    assert run("schedule", path) == 1
    assert "2 → 3 → 2" in capsys.readouterr().err


def test_wrong_usage_is_exit_code_2() -> None:
    with pytest.raises(SystemExit) as caught:
        run("schedule")
    assert caught.value.code == 2
