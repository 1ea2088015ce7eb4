"""The milestones of a project as table, Gantt, matrix and report show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from core.model import ForecastPoint, Link, Milestone
from core.queries._projects import among
from core.rules.facts import Link as LinkFacts
from core.rules.facts import MilestoneFacts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from core.queries._projects import Projects


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A milestone with its dates; weights and percentages are 0 to 100."""

    id: int
    project_id: int
    position: int
    code: str
    stage: str
    shop: str
    name: str
    name_zh: str
    name_ru: str
    weight: float
    baseline_start: dt.date | None
    baseline_finish: dt.date | None
    forecast_start: dt.date | None
    forecast_finish: dt.date | None
    actual_start: dt.date | None
    actual_finish: dt.date | None
    percent: float
    responsible: str
    owner: str
    key: bool
    contractual: bool
    evidence: str
    slip_reason: str
    note: str
    uid: int | None
    duration: int | None
    """Working minutes; None where the dates say it."""
    elapsed: bool
    constraint_kind: str
    constraint_date: dt.date | None
    deadline: dt.date | None
    calendar: str
    manual: bool

    @property
    def start(self) -> dt.date | None:
        """Return when it began or is to begin."""
        return self.actual_start or self.forecast_start

    @property
    def finish(self) -> dt.date | None:
        """Return when it was reached or is expected; of an undated one, the baseline."""
        return self.actual_finish or self.forecast_finish or self.baseline_finish

    @property
    def is_done(self) -> bool:
        """Return whether it was reached."""
        return self.actual_finish is not None

    @property
    def is_running(self) -> bool:
        """Return whether work on it began and has not ended."""
        return self.actual_finish is None and (self.actual_start is not None or self.percent > 0)

    @property
    def slip(self) -> int | None:
        """Return days later than the baseline, negative where earlier; None without a baseline."""
        if self.baseline_finish is None or self.finish is None:
            return None
        return (self.finish - self.baseline_finish).days

    def named(self, language: str) -> str:
        """Return the name in a language, in the original one where it has no other."""
        return {"zh": self.name_zh, "ru": self.name_ru}.get(language) or self.name


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link between two milestones of a project; the lag in `core.terms.LAG_UNITS`."""

    id: int
    predecessor_id: int
    successor_id: int
    kind: str
    lag: int
    lag_unit: str


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """What a report gave as the finish of a milestone."""

    milestone_id: int
    report_date: dt.date
    finish: dt.date


_COLUMNS = tuple(
    getattr(Milestone, name)
    for name in (
        *("id", "project_id", "position", "code", "stage", "shop", "name", "name_zh", "name_ru"),
        *("weight", "baseline_start", "baseline_finish", "forecast_start", "forecast_finish"),
        *("actual_start", "actual_finish", "percent", "responsible", "owner", "key"),
        *("contractual", "evidence", "slip_reason", "note", "uid", "duration", "elapsed"),
        *("constraint_kind", "constraint_date", "deadline", "calendar", "manual"),
    )
)
FACT_NAMES = (
    *("id", "code", "stage", "shop", "weight", "baseline_start", "baseline_finish"),
    *("forecast_start", "forecast_finish", "actual_start", "actual_finish", "percent"),
    *("key", "contractual", "responsible"),
)
_FACTS = tuple(getattr(Milestone, name) for name in FACT_NAMES)
_WEIGHT, _PERCENT = 9, 16


def milestones(session: Session, project_id: int) -> list[MilestoneRow]:
    """Return the milestones of a project in its own order."""
    found = session.execute(
        select(*_COLUMNS)
        .where(Milestone.project_id == project_id)
        .order_by(Milestone.position, Milestone.id)
    )
    return [_row(tuple(row)) for row in found]


def milestone(session: Session, milestone_id: int) -> MilestoneRow | None:
    """Return one milestone, or None where it is no longer there."""
    found = session.execute(select(*_COLUMNS).where(Milestone.id == milestone_id)).first()
    return None if found is None else _row(tuple(found))


def facts(session: Session, project_id: int) -> list[MilestoneFacts]:
    """Return the milestones of a project as the rules take them."""
    found = session.execute(
        select(*_FACTS)
        .where(Milestone.project_id == project_id)
        .order_by(Milestone.position, Milestone.id)
    )
    return [as_facts(tuple(row)) for row in found]


def facts_by_project(
    session: Session, projects: Projects = None
) -> dict[int, list[MilestoneFacts]]:
    """Return the milestones of all projects, of one or some, by project as the rules take them."""
    wanted = select(Milestone.project_id, *_FACTS).order_by(Milestone.position, Milestone.id)
    wanted = wanted.where(among(Milestone.project_id, projects))
    found: dict[int, list[MilestoneFacts]] = {}
    for owner, *plain in session.execute(wanted):
        found.setdefault(owner, []).append(as_facts(tuple(plain)))
    return found


def as_facts(row: tuple[Any, ...]) -> MilestoneFacts:
    """Return a selected row of the facts' columns as facts."""
    cells = dict(zip(FACT_NAMES, row, strict=True))
    cells["weight"], cells["percent"] = float(cells["weight"]), float(cells["percent"])
    return MilestoneFacts(**cells)


