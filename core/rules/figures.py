"""The key figures of a project: what portfolio, project head, report and `kpi` all show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core import terms
from core.rules import earned, health, progress, rag, slip
from core.rules.standing import standing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from core.rules.accounts import Accounts
    from core.rules.earned import EarnedSchedule
    from core.rules.facts import MilestoneFacts
    from core.rules.health import Health
    from core.rules.progress import GroupProgress
    from core.rules.standing import Standing

DONE, NOW, OPEN, NONE = "done", "now", "open", "none"


@dataclass(frozen=True, slots=True)
class PhaseFigure:
    """One of the ten steps of a project, over all its shops.

    The state is done, now (work has begun), open, or none (the project has no such step); the
    fraction is 0 to 1; finish and slip are those of the gate, which ends the step.
    """

    key: str
    state: str
    fraction: float
    gate_id: int | None
    finish: dt.date | None
    slip: int | None


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of one project at a status date; what does not apply is None."""

    status_date: dt.date
    pv_pct: float
    ev_pct: float
    spi: float | None
    schedule: EarnedSchedule | None
    sop: MilestoneFacts | None
    pac: MilestoneFacts | None
    """The last provisional acceptance of all shops."""
    milestones_total: int
    milestones_done: int
    milestones_due_by_data_date: int
    bei: float | None
    hit_rate: float | None
    overdue_milestones: tuple[str, ...]
    late_milestones: int
    due_next_30_days: tuple[str, ...]
    due_next_60_days: tuple[str, ...]
    due_next_90_days: tuple[str, ...]
    by_shop: tuple[GroupProgress, ...]
    by_stage: tuple[GroupProgress, ...]
    current_stage: str
    next_milestone: MilestoneFacts | None
    phases: tuple[PhaseFigure, ...]
    rag: Health
    standing: Standing | None = None
    """The commercial figures, where the registers were read."""

    @property
    def sv_pct(self) -> float:
        """Return percentage points ahead of the plan, negative where behind."""
        return self.ev_pct - self.pv_pct

    @property
    def es_months(self) -> float | None:
        """Return months of the plan earned."""
        return None if self.schedule is None else self.schedule.es_months

    @property
    def at_months(self) -> float | None:
        """Return months gone by since the plan began."""
        return None if self.schedule is None else self.schedule.at_months

    @property
    def sv_t_months(self) -> float | None:
        """Return months ahead of the plan, negative where behind."""
        return None if self.schedule is None else self.schedule.sv_t

    @property
    def spi_t(self) -> float | None:
        """Return months earned for months gone."""
        return None if self.schedule is None else self.schedule.spi_t

    @property
    def sop_slip_days(self) -> int | None:
        """Return days the start of production is later than its baseline."""
        return None if self.sop is None else self.sop.slip

    @property
    def last_pac_slip_days(self) -> int | None:
        """Return days the last PAC is later than its baseline."""
        return None if self.pac is None else self.pac.slip

    @property
    def pac_slip_days(self) -> int | None:
        """Return the slip of the last PAC, by the name that a project of one PAC has for it."""
        return self.last_pac_slip_days

    @property
    def pac_baseline(self) -> dt.date | None:
        """Return when the last PAC was to be signed."""
        return None if self.pac is None else self.pac.baseline_finish

    @property
    def pac_finish(self) -> dt.date | None:
        """Return when the last PAC was or will be signed."""
        return None if self.pac is None else self.pac.finish


