"""Where the program keeps its own data; and how a file is written whole or not at all."""

from __future__ import annotations

import os
import re
import time
from contextlib import contextmanager
from errno import ENOSPC
from typing import TYPE_CHECKING, Final

from platformdirs import PlatformDirs

from core.errors import OutputError
from core.language import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DIRS: Final = PlatformDirs("Handover", appauthor=False)
_RETRIES: Final = 10
PART: Final = ".part"
_PART: Final = re.compile(rf"\.~[0-9a-f]{{12}}{re.escape(PART)}(-wal|-shm|-journal)?")
_A_DAY: Final = 24 * 60 * 60


def data_folder() -> Path:
    """Return where files of the program's own making lie; made when first asked for."""
    return _made(_DIRS.user_data_path)


def config_folder() -> Path:
    """Return where settings lie; made when first asked for."""
    return _made(_DIRS.user_config_path)


def log_folder() -> Path:
    """Return where the log lies; made when first asked for."""
    return _made(_DIRS.user_log_path)


def cache_folder() -> Path:
    """Return where lies what can be made again at any time; made when first asked for."""
    return _made(_DIRS.user_cache_path)


@contextmanager
def atomic_path(target: Path) -> Iterator[Path]:
    """Yield a file beside the target to write to; it takes the target's place when all went well.

    Raises:
        OutputError: the folder cannot be written, the disk is full, or another program holds the
            target. The old file is untouched then, and nothing is left beside it.
    """
    target = target.resolve()
    part = part_beside(target)
    try:
        yield part
        put_in_place(part, target)
    except BaseException as error:
        part.unlink(missing_ok=True)
        if isinstance(error, OSError) and not isinstance(error, FileNotFoundError):
            raise unwritable(target, error) from error
        raise


def part_beside(target: Path) -> Path:
    """Make an empty file beside the target, with the rights of the file it is to replace.

    Raises:
        OutputError: the folder is not there or cannot be written.
    """
    part = target.with_name(f".~{os.urandom(6).hex()}{PART}")
    try:
        part.open("xb").close()
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
    except OSError as error:
        raise unwritable(target, error) from error
    _sweep(part)
    return part


def put_in_place(part: Path, target: Path) -> None:
    """Give a part that was written its name, once it is safe on the disk; an old file goes."""
    _flush(part)
    _take_place(part, target)


def unwritable(target: Path, error: OSError) -> OutputError:
    """Return what to say of a file or folder that the system did not let us write."""
    if isinstance(error, FileNotFoundError):
        return OutputError(tr(mark("The folder {path} was not found."), path=target.parent))
    if isinstance(error, IsADirectoryError):
        return OutputError(tr(mark("{path} is a folder. Choose another name."), path=target))
    if isinstance(error, PermissionError):
        said = mark(
            "{path} cannot be written. Close it in other programs, or choose another name or "
            "folder. The old file is unchanged."
        )
    elif error.errno == ENOSPC:
        said = mark("The disk is full, so {path} was not written. The old file is unchanged.")
    else:
        said = mark("{path} cannot be written ({reason}). The old file is unchanged.")
    return OutputError(tr(said, path=target, reason=error.strerror or error))


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _sweep(part: Path) -> None:
    """Take away parts that lie in the folder of this one since the program was killed there."""
    # The file system's own clock, of which a new file tells the time: no other is asked.
    made = part.stat().st_mtime
    for left in part.parent.glob(f".~*{PART}*"):
        try:
            if _PART.fullmatch(left.name) and left.stat().st_mtime < made - _A_DAY:
                left.unlink()
        except OSError:
            continue


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _take_place(part: Path, target: Path) -> None:
    for attempt in range(_RETRIES):
        try:
            part.replace(target)
            break
        except PermissionError:
            # Excel, a virus scanner or a synchronising folder may hold the target for a moment.
            if attempt == _RETRIES - 1:
                raise
            time.sleep(0.1)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
