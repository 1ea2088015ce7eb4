"""The photographs that a report may show are those for the customer that have a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.operations.attachments import FileDraft, attach
from core.operations.photographs import PhotoDraft, add_photographs
from core.operations.register import add_row
from core.queries.attachments import Subject
from core.queries.photographs import photographs
from tests.attached import ON
from tests.builders import project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace

FILE = FileDraft("a.jpg", "image/jpeg", "ab" * 32, 12)
PAPER = FileDraft("a.pdf", "application/pdf", "cd" * 32, 12)


def test_what_a_report_may_show(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    said = {"caption": "Tank", "caption_ru": "Ванна", "for_customer": True}
    drafts = [PhotoDraft(FILE, said), PhotoDraft(FILE)]
    workspace.run("Add", add_photographs, project, drafts, on=ON)
    bare = workspace.run("Add", add_row, "photos", project, {"for_customer": True})
    workspace.run("Attach", attach, Subject("photos", bare), [PAPER], on=ON)
    every = workspace.read(photographs, project)
    assert [row.picture is not None for row in every] == [True, True, False]
    [shown] = workspace.read(photographs, project, for_customer=True)
    assert [shown.caption(code) for code in ("en", "zh", "ru")] == ["Tank", "Tank", "Ванна"]
