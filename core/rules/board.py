"""Shops across phases: when each gate is reached, how late it is, how far the work before it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core import terms

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from core.rules.facts import MilestoneFacts

DONE, NOW, OPEN, NONE = "done", "now", "open", "none"


@dataclass(frozen=True, slots=True)
class BoardCell:
    """One phase of one shop; the gate is its last milestone.

    Attributes:
        phase: the key of the phase.
        state: done, now (work has begun), open, or none (the shop has no such phase).
        fraction: how much of its weight is done, 0 to 1.
        gate: the id of the gate's milestone, None where there is none.
        finish: when the gate was or will be reached.
        baseline: when it was to be reached.
        slip: days later than the baseline.
        is_due: whether it is running or was to be reached by the status date: act here now.
        is_shared: whether the gate is the project's, not the shop's own.
    """

    phase: str
    state: str
    fraction: float
    gate: int | None
    finish: dt.date | None
    baseline: dt.date | None
    slip: int | None
    is_due: bool
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A shop (or the project level) with its phases, and its weighted progress in percent."""

    shop: str
    weight: float
    planned: float
    actual: float
    cells: tuple[BoardCell, ...]


def board(
    milestones: Sequence[MilestoneFacts],
    shops: Iterable[str],
    *,
    status_date: dt.date,
    planned: dict[str, tuple[float, float, float]],
) -> tuple[BoardRow, ...]:
    """Return a row for each shop, then one for the project level.

    Args:
        milestones: all milestones of the project.
        shops: the codes of its shops, in its own order.
        status_date: the date everything is stated at.
        planned: weight, planned and actual percent of each shop, by its code.
    """
    project = [m for m in milestones if m.shop == terms.PROJECT_LEVEL]
    rows = []
    for shop in [*shops, terms.PROJECT_LEVEL]:
        own = [m for m in milestones if m.shop == shop]
        weight, plan, actual = planned.get(shop, (0.0, 0.0, 0.0))
        cells = tuple(
            _cell(phase, own, [] if shop == terms.PROJECT_LEVEL else project, status_date)
            for phase in terms.PHASES
        )
        if own:
            rows.append(BoardRow(shop, weight, plan, actual, cells))
    return tuple(rows)


def _cell(
    phase: terms.Phase,
    own: Sequence[MilestoneFacts],
    project: Sequence[MilestoneFacts],
    status_date: dt.date,
) -> BoardCell:
    found = [m for m in own if m.stage in phase.stages]
    shared = not found
    if shared:
        found = [m for m in project if m.stage in phase.stages]
    dated = [m for m in found if m.finish is not None]
    if not dated:
        return BoardCell(phase.key, NONE, 0.0, None, None, None, None, is_due=False)
    # Of gates on the same day the contractual one speaks for the phase.
    gate = max(dated, key=lambda m: (m.finish, m.contractual, m.key))
    state = _state(found)
    due = gate.baseline_finish is not None and gate.baseline_finish <= status_date
    return BoardCell(
        phase.key,
        state,
        _fraction(found),
        gate.id,
        gate.finish,
        gate.baseline_finish,
        gate.slip,
        is_due=state == NOW or (state == OPEN and due),
        is_shared=shared,
    )


def _state(found: Sequence[MilestoneFacts]) -> str:
    if all(m.is_done for m in found):
        return DONE
    begun = any(m.is_done or m.percent > 0 or m.actual_start is not None for m in found)
    return NOW if begun else OPEN


def _fraction(found: Sequence[MilestoneFacts]) -> float:
    total = sum(m.weight for m in found)
    if total:
        return sum(m.weight * m.percent for m in found) / total / 100
    return sum(m.percent for m in found) / len(found) / 100
