"""The commands, run as a script runs them: what they print, write and return."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from core import headless
from core.queries.attachments import PROJECT, Subject
from core.queries.project import project_id
from core.resources import resources
from core.workspace import Workspace
from tests.attached import attached

SAMPLE = resources() / "samples" / "astana.yaml"
ROOT = Path(__file__).parents[3]


class Pictures(list[dict[str, Any]]):
    """Notes what a picture was asked for."""

    def take(self, file: Path, **asked: Any) -> None:
        """Note it."""
        self.append({"file": file, **asked})


def clock() -> dt.datetime:
    """Return a moment that never passes."""
    return dt.datetime(2025, 2, 28, 12, tzinfo=dt.UTC)


def run(*arguments: object, pictures: Pictures | None = None) -> int:
    """Run a command and return its exit code."""
    take = (pictures if pictures is not None else Pictures()).take
    around = headless.Surroundings(clock, "Li Wei", take)
    return headless.run([str(each) for each in arguments], around)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Provide the sample as a data file that nothing here changes."""
    path = tmp_path_factory.mktemp("headless") / "sample.handover"
    assert run("import", SAMPLE, path) == 0
    return path


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    for name in headless.commands():
        with pytest.raises(SystemExit) as caught:
            run(name, "--help")
        assert caught.value.code == 0
        assert "Exit codes: 0 done" in capsys.readouterr().out


def test_wrong_usage_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in (["import"], ["kpi"], ["report", "x"], ["kpi", "x", "--status-date", "31.2."]):
        with pytest.raises(SystemExit) as caught:
            run(*wrong)
        assert caught.value.code == 2
        assert "usage:" in capsys.readouterr().err


