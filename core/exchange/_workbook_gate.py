"""The gate a workbook from outside has to pass before anything in it is read."""

from __future__ import annotations

import itertools
import re
import zlib
from typing import TYPE_CHECKING, Final, NamedTuple
from zipfile import BadZipFile, ZipFile

from core.errors import FileMissing, ImportProblems, Problem
from core.language import mark, tr

if TYPE_CHECKING:
    from pathlib import Path
    from zipfile import ZipInfo

MAX_BYTES: Final = 50 * 2**20
MAX_ENTRIES: Final = 2_000
MAX_SPREAD: Final = 300 * 2**20
MAX_RATIO: Final = 200
_SMALL: Final = 10 * 2**20
"""An entry up to this size may be pressed together as much as it likes."""
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK\x03\x04"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_DECLARED: Final = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})""")
_ROOT: Final = re.compile(rb"<[A-Za-z_]")
_HEAD_SIZE: Final = 30


class Part(NamedTuple):
    """A part of a workbook: its name in the archive and what it holds."""

    name: str
    raw: bytes


def refused(reason: str, **values: object) -> ImportProblems:
    """Return the error that says why a workbook is not read at all."""
    return ImportProblems((Problem(None, "", tr(reason, **values)),))


class Gate:
    """The parts of a workbook, each read once, whole, and without document types.

    Raises:
        FileMissing: there is no such file.
        ImportProblems: it is no workbook, is locked, cut off, or larger than it may be.
    """

    def __init__(self, path: Path) -> None:
        _look_at(path)
        try:
            self._archive = ZipFile(path)
            self._infos = {info.filename: info for info in self._archive.infolist()}
            _refuse_bombs(self._archive.infolist())
        except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise _damaged() from error
        self._read: dict[str, bytes] = {}
        self._refuse_others()

    def __contains__(self, name: str) -> bool:
        """Return whether there is a part of this name."""
        return name in self._infos

    def part(self, name: str) -> bytes:
        """Return what a part holds."""
        if name not in self._infos:
            raise _damaged()
        try:
            raw = self._archive.read(name)
        except (BadZipFile, OSError, ValueError, EOFError, zlib.error) as error:
            raise _damaged() from error
        except (NotImplementedError, RuntimeError) as error:  # locked, or an unknown method
            raise refused(
                mark("Parts of the workbook are locked. Save it without a password.")
            ) from error
        _refuse_document_types(raw)
        return raw

    def close(self) -> None:
        """Let go of the file."""
        self._archive.close()

    @property
    def has_macros(self) -> bool:
        """Return whether programs are in it; they are never run."""
        return any(name.lower().endswith("vbaproject.bin") for name in self._infos)

    def _refuse_others(self) -> None:
        if "xl/workbook.bin" in self._infos:
            raise refused(_SAVE_AS, kind="xlsb")
        if "content.xml" in self._infos:
            raise refused(_SAVE_AS, kind="ods")
        if "[Content_Types].xml" not in self._infos:
            raise refused(mark("This is an archive, but no Excel workbook."))


DAMAGED: Final = mark(
    "The workbook is damaged or cut off. Ask for it again, or save it anew in Excel."
)
_SAVE_AS: Final = mark(
    "This is a file of the kind {kind}. Open it in Excel and save it as a workbook (.xlsx)."
)


def _look_at(path: Path) -> None:
    """Refuse by the first bytes what is no workbook, whatever it is called."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(2**20)
    except FileNotFoundError:
        raise FileMissing(tr(mark("There is no file {path}."), path=path)) from None
    except OSError as error:
        why = mark("{path} cannot be read: {why}")
        raise refused(why, path=path, why=error.strerror or error) from error
    if size > MAX_BYTES:
        raise refused(mark("The file is larger than {count} MB."), count=MAX_BYTES // 2**20)
    if not start.startswith(_ZIP):
        _refuse_other_kind(start)


def _refuse_other_kind(start: bytes) -> None:
    if start.startswith(_OLE):
        if _LOCKED in start:
            raise refused(mark("The workbook is locked with a password. Save it without one."))
        raise refused(_SAVE_AS, kind="xls")
    if not start.strip():
        raise refused(mark("The file is empty."))
    if start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        raise refused(_SAVE_AS, kind="html/xml")
    if b"\0" not in start and (b"," in start or b";" in start or b"\t" in start):
        raise refused(_SAVE_AS, kind="csv")
    raise refused(mark("This is no Excel workbook."))


def _refuse_bombs(infos: list[ZipInfo]) -> None:
    """Refuse archives that grow beyond all measure, overlap, or name places outside."""
    if len(infos) > MAX_ENTRIES or sum(info.file_size for info in infos) > MAX_SPREAD:
        raise refused(mark("The workbook is larger inside than a workbook may be."))
    names = [info.filename for info in infos]
    if len(set(names)) < len(names):
        raise _damaged()
    for info in infos:
        _refuse_entry(info)
    ordered = sorted(infos, key=lambda info: info.header_offset)
    for info, following in itertools.pairwise(ordered):
        end = info.header_offset + _HEAD_SIZE + info.compress_size
        if end > following.header_offset:
            raise _damaged()


def _refuse_entry(info: ZipInfo) -> None:
    if info.file_size > _SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise refused(mark("The workbook is larger inside than a workbook may be."))
    if info.filename.startswith(("/", "\\")) or ".." in info.filename:
        raise _damaged()
    if info.flag_bits & 1:
        raise refused(mark("Parts of the workbook are locked. Save it without a password."))


def _refuse_document_types(raw: bytes) -> None:
    declared = _DECLARED.match(raw[:300])
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or name not in {"utf-8", "utf8", "us-ascii"}:
        raise refused(mark("The workbook is not written in UTF-8. Save it anew in Excel."))
    root = _ROOT.search(raw)  # a document type stands before it, or nowhere
    if b"<!" in raw[: root.start() if root else len(raw)].replace(b"<!--", b""):
        raise refused(mark("The file declares a document type or entities; they are not read."))


def _damaged() -> ImportProblems:
    return refused(DAMAGED)
