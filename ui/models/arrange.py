"""Sorts, filters and groups a plain list of rows; no Qt, so that it costs what Python costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic

from ui.models.column import R

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping(Generic[R]):
    """How rows are put under group rows.

    Attributes:
        key: what rows of a group have in common.
        title: the words of a group, from its key.
        order: sorts the groups by key; in the order of their first rows if it is left out.
        total: one total in words, shown after the count.
        cells: prepared cells under some columns, by column key; then no total is shown.
        shape: the status shape before the title, from the key ("" for none).
    """

    key: Callable[[R], Hashable]
    title: Callable[[Any], str] = str
    order: Callable[[Any], Any] | None = None
    total: Callable[[Sequence[R]], str] | None = None
    cells: Callable[[Any, Sequence[R]], Mapping[str, Any]] | None = None
    shape: Callable[[Any], str] | None = None


@dataclass(frozen=True, slots=True)
class Group(Generic[R]):
    """A group row: its title, its rows, whether they are shown."""

    key: Hashable
    title: str
    rows: tuple[R, ...]
    is_open: bool = True
    total: str = ""
    cells: Mapping[str, Any] = field(default_factory=dict, compare=False)
    shape: str = ""


class _Later(Mapping[str, Any]):
    """Cells of a group, made when they are first looked at: of a thousand groups few are seen."""

    def __init__(
        self,
        make: Callable[[Any, Sequence[Any]], Mapping[str, Any]],
        key: Hashable,
        rows: Sequence[Any],
    ) -> None:
        self._make, self._key, self._rows = make, key, rows
        self._made: Mapping[str, Any] | None = None

    def __getitem__(self, key: str) -> Any:
        return self._cells()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells())

    def __len__(self) -> int:
        return len(self._cells())

    def _cells(self) -> Mapping[str, Any]:
        if self._made is None:
            self._made = self._make(self._key, self._rows)
        return self._made


def in_order(rows: Sequence[R], keys: Sequence[tuple[Callable[[R], Any], bool]]) -> list[R]:
    """Return the rows sorted by several keys, most important first; empty values come last.

    Args:
        rows: the rows as they came.
        keys: what to sort by, and whether from the largest down.
    """
    found = list(rows)
    for value, descending in reversed(keys):
        found = _by(found, value, descending=descending)
    return found


def grouped(rows: Sequence[R], grouping: Grouping[R], closed: frozenset[str]) -> list[R | Group[R]]:
    """Return group rows, each followed by its rows unless it is closed.

    Closed groups are told by their key as text, so that they can be remembered.
    """
    members: dict[Hashable, list[R]] = {}
    for row in rows:
        members.setdefault(grouping.key(row), []).append(row)
    keys = list(members) if grouping.order is None else sorted(members, key=grouping.order)
    lines: list[R | Group[R]] = []
    for key in keys:
        is_open = str(key) not in closed
        lines.append(_group(grouping, key, members[key], is_open=is_open))
        if is_open:
            lines.extend(members[key])
    return lines


def _group(grouping: Grouping[R], key: Hashable, rows: Sequence[R], *, is_open: bool) -> Group[R]:
    return Group(
        key,
        grouping.title(key),
        tuple(rows),
        is_open,
        grouping.total(rows) if grouping.total is not None else "",
        _Later(grouping.cells, key, rows) if grouping.cells is not None else {},
        grouping.shape(key) if grouping.shape is not None else "",
    )


def _by(rows: list[R], value: Callable[[R], Any], *, descending: bool) -> list[R]:
    values = [value(row) for row in rows]
    missing = [i for i, v in enumerate(values) if v is None] if None in values else []
    places: Sequence[int] = range(len(rows))
    if missing:
        gone = set(missing)
        places = [i for i in places if i not in gone]
    if places and isinstance(values[places[0]], str):
        values = [None if v is None else v.casefold() for v in values]
    order = sorted(places, key=values.__getitem__, reverse=descending)
    return [rows[i] for i in [*order, *missing]]
