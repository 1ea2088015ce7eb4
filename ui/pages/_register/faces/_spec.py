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
    """What cells may look at beside their row: the day, the grouping, all rows, their scale."""

    status_date: Callable[[], dt.date]
    grouping: Callable[[], str]
    rows: Callable[[], Sequence[RegisterRow]]
    scale: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class FaceView:
    """A choice of columns over the same rows, with so many lines of words in a row.

    The title is a catalogue key.
    """

    key: str
    title: str
    columns: str
    lines: int = 1


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
        add: what the button says that adds a row, a catalogue key; empty for the usual words.
        begin: what to do where there is no row yet, a catalogue key; empty for the usual words.
        columns: returns columns that replace those made from the description (by key), or are
            added to them.
        writes: of columns that show one of several dates, the field that typing in them means;
            with None for a new row.
        views: the views to choose from, the usual one first; none where the register has one.
        filters: beside status and shop.
        head_totals: columns whose sum stands after the title of a group.
        scale: what the cells of all rows share; when it differs they are prepared anew.
        ended: statuses left out until the user chooses otherwise; the others are called open.
        sort: how the rows stand until the user sorts them: column keys, "-" before what runs
            from the largest down.
    """

    key: str
    order: int = 0
    add: str = ""
    begin: str = ""
    columns: Callable[[Columns, Shown], Iterable[Column[Any]]] = _as_described
    writes: Mapping[str, Callable[[RegisterRow | None], str]] = field(default_factory=dict)
    views: tuple[FaceView, ...] = field(default=())
    filters: tuple[Filter, ...] = field(default=())
    head_totals: tuple[str, ...] = field(default=())
    scale: Callable[[Shown], object] = _nothing
    ended: tuple[str, ...] = ()
    sort: str = ""
