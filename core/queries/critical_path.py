"""Which open milestones decide when a project ends, and which nearly do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.queries.forecast import project_plan
from core.queries.why import rooms

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.queries.why import FloatRow
    from core.rules.facts import Link


@dataclass(frozen=True, slots=True)
class CriticalRow:
    """An open milestone without float, or with little.

    Attributes:
        milestone_id: which.
        room: its float.
        waits_for: links to it from milestones that are not reached yet.
    """

    milestone_id: int
    room: FloatRow
    waits_for: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CriticalPath:
    """The critical and nearly critical milestones of a project, in the order of their dates.

    Attributes:
        by_logic: whether the forecasts follow from logic rather than from typing.
        limit: working days of float up to which a milestone counts as nearly critical.
        end_id: the open milestone that ends the plan; None where all are reached or undated.
        rows: the milestones.
    """

    by_logic: bool
    limit: int
    end_id: int | None
    rows: tuple[CriticalRow, ...]


def critical_path(session: Session, project_id: int) -> CriticalPath:
    """Return what decides the end of a project.

    Raises:
        CircularPlan: milestones wait for each other; the message names the ring.
    """
    plan = project_plan(session, project_id)
    found = rooms(plan)
    dates = {id_: plan.by_id[id_].facts.finish or found[id_].late_finish for id_ in found}
    ordered = sorted(found, key=dates.__getitem__)
    return CriticalPath(
        plan.by_logic,
        plan.near_critical,
        ordered[-1] if ordered else None,
        tuple(
            CriticalRow(
                id_,
                found[id_],
                tuple(
                    link
                    for link in plan.links
                    if link.successor == id_ and link.predecessor in found
                ),
            )
            for id_ in ordered
            if found[id_].is_critical or found[id_].is_near_critical
        ),
    )
