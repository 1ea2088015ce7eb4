"""Contents that backups and files put aside name are known; what cannot be asked is said."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from core.db.attached import beside, in_changes
from core.db.recorder import Change
from core.queries.attachments import PROJECT, Subject
from tests.attached import attached
from tests.builders import project_in, started

if TYPE_CHECKING:
    from pathlib import Path

    from core.workspace import Workspace


def test_backups_and_files_put_aside_are_asked(workspace: Workspace, tmp_path: Path) -> None:
    subject = Subject(PROJECT, project_in(started(workspace)))
    attached(workspace, subject, tmp_path / "in")
    [content] = workspace.contents.all()
    backup = workspace.back_up()
    path = workspace.path
    assert beside(path).hashes == {content.sha256}
    aside = path.with_name(f"{path.stem} replaced 1{path.suffix}")
    shutil.copyfile(backup, aside)
    backup.unlink()
    assert beside(path).hashes == {content.sha256}
    aside.write_bytes(b"not a data file")
    assert beside(path).unread == (aside,)


def test_a_step_names_what_it_removed_and_what_it_added() -> None:
    def row(sha256: str) -> dict[str, str]:
        return {"sha256": sha256}

    changes = [
        Change("attachment", (1,), row("a"), None),
        Change("attachment", (2,), None, row("b")),
        Change("attachment", (3,), row(""), row("c")),
        Change("milestone", (3,), None, {"code": "M"}),
    ]
    assert in_changes(changes) == {"a", "b", "c"}
