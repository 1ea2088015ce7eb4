"""What must be acted on now, in one project or in all: what the alerts find, worst first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.queries._alert_facts import facts_of
from core.queries._alert_reading import TABLES, AlertReading, alert_reading, gathered
from core.rules.alerts import MILESTONES, Spot, findings, worst_first
from core.rules.alerts import alerts as kinds

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from core.queries._alert_facts import Subject
    from core.queries._alert_reading import AlertProject

__all__ = [
    "MILESTONES",
    "TABLES",
    "AlertReading",
    "AlertRow",
    "Spot",
    "alert_kinds",
    "alert_reading",
    "alerts",
    "alerts_in",
    "by_colour",
    "gathered",
]


@dataclass(frozen=True, slots=True)
class AlertRow:
    """Something to act on.

    Attributes:
        project: whose it is.
        kind: the key of its alert.
        rag: RED or AMBER.
        days: how long it has lasted, or is overdue; negative for days left; None without a day.
        text: a catalogue key that says what is wrong; `core.text.said` says it.
        values: what fills the text.
        spots: the rows it speaks of, the one that names it first; none for the project itself.
        subject: what that one is called; None for the project itself.
    """

    project: AlertProject
    kind: str
    rag: str
    days: int | None
    text: str
    values: Mapping[str, Any]
    spots: tuple[Spot, ...]
    subject: Subject | None

    @property
    def id(self) -> tuple[int, str, tuple[Spot, ...]]:
        """Return what tells it from others; it stays as long as the matter does."""
        return self.project.id, self.kind, self.spots

    @property
    def title(self) -> str:
        """Return what its kind is called; a catalogue key."""
        return kinds()[self.kind].title

    @property
    def todo(self) -> str:
        """Return what to do about it; a catalogue key."""
        return kinds()[self.kind].todo


def alert_kinds() -> dict[str, str]:
    """Return the titles of all alerts, catalogue keys, by their keys in order."""
    return {key: each.title for key, each in kinds().items()}


def alerts(
    session: Session,
    project_id: int | None = None,
    *,
    status_date: dt.date | None = None,
    with_days_off: bool = True,
) -> list[AlertRow]:
    """Return what must be acted on in one project or in all, worst first.

    Args:
        session: where to read.
        project_id: of one project, or None for all that are not ended.
        status_date: the day to state it at; by default that of the file.
        with_days_off: whether to ask for holidays, which are loaded the first time.
    """
    reading = alert_reading(session, project_id, status_date=status_date)
    return alerts_in(reading, with_days_off=with_days_off)


def alerts_in(reading: AlertReading, *, with_days_off: bool = True) -> list[AlertRow]:
    """Return what must be acted on in what was read; this needs no session.

    Args:
        reading: what was read.
        with_days_off: whether to ask for holidays, which are loaded the first time.
    """
    found: list[AlertRow] = []
    for project in reading.projects:
        facts, subjects = facts_of(reading, project, with_days_off=with_days_off)
        found += (
            AlertRow(
                *(project, kind, each.rag, each.days, each.text, each.values, each.spots),
                subjects.of(each.spots[0]) if each.spots else None,
            )
            for kind, each in findings(facts)
        )
    return sorted(found, key=worst_first)


def by_colour(rows: Iterable[AlertRow]) -> tuple[int, int]:
    """Return how many of these are red, and how many amber."""
    reds = [row.rag == "RED" for row in rows]
    return sum(reds), len(reds) - sum(reds)
