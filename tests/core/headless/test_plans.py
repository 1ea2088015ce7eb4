"""Plans of other programs on the command line: in, out, previewed, refused."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import headless
from core.exchange.mspdi import SPEC
from core.exchange.mspdi import read as read_plan
from core.resources import resources
from core.rules.schedule.plan import Link
from tests.drafts import plan, task

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = resources() / "samples" / "astana.yaml"
ROWS = (
    task(1, "Manufacturing of ovens", days=10, finish="2025-03-14T17:00"),
    task(2, "FAT of ovens", days=0, start="2025-03-14T17:00"),
)


def clock() -> dt.datetime:
    """Return a moment that never passes."""
    return dt.datetime(2025, 2, 28, 12, tzinfo=dt.UTC)


def run(*arguments: object) -> int:
    """Run a command and return its exit code."""
    around = headless.Surroundings(clock, "Li Wei", lambda *_a, **_k: None)
    return headless.run([str(each) for each in arguments], around)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Provide the sample as a data file."""
    path = tmp_path / "sample.handover"
    assert run("import", SAMPLE, path) == 0
    return path


@pytest.fixture
def xml(tmp_path: Path) -> Path:
    """Provide a small plan."""
    path = tmp_path / "plan.xml"
    assert SPEC.write is not None
    SPEC.write(path, plan(*ROWS, links=(Link(1, 2),)))
    return path


def test_a_plan_makes_file_and_project(
    xml: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "new.handover"
    assert run("import", xml, target, "--project", "P-1") == 0
    assert capsys.readouterr().out.startswith("2 milestones added, 0 changed, 0 removed, 0 kept")
    assert run("kpi", target, "--project", "P-1") == 0


def test_a_preview_lists_and_changes_nothing(
    xml: Path, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sample.read_bytes()
    capsys.readouterr()
    assert run("import", xml, sample, "--project", "P-9", "--preview") == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].split()[:3] == ["new", "M001", "Manufacturing"]
    assert out[-1].startswith("2 new, 0 changed, 0 same, 0 gone, 0 left; nothing was changed")
    assert sample.read_bytes() == before


def test_a_second_import_updates_and_keeps_what_is_gone_unless_told(
    xml: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "new.handover"
    assert run("import", xml, target, "--project", "P-1") == 0
    assert SPEC.write is not None
    SPEC.write(xml, plan(task(1, "Manufacturing", days=12, finish="2025-03-18T17:00")))
    capsys.readouterr()
    assert run("import", xml, target, "--project", "P-1", "--preview") == 0
    listed = capsys.readouterr().out
    assert "         duration: 4800 → 5760" in listed
    assert "         name: Manufacturing of ovens → Manufacturing" in listed
    assert run("import", xml, target, "--project", "P-1") == 0
    assert "0 milestones added, 1 changed, 0 removed, 1 kept" in capsys.readouterr().out
    assert run("import", xml, target, "--project", "P-1", "--remove-gone") == 0
    assert "0 milestones added, 0 changed, 1 removed, 0 kept" in capsys.readouterr().out


def test_an_exported_plan_comes_back_as_no_change(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.xml"
    assert run("export", sample, out, "--project", "P-2301", "--language", "ru") == 0
    assert "Окрасочный цех" in out.read_text("utf-8")
    capsys.readouterr()
    assert run("import", out, sample, "--project", "P-2301", "--preview") == 0
    assert "0 new, 0 changed, 48 same, 0 gone, 0 left" in capsys.readouterr().out


def test_wrong_wishes_say_what_to_do(
    xml: Path, sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.xml"
    for asked, said in (
        (["import", xml, sample], "is a plan: say with --project"),
        (["import", SAMPLE, sample, "--project", "P-1"], "--project is for plans"),
        (["import", xml, tmp_path / "none.handover", "--project", "P", "--preview"], "no file"),
        (["export", sample, out], "is a plan: say with --project"),
        (["export", sample, out, "--project", "P-9"], "There is no project P-9"),
        (["export", sample, out.with_suffix(".xer"), "--project", "P-2301"], "written as NAME.xml"),
        (
            ["export", sample, out.with_suffix(".yaml"), "--project", "P-2301"],
            "--project is for plans",
        ),
    ):
        assert run(*asked) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert said in line
    assert not out.exists()


def test_a_new_project_that_cannot_be_leaves_no_file(xml: Path, tmp_path: Path) -> None:
    target = tmp_path / "new.handover"
    assert run("import", xml, target, "--project", " ") == 1
    assert not target.exists()


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><Project><Name>&c;</Name></Project>'
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<Project><Name>&x;</Name></Project>"
)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0\1\2",
        b"hello",
        b"<html><body/></html>",
        LAUGHS.encode(),
        OUTSIDE.encode(),
        b'<?xml version="1.0" encoding="klingon"?><Project/>',
        '<?xml version="1.0" encoding="utf-8"?><Project><Name>Ё'.encode("cp1251"),
        b"<Project>" + b"<a>" * 10_000,
        b"<Project><Tasks><Task><UID>x</UID></Task></Tasks></Project>",
    ],
    ids=lambda content: str(content[:18]),
)
def test_hostile_and_broken_plans_are_refused_and_nothing_changes(
    sample: Path, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, before = tmp_path / "bad.xml", sample.read_bytes()
    bad.write_bytes(content)
    capsys.readouterr()
    assert run("import", bad, sample, "--project", "P-2301") == 1
    said = capsys.readouterr().err
    assert said.startswith("main.py: ")
    assert "root:" not in said
    assert sample.read_bytes() == before


def test_other_encodings_are_read(xml: Path, sample: Path) -> None:
    text = xml.read_text("utf-8").replace("Manufacturing of ovens", "Изготовление печей")
    for name in ("utf-16", "cp1251"):
        xml.write_bytes(text.replace("UTF-8", name).encode(name))
        assert next(row.name for row in read_plan(xml).rows) == "Изготовление печей"
        assert run("import", xml, sample, "--project", f"P-{name}") == 0


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 5000), st.sampled_from(["", "<", "&", "</Task>", "\0", "9" * 40, "]]>"]))
def test_a_damaged_plan_changes_all_or_nothing(xml: Path, sample: Path, at: int, put: str) -> None:
    text = xml.read_text("utf-8")
    before = sample.read_bytes()
    bad = xml.with_name("bad.xml")
    cut = text[:at] + put + (text[at:] if put else "")
    bad.write_text(cut, "utf-8")
    if run("import", bad, sample, "--project", "P-7") == 1:
        assert sample.read_bytes() == before


def test_a_ring_is_named_and_nothing_changes(
    xml: Path, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert SPEC.write is not None
    SPEC.write(xml, plan(*ROWS, links=(Link(1, 2), Link(2, 1))))
    before = sample.read_bytes()
    capsys.readouterr()
    assert run("import", xml, sample, "--project", "P-7") == 1
    assert "wait for each other" in capsys.readouterr().err
    assert sample.read_bytes() == before
