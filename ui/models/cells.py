"""What a cell shows, prepared once per refresh: words, tones and figures, ready to be painted.

A tone is the name of a colour of the theme, so that a theme change needs no preparing anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.language import mark, tr

if TYPE_CHECKING:
    from ui.paint import Cell

LATE_DAYS: Final = 10
"""More days late than this are amber."""
VERY_LATE_DAYS: Final = 30
"""More days late than this are red."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one tone and one kind of type; a line is a few of them."""

    text: str
    tone: str = "text"
    kind: str = "body"
    doc: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words; a shop's letter and an icon before or after them, if there is one."""

    text: str
    tone: str = "text"
    kind: str = "body"
    doc: bool = False
    icon: str = ""
    icon_tone: str = "text3"
    icon_after: bool = False
    indent: int = 0
    badge: str = ""
    badge_after: bool = False


@dataclass(frozen=True, slots=True)
class TwoLine:
    """What on line one; when and by how much on line two; a shape before both if there is one.

    The icon stands before line two.
    """

    first: tuple[Run, ...]
    second: tuple[Run, ...] = ()
    shape: str = ""
    badge: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """A chip of shape and word; a few words may follow it."""

    tone: str
    text: str
    lead: str = ""
    after: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Strip:
    """The stage strip over a line of words."""

    steps: tuple[Cell, ...]
    caption: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """Actual against planned, in percent, over a line of words."""

    actual: float
    planned: float | None = None
    caption: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Diamond:
    """The diamond of a milestone and its name.

    `line` is a line before it: solid on the critical path, dashed near it; empty for none.
    """

    state: str
    text: str
    kind: str = "body"
    tone: str = "text"
    indent: int = 0
    line: str = ""


@dataclass(frozen=True, slots=True)
class Journey:
    """A way on a scale of time that all rows of a column share; places are shares of its width.

    Attributes:
        start: where it leaves, None where no day is known.
        finish: where it arrives.
        due: where its arrival is expected: a short mark; None for none.
        state: done, now, waiting (amber) or open.
        today: the status date, None where it is off the scale.
        marks: where months begin.
        words: what it says, for screen readers.
    """

    start: float | None
    finish: float | None
    due: float | None = None
    state: str = "open"
    today: float | None = None
    marks: tuple[float, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Badges:
    """Letters of shops, each on its square."""

    letters: tuple[str, ...]


def slip_tone(days: int | None, base: str = "text2") -> str:
    """Return the tone of so many days late."""
    if days is not None and days > VERY_LATE_DAYS:
        return "red_text"
    return "amber_text" if days is not None and days > LATE_DAYS else base


def slip_words(against: str) -> str:
    """Return what a slip is called: always against which baseline, where there is one."""
    return tr(mark("Slip vs {name}"), name=against) if against else tr(mark("Slip"))


def plain(cell: object) -> str:
    """Return the words of a prepared cell, for copying, searching and screen readers."""
    match cell:
        case Text(text=text) | Diamond(text=text) | Journey(words=text):
            return text
        case TwoLine(first=first, second=second):
            return _joined(first + second)
        case Status(text=text, after=after):
            return _joined((Run(text), *after))
        case Strip(caption=caption) | Progress(caption=caption):
            return _joined(caption)
        case Badges(letters=letters):
            return " ".join(letters)
        case _:
            return ""


def _joined(runs: tuple[Run, ...]) -> str:
    return " ".join(run.text for run in runs if run.text)
