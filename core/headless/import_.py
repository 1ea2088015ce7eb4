"""The command that takes a portfolio from an exchange file into a data file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from core.headless._arguments import format_of, named, opened
from core.headless._spec import DONE, Command

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from core.headless._spec import Surroundings
    from core.operations.exchange import Imported
    from core.queries.parts import Draft
    from core.workspace import Workspace


def arguments(parser: ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument("source", metavar="YAML", type=named, help="exchange file to read")
    parser.add_argument(
        "file", metavar="FILE", type=named, help="data file; made where there is none"
    )
    parser.add_argument(
        "--replace",
        action="store_true",
        help="replace projects whose code is already in FILE (otherwise they are refused)",
    )


def run(asked: Namespace, surroundings: Surroundings) -> int:
    """Read, then write all in one step; a file made for it does not stay behind a failure."""
    draft = format_of(asked.source).read(asked.source)
    is_new = not asked.file.exists()
    if is_new:
        _create(asked.file, surroundings)
    try:
        with opened(asked.file, surroundings, read_only=False) as workspace:
            if not is_new and not workspace.is_read_only:
                workspace.back_up()
            done = _take(workspace, draft, replace=asked.replace)
    except BaseException:
        if is_new:
            for left in (asked.file, *(Path(f"{asked.file}{end}") for end in ("-wal", "-shm"))):
                left.unlink(missing_ok=True)
        raise
    for notice in done.notices:
        line = f"line {notice.line}, " if notice.line else ""
        print(f"main.py: note: {line}{notice.field}: {notice.reason}", file=sys.stderr)
    print(f"{len(done.added)} projects added, {len(done.replaced)} replaced: {asked.file}")
    return DONE


def _create(path: Path, surroundings: Surroundings) -> None:
    from core.workspace import Workspace

    Workspace.create(path, clock=surroundings.clock, user=surroundings.user).close()


def _take(workspace: Workspace, draft: Draft, *, replace: bool) -> Imported:
    from core.operations.exchange import IMPORT, import_portfolio

    on_conflict = "replace" if replace else "refuse"
    return workspace.run(IMPORT, import_portfolio, draft, on_conflict=on_conflict)


SPEC = Command("import_", 10, "read an exchange file into a data file", arguments, run)
