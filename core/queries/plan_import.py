"""What a plan of another program would change in a project: every task, field by field, before it does."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from core.language import mark
from core.model import Baseline, Portfolio, Project
from core.queries.forecast import project_plan
from core.queries.milestones import milestones
from core.queries.plan_calendars import Home, matched_calendars
from core.queries.plan_differences import Places, differences
from core.queries.plan_links import PlanLinks
from core.queries.plan_matching import Codes, matched, named_code, unmatched
from core.queries.plan_rows import CHANGED, GONE, LEFT, NEW, SAME, Change, PlanImport, PlanImportRow
from core.rules import plan_fields as own
from core.rules.mapping import Chosen, mapped
from core.rules.plan_proposal import proposals
from core.rules.plan_tasks import plan_tasks
from core.rules.schedule.draft import to_plan
from core.rules.schedule.engine import schedule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from core.queries.milestones import MilestoneRow
    from core.rules.mapping import Mapped
    from core.rules.plan_proposal import Proposal
    from core.rules.project_plan import ProjectPlan
    from core.rules.schedule.draft import PlanDraft

CODE_TAKEN: Final = mark("Its code, which another milestone has")

WHOLE: Final = Decimal(100)


def plan_import(
    session: Session,
    draft: PlanDraft,
    project_id: int | None,
    *,
    project_code: str = "",
    chosen: Mapping[int, Chosen] | None = None,
) -> PlanImport:
    """Return what a plan would change in a project, or bring as a new one.

    Args:
        session: where the project is.
        draft: the plan.
        project_id: the project; None for a new one.
        project_code: the code that a new project will have.
        chosen: shop and stage chosen for tasks, by unique id.

    Raises:
        CircularPlan: the tasks of the plan wait for each other; the message names the ring.
    """
    return _Comparison(session, draft, project_id, project_code, chosen or {}).made()


class _Comparison:
    """Lays a plan beside a project."""

    def __init__(
        self,
        session: Session,
        draft: PlanDraft,
        project_id: int | None,
        project_code: str,
        chosen: Mapping[int, Chosen],
    ) -> None:
        self._draft, self._chosen, self._project_id = draft, chosen, project_id
        self._tasks = plan_tasks(draft)
        self._is_ours = any(own.CODE in row.fields for row in draft.rows)
        self._status = session.scalars(select(Portfolio.status_date)).one()
        project = None if project_id is None else session.get_one(Project, project_id)
        self._plan: ProjectPlan | None = (
            None if project is None else project_plan(session, project.id)
        )
        self._here = [] if project is None else milestones(session, project.id)
        home = self._home(project, project_code)
        self._calendars = matched_calendars(session, draft, self._tasks.tasks.values(), home)
        self._found = proposals(
            draft,
            self._tasks.tasks.values(),
            calendars=self._calendars.codes,
            status=self._status,
            schedule=lambda: schedule(to_plan(draft)).dates,
        )
        self._matches = matched(self._here, self._found)
        self._places = self._calendar_places(project, home)
        self._by_logic = self._follows(project)
        self._baselines = dict(self._new_baselines(session))

    def made(self) -> PlanImport:
        """Return the comparison."""
        mapping = self._mapping()
        codes = Codes(each.code for each in self._here)
        rows = [self._row(proposal, mapping[uid], codes) for uid, proposal in self._ordered()]
        gone = unmatched(self._here, self._matches, is_ours=self._is_ours)
        left = [
            PlanImportRow(
                id=each.row.uid,
                state=LEFT,
                number=each.row.id,
                wbs=each.row.wbs,
                name=each.row.name,
                reason=each.reason,
            )
            for each in self._tasks.left
        ]
        links = PlanLinks(
            () if self._plan is None else self._plan.links,
            {each.id: each.code for each in self._here},
            {row.id: row for row in rows},
        )
        rows = [links.compared(row, self._found[row.id].waits_for) for row in rows]
        links.refuse_rings()
        return PlanImport(
            project_id=self._project_id,
            rows=(*rows, *left, *map(self._gone, gone)),
            calendars=self._calendars,
            office=self._places.office,
            site=self._places.site,
            baselines=self._baselines,
            summaries=self._tasks.summaries,
            remainder=self._remainder(rows),
            by_logic=self._by_logic,
            is_ours=self._is_ours,
            status=self._status,
        )

    # what belongs together

    def _ordered(self) -> list[tuple[int, Proposal]]:
        found = list(self._found.items())
        if not self._is_ours:
            return found
        last = len(found)
        return sorted(found, key=lambda each: each[1].position or last)

    # what is decided once

    def _home(self, project: Project | None, code: str) -> Home:
        if project is not None:
            office, site, code = project.calendar_office, project.calendar_site, project.code
        else:
            heads = [row.fields for row in self._draft.rows if row.level == 0]
            said = heads[0].get(own.CALENDAR, "") if heads else ""
            office, _semicolon, site = said.partition("; ")
        prefix = "" if self._is_ours else code
        return Home(self._project_id, office, site, prefix, self._is_ours)

    def _calendar_places(self, project: Project | None, home: Home) -> Places:
        codes = self._calendars.codes
        alike = {codes[key]: same for key, same in self._calendars.alike.items()}
        known = {*codes.values(), *(code for same in alike.values() for code in same)}
        if self._plan is not None:
            known |= self._plan.calendars.keys()
        if project is not None or self._is_ours:
            return Places(home.office, home.site, frozenset(known), alike)
        usual = codes[self._draft.calendar]
        return Places(usual, usual, frozenset(known), alike)

    def _follows(self, project: Project | None) -> bool:
        if project is not None:
            return project.by_logic
        is_typed = any(proposal.is_typed for proposal in self._found.values())
        return not is_typed and not self._draft.from_finish

    def _mapping(self) -> dict[int, Mapped]:
        before = {
            uid: Chosen(here.shop, here.stage)
            for uid, here in self._matches.items()
            if not self._found[uid].is_ours
        }
        return mapped(self._draft.title, self._draft.rows, self._found, before | dict(self._chosen))

    def _new_baselines(self, session: Session) -> Iterator[tuple[int, own.BaselineField]]:
        wanted = select(Baseline.name).where(Baseline.project_id == (self._project_id or 0))
        names = set(session.scalars(wanted))
        heads = [row.fields for row in self._draft.rows if row.level == 0]
        fields = heads[0] if heads else {}
        used = {n for task in self._tasks.tasks.values() for n in task.row.baselines}
        for number in sorted(used):
            said = own.baseline_field(fields.get(own.BASELINE.format(number=number), ""))
            found = said or own.BaselineField(f"Baseline {number or ''}".strip())
            if found.name not in names:
                yield number, found

    # one by one

    def _row(self, proposal: Proposal, place: Mapped, codes: Codes) -> PlanImportRow:
        row, here = proposal.row, self._matches.get(proposal.row.uid)
        fields: dict[str, Any] = {
            **proposal.fields,
            "shop": place.shop.code,
            "stage": place.stage.code,
        }
        responsible = fields.get("responsible") or (here.responsible if here else "contractor")
        fields["calendar"] = self._places.kept(
            fields["calendar"], fields["stage"], responsible, here.calendar if here else None
        )
        made = PlanImportRow(
            id=row.uid,
            state=NEW,
            number=row.id,
            wbs=row.wbs,
            name=row.name,
            shop=place.shop.code,
            stage=place.stage.code,
            mapped=place,
            start_there=fields["actual_start"] or fields["forecast_start"],
            finish_there=fields["actual_finish"] or fields["forecast_finish"],
            lost=proposal.lost,
            baselines={n: dates for n, dates in row.baselines.items() if n in self._baselines},
        )
        code = fields.pop("code", "") or named_code(row.id)
        if here is None:
            made = replace(made, fields={**fields, "uid": row.uid}, code=codes.new(code))
            is_taken = bool(proposal.fields.get("code")) and made.code != code
            return replace(made, lost=(*made.lost, CODE_TAKEN)) if is_taken else made
        return self._beside(made, here, fields, code if proposal.is_ours else "", codes)

    def _beside(
        self,
        made: PlanImportRow,
        here: MilestoneRow,
        fields: dict[str, Any],
        code: str,
        codes: Codes,
    ) -> PlanImportRow:
        """Return the row of a task that is a milestone here already."""
        assert self._plan is not None
        proposal = self._found[made.id]
        changes, lost = differences(
            here, self._plan.by_id[here.id], self._plan, proposal, fields, by_logic=self._by_logic
        )
        if code and code != here.code:
            if codes.new(code) == code:
                changes = (Change("code", here.code, code), *changes)
            else:
                lost, code = (*lost, CODE_TAKEN), here.code
        return replace(
            made,
            state=CHANGED if changes else SAME,
            milestone_id=here.id,
            code=code or here.code,
            start_here=here.start,
            finish_here=here.finish,
            changes=changes,
            lost=(*made.lost, *lost),
            fields={change.field: change.new for change in changes},
        )

    @staticmethod
    def _gone(here: MilestoneRow) -> PlanImportRow:
        return PlanImportRow(
            id=-here.id,
            state=GONE,
            name=here.name,
            milestone_id=here.id,
            code=here.code,
            shop=here.shop,
            stage=here.stage,
            start_here=here.start,
            finish_here=here.finish,
        )

    def _remainder(self, rows: list[PlanImportRow]) -> Decimal:
        total = sum((Decimal(str(each.weight)) for each in self._here), Decimal(0))
        for row in rows:
            if row.state == NEW:
                total += row.fields.get("weight", Decimal(0))
            for change in row.changes:
                if change.field == "weight":
                    total += change.new - Decimal(str(change.old))
        return WHOLE - total
