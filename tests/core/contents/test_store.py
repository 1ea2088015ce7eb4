"""Contents are taken in whole, once, and given out only as they were."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from core.contents import Content, Contents, folder_of
from core.contents import store as module
from core.errors import ContentDamaged, ContentMissing, FileRefused, OutputError
from core.rules.file_kinds import PROGRAM

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def contents(tmp_path: Path) -> Contents:
    return Contents(tmp_path / "plant.handover")


def file(folder: Path, name: str = "a.pdf", raw: bytes = b"%PDF-1.4 x") -> Path:
    made = folder / name
    made.write_bytes(raw)
    return made


def lying(contents: Contents) -> list[str]:
    return sorted(p.name for p in contents.folder.rglob("*") if p.is_file())


def test_a_file_lies_under_its_hash_in_a_folder_named_after_the_data_file(
    contents: Contents, tmp_path: Path
) -> None:
    taken = contents.take(file(tmp_path, "план 图.pdf"))
    assert (taken.name, taken.media_type, taken.size) == ("план 图.pdf", "application/pdf", 10)
    kept = contents.path_of(taken.sha256)
    assert kept == tmp_path / "plant files" / taken.sha256[:2] / taken.sha256
    assert kept.read_bytes() == b"%PDF-1.4 x"
    assert folder_of(tmp_path / "plant.handover") == contents.folder


def test_the_same_content_is_kept_once_under_any_name(contents: Contents, tmp_path: Path) -> None:
    first = contents.take(file(tmp_path, "a.pdf"))
    second = contents.take(file(tmp_path, "b.pdf"))
    assert first.sha256 == second.sha256
    assert lying(contents) == [first.sha256]


def test_an_empty_file_is_a_file(contents: Contents, tmp_path: Path) -> None:
    taken = contents.take(file(tmp_path, "empty.txt", b""))
    assert taken.size == 0
    assert not contents.missing([Content(taken.sha256, 0)])


@pytest.mark.parametrize("kind", ["folder", "pipe", "gone", "huge", "locked"])
def test_what_cannot_be_attached_is_refused_with_the_reason(
    contents: Contents, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "thing"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "huge":
        with path.open("wb") as stream:
            stream.truncate(module.MOST + 1)
    elif kind == "locked":
        path.write_bytes(b"x")
        plain = type(path).open

        def refuse(self: Path, *args: Any, **values: Any) -> Any:
            if self == path:
                raise PermissionError(13, "Permission denied")
            return plain(self, *args, **values)

        monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(FileRefused, match="thing"):
        contents.take(path)
    monkeypatch.undo()
    assert not contents.folder.exists() or not lying(contents)


def test_a_file_that_is_written_meanwhile_is_not_taken(contents: Contents, tmp_path: Path) -> None:
    source = file(tmp_path)

    def write_on(_count: int) -> None:
        with source.open("ab") as stream:
            stream.write(b"more")

    with pytest.raises(FileRefused):
        contents.take(source, advance=write_on)
    assert not lying(contents)


def test_giving_up_leaves_nothing_half_written(contents: Contents, tmp_path: Path) -> None:
    def stop(_count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        contents.take(file(tmp_path), advance=stop)
    assert not lying(contents)


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_a_full_disk_is_said_before_anything_is_written(
    contents: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(1, 1, 0))
    with pytest.raises(OutputError, match=r"a\.pdf"):
        contents.take(file(tmp_path))
    assert not contents.folder.exists()


def test_what_is_damaged_is_not_given_out_and_heals_when_attached_again(
    contents: Contents, tmp_path: Path
) -> None:
    taken = contents.take(file(tmp_path))
    kept = contents.path_of(taken.sha256)
    kept.chmod(0o600)
    kept.write_bytes(b"%PDF-1.4 y")
    target = tmp_path / "out.pdf"
    for ask in (
        lambda: contents.copy_out(taken.sha256, "a.pdf", target),
        lambda: contents.lend(taken.sha256, "a.pdf"),
        lambda: contents.check(taken.sha256, "a.pdf"),
    ):
        with pytest.raises(ContentDamaged, match=r"a\.pdf"):
            ask()
    assert not target.exists()
    contents.take(file(tmp_path))
    contents.check(taken.sha256, "a.pdf")


def test_what_is_missing_names_the_folder_that_should_be_there(contents: Contents) -> None:
    with pytest.raises(ContentMissing, match="plant files"):
        contents.lend("0" * 64, "a.pdf")


@pytest.mark.parametrize("text", ["", "../../etc/passwd", "A" * 64, "0" * 63])
def test_a_text_that_is_no_hash_leads_nowhere(contents: Contents, text: str) -> None:
    with pytest.raises(ContentMissing):
        contents.path_of(text)


def test_a_lent_copy_is_read_only_apart_and_gone_at_the_end(
    contents: Contents, tmp_path: Path
) -> None:
    taken = contents.take(file(tmp_path))
    lent = contents.lend(taken.sha256, "..\\..\\CON.pdf")
    assert lent.name == "_CON.pdf"
    assert lent.read_bytes() == b"%PDF-1.4 x"
    assert not lent.stat().st_mode & 0o222
    assert contents.folder not in lent.parents
    contents.close()
    assert not lent.parent.exists()


def test_a_moved_data_file_finds_its_contents_under_any_name(
    contents: Contents, tmp_path: Path
) -> None:
    taken = [contents.take(file(tmp_path, f"{n}.txt", bytes([n]))) for n in range(3)]
    wanted = [Content(each.sha256, each.size) for each in taken]
    moved = Contents(tmp_path / "elsewhere" / "other.handover")
    moved.folder.parent.mkdir()
    assert moved.missing(wanted) == wanted
    assert set(moved.find(contents.folder, wanted[:2])) == set(wanted[:2])
    loose = tmp_path / "loose"
    loose.mkdir()
    file(loose, "renamed.bin", bytes([2]))
    file(loose, "same length.bin", bytes([9]))
    assert moved.find(loose, moved.missing(wanted)) == wanted[2:]
    assert not moved.missing(wanted)


def test_only_what_nothing_names_is_taken_away(contents: Contents, tmp_path: Path) -> None:
    one = contents.take(file(tmp_path, "1", b"1"))
    contents.take(file(tmp_path, "2", b"22"))
    (contents.folder / "notes.txt").write_text("mine")
    later = Contents(tmp_path / "plant.handover")
    assert not contents.unneeded([])  # just taken in: its row may be on its way
    [found] = later.unneeded([one.sha256])
    assert found.size == 2
    later.remove([found])
    assert lying(contents) == sorted([one.sha256, "notes.txt"])


def test_a_program_under_the_name_of_a_document_is_seen(contents: Contents, tmp_path: Path) -> None:
    taken = contents.take(file(tmp_path, "invoice.pdf", b"MZ\x90\x00"))
    assert contents.danger(taken.sha256, taken.name) == PROGRAM
