"""What stands on a board of weeks: lines, heads of columns, tags, and where a tag stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable


@dataclass(frozen=True, slots=True)
class Tag:
    """A thing of a day.

    Attributes:
        id: tells it from others.
        lead: what stands first and strong: the day of the month.
        words: what it is.
        right: what stands at the right: the letter of a shop.
        icon: its picture; a state of a diamond where it begins with "diamond ".
        tone: grey, blue, amber or red; "done" for what is over.
        tip: all of it in words, for the tool tip and for a screen reader.
    """

    id: Hashable
    lead: str
    words: str
    right: str
    icon: str
    tone: str
    tip: str


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A line of the board: a project with the tags of each week, or a heading without any."""

    id: Hashable
    title: str
    subtitle: str = ""
    shape: str = ""
    weeks: tuple[tuple[Tag, ...], ...] = ()
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class WeekHead:
    """The head of a column: its name over its days."""

    title: str
    subtitle: str
    is_now: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a tag stands: line, week, place in the week."""

    line: int
    week: int
    place: int