def test_alerts_are_listed_worst_first_or_given_by_names_that_stay(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("alerts", sample) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("RED    P-2302    147 d  Milestone overdue: M10")
    assert [line[:5].strip() for line in lines] == sorted(
        (line[:5].strip() for line in lines), reverse=True
    )
    assert run("alerts", sample, "--project", "P-2301", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert {each["project"] for each in found} == {"P-2301"}
    bond = next(each for each in found if each["subject"] == "BG-02")
    assert (bond["alert"], bond["severity"], bond["days"]) == ("guarantee_gap", "AMBER", -184)
    assert bond["what"] == "ends on 2025-08-31, 91 d before it may"
    assert bond["rows"][0]["register"] == "guarantees"


def test_alerts_of_a_file_in_order_and_of_a_project_that_is_not_there(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("alerts", sample, "--project", "P-2201", "--status-date", "2024-06-05") == 0
    assert capsys.readouterr().out == "nothing to act on\n"
    assert run("alerts", sample, "--project", "P-9") == 1
    assert "There is no project P-9" in capsys.readouterr().err


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31", "1899-12-31", "2201-01-01"])
def test_a_status_date_is_of_the_years_of_plans(
    sample: Path, date: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        run("kpi", sample, "--status-date", date)
    assert "is not between 1900-01-01 and 2200-12-31" in capsys.readouterr().err


@pytest.mark.parametrize("date", ["1900-01-01", "2200-12-31"])
def test_figures_at_the_ends_of_time_are_figures(sample: Path, date: str) -> None:
    assert run("kpi", sample, "--json", "--status-date", date) == 0


def test_an_empty_file_name_is_wrong_usage(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for wrong in (["kpi", ""], ["export", sample, ""], ["import", "", sample]):
        with pytest.raises(SystemExit):
            run(*wrong)
        assert "a file name is empty" in capsys.readouterr().err


def test_import_then_export_gives_the_same_data(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.yaml"
    assert run("export", sample, target) == 0
    before, after = (yaml.safe_load(path.read_text("utf-8")) for path in (SAMPLE, target))
    assert after == before


def test_export_import_export_is_byte_identical(sample: Path, tmp_path: Path) -> None:
    first, second, again = (tmp_path / name for name in ("1.yaml", "2.yaml", "again.handover"))
    assert run("export", sample, first) == 0
    assert run("import", first, again) == 0
    assert run("export", again, second) == 0
    assert first.read_bytes() == second.read_bytes()


def test_a_bad_file_lists_its_problems_and_makes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, target = tmp_path / "bad.yaml", tmp_path / "new.handover"
    text = SAMPLE.read_text("utf-8").replace("status: ACTIVE", "status: ASLEEP")
    bad.write_text(text.replace("share_percent: 27.5", "share_percent: many"), "utf-8")
    assert run("import", bad, target) == 1
    lines = capsys.readouterr().err.splitlines()
    assert sum("].status: " in line for line in lines) == 4 + 9  # projects, and their bonds
    assert len(lines) == 14
    assert all(line.startswith("main.py: line ") for line in lines)
    assert "projects[0].shops[0].share_percent" in "".join(lines)
    assert not target.exists()


@settings(max_examples=15, deadline=None)
@given(
    at=st.integers(0, 130_000), put=st.sampled_from(["\t", "}", "'", ": ", "*a", "9" * 30, "\0"])
)
def test_f43_a_broken_sample_leaves_the_file_as_it_was(sample: Path, at: int, put: str) -> None:
    text = SAMPLE.read_text("utf-8")
    before = sample.read_bytes()
    broken = sample.with_name("broken.yaml")
    broken.write_text(text[:at] + put + text[at:], "utf-8")
    assert run("import", broken, sample) == 1
    assert sample.read_bytes() == before


def test_projects_already_there_are_refused_unless_replace_is_asked(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "own.handover"
    assert run("import", SAMPLE, path) == 0
    assert run("import", SAMPLE, path) == 1
    assert len(capsys.readouterr().err.splitlines()) == 6
    assert run("import", SAMPLE, path, "--replace") == 0
    assert "0 projects added, 6 replaced" in capsys.readouterr().out


def test_only_import_makes_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    none = tmp_path / "none.handover"
    for asked in (
        ["export", none, tmp_path / "out.yaml"],
        ["kpi", none, "--json"],
        ["check", none],
        ["picture", none, "--page", "portfolio", "--output", tmp_path / "out.png"],
        ["report", none, "--portfolio", "--format", "xlsx", "--output", tmp_path / "out.xlsx"],
    ):
        assert run(*asked) == 1
        assert str(none) in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_kpi_prints_json(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("kpi", sample, "--json", "--project", "P-2301") == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["status_date", "projects", "portfolio"]
    assert found["projects"]["P-2301"]["spi_t"] == 0.8506


def test_kpi_prints_a_table_to_read(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("kpi", sample) == 0
    shown = capsys.readouterr().out
    line = next(line for line in shown.splitlines() if line.startswith("P-2302"))
    assert line.split()[:3] == ["P-2302", "99", "92.9"]
    assert line.endswith("RED PAC +182 d; SPI(t) 0.76; CPI 0.88; BG-01 ends 90 d too early")


def test_kpi_at_another_date(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("kpi", sample, "--json", "--status-date", "2024-12-31") == 0
    assert json.loads(capsys.readouterr().out)["status_date"] == "2024-12-31"


def test_an_unknown_project_is_one_line(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "r.xlsx"
    for asked in (
        ["kpi", sample, "--project", "P-9"],
        ["report", sample, "--project", "P-9", "--format", "xlsx", "--output", out],
    ):
        assert run(*asked) == 1
        assert capsys.readouterr().err == "main.py: There is no project P-9 in this file.\n"
    assert not out.exists()


def test_report_writes_the_workbook(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.xlsx"
    asked = ["--project", "P-2402", "--format", "xlsx", "--language", "ru", "--output", out]
    assert run("report", sample, *asked) == 0
    assert out.read_bytes()[:2] == b"PK"


def test_nothing_is_written_over_a_file_of_another_kind(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, pictures = sample.read_bytes(), Pictures()
    report = ["report", sample, "--portfolio", "--format", "xlsx", "--output", sample]
    assert run(*report) == 1
    assert "the name must end in .xlsx" in capsys.readouterr().err
    picture = ["picture", sample, "--page", "portfolio", "--output", sample]
    assert run(*picture, pictures=pictures) == 1
    assert "the name must end in .png" in capsys.readouterr().err
    assert run("export", sample, sample) == 1
    assert (sample.read_bytes(), pictures) == (before, [])


def test_commands_that_read_leave_one_file(sample: Path) -> None:
    assert run("kpi", sample) == run("check", sample) == 0
    assert not list(sample.parent.glob("sample.handover-*"))


def test_an_import_into_a_file_is_backed_up_first(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.handover"
    path.write_bytes(sample.read_bytes())
    assert run("import", SAMPLE, path) == 1
    (backup,) = (tmp_path / "own backups").glob("*.handover")
    assert run("kpi", backup) == 0


def test_who_has_read_enough_is_no_failure_to_report(sample: Path) -> None:
    command = [sys.executable, "main.py", "kpi", str(sample), "--json"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdout is not None
        assert reader.stderr is not None
        reader.stdout.close()
        assert reader.stderr.read() == ""


def test_a_pipe_is_no_exchange_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "folder.yaml").mkdir()
    assert run("import", tmp_path / "folder.yaml", tmp_path / "x.handover") == 1
    assert "is a folder or a device" in capsys.readouterr().err


def test_check_tells_that_all_is_well(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", sample) == 0
    assert "is whole; 0 findings" in capsys.readouterr().out


def test_check_and_import_name_attached_files_that_are_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own.handover"
    assert run("import", SAMPLE, own) == 0
    with closing(Workspace.open(own, clock=clock, user="x")) as workspace:
        there = Subject(PROJECT, workspace.read(project_id, "P-2301"))
        attached(workspace, there, tmp_path / "in", "FAT protocol.pdf")
    assert run("export", own, tmp_path / "out.yaml") == 0
    assert run("check", own) == 0
    assert "FAT protocol.pdf" not in capsys.readouterr().out
    assert run("import", tmp_path / "out.yaml", tmp_path / "other.handover") == 0
    assert "The content of FAT protocol.pdf is not here" in capsys.readouterr().err
    assert run("check", tmp_path / "other.handover") == 0
    assert "P-2301: FAT protocol.pdf is not in the folder" in capsys.readouterr().out


def test_check_fails_on_damage(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = tmp_path / "damaged.handover"
    whole = bytearray(sample.read_bytes())
    whole[8192:40960] = b"\xff" * (40960 - 8192)
    damaged.write_bytes(whole)
    assert run("check", damaged) == 1
    assert "damaged" in capsys.readouterr().err


def test_a_file_that_is_not_ours_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.handover"
    other.write_text("hello")
    assert run("kpi", other) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert other.read_text() == "hello"


def test_an_unknown_ending_names_the_known_ones(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", sample, tmp_path / "x.docx") == 1
    assert ".yaml .yml .xml" in capsys.readouterr().err


def test_picture_asks_for_what_the_command_line_says(sample: Path, tmp_path: Path) -> None:
    asked, out = Pictures(), tmp_path / "p.png"
    page = ["--page", "project/P-2301/overview", "--size", "1280x720", "--theme", "dark"]
    assert run("picture", sample, *page, "--language", "zh", "--output", out, pictures=asked) == 0
    (one,) = asked
    assert (one["page"], one["size"], one["theme"]) == (
        "project/P-2301/overview",
        (1280, 720),
        "dark",
    )
    assert (one["language"], one["output"]) == ("zh", out)


def test_kpi_loads_neither_qt_nor_charts_nor_excel(sample: Path) -> None:
    code = (
        "import sys, main\n"
        f"assert main.main(['kpi', {str(sample)!r}, '--json']) == 0\n"
        "heavy = {'PySide6', 'shiboken6', 'matplotlib', 'openpyxl', 'numpy', 'ui'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["status_date"] == "2025-02-28"


def test_a_console_without_the_letters_does_not_end_a_command(sample: Path) -> None:
    code = "import sys, main; sys.exit(main.main(['kpi', sys.argv[1], '--project', '阿斯塔纳']))"
    done = subprocess.run(
        [sys.executable, "-c", code, sample],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "1"},
    )
    assert done.returncode == 1
    assert done.stderr.startswith("main.py: There is no project \\u963f")
