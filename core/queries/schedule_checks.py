"""What an assessment of a project's plan says, each point with the milestones it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from core.model import Project
from core.queries.forecast import project_plan
from core.rules.check_points import CHECKS, MEASURES
from core.rules.schedule_checks import checks

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A milestone that a check found, the one it waits for where it is a link, and days."""

    milestone_id: int
    other_id: int | None
    value: float | None


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One point of the assessment.

    Attributes:
        key: its name.
        title: what it is called, a catalogue key.
        meaning: what it means, a catalogue key.
        places: what it found.
        of: how many it looked at.
        figure: a share, an index or a count; None where there was nothing to measure.
        limit: what the figure keeps to where the check is met.
        is_met: whether it does.
    """

    key: str
    title: str
    meaning: str
    places: tuple[PlaceRow, ...]
    of: int
    figure: float | None
    limit: float
    is_met: bool

    @property
    def measure(self) -> str:
        """Return what its figure is: "count", "index", "days" or "share" (0 to 1)."""
        return MEASURES.get(self.key, "share")

    @property
    def is_least(self) -> bool:
        """Return whether the figure must not lie below the limit, rather than above it."""
        return self.measure in {"index", "days"} or self.key == "link_kinds"


def schedule_checks(session: Session, project_id: int) -> tuple[CheckRow, ...]:
    """Return every point of the assessment of a project's plan, met or not.

    Raises:
        CircularPlan: milestones wait for each other; the message names the ring.
    """
    agreed = session.scalars(select(Project.contract_pac).where(Project.id == project_id)).first()
    return tuple(
        CheckRow(
            key=found.key,
            title=CHECKS[found.key][0],
            meaning=CHECKS[found.key][1],
            places=tuple(PlaceRow(p.milestone, p.other, p.value) for p in found.places),
            of=found.of,
            figure=found.figure,
            limit=found.limit,
            is_met=found.is_met,
        )
        for found in checks(project_plan(session, project_id), contract_pac=agreed)
    )
