"""Attaching, naming and taking away, each one step; what hangs on a row goes and comes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from core.errors import InvalidInput, NotFound
from core.model import Attachment
from core.operations.attachments import (
    AddressDraft,
    FileDraft,
    attach,
    edit_attachment,
    remove_attachments,
)
from core.operations.milestones import remove_milestones
from core.operations.projects import remove_projects
from core.operations.register import remove_rows
from core.queries.attachments import (
    MILESTONE,
    PROJECT,
    Subject,
    attachment_counts,
    attachments,
    project_of,
    subject_name,
)
from core.queries.register import register_rows
from core.registers import registers
from tests.attached import ON
from tests.builders import contents, milestone_in, project_in, started
from tests.registers import filled

if TYPE_CHECKING:
    from core.workspace import Workspace

FILE = FileDraft("protocol.pdf", "application/pdf", "ab" * 32, 12)
LINK = AddressDraft("https://example.com/a/plan.pdf")


def test_files_and_links_of_any_row_in_one_step(workspace: Workspace) -> None:
    project, _codes = filled(started(workspace))
    for key in registers():
        [row] = workspace.read(register_rows, key, project)
        subject = Subject(key, row.id)
        before = contents(workspace)
        workspace.run("Attach", attach, subject, [FILE, LINK], on=ON)
        after = contents(workspace)
        assert workspace.read(attachment_counts, key, project) == {row.id: 2}
        assert workspace.read(project_of, subject) == project
        assert workspace.read(subject_name, subject)
        workspace.undo()
        assert contents(workspace) == before
        workspace.redo()
        assert contents(workspace) == after


def test_rows_that_are_removed_take_theirs_along_and_undo_brings_both(workspace: Workspace) -> None:
    project, _codes = filled(started(workspace))
    for key in registers():
        [row] = workspace.read(register_rows, key, project)
        workspace.run("Attach", attach, Subject(key, row.id), [FILE], on=ON)
    before = contents(workspace)
    [shipment] = workspace.read(register_rows, "shipments", project)
    workspace.run("Remove rows", remove_rows, "shipments", [shipment.id])
    for key in ("shipments", "shipment_lines", "containers"):
        assert workspace.read(attachment_counts, key) == {}
    workspace.undo()
    assert contents(workspace) == before


def test_a_milestone_and_a_project_keep_theirs_only_while_they_are_there(
    workspace: Workspace,
) -> None:
    project = project_in(started(workspace))
    milestone = milestone_in(workspace, project)
    workspace.run("Attach", attach, Subject(MILESTONE, milestone), [FILE], on=ON)
    workspace.run("Attach", attach, Subject(PROJECT, project), [LINK], on=ON)
    both = contents(workspace)
    workspace.run("Remove", remove_milestones, [milestone])
    assert workspace.read(attachment_counts, MILESTONE) == {}
    workspace.undo()
    workspace.run("Remove", remove_projects, [project])
    assert workspace.read(lambda session: session.scalars(select(Attachment)).all()) == []
    workspace.undo()
    assert contents(workspace) == both
    assert workspace.read(subject_name, Subject(MILESTONE, milestone)) == "M001 FAT passed"


def test_titles_and_notes_are_given_and_taken_back(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    subject = Subject(PROJECT, project)
    first, second = workspace.run("Attach", attach, subject, [FILE, LINK], on=ON)
    workspace.run("Rename", edit_attachment, first, title="  Signed \n protocol ", note="page 3")
    [file, link] = workspace.read(attachments, subject)
    assert (file.shown, file.file_name, file.note) == (
        *("Signed protocol", "Signed protocol.pdf", "page 3"),
    )
    assert (link.shown, link.is_link, link.added) == ("plan.pdf", True, ON)
    workspace.run("Remove", remove_attachments, [first])
    assert [row.id for row in workspace.read(attachments, subject)] == [second]
    workspace.undo()
    assert [row.id for row in workspace.read(attachments, subject)] == [first, second]


@pytest.mark.parametrize("title", ["", "  ", "x" * 301, "a\u202eb"])
def test_a_title_is_one_line_that_can_be_seen(workspace: Workspace, title: str) -> None:
    project = project_in(started(workspace))
    [made] = workspace.run("Attach", attach, Subject(PROJECT, project), [FILE], on=ON)
    with pytest.raises(InvalidInput):
        workspace.run("Rename", edit_attachment, made, title=title)


def test_a_link_that_could_run_something_and_a_row_that_is_gone_are_refused(
    workspace: Workspace,
) -> None:
    project = project_in(started(workspace))
    before = contents(workspace)
    bad = [LINK, AddressDraft("javascript:alert(1)")]
    with pytest.raises(InvalidInput):
        workspace.run("Attach", attach, Subject(PROJECT, project), bad, on=ON)
    with pytest.raises(NotFound):
        workspace.run("Attach", attach, Subject("risks", 4711), [FILE], on=ON)
    with pytest.raises(NotFound):
        workspace.run("Remove", remove_attachments, [4711])
    with pytest.raises(NotFound):
        workspace.run("Rename", edit_attachment, 4711, title="x")
    assert contents(workspace) == before
