"""What is attached goes out with its row and comes in with it; the content is only named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.errors import ImportProblems
from core.exchange.portfolio_yaml import parse, text_of
from core.operations.attachments import AddressDraft, FileDraft, attach
from core.operations.exchange import import_portfolio
from core.queries.attachments import MILESTONE, PROJECT, Subject, attachment_counts
from core.queries.exchange import draft
from core.queries.milestones import milestones
from core.queries.project import project_id
from core.queries.register import register_rows
from core.registers import registers
from core.workspace import Workspace
from tests.attached import ON
from tests.builders import started
from tests.conftest import clock
from tests.registers import filled

if TYPE_CHECKING:
    from pathlib import Path

HASH = "ab" * 32
FILE = FileDraft("протокол 1.pdf", "application/pdf", HASH, 12, "Protocol", "two\nlines")
LINK = AddressDraft("https://example.com/a/plan.pdf")
HEAD = """\
meta: {title: Small, data_date: 2025-02-28, base_currency: USD}
projects:
- code: P-1
  name: One
  currency: USD
  contract_value: 1000000
"""


def test_every_row_brings_what_is_attached_to_it(workspace: Workspace, tmp_path: Path) -> None:
    project, _codes = filled(started(workspace))
    [milestone] = workspace.read(milestones, project)
    subjects = [Subject(PROJECT, project), Subject(MILESTONE, milestone.id)]
    for key in registers():
        subjects += [Subject(key, row.id) for row in workspace.read(register_rows, key, project)]
    for subject in subjects:
        workspace.run("Attach", attach, subject, [FILE, LINK], on=ON)
    found = workspace.read(draft)
    text = text_of(found)
    assert parse(text) == found
    other = started(Workspace.create(tmp_path / "other.handover", clock=clock, user="x"))
    done = other.run("Import", import_portfolio, parse(text))
    assert other.read(draft).projects == found.projects
    there = other.read(project_id, "P-1")
    for kind in (PROJECT, MILESTONE, *registers()):
        assert list(other.read(attachment_counts, kind, there).values()) == [2], kind
    said = [notice.reason for notice in done.with_lacking(other.missing_files()).notices]
    assert len([reason for reason in said if FILE.name in reason]) == 1
    other.close()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (f"{{name: a.pdf, sha256: {HASH}}}", "size"),
        ("{name: a.pdf, sha256: abc, size: 1}", "sha256"),
        (f"{{name: ../a.pdf, sha256: {HASH}, size: 1}}", "name"),
        ('{address: "javascript:alert(1)"}', "address"),
        ('{address: "file://server/x"}', "address"),
        ('{address: "www.example.com"}', "address"),
        (f'{{address: "https://example.com", sha256: {HASH}}}', ""),
        ("{title: nothing}", ""),
        (f"{{name: a, sha256: {HASH}, size: 1, colour: red}}", "colour"),
    ],
)
def test_what_could_lead_astray_is_refused_by_line_and_field(said: str, field: str) -> None:
    with pytest.raises(ImportProblems) as caught:
        parse(f"{HEAD}  attachments:\n  - {said}\n")
    [problem] = caught.value.problems
    assert problem.line
    assert problem.field == ".".join(filter(None, ("projects[0].attachments[0]", field)))
