"""Many photographs are one step."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from core.errors import InvalidInput
from core.operations.attachments import FileDraft
from core.operations.photographs import PhotoDraft, add_photographs
from core.queries.photographs import photographs
from tests.attached import ON
from tests.builders import contents, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace

FILE = FileDraft("DSC_1.JPG", "image/jpeg", "ab" * 32, 12)


def test_photographs_come_with_their_pictures_and_go_together(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    before = contents(workspace)
    taken = {"taken": dt.date(2025, 2, 1), "shop": "PAINT", "for_customer": True}
    drafts = [PhotoDraft(FILE, taken), PhotoDraft(FILE)]
    ids = workspace.run("Add photographs", add_photographs, project, drafts, on=ON)
    first, second = workspace.read(photographs, project)
    assert (first.id, second.id) == ids
    assert (first.code, first.taken, first.shop) == ("PH-001", dt.date(2025, 2, 1), "PAINT")
    assert first.picture is not None
    assert first.picture.sha256 == FILE.sha256
    assert second.code == "PH-002"
    workspace.undo()
    assert contents(workspace) == before


def test_one_that_breaks_a_rule_refuses_all(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    drafts = [PhotoDraft(FILE), PhotoDraft(FILE, {"shop": "BARN"})]
    with pytest.raises(InvalidInput):
        workspace.run("Add photographs", add_photographs, project, drafts, on=ON)
    assert workspace.read(photographs, project) == []
