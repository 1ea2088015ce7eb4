"""Taking a plan of another program into a project, and writing a project as such a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.errors import InvalidInput, NotFound
from core.headless._arguments import opened, plan_format_of
from core.headless._spec import DONE
from core.headless._writing import tell, written

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

    from core.headless._spec import Surroundings
    from core.operations.plan_import import PlanImported
    from core.queries.plan_rows import Change, PlanImport, PlanImportRow
    from core.rules.schedule.draft import PlanDraft
    from core.workspace import Workspace


def import_plan_file(asked: Namespace, surroundings: Surroundings) -> int:
    """Update a project from a plan, make it where there is none, or only list what would change."""
    if asked.project is None:
        raise InvalidInput(f"{asked.source} is a plan: say with --project which project it is of")
    draft = plan_format_of(asked.source).read(asked.source)
    if asked.preview:
        with opened(asked.file, surroundings) as workspace:
            found = workspace.read(_compared, draft, asked.project)
        for line in _listed(found.rows):
            print(line)
        counts = ", ".join(f"{found.count(state)} {state}" for state in _STATES)
        print(f"{counts}; nothing was changed: {asked.file}")
        return DONE
    done = written(asked.file, surroundings, lambda file: _take(file, draft, asked, surroundings))
    tell(done.notices)
    print(
        f"{done.added} milestones added, {done.changed} changed, {done.removed} removed, "
        f"{done.kept} kept that the plan no longer has: {asked.project} in {asked.file}"
    )
    return DONE


def export_plan_file(asked: Namespace, surroundings: Surroundings) -> int:
    """Write a project as a plan; an old one stays whole until the new one is done."""
    from core.queries.plan_export import plan_draft

    wanted = plan_format_of(asked.target)
    if wanted.write is None:
        raise InvalidInput(f"{asked.target}: plans are written as NAME.xml")
    if asked.project is None:
        raise InvalidInput(f"{asked.target} is a plan: say with --project which project it is of")
    with opened(asked.file, surroundings) as workspace:
        project_id = workspace.read(_project, asked.project)
        if project_id is None:
            raise NotFound(f"There is no project {asked.project} in this file.")
        draft = workspace.read(plan_draft, project_id, asked.language)
    wanted.write(asked.target, draft)
    tell(draft.remarks)
    print(asked.target)
    return DONE


_STATES: Final = ("new", "changed", "same", "gone", "left")


def _project(session: Session, code: str) -> int | None:
    from core.queries.project import project_id

    try:
        return project_id(session, code)
    except NotFound:
        return None


def _compared(session: Session, draft: PlanDraft, code: str) -> PlanImport:
    from core.queries.plan_import import plan_import

    return plan_import(session, draft, _project(session, code), project_code=code)


def _take(
    workspace: Workspace, draft: PlanDraft, asked: Namespace, surroundings: Surroundings
) -> PlanImported:
    from core.operations.plan_import import IMPORT_PLAN, PlanChoices, import_plan
    from core.operations.portfolio import start_portfolio

    status = draft.status.date() if draft.status is not None else surroundings.clock().date()
    workspace.run("Start file", start_portfolio, status_date=status)
    removed: frozenset[int] = frozenset()
    if asked.remove_gone:
        found = workspace.read(_compared, draft, asked.project)
        removed = frozenset(row.milestone_id or 0 for row in found.rows if row.state == "gone")
    choices = PlanChoices(code=asked.project, removed=removed)
    project_id = workspace.read(_project, asked.project)
    done: PlanImported = workspace.run(IMPORT_PLAN, import_plan, draft, project_id, choices)
    return done


def _listed(rows: Iterable[PlanImportRow]) -> Iterator[str]:
    for row in rows:
        if row.state != "same":
            head = f"{row.state:<8} {row.code or row.number:<10} {row.name}"
            yield f"{head}: {row.reason}" if row.reason else head
        yield from (f"         {_shown(change)}" for change in row.changes)
        yield from (f"         not kept: {lost}" for lost in row.lost)


def _shown(change: Change) -> str:
    old, new = (
        str(value) if value not in {None, ""} else "-" for value in (change.old, change.new)
    )
    return f"{change.field}: {old} → {new}"
