"""Stages down, shops across: how far each is, planned and actual, and when it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import terms
from core.language import mark, words
from core.queries.baselines import current_baseline
from core.queries.milestones import facts
from core.report.blocks import Column, Difference, Kind, Table, Total
from core.report.sections._spec import Section
from core.report.sections._words import share, shop_name, stage_name
from core.rules.progress import by_shop, by_stage, earned_progress, planned_progress
from core.rules.slip import last_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from core.language import Words
    from core.report.blocks import Block, Value
    from core.report.request import ReportRequest
    from core.rules.facts import MilestoneFacts


def build(session: Session, request: ReportRequest) -> tuple[Block, ...]:
    """Return the table of progress and the table of dates."""
    w = words(request.language)
    ms = facts(session, request.project)
    found = {m.shop for m in ms}
    shops = [shop.code for shop in terms.SHOPS if shop.code in found]
    return (
        _progress(w, ms, shops, request.status_date),
        _dates(w, ms, shops, current_baseline(session, request.project)),
    )


def _progress(w: Words, ms: Sequence[MilestoneFacts], shops: Sequence[str], on: dt.date) -> Table:
    weighed = [shop.code for shop in by_shop(ms, on) if shop.code in shops]
    rows: list[tuple[Value, ...]] = []
    for stage in by_stage(ms, on):
        cells: list[Value] = [stage_name(w, stage.code), share(stage.weight)]
        cells += [share(stage.planned_pct), share(stage.actual_pct)]
        cells.append(share(stage.actual_pct - stage.planned_pct))
        for shop in weighed:
            own = [m for m in ms if m.stage == stage.code and m.shop == shop and m.weight > 0]
            cells.append(share(planned_progress(own, on)) if own else None)
            cells.append(share(earned_progress(own, on)) if own else None)
        rows.append(tuple(cells))
    mean = Total("mean", "weight")
    columns = [
        Column("stage", w(mark("Stage")), Kind.LONG),
        Column("weight", w(mark("Weight")), Kind.PERCENT, total=Total("sum")),
        Column("planned", w(mark("Planned")), Kind.PERCENT, total=mean),
        Column("actual", w(mark("Actual")), Kind.PERCENT, total=mean),
        Column(
            "ahead", w(mark("Difference")), Kind.POINTS, Difference(("actual",), "planned"), mean
        ),
    ]
    for shop in weighed:
        name = shop_name(w, shop)
        columns.append(
            Column(f"{shop}_planned", w(mark("{shop} planned"), shop=name), Kind.PERCENT)
        )
        columns.append(Column(f"{shop}_actual", w(mark("{shop} actual"), shop=name), Kind.PERCENT))
    return Table(
        "stage_progress",
        w(mark("Progress")),
        tuple(columns),
        tuple(rows),
        w(mark("No milestone has a weight yet.")),
        total_label=w(mark("Project")),
        fixed=1,
    )


def _dates(w: Words, ms: Sequence[MilestoneFacts], shops: Sequence[str], against: str) -> Table:
    columns = [Column("stage", w(mark("Stage")), Kind.LONG)]
    for shop in shops:
        name = shop_name(w, shop)
        base, end, slip = f"{shop}_baseline", f"{shop}_finish", f"{shop}_slip"
        columns += [
            Column(base, w(mark("{shop} baseline"), shop=name), Kind.DATE),
            Column(end, w(mark("{shop} finish"), shop=name), Kind.DATE),
            Column(slip, w(mark("{shop} slip"), shop=name), Kind.SLIP, Difference((end,), base)),
        ]
    rows: list[tuple[Value, ...]] = []
    for stage in sorted({m.stage for m in ms}):
        cells: list[Value] = [stage_name(w, stage)]
        for shop in shops:
            gate = last_of([m for m in ms if m.shop == shop], stage)
            cells += [None] * 3 if gate is None else [gate.baseline_finish, gate.finish, gate.slip]
        rows.append(tuple(cells))
    return Table(
        "stage_dates",
        _dates_title(w, against),
        tuple(columns),
        tuple(rows),
        w(mark("This project has no milestones yet.")),
        fixed=1,
    )


def _dates_title(w: Words, against: str) -> str:
    if not against:
        return w(mark("When each stage ends: its last milestone, actual or forecast"))
    words = mark("When each stage ends: its last milestone, actual or forecast; slip vs {name}")
    return w(words, name=against)


SPEC = Section(
    key="stages_shops", order=60, scope="project", title=mark("Stages and shops"), build=build
)
