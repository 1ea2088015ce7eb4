"""The command that tells whether a file is whole and its plans are sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import UserError
from core.headless._arguments import add_file, opened
from core.headless._spec import DONE, Command

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from core.headless._spec import Surroundings
    from core.queries.attachments import KeptFileRow
    from core.workspace import Workspace


def arguments(parser: ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_file(parser)


def run(asked: Namespace, surroundings: Surroundings) -> int:
    """Check every page of the file, then the plans; only damage is a failure."""
    from core.operations.kept import unread_sections
    from core.queries.attachments import kept_files
    from core.queries.findings import findings

    with opened(asked.file, surroundings) as workspace:
        workspace.check()
        found = workspace.read(findings)
        unread = workspace.read(unread_sections)
        broken = [
            problem for each in workspace.read(kept_files) if (problem := _wrong(workspace, each))
        ]
    for code, section in unread:
        print(f"{code}: {section} of an older file could not be read; it is kept as text.")
    for said in broken:
        print(said)
    for finding in found:
        print(f"{finding.where}: {finding.reason}")
    print(f"{asked.file} is whole; {len(found)} findings in its plans.")
    return DONE


def _wrong(workspace: Workspace, kept: KeptFileRow) -> str:
    """Return what is wrong with the content of an attached file; nothing where it is whole."""
    try:
        workspace.contents.check(kept.sha256, kept.name)
    except UserError as error:
        return f"{kept.project_code}: {error}"
    return ""


SPEC = Command("check", 50, "tell whether a file is whole and its plans are sound", arguments, run)
