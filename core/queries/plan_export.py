"""A project as a plan that another program opens: its milestones under their shops and stages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from core import terms
from core.errors import Problem
from core.language import mark, tr, words
from core.model import Baseline, BaselineDate, Milestone, Portfolio, Project
from core.queries.calendars import plan_calendars, together_calendar
from core.queries.forecast import project_plan
from core.queries.milestones import milestones
from core.queries.plan_outline import SUMMARY_BASE, span_of, summary, uids
from core.rules import plan_fields as own
from core.rules.flat_calendar import days_of
from core.rules.foreign_plan import begin, end, foreign_plan
from core.rules.plan_proposal import proposals, written
from core.rules.plan_tasks import plan_tasks
from core.rules.project_plan import BOTH
from core.rules.schedule.calendar import Calendar
from core.rules.schedule.draft import Dates, PlanDraft, PlanRow
from core.rules.schedule.instant import HOUR, instant, moment
from core.rules.schedule.plan import STANDARD, Activity
from core.rules.schedule.worktime import WorkTime

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from core.language import Words
    from core.queries.milestones import MilestoneRow
    from core.rules.schedule.plan import Link

SOURCE: Final = "Handover"
_APART: Final = 100
_MORNING, _EVENING = 8 * HOUR, 17 * HOUR
_KEPT: Final = (
    *("duration", "elapsed", "constraint_kind", "constraint_date", "manual", "actual_start"),
    *("forecast_start", "forecast_finish"),
)
_PROJECT: Final = 0
_SHOPS: Final = tuple(shop.code for shop in terms.SHOPS)
_STAGES: Final = tuple(stage.code for stage in terms.STAGES)


def plan_draft(session: Session, project_id: int, language: str) -> PlanDraft:
    """Return a project as a plan whose names are in one of Handover's languages.

    What no other program knows of a milestone stands in custom fields, so that the plan comes back
    as it went.
    """
    project = session.get_one(Project, project_id)
    return _Outgoing(session, project, words(language)).draft()


class _Outgoing:
    """Puts a project into rows."""

    def __init__(self, session: Session, project: Project, words: Words) -> None:
        self._session, self._project, self._words = session, project, words
        self._rows = milestones(session, project.id)
        wanted = select(Milestone.id, Milestone.source).where(Milestone.project_id == project.id)
        self._sources = {row[0]: row[1] for row in session.execute(wanted)}
        self._plan = project_plan(session, project.id)
        self._status = session.scalars(select(Portfolio.status_date)).one()
        self._uids = uids(self._rows)
        self._told, self._dates = foreign_plan(self._plan)
        self._activities = {each.id: each for each in self._told.activities}
        self._baselines, self._remarks = _baselines(session, project.id)

    def draft(self) -> PlanDraft:
        """Return the plan."""
        calendars = self._calendars(self._plan.calendars)
        usual = next(k for k in (self._plan.site, self._plan.office, *calendars) if k in calendars)
        rows = list(self._outline(WorkTime(calendars[usual], instant(self._plan.start))))
        made = PlanDraft(
            title=self._project_name(),
            source=SOURCE,
            start=min(row.stored.start for row in rows if row.stored.start is not None)
            if rows
            else moment(instant(self._plan.start) + _MORNING),
            status=moment(instant(self._status) + _EVENING),
            calendars=calendars,
            calendar=usual,
            currency=self._project.currency,
            rows=(self._head(rows), *rows),
            links=tuple(self._links()),
            remarks=self._remarks,
        )
        made = replace(made, calendars=self._calendars(self._over_all_years(made)))
        return _with_kept(made, {self._uids[row.id]: row for row in self._rows}, self._status)

    def _over_all_years(self, draft: PlanDraft) -> dict[str, Calendar]:
        """Return the calendars with the holidays of all years that a plan speaks of."""
        found = dict(plan_calendars(self._session, *days_of(draft)))
        office, site = found.get(self._plan.office), found.get(self._plan.site)
        if office is not None and site is not None:
            found[BOTH] = together_calendar(office, site)
        return found

    def _calendars(self, known: Mapping[str, Calendar]) -> dict[str, Calendar]:
        used = [self._plan.calendar_of(each) for each in self._plan.milestones]
        keys = dict.fromkeys([self._plan.office, self._plan.site, *used])
        together = f"{self._plan.office} + {self._plan.site}"
        found = {
            key: replace(known[key], name=together if key == BOTH else key)
            for key in keys
            if key in known
        }
        if STANDARD in keys and STANDARD not in found:
            found[STANDARD] = Calendar(STANDARD)
        return found or {STANDARD: Calendar(STANDARD)}

    def _outline(self, time: WorkTime) -> Iterator[PlanRow]:
        """Yield summaries, each before what belongs to it: shops, their stages, the milestones."""
        by_place: dict[str, dict[str, list[MilestoneRow]]] = {}
        for row in self._rows:
            by_place.setdefault(row.shop, {}).setdefault(row.stage, []).append(row)
        named = [shop.code for shop in self._project.shops]
        order = dict.fromkeys([terms.PROJECT_LEVEL, *named, *by_place])
        for shop in (code for code in order if code in by_place):
            stages = by_place[shop]
            uid = self._summary_uid(shop)
            inside = {stage: [self._row(m, uid) for m in stages[stage]] for stage in sorted(stages)}
            name = self._words(terms.shop(shop).name)
            all_in = [row for rows in inside.values() for row in rows]
            yield summary(uid, name, shop, 1, _PROJECT, all_in, time)
            for stage, in_stage in inside.items():
                below = self._summary_uid(shop, stage)
                name = f"{stage} {self._words(terms.stage(stage).name)}"
                yield summary(below, name, f"{shop}.{stage}", 2, uid, in_stage, time)
                for one in in_stage:
                    yield replace(one, parent=below)

    @staticmethod
    def _summary_uid(shop: str, stage: str = "") -> int:
        place = _SHOPS.index(shop) + 1
        return SUMMARY_BASE + place * _APART + (_STAGES.index(stage) + 1 if stage else 0)

    def _row(self, m: MilestoneRow, parent: int) -> PlanRow:
        uid, activity, found = self._uids[m.id], self._activities[m.id], self._dates[m.id]
        return PlanRow(
            uid=uid,
            id=m.code,
            name=m.named(self._words.language),
            wbs=f"{m.shop}.{m.stage}.{m.code}",
            parent=parent,
            level=3,
            notes=m.note,
            is_milestone=activity.duration == 0,
            percent=m.percent,
            activity=replace(activity, id=uid),
            stored=Dates(moment(found.start), moment(found.finish)),
            baselines=dict(self._baseline_dates(m.id)),
            fields=dict(self._fields(m)),
        )

    def _fields(self, m: MilestoneRow) -> Iterator[tuple[str, str]]:
        texts = (
            (own.CODE, m.code),
            (own.SHOP, m.shop),
            (own.STAGE, m.stage),
            (own.RESPONSIBLE, m.responsible),
            (own.OWNER, m.owner),
            (own.EVIDENCE, m.evidence),
            (own.NAME, m.name),
            (own.NAME_ZH, m.name_zh),
            (own.NAME_RU, m.name_ru),
            (own.SLIP_REASON, m.slip_reason),
            (own.SOURCE, self._sources[m.id]),
            (own.CALENDAR, m.calendar),
            (own.WEIGHT, _number(m.weight)),
            (own.PERCENT, _number(m.percent)),
            (own.POSITION, str(m.position)),
            (own.KEY, "1" if m.key else ""),
            (own.CONTRACTUAL, "1" if m.contractual else ""),
        )
        for name, text in texts:
            if len(text) > own.LONGEST:
                why = tr(mark("Only the first {count} characters are exported."), count=own.LONGEST)
                self._remarks = (*self._remarks, Problem(None, f"{m.code} {name}", why))
            if text:
                yield name, own.cut(text)

    def _baseline_dates(self, milestone_id: int) -> Iterator[tuple[int, Dates]]:
        each = self._plan.by_id[milestone_id]
        for number, (_field, days) in self._baselines.items():
            start, finish = days.get(milestone_id, (None, None))
            if finish is None:
                continue
            ended = end(self._plan, each, finish)
            began = ended if start is None else begin(self._plan, each, start)
            yield number, Dates(moment(min(began, ended)), moment(ended))

    def _head(self, rows: Sequence[PlanRow]) -> PlanRow:
        """Return the row of the project itself."""
        fields = {
            own.BASELINE.format(number=number): field.text()
            for number, (field, _days) in self._baselines.items()
        }
        office, site = self._project.calendar_office, self._project.calendar_site
        if office or site:
            fields[own.CALENDAR] = f"{office}; {site}"
        return PlanRow(
            uid=_PROJECT,
            id="0",
            name=self._project_name(),
            level=0,
            is_summary=True,
            activity=Activity(id=_PROJECT, is_summary=True),
            stored=span_of(rows),
            fields=fields,
        )

    def _links(self) -> Iterator[Link]:
        for link in self._told.links:
            before, after = self._uids[link.predecessor], self._uids[link.successor]
            yield replace(link, predecessor=before, successor=after)

    def _project_name(self) -> str:
        names = {"zh": self._project.name_zh, "ru": self._project.name_ru}
        return names.get(self._words.language) or self._project.name


def _with_kept(draft: PlanDraft, rows: Mapping[int, MilestoneRow], status: dt.date) -> PlanDraft:
    """Return a plan that says beside each value what is kept, where another had to be told."""
    said = proposals(
        draft,
        plan_tasks(draft).tasks.values(),
        calendars={},
        status=status,
        schedule=dict,
    )
    made = []
    for row in draft.rows:
        m = rows.get(row.uid)
        if m is None:
            made.append(row)
            continue
        kept = written({name: getattr(m, name) for name in _KEPT})
        now = written(said[row.uid].fields)
        text = own.said({name: (kept[name], now[name]) for name in kept})
        made.append(replace(row, fields={**row.fields, own.KEPT: text}) if text else row)
    return replace(draft, rows=tuple(made))


def _number(value: float) -> str:
    """Return a number of four places as text; nothing for none."""
    shown = f"{value:.4f}".rstrip("0").rstrip(".")
    return "" if shown == "0" else shown


_Days = tuple["dt.date | None", "dt.date | None"]


def _baselines(
    session: Session, project_id: int
) -> tuple[dict[int, tuple[own.BaselineField, dict[int, _Days]]], tuple[Problem, ...]]:
    """Return baselines by number, the current one first, and what there is no room for."""
    wanted = select(Baseline).where(Baseline.project_id == project_id)
    found = list(session.scalars(wanted.order_by(Baseline.is_current.desc(), Baseline.id)))
    why = mark("A plan holds eleven baselines; this one is left out.")
    dropped = tuple(Problem(None, each.name, tr(why)) for each in found[own.BASELINES :])
    columns = (
        BaselineDate.baseline_id,
        BaselineDate.milestone_id,
        BaselineDate.start,
        BaselineDate.finish,
    )
    dates: dict[int, dict[int, _Days]] = {}
    rows = select(*columns).join(Baseline).where(Baseline.project_id == project_id)
    for baseline_id, milestone_id, start, finish in session.execute(rows):
        dates.setdefault(baseline_id, {})[milestone_id] = (start, finish)
    kept = {
        number: (
            own.BaselineField(each.name, each.set_on, each.contractual, each.reason),
            dates.get(each.id, {}),
        )
        for number, each in enumerate(found[: own.BASELINES])
    }
    return kept, dropped
