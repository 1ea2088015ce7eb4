"""Names from outside are data: they lead nowhere, show what they are, and can be written anywhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.file_names import LONGEST, free_name, kept_name, safe_name, suffix_of


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\отчёт №5.pdf", "отчёт №5.pdf"),
        ("焊装车间 验收.docx", "焊装车间 验收.docx"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("line\nbreak\x00.txt", "linebreak.txt"),
        ("..", "file"),
        ("", "file"),
        (".gitignore", ".gitignore"),
        ("e\u0301.txt", "é.txt"),
        ("bad\udcff.txt", "bad?.txt"),
    ],
)
def test_a_name_is_the_last_part_as_it_is_seen(given_: str, kept: str) -> None:
    assert kept_name(given_) == kept


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a:b?.pdf", "a_b_.pdf"),
        ("CON", "_CON"),
        ("nul.tar.gz", "_nul.tar.gz"),
        ("COM¹.txt", "_COM¹.txt"),
        ("comfort.txt", "comfort.txt"),
        ("trailing. . ", "trailing"),
        ("evil.exe. ", "evil.exe"),
    ],
)
def test_a_name_that_windows_refuses_is_mended(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text())
def test_every_name_can_be_written_and_stays_in_its_folder(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert not set(safe) & set('<>:"/\\|?*\0')
    assert safe not in {".", ".."}
    assert len(safe.encode()) <= LONGEST + 1
    assert safe == safe.rstrip(" .")
    assert kept_name(kept_name(name)) == kept_name(name)


def test_a_long_name_keeps_its_ending() -> None:
    assert kept_name("п" * 500 + ".xlsx").endswith("п.xlsx")
    assert len(safe_name("п" * 500 + ".xlsx").encode()) <= LONGEST
    assert suffix_of("invoice.pdf.EXE . ") == ".exe"


def test_files_of_one_name_are_numbered() -> None:
    assert free_name("a.pdf", []) == "a.pdf"
    assert free_name("A.pdf", ["a.PDF", "a (2).pdf"]) == "A (3).pdf"
