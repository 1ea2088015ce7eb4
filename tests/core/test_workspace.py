"""A workspace writes whole steps, takes back any number of them, and lets nobody else write."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from core.db import backup as backups
from core.db import file as files
from core.db.history import HistoryStep
from core.errors import (
    FileMissing,
    FileReadOnly,
    InvalidInput,
    NotFound,
    OutputError,
    UndoConflict,
)
from core.model import Milestone, Project
from core.operations.attachments import remove_attachments
from core.operations.milestones import edit_milestone, shift_forecasts
from core.operations.portfolio import change_status_date, rename_portfolio
from core.operations.projects import (
    edit_project,
    edit_projects,
    order_projects,
    remove_projects,
)
from core.queries.attachments import PROJECT, Subject, attachments
from core.queries.portfolio import portfolio, portfolio_file
from core.workspace import Workspace
from tests.attached import attached
from tests.builders import baseline_in, contents, day, milestone_in, project_in, started
from tests.conftest import clock

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from core.workspace import Step


def again(workspace: Workspace, *, read_only: bool = False) -> Workspace:
    """Close a workspace and open its file once more."""
    workspace.close()
    return Workspace.open(workspace.path, clock=clock, user="Li Wei", read_only=read_only)


def title(workspace: Workspace) -> str:
    return workspace.read(portfolio_file).title


def steps(workspace: Workspace) -> list[tuple[str, str, str | None]]:
    """Return what the history of the file says was done, oldest first."""

    def said(session: Session) -> list[tuple[str, str, str | None]]:
        found = session.query(HistoryStep).order_by(HistoryStep.id)
        return [(step.label, step.kind, step.reason) for step in found]

    return workspace.read(said)


def behind_the_back(workspace: Workspace, statement: str) -> None:
    """Write past the recorder, as a hand-made edit of the file would."""
    with workspace._engine.begin() as connection:
        connection.exec_driver_sql(statement)


def test_an_operation_returns_its_result_and_is_one_step(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    assert workspace.read(lambda s: s.get_one(Project, project).code) == "P-1"
    assert (workspace.undo_count, workspace.undo_label) == (2, "Create project")


def test_a_removal_with_all_that_hangs_on_it_is_undone_and_redone(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    first = milestone_in(workspace, project, forecast_finish=day("2025-05-01"))
    milestone_in(workspace, project, "SAT passed", stage="S14", after=first)
    baseline_in(workspace, project)
    full = contents(workspace)
    workspace.run("Remove project", remove_projects, [project])
    empty = contents(workspace)
    assert {name for name, rows in empty.items() if rows} == {"portfolio"}
    workspace.undo()
    assert contents(workspace) == full
    workspace.redo()
    assert contents(workspace) == empty


def test_a_row_written_twice_in_a_step_goes_back_to_what_it_was(workspace: Workspace) -> None:
    project = project_in(started(workspace))

    def twice(session: Session) -> None:
        found = session.get_one(Project, project)
        found.name = "a"
        session.flush()
        found.name = "b"

    before = contents(workspace)
    workspace.run("Rename twice", twice)
    workspace.undo()
    assert contents(workspace) == before


def test_a_row_made_and_removed_in_one_step_leaves_no_trace(workspace: Workspace) -> None:
    project = project_in(started(workspace))

    def made_for_nothing(session: Session) -> None:
        made = Milestone(project_id=project, code="X", stage="S08", name="x")
        session.add(made)
        session.flush()
        session.delete(made)

    before = contents(workspace)
    workspace.run("Nothing", made_for_nothing)
    assert contents(workspace) == before
    workspace.undo()
    assert contents(workspace) == before


def test_rows_that_change_places_are_undone(workspace: Workspace) -> None:
    ids = [project_in(started(workspace), code) for code in ("P-1", "P-2", "P-3")]
    before = contents(workspace)
    workspace.run("Order", order_projects, ids[::-1])
    assert [row.id for row in workspace.read(portfolio)] == ids[::-1]
    workspace.undo()
    assert contents(workspace) == before


def test_an_operation_that_changes_nothing_is_no_step(workspace: Workspace) -> None:
    started(workspace)
    workspace.undo()
    workspace.redo()
    heard: list[Step] = []
    workspace.listeners.append(heard.append)
    told = len(steps(workspace))
    workspace.run("Rename", rename_portfolio, "Test")
    assert (heard, workspace.undo_label, len(steps(workspace))) == ([], "Start", told)


def test_a_new_step_ends_what_could_be_redone(workspace: Workspace) -> None:
    started(workspace)
    workspace.run("Rename", rename_portfolio, "one")
    workspace.undo()
    workspace.run("Rename again", rename_portfolio, "two")
    assert (workspace.undo_label, workspace.redo_label) == ("Rename again", None)


def test_a_refused_operation_leaves_nothing_and_what_could_be_redone(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    workspace.run("Rename", rename_portfolio, "one")
    workspace.undo()
    before, told = contents(workspace), steps(workspace)
    heard: list[Step] = []
    workspace.listeners.append(heard.append)

    def half(session: Session) -> None:
        edit_project(session, project, name="half done")
        session.flush()
        raise InvalidInput

    with pytest.raises(InvalidInput):
        workspace.run("Half", half)
    assert (contents(workspace), steps(workspace), heard) == (before, told, [])
    assert workspace.redo_label == "Rename"
    workspace.run("Rename", rename_portfolio, "after")
    assert title(workspace) == "after"


def test_an_operation_does_not_run_another(workspace: Workspace) -> None:
    started(workspace)
    before = contents(workspace)

    def nested(session: Session) -> None:
        rename_portfolio(session, "outer")
        workspace.run("Inner", rename_portfolio, "inner")

    with pytest.raises(AssertionError, match="does not run another"):
        workspace.run("Outer", nested)
    assert contents(workspace) == before
    workspace.run("Rename", rename_portfolio, "after")
    assert title(workspace) == "after"


def test_a_query_that_writes_changes_nothing(workspace: Workspace) -> None:
    started(workspace)
    workspace.read(rename_portfolio, "by a query")
    assert title(workspace) == "Test"


def test_listeners_hear_each_step_with_the_tables_it_wrote(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    made = milestone_in(workspace, project, forecast_finish=day("2025-05-01"))
    heard: list[tuple[str, str, bool]] = []
    workspace.listeners.append(
        lambda step: heard.append((step.label, step.kind, "milestone" in step.tables))
    )
    workspace.run("Move", shift_forecasts, [made], 400)
    workspace.undo()
    workspace.redo()
    workspace.run("Rename", rename_portfolio, "x")
    assert heard == [
        ("Move", "do", True),
        ("Move", "undo", True),
        ("Move", "redo", True),
        ("Rename", "do", False),
    ]


def test_a_listener_finds_the_file_and_the_labels_as_they_are_after_the_step(
    workspace: Workspace,
) -> None:
    started(workspace)
    seen: list[tuple[str, str | None, str | None]] = []
    workspace.listeners.append(
        lambda _step: seen.append((title(workspace), workspace.undo_label, workspace.redo_label))
    )
    workspace.run("Rename", rename_portfolio, "x")
    workspace.undo()
    workspace.redo()
    assert seen == [("x", "Rename", None), ("Test", "Start", "Rename"), ("x", "Rename", None)]


def test_a_listener_that_fails_costs_no_step(workspace: Workspace) -> None:
    started(workspace)
    workspace.run("Rename", rename_portfolio, "x")

    def fail(_step: Step) -> None:
        raise ZeroDivisionError

    workspace.listeners.append(fail)
    with pytest.raises(ZeroDivisionError):
        workspace.undo()
    workspace.listeners.clear()
    assert (title(workspace), workspace.undo_label) == ("Test", "Start")
    workspace.redo()
    assert title(workspace) == "x"


def test_the_figures_kept_beside_a_project_go_with_the_step(workspace: Workspace) -> None:
    project = project_in(started(workspace))
    made = milestone_in(workspace, project, weight=100, forecast_finish=day("2025-02-01"))
    baseline_in(workspace, project)
    before = workspace.read(portfolio)
    workspace.run("Finish", edit_milestone, made, actual_finish=day("2025-02-01"))
    assert [row.ev_pct for row in workspace.read(portfolio)] == [100]
    workspace.undo()
    assert workspace.read(portfolio) == before


def test_undo_refuses_to_overwrite_a_later_change(workspace: Workspace) -> None:
    started(workspace)
    workspace.run("Rename", rename_portfolio, "mine")
    behind_the_back(workspace, "UPDATE portfolio SET title = 'theirs'")
    told = steps(workspace)
    with pytest.raises(UndoConflict, match="changed after this step"):
        workspace.undo()
    assert (title(workspace), steps(workspace)) == ("theirs", told)
    assert (workspace.undo_label, workspace.redo_label) == ("Rename", None)


def test_an_undo_of_many_rows_is_refused_whole(workspace: Workspace) -> None:
    ids = [project_in(started(workspace), code) for code in ("P-1", "P-2", "P-3")]
    workspace.run("Rename all", edit_projects, ids, name="mine")
    behind_the_back(workspace, "UPDATE project SET name = 'theirs' WHERE code = 'P-2'")
    before = contents(workspace)
    with pytest.raises(UndoConflict):
        workspace.undo()
    assert contents(workspace) == before


def test_the_history_tells_label_kind_and_reason_of_each_step(workspace: Workspace) -> None:
    started(workspace)
    workspace.run("Rename", rename_portfolio, "x", reason="The customer asked")
    workspace.undo()
    workspace.redo()
    assert steps(workspace) == [
        ("Start", "do", None),
        ("Rename", "do", "The customer asked"),
        ("Rename", "undo", None),
        ("Rename", "redo", "The customer asked"),
    ]
    reopened = again(workspace)
    assert len(steps(reopened)) == 4
    assert (reopened.undo_label, reopened.redo_label) == (None, None)
    reopened.close()


def test_a_file_open_to_be_read_refuses_every_write(workspace: Workspace) -> None:
    started(workspace)
    reading = again(workspace, read_only=True)
    assert reading.is_read_only
    with pytest.raises(FileReadOnly, match=r"test\.handover is open to be read only"):
        reading.run("Rename", rename_portfolio, "x")
    assert title(reading) == "Test"
    reading.close()
    reopened = again(workspace)
    assert title(reopened) == "Test"
    reopened.close()


def test_a_file_replaced_while_open_is_not_written(workspace: Workspace, tmp_path: Path) -> None:
    started(workspace)
    workspace.run("Rename", rename_portfolio, "mine")
    workspace.save_copy(tmp_path / "copy.handover")
    (tmp_path / "copy.handover").replace(workspace.path)
    before = workspace.path.read_bytes()
    for write in (workspace.undo, lambda: workspace.run("Rename", rename_portfolio, "x")):
        with pytest.raises(FileMissing, match="moved, deleted or replaced"):
            write()
    assert workspace.undo_label == "Rename"
    workspace.close()
    assert workspace.path.read_bytes() == before


def test_a_copy_holds_what_was_saved_and_not_a_word_more(
    workspace: Workspace, tmp_path: Path
) -> None:
    project_in(started(workspace))
    before = contents(workspace)
    target = tmp_path / "elsewhere" / "копия.handover"
    target.parent.mkdir()
    workspace.save_copy(target)
    workspace.run("Rename", rename_portfolio, "later")
    with closing(Workspace.open(target, clock=clock, user="x")) as copy:
        assert contents(copy) == before
    assert [p.name for p in target.parent.iterdir()] == ["копия.handover"]


def test_a_copy_never_takes_the_place_of_the_open_file(workspace: Workspace) -> None:
    started(workspace)
    with pytest.raises(OutputError, match="choose another name"):
        workspace.save_copy(workspace.path)
    workspace.run("Rename", rename_portfolio, "still mine")
    assert title(workspace) == "still mine"


def test_a_copy_never_takes_the_place_of_a_file_that_is_open_elsewhere(
    workspace: Workspace, tmp_path: Path
) -> None:
    started(workspace)
    with closing(Workspace.create(tmp_path / "o.handover", clock=clock, user="x")) as other:
        started(other)
        with pytest.raises(OutputError, match="choose another name"):
            workspace.save_copy(other.path)
        other.run("Rename", rename_portfolio, "still theirs")


def test_a_copy_replaces_a_closed_file(workspace: Workspace, tmp_path: Path) -> None:
    started(workspace)
    target = tmp_path / "old.handover"
    started(Workspace.create(target, clock=clock, user="x")).close()
    workspace.run("Rename", rename_portfolio, "new")
    workspace.save_copy(target)
    with closing(Workspace.open(target, clock=clock, user="x")) as copy:
        assert title(copy) == "new"


def test_closing_after_changes_leaves_one_file_and_a_backup(workspace: Workspace) -> None:
    started(workspace)
    assert workspace.last_saved == clock()
    workspace.close()
    workspace.close()
    assert {p.name for p in workspace.path.parent.iterdir()} == {
        "test.handover",
        "test backups",
    }
    assert len(backups.listed(workspace.path)) == 1


def test_closing_without_changes_makes_no_backup(workspace: Workspace) -> None:
    reopened = again(workspace)
    assert reopened.last_saved is None
    reopened.close()
    assert backups.listed(workspace.path) == []


def test_a_backup_asked_for_is_the_file_as_it_is(workspace: Workspace) -> None:
    started(workspace)
    made = workspace.back_up()
    workspace.run("Rename", rename_portfolio, "later")
    with closing(Workspace.open(made, clock=clock, user="x", read_only=True)) as backup:
        assert title(backup) == "Test"


def test_a_folder_that_takes_no_backup_does_not_keep_the_window_open(workspace: Workspace) -> None:
    started(workspace)
    backups.folder(workspace.path).write_text("in the way")
    workspace.close()
    assert files.look(workspace.path).is_unclean is False


def test_a_file_that_is_gone_comes_back_from_its_backup(workspace: Workspace) -> None:
    started(workspace)
    workspace.close()
    workspace.path.unlink()
    assert Workspace.newest_backup(workspace.path) == clock()
    assert Workspace.restore(workspace.path) is None
    with closing(Workspace.open(workspace.path, clock=clock, user="x")) as restored:
        assert title(restored) == "Test"


def test_without_a_whole_backup_nothing_is_put_in_a_files_place(workspace: Workspace) -> None:
    workspace.close()
    before = workspace.path.read_bytes()
    assert Workspace.newest_backup(workspace.path) is None
    with pytest.raises(NotFound, match="no whole backup"):
        Workspace.restore(workspace.path)
    assert workspace.path.read_bytes() == before


def test_what_is_written_while_a_backup_is_made_needs_the_next_one(workspace: Workspace) -> None:
    def due() -> bool:
        return workspace.needs_backup

    started(workspace)
    assert due()
    workspace.back_up()
    assert not due()
    workspace.run("Rename", rename_portfolio, "x")
    assert due()


def test_a_whole_check_passes_on_a_whole_file(workspace: Workspace) -> None:
    project_in(started(workspace))
    workspace.check()


def test_the_status_date_is_undone_for_all_projects(workspace: Workspace) -> None:
    for code in ("P-1", "P-2"):
        project_in(started(workspace), code)
    before = contents(workspace)
    workspace.run("Status date", change_status_date, day("2025-03-31"))
    assert {row.status_date for row in workspace.read(portfolio)} == {day("2025-03-31")}
    workspace.undo()
    assert contents(workspace) == before


def test_a_copy_takes_attached_files_along_and_says_which_are_missing(
    workspace: Workspace, tmp_path: Path
) -> None:
    subject = Subject(PROJECT, project_in(started(workspace)))
    attached(workspace, subject, tmp_path / "in")
    gone = attached(workspace, subject, tmp_path / "in", "b.pdf", b"bb")
    removed = attached(workspace, subject, tmp_path / "in", "c.pdf", b"ccc")
    [_a, lost, _c] = workspace.read(attachments, subject)
    assert lost.id == gone
    path = workspace.contents.path_of(lost.sha256)
    path.chmod(0o600)
    path.unlink()
    workspace.run("Remove", remove_attachments, [removed])
    [missing] = workspace.save_copy(tmp_path / "copy.handover")
    assert missing.sha256 == lost.sha256
    with closing(Workspace.open(tmp_path / "copy.handover", clock=clock, user="x")) as copy:
        assert [each.size for each in copy.contents.all()] == [8]
        assert [each.name for each in copy.missing_files()] == ["b.pdf"]


def test_files_stay_while_undo_or_a_backup_may_bring_their_rows_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    subject = Subject(PROJECT, project_in(started(workspace)))
    made = attached(workspace, subject, tmp_path / "in")
    workspace.run("Remove", remove_attachments, [made])
    assert workspace.clean_up().contents == ()
    workspace.undo()
    workspace.back_up()
    workspace.redo()
    later = again(workspace)
    assert later.clean_up().contents == ()
    for old in (later.path.parent / f"{later.path.stem} backups").iterdir():
        old.unlink()
    assert later.leftover().size == 8
    assert len(later.clean_up().contents) == 1
    assert list(later.contents.all()) == []
    later.close()


def test_nothing_is_cleaned_up_while_a_file_put_aside_cannot_be_asked(
    workspace: Workspace, tmp_path: Path
) -> None:
    subject = Subject(PROJECT, project_in(started(workspace)))
    workspace.run("Remove", remove_attachments, [attached(workspace, subject, tmp_path / "in")])
    aside = workspace.path.with_name("test replaced 1.handover")
    aside.write_bytes(b"broken")
    later = again(workspace)
    for old in (later.path.parent / "test backups").iterdir():
        old.unlink()
    assert later.clean_up().unread == (aside,)
    assert len(list(later.contents.all())) == 1
    aside.unlink()
    assert len(later.clean_up().contents) == 1
    later.close()


def test_a_file_that_is_only_read_is_not_cleaned_up(workspace: Workspace) -> None:
    started(workspace)
    reading = again(workspace, read_only=True)
    with pytest.raises(FileReadOnly):
        reading.clean_up()
    reading.close()
