"""What an alert is, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Protocol

from core.rules.health import RED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from core.rules.alerts._facts import AlertFacts

MILESTONES: Final = "milestones"
"""What a spot names where it is a milestone, not a row of a register."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A row that a finding speaks of: the key of its register or `MILESTONES`, and its id."""

    register: str
    id: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to act on.

    Attributes:
        rag: RED or AMBER.
        days: how long it has lasted, or is overdue; negative for days left; None without a day.
        text: a catalogue key that says what of the row is wrong.
        values: what fills it: dates, `Money`, numbers, texts; see `core.text.said`.
        spots: the rows it speaks of, the one that names it first; none for the project itself.
    """

    rag: str
    days: int | None
    text: str
    values: Mapping[str, Any] = field(default_factory=dict)
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Alert:
    """One kind of thing to act on.

    Attributes:
        key: the name of its module.
        title: what lists and filters call it; a catalogue key.
        order: its place in them.
        todo: what to do about it; a catalogue key.
        check: returns what it finds in the facts of a project.
    """

    key: str
    title: str
    order: int
    todo: str
    check: Callable[[AlertFacts], Iterable[Finding]]


class _Ranked(Protocol):
    @property
    def rag(self) -> str: ...

    @property
    def days(self) -> int | None: ...


def worst_first(found: _Ranked) -> tuple[bool, float]:
    """Return what sorts findings: red ones first, of one colour the longest overdue."""
    days = float("-inf") if found.days is None else found.days
    return found.rag != RED, -days
