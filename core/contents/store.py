"""The folder `NAME files` beside `NAME.handover`: contents written once, by SHA-256, never changed.

A content is whole on the disk before a row refers to it, and stays when the row goes: undo and
backups may bring the row back. `remove` is for what nothing refers to any more.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.contents.lending import Lending
from core.contents.looking import inside
from core.errors import ContentDamaged, ContentMissing, FileRefused, OutputError
from core.language import mark, tr
from core.paths import atomic_path, part_beside, put_in_place, unwritable
from core.rules.file_kinds import danger_of, media_type
from core.rules.file_names import kept_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

MOST: Final = 2 << 30
"""The largest file that is taken in: 2 GB."""
_ROOM: Final = 50_000_000
_BLOCK: Final = 1 << 20
_HASH: Final = re.compile(r"[0-9a-f]{64}")


def _alone(_count: int) -> None:
    """Tell nobody how far it is."""


@dataclass(frozen=True, slots=True)
class Content:
    """A content that is kept: its hash and how many bytes it has."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was taken in: what it is called, what it is, and its content."""

    name: str
    media_type: str
    sha256: str
    size: int


def folder_of(data_file: Path) -> Path:
    """Return where the contents lie that the rows of a data file refer to."""
    return data_file.with_name(f"{data_file.stem} files")


