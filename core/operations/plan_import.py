"""Taking a plan of another program into a project, or making a new project of it, as one step."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from core import terms
from core.errors import InvalidInput, Problem
from core.language import mark, tr
from core.model import (
    Baseline,
    BaselineDate,
    Link,
    Milestone,
    Project,
    Shop,
)
from core.operations.plan_calendars import keep_calendar
from core.operations.portfolio import portfolio_of
from core.operations.projects import project_of
from core.queries.plan_import import plan_import
from core.queries.plan_rows import CHANGED, GONE, NEW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy.orm import Session

    from core.queries.plan_rows import PlanImport, PlanImportRow
    from core.rules.mapping import Chosen
    from core.rules.plan_proposal import Waits
    from core.rules.schedule.draft import Dates, PlanDraft

IMPORT_PLAN: Final = mark("Import plan")
"""What Undo calls this step."""
MAX_NOTICES: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChoices:
    """What the user decided in the preview.

    Attributes:
        mapping: shop and stage of tasks, by unique id; the others are as proposed.
        skipped: unique ids of tasks that are not taken, nor changed.
        removed: ids of milestones to remove because the plan no longer has them.
        code: of the project that the plan becomes, where it is a new one.
        name: of that project; the title of the plan where it is empty.
    """

    mapping: Mapping[int, Chosen] = field(default_factory=dict)
    skipped: frozenset[int] = frozenset()
    removed: frozenset[int] = frozenset()
    code: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class PlanImported:
    """What an import did, and what the user should be told."""

    project_id: int
    added: int
    changed: int
    removed: int
    kept: int
    """Milestones that the plan no longer has and that stay."""
    notices: tuple[Problem, ...]


def import_plan(
    session: Session,
    draft: PlanDraft,
    project_id: int | None,
    choices: PlanChoices,
    *,
    advance: Callable[[int, int], None] = lambda _done, _of: None,
) -> PlanImported:
    """Add what is new in a plan, change what it says otherwise, remove only what was chosen.

    Args:
        session: where the project is.
        draft: the plan.
        project_id: the project; None makes a new one.
        choices: what the user decided.
        advance: told how many tasks of how many are done; may raise to give up.

    Raises:
        CircularPlan: the tasks wait for each other; the message names the ring.
        InvalidInput: the new project needs a code of its own.
    """
    found = plan_import(
        session, draft, project_id, project_code=choices.code, chosen=choices.mapping
    )
    for calendar in found.calendars.found:
        keep_calendar(session, calendar)
    if project_id is None:
        project = _new_project(session, draft, found, choices)
    else:
        project = project_of(session, project_id)
    return _Taking(session, project, found, choices, advance).done(draft)


class _Taking:
    """Writes what a comparison found."""

    def __init__(
        self,
        session: Session,
        project: Project,
        found: PlanImport,
        choices: PlanChoices,
        advance: Callable[[int, int], None],
    ) -> None:
        self._session, self._project, self._found = session, project, found
        self._choices, self._advance = choices, advance
        self._milestones: dict[int, Milestone] = {}
        self._last = max((each.position for each in project.milestones), default=0)

    def done(self, draft: PlanDraft) -> PlanImported:
        """Write everything, and return what was done."""
        rows = [row for row in self._found.rows if row.id not in self._choices.skipped]
        taken = [row for row in rows if row.state in {NEW, CHANGED}]
        self._hold(self._found.rows)
        for count, row in enumerate(taken, start=1):
            self._write(row)
            self._advance(count, len(taken))
        self._session.flush()
        self._link(row for row in taken if row.waits_for is not None)
        gone = [row for row in rows if row.state == GONE]
        removed = self._remove(gone)
        self._add_shops(row.shop for row in taken)
        self._add_baselines(rows)
        self._session.flush()
        return PlanImported(
            project_id=self._project.id,
            added=sum(row.state == NEW for row in taken),
            changed=sum(row.state == CHANGED for row in taken),
            removed=removed,
            kept=len(gone) - removed,
            notices=tuple([*draft.remarks, *_warned(self._found), *_told(rows)][:MAX_NOTICES]),
        )

    def _hold(self, rows: Iterable[PlanImportRow]) -> None:
        by_id = {each.id: each for each in self._project.milestones}
        for row in rows:
            if row.milestone_id is not None:
                self._milestones[row.id] = by_id[row.milestone_id]

    def _write(self, row: PlanImportRow) -> None:
        milestone = self._milestones.get(row.id)
        if milestone is None:
            self._last += 1
            milestone = Milestone(position=self._last, code=row.code, stage=row.stage, name="")
            self._project.milestones.append(milestone)
            self._milestones[row.id] = milestone
        for name, value in row.fields.items():
            setattr(milestone, name, value)

    def _link(self, rows: Iterable[PlanImportRow]) -> None:
        """Make the links of a plan those its milestones wait by; one from elsewhere stays."""
        of_plan = {each.id for each in self._milestones.values()}
        for row in rows:
            milestone, wanted = self._milestones[row.id], self._wanted(row)
            old = [] if row.state == NEW else list(milestone.waits_for)
            for link in old:
                if link.predecessor_id not in of_plan:
                    continue
                new = wanted.pop((link.predecessor_id, link.kind), None)
                if new is None:
                    milestone.waits_for.remove(link)
                else:
                    link.lag, link.lag_unit = new.lag, new.lag_unit
            self._session.add_all(
                Link(
                    successor_id=milestone.id,
                    predecessor_id=before,
                    kind=kind,
                    lag=new.lag,
                    lag_unit=new.lag_unit,
                )
                for (before, kind), new in wanted.items()
            )

    def _wanted(self, row: PlanImportRow) -> dict[tuple[int, str], Waits]:
        """Return what a milestone is to wait for, of what is here."""
        return {
            (self._milestones[each.predecessor].id, each.kind): each
            for each in row.waits_for or ()
            if each.predecessor in self._milestones
        }

    def _remove(self, gone: Iterable[PlanImportRow]) -> int:
        removed = [
            self._milestones[row.id] for row in gone if row.milestone_id in self._choices.removed
        ]
        for milestone in removed:
            self._session.delete(milestone)
        return len(removed)

    def _add_shops(self, used: Iterable[str]) -> None:
        missing = set(used) - {shop.code for shop in self._project.shops} - {terms.PROJECT_LEVEL}
        last = max((shop.position for shop in self._project.shops), default=-1)
        for code in (shop.code for shop in terms.SHOPS):
            if code in missing:
                last += 1
                self._project.shops.append(Shop(position=last, code=code))

    def _add_baselines(self, rows: Iterable[PlanImportRow]) -> None:
        """Add baselines of the plan under their names; the first is the current one where none is."""
        listed = [row for row in rows if row.id in self._milestones]
        for number, said in self._found.baselines.items():
            is_current = not any(each.is_current for each in self._project.baselines)
            made = Baseline(
                name=said.name,
                set_on=said.set_on,
                reason=said.reason,
                contractual=said.contractual,
                is_current=is_current,
            )
            for row in listed:
                if number in row.baselines:
                    milestone = self._milestones[row.id]
                    start, finish = _days(row.baselines[number])
                    made.dates.append(
                        BaselineDate(milestone_id=milestone.id, start=start, finish=finish)
                    )
                    if is_current:
                        milestone.baseline_start, milestone.baseline_finish = start, finish
            self._project.baselines.append(made)


def _days(dates: Dates) -> tuple[dt.date | None, dt.date | None]:
    """Return a baseline in days; a point has no start, and midnight ends the day before."""
    start, finish = dates.start, dates.finish
    if start is None or finish is None or start == finish:
        return None, None if finish is None else finish.date()
    last = (finish - dt.timedelta(minutes=1)).date()
    return min(start.date(), last), last


def _new_project(
    session: Session, draft: PlanDraft, found: PlanImport, choices: PlanChoices
) -> Project:
    code, name = choices.code.strip(), choices.name.strip() or draft.title.strip()
    if not code:
        raise InvalidInput(tr(mark("A project needs a code.")))
    if session.scalar(select(Project.id).where(Project.code == code)) is not None:
        why = mark("There is already a project {code}. Choose another code.")
        raise InvalidInput(tr(why, code=code))
    file = portfolio_of(session)
    project = Project(
        position=(session.scalar(select(func.max(Project.position))) or 0) + 1,
        code=code,
        name=name or code,
        currency=file.base_currency,
        status_date=file.status_date,
        calendar_office=found.office,
        calendar_site=found.site,
        by_logic=found.by_logic,
    )
    session.add(project)
    session.flush()
    return project


def _warned(found: PlanImport) -> Iterable[Problem]:
    if found.is_other_plan:
        why = mark("Most tasks have other names than here. Is this the plan of this project?")
        yield Problem(None, "", tr(why))


def _told(rows: Iterable[PlanImportRow]) -> Iterable[Problem]:
    for row in rows:
        where = " ".join(part for part in (row.number, row.name) if part)
        if row.reason:
            yield Problem(None, where, tr(row.reason))
        for lost in row.lost:
            yield Problem(None, where, tr(mark("Not kept: {what}."), what=tr(lost)))
