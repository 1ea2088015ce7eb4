"""The note beside an open file that names who has it; the lock itself is SQLite's."""

from __future__ import annotations

import datetime as dt
import json
import os
import socket
from pathlib import Path

from core.language import mark, tr
from core.text import when


def _note(path: Path) -> Path:
    return Path(f"{path}.lock")


def write(path: Path, *, user: str, at: dt.datetime) -> None:
    """Name who has the file; a folder that takes no note is no reason not to work."""
    said = {"user": user, "host": socket.gethostname(), "pid": os.getpid(), "at": at.isoformat()}
    try:
        _note(path).write_text(json.dumps(said, ensure_ascii=False), "utf-8")
    except OSError:
        return


def remove(path: Path) -> None:
    """Take the note away."""
    try:
        _note(path).unlink(missing_ok=True)
    except OSError:
        return


def words(path: Path) -> str:
    """Return who has the file, as far as the note tells."""
    try:
        said = json.loads(_note(path).read_text("utf-8"))
        return tr(
            mark("{path} is open by {user} on {host} since {at}. Close it there, or open a copy."),
            path=path,
            user=said["user"],
            host=said["host"],
            at=when(dt.datetime.fromisoformat(said["at"])),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return tr(
            mark("{path} is open in another program. Close it there and try again."), path=path
        )