class Contents:
    """The contents kept beside one data file.

    Attributes:
        folder: where they lie; made when the first is taken in.
    """

    def __init__(self, data_file: Path) -> None:
        self.folder = folder_of(data_file)
        self._fresh: set[str] = set()
        self._lending = Lending()

    # what is there

    def path_of(self, sha256: str) -> Path:
        """Return where a content lies, or would lie; a text that is no hash leads nowhere else."""
        if not _HASH.fullmatch(sha256):
            raise ContentMissing(tr(mark("“{text}” is no content of a file."), text=sha256[:80]))
        return self.folder / sha256[:2] / sha256

    def missing(self, wanted: Iterable[Content]) -> list[Content]:
        """Return which of these are not there, or not as long as they were."""
        return [each for each in wanted if _size(self.path_of(each.sha256)) != each.size]

    def there(self, sha256: str, name: str) -> Path:
        """Return where a content lies that is there; it is only read.

        Raises:
            ContentMissing: it is not there; the message says how it may be found.
        """
        path = self.path_of(sha256)
        if path.is_file():
            return path
        said = mark(
            "{name} is not in the folder “{folder}”. If the data file was moved or renamed, let "
            "that folder follow it, or look for its files with File › Clean up files."
        )
        raise ContentMissing(tr(said, name=name, folder=self.folder.name))

    def all(self) -> Iterator[Content]:
        """Yield everything that is kept; what else lies in the folder is not ours."""
        for path in sorted(self.folder.glob("[0-9a-f][0-9a-f]/*")):
            size = _size(path)
            if _HASH.fullmatch(path.name) and path.parent.name == path.name[:2] and size >= 0:
                yield Content(path.name, size)

    def danger(self, sha256: str, name: str) -> str:
        """Return the key in `DANGERS` of what opening a file may do; nothing where it is safe."""
        return danger_of(name, inside(self.there(sha256, name)))

    # taking in

    def take(self, source: Path, *, advance: Callable[[int], None] = _alone) -> Taken:
        """Take in a copy of a file; what is kept already is not kept twice.

        Args:
            source: the file.
            advance: told how many bytes more were read; may raise to give up.

        Raises:
            FileRefused: why it cannot be attached.
            OutputError: it cannot be written beside the data file.
        """
        name = kept_name(source.name)
        before = _regular(source, name)
        self._room_for(before.st_size, name)
        with _reading(source, name) as stream:
            head = stream.read(_BLOCK)
            stream.seek(0)
            with self._new(name) as part:
                found = _copied(stream, part, _upto(before.st_size, advance, name))
                after = source.stat()
                if after.st_size != found.size or after.st_mtime_ns != before.st_mtime_ns:
                    raise _changing(name)
                self._keep(part, found)
        return Taken(name, media_type(name, head), found.sha256, found.size)

    def take_bytes(self, raw: bytes, name: str) -> Taken:
        """Take in what is no file yet: a picture from the clipboard."""
        self._room_for(len(raw), name)
        found = Content(hashlib.sha256(raw).hexdigest(), len(raw))
        with self._new(name) as part:
            part.write_bytes(raw)
            self._keep(part, found)
        return Taken(kept_name(name), media_type(name, raw), found.sha256, found.size)

    # giving out

    def copy_out(
        self, sha256: str, name: str, target: Path, *, advance: Callable[[int], None] = _alone
    ) -> None:
        """Write a content to another place, whole and as it was attached, or not at all.

        Raises:
            ContentMissing: it is not there.
            ContentDamaged: it is not what was attached.
            OutputError: it cannot be written there.
        """
        kept = self.there(sha256, name)
        with atomic_path(target) as part, _reading(kept, name) as stream:
            if _copied(stream, part, advance).sha256 != sha256:
                raise _damaged(name)

    def lend(self, sha256: str, name: str, *, advance: Callable[[int], None] = _alone) -> Path:
        """Return a copy that another program may open: what is kept stays out of its reach."""
        with self._lending.place(name) as target:
            self.copy_out(sha256, name, target, advance=advance)
        return target

    def check(self, sha256: str, name: str, *, advance: Callable[[int], None] = _alone) -> None:
        """Make sure that a content is there and is what was attached; see `copy_out`."""
        with _reading(self.there(sha256, name), name) as stream:
            if _hashed(stream, advance).sha256 != sha256:
                raise _damaged(name)

    def copy_to(
        self,
        other: Contents,
        wanted: Iterable[Content],
        *,
        advance: Callable[[int], None] = _alone,
    ) -> list[Content]:
        """Copy contents to those of another data file; return which are not here."""
        lacking = self.missing(wanted := list(wanted))
        for each in wanted:
            if each in lacking or not other.missing([each]):
                continue
            if other.take(self.path_of(each.sha256), advance=advance).sha256 != each.sha256:
                lacking.append(each)
        return lacking

    def find(
        self, folder: Path, wanted: Iterable[Content], *, advance: Callable[[int], None] = _alone
    ) -> list[Content]:
        """Take in from a folder, and those in it, whatever has one of these contents.

        Args:
            folder: where to look: the folder that lay beside a moved data file, or any other.
            wanted: the contents that are missing.
            advance: told how many bytes more were read; may raise to give up.

        Returns:
            What was found.
        """
        by_size: dict[int, set[str]] = {}
        for each in wanted:
            by_size.setdefault(each.size, set()).add(each.sha256)
        found = []
        for path in _files_in(folder):
            left = by_size.get(size := _size(path), set())
            if not left or (_HASH.fullmatch(path.name) and path.name not in left):
                continue
            with _reading(path, path.name) as stream:
                seen = _hashed(stream, advance)
            if seen.sha256 in left:
                self.take(path, advance=advance)
                left.remove(seen.sha256)
                found.append(Content(seen.sha256, size))
        return found

    # taking away

    def unneeded(self, needed: Iterable[str]) -> list[Content]:
        """Return what is kept though none of these hashes names it; what is new here is left out."""
        kept = self._fresh | set(needed)
        return [each for each in self.all() if each.sha256 not in kept]

    def remove(self, contents: Iterable[Content]) -> None:
        """Take contents away for good, and folders that become empty."""
        for each in contents:
            path = self.path_of(each.sha256)
            _unlock(path)
            path.unlink(missing_ok=True)
            if not any(path.parent.iterdir()):
                path.parent.rmdir()

    def close(self) -> None:
        """Take away the copies that were lent."""
        self._lending.close()

    # private

    @contextmanager
    def _new(self, name: str) -> Iterator[Path]:
        """Yield a part to write to; it is gone afterwards, unless it was given its name."""
        try:
            self.folder.mkdir(exist_ok=True)
        except OSError as error:
            raise unwritable(self.folder, error) from error
        part = part_beside(self.folder / "content")
        try:
            yield part
        except OSError as error:
            raise unwritable(self.folder / name, error) from error
        finally:
            part.unlink(missing_ok=True)

    def _keep(self, part: Path, found: Content) -> None:
        """Give a part its name; what lies under it already is kept if it is whole."""
        self._fresh.add(found.sha256)
        path = self.path_of(found.sha256)
        path.parent.mkdir(exist_ok=True)
        if path.exists():
            with path.open("rb") as stream:
                if _hashed(stream, _alone) == found:
                    return
            _unlock(path)
        part.chmod(0o600)
        put_in_place(part, path)
        # So that a program which opens it here by mistake cannot save over it.
        path.chmod(0o444)

    def _room_for(self, size: int, name: str) -> None:
        beside = self.folder if self.folder.is_dir() else self.folder.parent
        try:
            free = shutil.disk_usage(beside).free
        except OSError:
            return  # a shared folder may not say; a full disk is told when it is written
        if free < size + _ROOM:
            why = mark("There is too little room beside the data file for {name}. Free some space.")
            raise OutputError(tr(why, name=name))


