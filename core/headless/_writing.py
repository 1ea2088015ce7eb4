"""Writing into a data file that may have to be made, and saying what was noticed on the way."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from core.headless._arguments import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from core.errors import Problem
    from core.headless._spec import Surroundings
    from core.workspace import Workspace

T = TypeVar("T")


def written(path: Path, surroundings: Surroundings, take: Callable[[Workspace], T]) -> T:
    """Return what was done with a data file, made where there is none, backed up where there is.

    A file made for it does not stay behind a failure.
    """
    is_new = not path.exists()
    if is_new:
        _create(path, surroundings)
    try:
        with opened(path, surroundings, read_only=False) as workspace:
            if not is_new and not workspace.is_read_only:
                workspace.back_up()
            return take(workspace)
    except BaseException:
        if is_new:
            for left in (path, *(Path(f"{path}{end}") for end in ("-wal", "-shm"))):
                left.unlink(missing_ok=True)
        raise


def tell(notices: Iterable[Problem]) -> None:
    """Print what the user should know, a line each, on the error stream."""
    for notice in notices:
        line = f"line {notice.line}" if notice.line else ""
        where = ", ".join(part for part in (line, notice.field) if part)
        said = f"{where}: {notice.reason}" if where else notice.reason
        print(f"main.py: note: {said}", file=sys.stderr)


def _create(path: Path, surroundings: Surroundings) -> None:
    from core.workspace import Workspace

    Workspace.create(path, clock=surroundings.clock, user=surroundings.user).close()
