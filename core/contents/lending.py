"""Copies that other programs open: in a folder of their own, read-only, gone when we close."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.paths import unwritable
from core.rules.file_names import safe_name

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX: Final = "handover-open-"
_DAYS: Final = 7
_DAY: Final = 24 * 60 * 60


class Lending:
    """The copies that were lent since the data file was opened."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    @contextmanager
    def place(self, name: str) -> Iterator[Path]:
        """Yield where a copy is to be written; it is read-only once it is."""
        try:
            folder = Path(tempfile.mkdtemp(dir=self._own_folder()))
        except OSError as error:
            raise unwritable(Path(tempfile.gettempdir()), error) from error
        target = folder / safe_name(name)
        yield target
        target.chmod(0o400)

    def close(self) -> None:
        """Take the copies away; one that a program still holds is swept another time."""
        if self._folder is not None:
            _remove(self._folder)
            self._folder = None

    def _own_folder(self) -> Path:
        if self._folder is None or not self._folder.is_dir():
            self._folder = Path(tempfile.mkdtemp(prefix=PREFIX))
            _sweep(self._folder)
        return self._folder


def _sweep(own: Path) -> None:
    """Take away what earlier runs could not."""
    # The file system's own clock, of which a new folder tells the time: no other is asked.
    made = own.stat().st_mtime
    for left in own.parent.glob(f"{PREFIX}*"):
        try:
            if left != own and left.stat().st_mtime < made - _DAYS * _DAY:
                _remove(left)
        except OSError:
            continue


def _remove(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            try:
                path.chmod(0o600)
            except OSError:
                continue
    shutil.rmtree(folder, ignore_errors=True)
