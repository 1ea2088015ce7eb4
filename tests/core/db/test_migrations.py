"""Older files come to today's schema with everything in them."""

from __future__ import annotations

import datetime as dt
import importlib
import lzma
import re
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.db import file as files
from core.db.migrations import migrate
from core.errors import DamagedFile
from core.operations.kept import unread_sections
from core.queries.exchange import draft
from core.queries.milestones import links, milestones
from core.queries.portfolio import portfolio
from core.resources import resources
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.queries.parts import ProjectPart

OLD = Path(__file__).parents[2] / "data" / "files"
SINCE = {"conformity", "issued_reports", "permits"}
"""Registers that came later than the older files and the sample they were made of."""
NOW = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)


@pytest.fixture(params=sorted(path.name for path in OLD.glob("*.xz")))
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    found = tmp_path / "old.handover"
    found.write_bytes(lzma.decompress((OLD / request.param).read_bytes()))
    return found


def opened(path: Path) -> Workspace:
    return Workspace.open(path, clock=lambda: NOW, user="Li Wei")


def test_an_old_file_opens_after_a_backup_and_keeps_its_plans(old: Path) -> None:
    before = sqlite3.connect(old)
    counted = before.execute("SELECT count(*) FROM milestone").fetchone()[0]
    linked = before.execute("SELECT count(*) FROM link").fetchone()[0]
    before.close()
    workspace = opened(old)
    rows = workspace.read(portfolio)
    plans = [workspace.read(milestones, row.id) for row in rows]
    waits = [workspace.read(links, row.id) for row in rows]
    workspace.check()
    workspace.close()
    assert sum(map(len, plans)) == counted
    assert sum(map(len, waits)) == linked
    assert {link.lag_unit for found in waits for link in found} == {"ed"}
    assert {m.constraint_kind for found in plans for m in found} == {"ASAP"}
    assert list((old.parent / "old backups").glob("*"))


def test_a_migrated_file_has_the_tables_of_a_new_one(old: Path, tmp_path: Path) -> None:
    opened(old).close()
    new = tmp_path / "new.handover"
    files.create(new)
    assert shape(old) == shape(new)


def test_what_an_old_file_holds_can_be_written_and_read_again(old: Path, tmp_path: Path) -> None:
    from core.exchange.portfolio_yaml import parse, text_of

    workspace = opened(old)
    found, unread = workspace.read(draft), workspace.read(unread_sections)
    workspace.close()
    sound = replace(found, projects=tuple(_without(p, unread) for p in found.projects))
    assert parse(text_of(sound)) == sound


def test_what_older_files_kept_as_text_are_rows_now(old: Path) -> None:
    from core.exchange.portfolio_yaml import read

    sample = {p.code: p for p in read(resources() / "samples" / "astana.yaml").projects}
    workspace = opened(old)
    found, unread = workspace.read(draft).projects, workspace.read(unread_sections)
    workspace.close()
    assert sum(len(rows) for p in found for rows in p.registers.values()) > 150
    for project in found:
        expected = sample[project.code].registers
        for key, rows in project.registers.items():
            plain = tuple(replace(row, extra="") for row in rows)
            assert plain == expected[key]
        missing = expected.keys() - project.registers.keys() - SINCE
        assert missing == {name for code, name in unread if code == project.code}


def test_a_section_that_cannot_be_read_is_as_it_was_and_so_are_fields_nobody_knows(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.handover"
    path.write_bytes(lzma.decompress((OLD / "schema2.handover.xz").read_bytes()))
    workspace = opened(path)
    assert workspace.read(unread_sections) == [("P-2402", "risks")]
    found = {p.code: p for p in workspace.read(draft).projects}
    workspace.close()
    [kept] = [part for part in found["P-2402"].kept if part.name == "risks"]
    assert "probability: very high" in kept.content
    assert found["P-2201"].registers["risks"][0].extra == "colour: red\n"


def _without(project: ProjectPart, unread: list[tuple[str, str]]) -> ProjectPart:
    names = {name for code, name in unread if code == project.code}
    return replace(project, kept=tuple(k for k in project.kept if k.name not in names))


def test_an_old_file_is_brought_up_even_to_be_read(old: Path) -> None:
    workspace = Workspace.open(old, clock=lambda: NOW, user="x", read_only=True)
    assert workspace.read(portfolio)
    workspace.close()
    assert {p.name for p in old.parent.iterdir()} == {"old.handover", "old backups"}


def test_a_file_that_another_program_brought_up_first_is_left_alone(old: Path) -> None:
    opened(old).close()
    held = old.read_bytes()
    migrate(old)
    assert old.read_bytes() == held


def test_an_old_file_that_lacks_a_table_is_damaged(old: Path) -> None:
    connection = sqlite3.connect(old)
    connection.execute("DROP TABLE link")
    connection.commit()
    connection.close()
    held = old.read_bytes()
    with pytest.raises(DamagedFile):
        opened(old)
    assert old.read_bytes() == held


def test_a_version_that_would_lose_a_row_is_not_kept(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = tmp_path / "steps"
    steps.mkdir()
    (steps / "__init__.py").write_text("")
    (steps / "v0099_lose.py").write_text(
        "def upgrade(op):\n    op.execute('DELETE FROM link WHERE id = 1')\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    held = old.read_bytes()
    with pytest.raises(DamagedFile):
        migrate(old, steps=importlib.import_module("steps"))
    assert old.read_bytes() == held


def test_a_file_that_breaks_while_it_is_brought_up_stays_as_it_was(old: Path) -> None:
    damaged = sqlite3.connect(old)
    damaged.execute("PRAGMA foreign_keys = OFF")
    damaged.execute("UPDATE milestone SET project_id = 999 WHERE id = 1")
    damaged.commit()
    damaged.close()
    held = old.read_bytes()
    with pytest.raises(DamagedFile):
        opened(old)
    assert old.read_bytes() == held


def shape(path: Path) -> dict[str, object]:
    """Return the columns, keys and rules of every table, in no order that a user could see."""
    connection = sqlite3.connect(path)
    found: dict[str, object] = {
        "version": connection.execute("PRAGMA user_version").fetchone(),
    }
    for name, strict in connection.execute(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    ).fetchall():
        columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
        keys = connection.execute(f"PRAGMA foreign_key_list({name})").fetchall()
        sql = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
        rules = re.findall(r"CONSTRAINT \"?(\w+)", sql[0] if sql else "")
        found[name] = (
            strict,
            sorted((c[1], c[2], c[3], c[5]) for c in columns),
            sorted(key[2:7] for key in keys),
            sorted(rules),
        )
    found["triggers"] = sorted(
        connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    )
    indexes = connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'").fetchall()
    found["indexes"] = sorted(row[0] for row in indexes)
    connection.close()
    return found
