"""What a face is: columns made of several fields, views of the same rows, filters of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from core.queries.register import RegisterRow
    from ui.models.column import Column

    Columns: TypeAlias = Mapping[str, Column[Any]]


@dataclass(frozen=True, slots=True)
class Shown:
    """What cells may look at beside their row: the status date, the grouping, all the rows."""

    status_date: Callable[[], dt.date]
    grouping: Callable[[], str]
    rows: Callable[[], Sequence[RegisterRow]]


@dataclass(frozen=True, slots=True)
class FaceView:
    """A choice of columns over the same rows: its key, its title (a catalogue key), its columns."""

    key: str
    title: str
    columns: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of the bar: its title (a catalogue key), what a row is, and the words for that.

    `of` gives every value that a row has; rows with any of the chosen ones are shown.
    """

    key: str
    title: str
    of: Callable[[RegisterRow], Collection[str]]
    words: Callable[[str], str] = str


def _as_described(_made: Columns, _shown: Shown) -> Iterable[Column[Any]]:
    return ()


def _nothing(_shown: Shown) -> object:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How the rows of a register look.

    Attributes:
        key: of the register.
        order: has no meaning; faces are found by their key.
        lines: lines of words in a row.
        columns: returns columns that replace those made from the description (by key), or are
            added to them.
        views: the views to choose from, the usual one first; none where the register has one.
        filters: beside status and shop.
        head_totals: columns whose sum stands after the title of a group.
        scale: what the cells of all rows share; when it differs they are prepared anew.
    """

    key: str
    order: int = 0
    lines: int = 1
    columns: Callable[[Columns, Shown], Iterable[Column[Any]]] = _as_described
    views: tuple[FaceView, ...] = field(default=())
    filters: tuple[Filter, ...] = field(default=())
    head_totals: tuple[str, ...] = field(default=())
    scale: Callable[[Shown], object] = _nothing