def figures(
    ms: Sequence[MilestoneFacts],
    *,
    status_date: dt.date,
    is_prospect: bool,
    accounts: Accounts | None = None,
) -> Figures:
    """Return the figures of a project from its milestones, and from its registers where given.

    A prospect is measured by its pursuit checklist: it has a share planned and reached, but no
    SPI and no earned schedule, which are about physical progress.
    """
    pv = progress.planned_progress(ms, status_date)
    ev = progress.earned_progress(ms, status_date)
    schedule = None if is_prospect else earned.earned_schedule(ms, status_date, ev)
    spi_t = None if schedule is None else schedule.spi_t
    told = health.schedule(ms, spi_t=spi_t, planned=pv)
    found = None
    if accounts is not None:
        found = standing(accounts, ms, pv_pct=pv, ev_pct=ev)
        told = (*told, *rag.findings(accounts, found, is_prospect=is_prospect))
    return Figures(
        status_date=status_date,
        pv_pct=pv,
        ev_pct=ev,
        spi=None if is_prospect else earned.index(ev, pv),
        schedule=schedule,
        sop=slip.sop(ms),
        pac=slip.last_pac(ms),
        milestones_total=len(ms),
        milestones_done=sum(slip.is_reached(m, status_date) for m in ms),
        milestones_due_by_data_date=len(slip.due(ms, status_date)),
        bei=slip.execution_index(ms, status_date),
        hit_rate=slip.hit_rate(ms, status_date),
        overdue_milestones=_codes(slip.overdue(ms, status_date)),
        late_milestones=len(slip.late(ms, status_date)),
        due_next_30_days=_codes(slip.due_next(ms, status_date, 30)),
        due_next_60_days=_codes(slip.due_next(ms, status_date, 60)),
        due_next_90_days=_codes(slip.due_next(ms, status_date, 90)),
        by_shop=progress.by_shop(ms, status_date),
        by_stage=progress.by_stage(ms, status_date),
        current_stage=current_stage(ms, status_date),
        next_milestone=slip.next_open(ms, status_date),
        phases=phases(ms),
        rag=health.health(told),
        standing=found,
    )


def current_stage(ms: Sequence[MilestoneFacts], status_date: dt.date) -> str:
    """Return the earliest weighted stage that has begun and is not complete.

    Where work waits, it is the stage of the next open milestone; between the last PAC and FAC it
    is the warranty. Stages overlap, so a user may prefer another one.
    """
    still = [m for m in ms if not slip.is_reached(m, status_date)]
    begun = {m.stage for m in ms if m.weight > 0 and (m.percent > 0 or m.actual_start is not None)}
    if running := [m.stage for m in still if m.weight > 0 and m.stage in begun]:
        return min(running)
    if not still:
        return max((m.stage for m in ms), default=terms.STAGES[0].code)
    following = min(m.stage for m in still)
    is_warranty = following == "S19" and any(m.stage == slip.PAC for m in ms)
    return "S18" if is_warranty else following


def phases(ms: Sequence[MilestoneFacts]) -> tuple[PhaseFigure, ...]:
    """Return the ten steps of a project over all its shops, in their order."""
    found: dict[str, list[MilestoneFacts]] = {phase.key: [] for phase in terms.PHASES}
    for m in ms:
        found[terms.phase_of(m.stage).key].append(m)
    return tuple(_phase(key, members) for key, members in found.items())


def _phase(key: str, ms: Sequence[MilestoneFacts]) -> PhaseFigure:
    if not ms:
        return PhaseFigure(key, NONE, 0.0, None, None, None)
    gate = slip.last_of(ms, max(m.stage for m in ms))
    # Milestones without a weight, a building handed over say, do not begin a step that has work.
    measured = [m for m in ms if m.weight > 0] or ms
    begun = any(m.is_done or m.is_running for m in measured)
    state = DONE if all(m.is_done for m in ms) else NOW if begun else OPEN
    fraction = _fraction(measured)
    if gate is None:
        return PhaseFigure(key, state, fraction, None, None, None)
    return PhaseFigure(key, state, fraction, gate.id, gate.finish, gate.slip)


def _fraction(measured: Sequence[MilestoneFacts]) -> float:
    total = sum(m.weight for m in measured)
    if total:
        return sum(m.weight * m.percent for m in measured) / total / progress.WHOLE
    return sum(m.is_done for m in measured) / len(measured)


def _codes(ms: Iterable[MilestoneFacts]) -> tuple[str, ...]:
    return tuple(m.code for m in ms)
