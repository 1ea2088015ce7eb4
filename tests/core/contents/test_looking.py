"""Macros are seen in both forms of Office files, and a broken archive does no harm."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from core.contents.looking import inside
from core.rules.file_kinds import MACROS, OLE, VBA, danger_of

if TYPE_CHECKING:
    from pathlib import Path


def test_macros_in_a_document_called_docx(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
        archive.writestr("word/vbaProject.bin", b"x")
    assert danger_of(path.name, inside(path)) == MACROS


def test_macros_far_into_an_older_document(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(OLE + b"\0" * ((1 << 20) - len(OLE) - 5) + VBA)
    assert danger_of(path.name, inside(path)) == MACROS
    path.write_bytes(OLE + b"\0" * 100)
    assert danger_of(path.name, inside(path)) == ""


def test_an_archive_that_is_not_whole_is_only_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04 and nothing more")
    assert inside(path).parts == ()
