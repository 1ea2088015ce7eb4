"""The filters of single columns of a grid: asked for, applied, said on chips, remembered."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from core.language import mark, tr
from core.money import Money
from core.registers import Kind
from ui.dialogs.column_filter import Offered, PickDays, PickNumbers, PickValues
from ui.models.narrowing import Days, Numbers, Picked, narrowing

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.queries.register import RegisterRow
    from ui.models.column import Column
    from ui.models.narrowing import Narrowing
    from ui.pages._register.grid import RegisterGrid
    from ui.settings import View

_RAW: Final = frozenset({Kind.CHOICE, Kind.SHOP, Kind.COUNTRY, Kind.CURRENCY, Kind.FLAG})
"""Kinds whose value is known by its key, so that a filter outlives another language."""
_PREFIX: Final = "column."


class ColumnFilters:
    """What each column of a grid is narrowed to."""

    def __init__(self, grid: RegisterGrid) -> None:
        self._grid = grid
        self._active: dict[str, Narrowing] = {}
        self._kinds = {column.key: column.kind for column in grid.register.columns}

    @property
    def active(self) -> dict[str, Narrowing]:
        """Return what is narrowed, by column."""
        return dict(self._active)

    def ask(self, key: str) -> None:
        """Ask what a column is to be narrowed to."""
        grid, now = self._grid, self._active.get(key)
        column = self._column(key)
        if column is None:
            return
        over, title = grid.desk.overlay(), self.title(key)

        def take(found: Narrowing | None) -> None:
            self.put(key, found)

        sort = self._sort(column)
        if sort is Days:
            on = grid.desk.status_date
            PickDays(over, title, now if isinstance(now, Days) else None, take, on).open()
        elif sort is Numbers:
            PickNumbers(over, title, now if isinstance(now, Numbers) else None, take).open()
        else:
            PickValues(over, title, self.offered(key), take).open()

    def put(self, key: str, wanted: Narrowing | None) -> None:
        """Narrow a column; with None it is no more."""
        self._active.pop(key, None)
        if wanted is not None:
            self._active[key] = wanted
        self.apply(key)
        self._grid.show_filters()

    def clear(self) -> None:
        """Narrow no column any more."""
        for key in list(self._active):
            del self._active[key]
            self.apply(key)
        self._grid.show_filters()

    def apply(self, key: str) -> None:
        """Let the list follow what a column is narrowed to."""
        wanted, column = self._active.get(key), self._column(key)
        model = self._grid.model
        if wanted is None or column is None:
            model.filter_by(f"{_PREFIX}{key}", None)
            return
        value, on = self._value(column, wanted), self._grid.desk.status_date()
        model.filter_by(f"{_PREFIX}{key}", lambda row: wanted.test(value(row), on))

    def apply_all(self) -> None:
        """Let the list follow every column again: the status date or its columns are others."""
        for key in self._active:
            self.apply(key)

    def offered(self, key: str) -> list[Offered]:
        """Return the values that the rows have in a column, in the order of their words."""
        column = self._column(key)
        assert column is not None
        now = self._active.get(key)
        chosen = now.values if isinstance(now, Picked) else frozenset[str]()
        identity = self._identity(column)
        counts: dict[str, int] = dict.fromkeys(chosen, 0)
        words: dict[str, str] = {}
        for row in self._grid.model.passing(but=f"{_PREFIX}{key}"):
            value = identity(row)
            counts[value] = counts.get(value, 0) + 1
            words.setdefault(value, column.words(row))
        found = [
            Offered(value, words.get(value, value), count, value in chosen)
            for value, count in counts.items()
        ]
        return sorted(found, key=lambda each: (not each.words, each.words.casefold()))

    def title(self, key: str) -> str:
        """Return what a column is called."""
        column = self._column(key)
        return key if column is None else column.heading()

    def words(self, key: str) -> str:
        """Return what a column is narrowed to, in words; nothing where it is not."""
        wanted, column = self._active.get(key), self._column(key)
        if wanted is None or column is None:
            return ""
        return wanted.words(self._namer(column))

    def chips(self) -> list[tuple[str, str]]:
        """Return a chip (key, words) for each column that is narrowed."""
        said = mark("{column}: {values}")
        return [
            (key, tr(said, column=self.title(key), values=self.words(key)))
            for key in self._active
            if self._column(key) is not None
        ]

    def remember(self, view: View) -> None:
        """Write what is narrowed into what is remembered."""
        for key in [key for key in view.filters if key.startswith(_PREFIX)]:
            del view.filters[key]
        for key, wanted in self._active.items():
            view.filters[f"{_PREFIX}{key}"] = wanted.kept()

    def recall(self, view: View) -> None:
        """Take up what was remembered; columns and kinds that there are not are passed over."""
        before = list(self._active)
        kept = {
            key.removeprefix(_PREFIX): narrowing(text)
            for key, text in view.filters.items()
            if key.startswith(_PREFIX)
        }
        self._active = {
            key: wanted
            for key, wanted in kept.items()
            if wanted is not None and self._column(key) is not None
        }
        for key in dict.fromkeys((*before, *self._active)):
            self.apply(key)

    def _column(self, key: str) -> Column[Any] | None:
        return next((each for each in self._grid.model.columns if each.key == key), None)

    def _sort(self, column: Column[Any]) -> type:
        """Return what a column is narrowed by: by its kind, else by what it holds."""
        kind = self._kinds.get(column.key)
        if kind is Kind.DATE:
            return Days
        if kind in (Kind.MONEY, Kind.WHOLE, Kind.NUMBER, Kind.PERCENT):
            return Numbers
        if kind is not None:
            return Picked
        found = (column.value(row) for row in self._grid.model.rows)
        first = next((value for value in found if value is not None and value != ""), None)
        if isinstance(first, dt.date):
            return Days
        return Numbers if isinstance(first, Money | Decimal | int | float) else Picked

    def _value(self, column: Column[Any], wanted: Narrowing) -> Callable[[RegisterRow], Any]:
        if isinstance(wanted, Picked):
            return self._identity(column)
        return lambda row: _plain(column.value(row))

    def _identity(self, column: Column[Any]) -> Callable[[RegisterRow], str]:
        """Return what tells a value from others: its key where it has one, else its words."""
        if self._kinds.get(column.key) in _RAW:
            return lambda row: str(column.value(row))
        return column.words

    def _namer(self, column: Column[Any]) -> Callable[[str], str]:
        kind = self._kinds.get(column.key)
        if kind not in _RAW:
            return str
        described = next(each for each in self._grid.register.columns if each.key == column.key)
        return lambda value: self._grid.columns.words(
            described, value == "True" if kind is Kind.FLAG else value
        )


def _plain(value: Any) -> Any:
    return value.amount if isinstance(value, Money) else value
