"""A portfolio read from a file held against the open one: what is new, the same, or otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from sqlalchemy import select

from core.errors import Problem
from core.language import mark, tr
from core.model import FxRate, Project
from core.queries.exchange import calendars, draft
from core.queries.portfolio import portfolio_file

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from core.queries.parts import Draft

T = TypeVar("T")

NEW: Final = "new"
SAME: Final = "same"
OTHER: Final = "other"
"""What a project, calendar or rate of a file is here: not yet, exactly so, or otherwise."""


@dataclass(frozen=True, slots=True)
class IncomingRow:
    """A project of the file; `state` is new, same or other."""

    code: str
    name: str
    name_zh: str
    name_ru: str
    status: str
    milestones: int
    state: str

    @property
    def id(self) -> str:
        """Return what tells it from the others."""
        return self.code

    def named(self, language: str) -> str:
        """Return the name in a language, in the original one where it has no other."""
        return {"zh": self.name_zh, "ru": self.name_ru}.get(language) or self.name


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file would bring: each part with its state, and the status date it comes under.

    Attributes:
        projects: in the order of the file.
        calendars: the states of its calendars, in their order.
        rates: the states of its exchange rates, in their order.
        status_date: that of this file, or of the incoming one where this has no projects.
        is_first: whether this file has no projects; it takes title, currency and status date then.
    """

    projects: tuple[IncomingRow, ...]
    calendars: tuple[str, ...]
    rates: tuple[str, ...]
    status_date: dt.date
    is_first: bool

    @property
    def others(self) -> int:
        """Return how many projects, calendars and rates are here otherwise."""
        states = (*(row.state for row in self.projects), *self.calendars, *self.rates)
        return states.count(OTHER)


def incoming(session: Session, found: Draft) -> Incoming:
    """Return how what was read stands to what is here."""
    codes = set(session.scalars(select(Project.code)))
    is_known = any(part.code in codes for part in found.projects)
    kept = {part.code: part for part in draft(session).projects} if is_known else {}
    own = {part.code: part for part in calendars(session)}
    rates = {
        (on, base, quote): rate
        for on, base, quote, rate in session.execute(
            select(FxRate.on, FxRate.base, FxRate.quote, FxRate.rate)
        )
    }
    return Incoming(
        projects=tuple(
            IncomingRow(
                code=part.code,
                name=part.name,
                name_zh=part.name_zh,
                name_ru=part.name_ru,
                status=part.status,
                milestones=len(part.milestones),
                state=_state(part, kept.get(part.code)),
            )
            for part in found.projects
        ),
        calendars=tuple(_state(part, own.get(part.code)) for part in found.calendars),
        rates=tuple(
            _state(part.rate, rates.get((part.on, part.base, part.quote))) for part in found.rates
        ),
        status_date=portfolio_file(session).status_date if codes else found.status_date,
        is_first=not codes,
    )


def wanted(found: Draft, seen: Incoming, *, replaces: bool) -> Draft:
    """Return what of a draft is to come: all that is new, and what is here otherwise if asked."""
    states = {NEW, OTHER} if replaces else {NEW}
    return replace(
        found,
        projects=_of(found.projects, (row.state for row in seen.projects), states),
        calendars=_of(found.calendars, seen.calendars, states),
        rates=_of(found.rates, seen.rates, states),
    )


def late(found: Draft, status_date: dt.date) -> list[Problem]:
    """Return the actual dates after the status date of the file they are to come into."""
    why = mark("The actual date {day} lies after this file's status date {status}.")
    return [
        Problem(None, f"{project.code} {m.code}", tr(why, day=actual, status=status_date))
        for project in found.projects
        for m in project.milestones
        for actual in (m.actual_start, m.actual_finish)
        if actual is not None and actual > status_date
    ]


def _state(part: object, kept: object) -> str:
    if kept is None:
        return NEW
    return SAME if part == kept else OTHER


def _of(parts: tuple[T, ...], states: Iterable[str], want: set[str]) -> tuple[T, ...]:
    return tuple(part for part, state in zip(parts, states, strict=True) if state in want)
