"""What is attached is read in a statement a list; contents are named once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.operations.attachments import AddressDraft, FileDraft, attach
from core.queries.attachments import (
    PROJECT,
    AttachmentRow,
    Subject,
    attachment_counts,
    first_pictures,
    kept_files,
    kinds_by_table,
)
from core.registers import registers
from tests.attached import ON
from tests.builders import project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace

FILE = FileDraft("a.pdf", "application/pdf", "ab" * 32, 12)
PICTURE = FileDraft("b.png", "image/png", "cd" * 32, 5)


def test_counts_pictures_and_contents(workspace: Workspace) -> None:
    one, two = project_in(started(workspace), "P-1"), project_in(workspace, "P-2")
    link = AddressDraft("https://example.com/x.png")
    workspace.run("Attach", attach, Subject(PROJECT, one), [link, FILE, PICTURE], on=ON)
    workspace.run("Attach", attach, Subject(PROJECT, two), [FILE], on=ON)
    assert workspace.read(attachment_counts, PROJECT) == {one: 3, two: 1}
    assert workspace.read(attachment_counts, PROJECT, two) == {two: 1}
    found = workspace.read(first_pictures, PROJECT, one)
    assert found[one].name == "b.png"
    kept = workspace.read(kept_files)
    assert [(each.sha256, each.size, each.project_code) for each in kept] == [
        (FILE.sha256, 12, "P-1"),
        (PICTURE.sha256, 5, "P-1"),
    ]


def test_every_table_with_rows_a_user_keeps_can_have_attachments() -> None:
    kinds = set(kinds_by_table().values())
    assert kinds == {"project", "milestone", *registers()}


def test_a_file_goes_out_as_it_is_shown_with_the_ending_it_came_with() -> None:
    def row(title: str, name: str) -> AttachmentRow:
        subject = Subject(PROJECT, 1)
        return AttachmentRow(1, subject, title, name, "", "", 1, "ab" * 32, None, "")

    assert row("", "a.PDF").file_name == "a.PDF"
    assert row("Protocol", "a.PDF").file_name == "Protocol.PDF"
    assert row("Protocol.pdf", "a.PDF").file_name == "Protocol.pdf"
    assert row("Notes", "README").file_name == "Notes"
    assert row("Rules", ".gitignore").file_name == "Rules"