def links(session: Session, project_id: int) -> list[LinkRow]:
    """Return every link between milestones of a project."""
    found = session.execute(
        select(*(getattr(Link, name) for name in LinkRow.__dataclass_fields__))
        .join(Milestone, Milestone.id == Link.successor_id)
        .where(Milestone.project_id == project_id)
        .order_by(Link.id)
    )
    return [LinkRow(*row) for row in found]


def link(session: Session, link_id: int) -> LinkRow | None:
    """Return one link, or None where it is no longer there."""
    columns = (getattr(Link, name) for name in LinkRow.__dataclass_fields__)
    found = session.execute(select(*columns).where(Link.id == link_id)).first()
    return None if found is None else LinkRow(*found)


def link_facts(session: Session, project_id: int) -> list[LinkFacts]:
    """Return every link of a project as the rules take them."""
    return [
        LinkFacts(row.predecessor_id, row.successor_id, row.kind, row.lag, row.lag_unit)
        for row in links(session, project_id)
    ]


def forecast_history(
    session: Session, project_id: int, milestone_ids: Sequence[int] | None = None
) -> list[ForecastRow]:
    """Return what each report gave as finish, by milestone and report date."""
    wanted = (
        select(ForecastPoint.milestone_id, ForecastPoint.report_date, ForecastPoint.finish)
        .join(Milestone)
        .where(Milestone.project_id == project_id)
        .order_by(Milestone.position, ForecastPoint.milestone_id, ForecastPoint.report_date)
    )
    if milestone_ids is not None:
        wanted = wanted.where(ForecastPoint.milestone_id.in_(milestone_ids))
    return [ForecastRow(*row) for row in session.execute(wanted)]


def short_names(rows: Sequence[MilestoneRow], language: str) -> dict[int, str]:
    """Return names without what all names of a shop begin with, for lists grouped by shop.

    “Welding shop: FAT passed” is “FAT passed” where every milestone of the shop begins so.
    """
    by_shop: dict[str, list[MilestoneRow]] = {}
    for row in rows:
        by_shop.setdefault(row.shop, []).append(row)
    found = {}
    for members in by_shop.values():
        heads = {_head(row.named(language)) for row in members}
        cut = len(heads.pop()) if len(heads) == 1 and len(members) > 1 else 0
        for row in members:
            name = row.named(language)[cut:].strip()
            found[row.id] = name[:1].upper() + name[1:] or row.named(language)
    return found


def _head(name: str) -> str:
    for colon in (": ", "："):
        head, found, _rest = name.partition(colon)
        if found:
            return head + found
    return ""


def _row(values: tuple[object, ...]) -> MilestoneRow:
    cells = list(values)
    cells[_WEIGHT] = float(cells[_WEIGHT])  # type: ignore[arg-type]
    cells[_PERCENT] = float(cells[_PERCENT])  # type: ignore[arg-type]
    return MilestoneRow(*cells)  # type: ignore[arg-type]