def _regular(source: Path, name: str) -> os.stat_result:
    """Return what the system says of a file that can be taken in.

    Raises:
        FileRefused: it is a folder, a device, too large, or not there.
    """
    try:
        found = source.stat()
    except OSError as error:
        raise _unreadable(name, error) from error
    if stat.S_ISDIR(found.st_mode):
        raise FileRefused(tr(mark("{name} is a folder. Attach the files in it."), name=name))
    if not stat.S_ISREG(found.st_mode):
        raise FileRefused(tr(mark("{name} is not a file."), name=name))
    if found.st_size > MOST:
        raise _too_large(name)
    return found


def _reading(source: Path, name: str) -> BinaryIO:
    try:
        return source.open("rb")
    except OSError as error:
        raise _unreadable(name, error) from error


def _unreadable(name: str, error: OSError) -> FileRefused:
    said = mark("{name} cannot be read ({reason}).")
    if isinstance(error, FileNotFoundError):
        said = mark("{name} was not found. It may have been moved or renamed.")
    elif isinstance(error, PermissionError):
        said = mark("{name} cannot be read. Close it in other programs, or ask for the right to.")
    return FileRefused(tr(said, name=name, reason=error.strerror or error))


def _too_large(name: str) -> FileRefused:
    return FileRefused(tr(mark("{name} is larger than 2 GB. Attach a link to it."), name=name))


def _changing(name: str) -> FileRefused:
    said = mark("{name} was being written while it was read. Try again.")
    return FileRefused(tr(said, name=name))


def _damaged(name: str) -> ContentDamaged:
    said = mark(
        "{name} is damaged: what is kept is not what was attached. It was not opened. Attach the "
        "file again, and it will be whole wherever it is used."
    )
    return ContentDamaged(tr(said, name=name))


def _upto(size: int, advance: Callable[[int], None], name: str) -> Callable[[int], None]:
    """Return what counts along, and gives up a file that grows while it is read."""
    left = size

    def count(read: int) -> None:
        nonlocal left
        left -= read
        if left < 0:
            raise _changing(name)
        advance(read)

    return count


def _copied(stream: BinaryIO, target: Path, advance: Callable[[int], None]) -> Content:
    with target.open("wb") as out:
        return _hashed(stream, advance, out)


def _hashed(
    stream: BinaryIO, advance: Callable[[int], None], out: BinaryIO | None = None
) -> Content:
    made, size = hashlib.sha256(), 0
    while block := stream.read(_BLOCK):
        size += len(block)
        made.update(block)
        if out is not None:
            out.write(block)
        advance(len(block))
    return Content(made.hexdigest(), size)


def _files_in(folder: Path) -> Iterator[Path]:
    for place, _folders, names in os.walk(folder):
        for name in sorted(names):
            path = Path(place) / name
            if path.is_file() and not path.is_symlink():
                yield path


def _size(path: Path) -> int:
    try:
        found = path.stat()
    except OSError:
        return -1
    return found.st_size if stat.S_ISREG(found.st_mode) else -1


def _unlock(path: Path) -> None:
    """Let a file be replaced or removed where a read-only one cannot be: on Windows."""
    if path.exists():
        path.chmod(0o600)
