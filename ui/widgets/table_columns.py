"""The columns of a table: widths that fit, order, which are hidden; remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ui.theme import BODY, text_width, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from ui.models.rows import RowsModel
    from ui.settings import View
    from ui.widgets.table_header import TableHeader

_PADDING: Final = 20
_RIGHT: Final = 12
_SAMPLES: Final = {"date": "0000-00-00", "slip": "+000 d", "percent": "100.0 %", "number": "00.00"}


class TableColumns:
    """Keeps what the user chose for each column and lays all of them out."""

    def __init__(self, view: QTableView, header: TableHeader, model: RowsModel[Any]) -> None:
        self._view = view
        self._header = header
        self._model = model
        self._own: dict[str, int] = {}
        self._chosen: dict[str, bool] = {}
        self._fitting = False
        self._limit: frozenset[str] | None = None
        self._more: frozenset[str] = frozenset()
        self._asked: set[str] = set()
        self._empty: frozenset[str] = frozenset()
        header.sectionResized.connect(self._on_resized)
        header.column_toggled.connect(self.toggle)
        header.reset_asked.connect(self.reset)
        header.fit_asked.connect(self.fit_to_content)

    def visible(self) -> list[int]:
        """Return the shown columns from left to right."""
        header = self._header
        ordered = (header.logicalIndex(i) for i in range(header.count()))
        return [number for number in ordered if not header.isSectionHidden(number)]

    def wanted(self) -> list[int]:
        """Return the columns that are shown where there is room for all of them."""
        return [number for number in range(len(self._model.columns)) if self._wanted(number)]

    def fit(self) -> None:
        """Give every column its width; drop the least important ones when there is no room."""
        room = self._view.viewport().width()
        need = self._kept(self.wanted(), room)
        self._fitting = True
        for number in range(len(self._model.columns)):
            self._view.setColumnHidden(number, number not in need)
        self._spread(need, room)
        self._fitting = False
        self._header.viewport().update()
        self._view.viewport().update()

    def limit_to(self, keys: frozenset[str] | None, more: frozenset[str] = frozenset()) -> None:
        """Show none but these columns, and offer more that are shown when asked for.

        With None for keys all may be shown.
        """
        if (keys, more) != (self._limit, self._more):
            self._limit, self._more = keys, more
            self._header.offer(None if keys is None else keys | more)
            self.fit()

    def leave_out(self, keys: frozenset[str]) -> None:
        """Leave out columns that have nothing to show, whatever the user chose."""
        if keys != self._empty:
            self._empty = keys
            self.fit()

    def natural_width(self, most: int) -> int:
        """Return the width at which nothing is cut, were no column wider than `most`."""
        return sum(self._natural(n, most) for n in self.wanted())

    def toggle(self, number: int) -> None:
        """Show or hide a column at the user's wish."""
        key, is_hidden = self._model.columns[number].key, self._view.isColumnHidden(number)
        if self._is_beyond(key):
            self._asked ^= {key}
        else:
            self._chosen[key] = is_hidden
        self.fit()

    def fit_to_content(self, number: int) -> None:
        """Make a column as wide as its widest shown words."""
        self._own[self._model.columns[number].key] = self._content(number)
        self.fit()

    def reset(self) -> None:
        """Lay the columns out as they were first."""
        self._own.clear()
        self._chosen.clear()
        self._asked.clear()
        for number in range(len(self._model.columns)):
            self._header.moveSection(self._header.visualIndex(number), number)
        self.fit()

    def remember(self, view: View) -> None:
        """Write what the user chose into what is remembered."""
        header, columns = self._header, self._model.columns
        view.widths = dict(self._own)
        view.order = [columns[header.logicalIndex(i)].key for i in range(header.count())]
        view.extra = sorted(self._asked)
        view.hidden = [c.key for c in columns if not self._chosen.get(c.key, not c.hidden)]

    def recall(self, view: View) -> None:
        """Take up what was remembered; columns that are gone are passed over."""
        keys = {column.key: number for number, column in enumerate(self._model.columns)}
        self._own = {key: width for key, width in view.widths.items() if key in keys}
        known = [key for key in view.order if key in keys]
        self._chosen = {key: key not in view.hidden for key in known}
        self._asked = set(view.extra) & keys.keys()
        for place, key in enumerate(known):
            self._header.moveSection(self._header.visualIndex(keys[key]), place)
        self.fit()

    def _wanted(self, number: int) -> bool:
        column = self._model.columns[number]
        if column.key in self._empty:
            return False
        if self._is_beyond(column.key):
            return column.key in self._more & self._asked
        return number == 0 or self._chosen.get(column.key, not column.hidden)

    def _is_beyond(self, key: str) -> bool:
        """Return whether a column is none of those that are shown unasked."""
        return self._limit is not None and key not in self._limit

    def _kept(self, shown: list[int], room: int) -> dict[int, int]:
        """Return the columns that stay, with the width that each needs at least."""
        columns = self._model.columns
        need = {n: self._need(n) for n in shown}
        ample = {n: _sized(columns[n].ample) for n in need if columns[n].key not in self._own}
        while sum(max(width, ample.get(n, 0)) for n, width in need.items()) > room:
            number = max(need, key=lambda n: columns[n].drop)
            if columns[number].drop == 0:
                break
            del need[number]
        else:
            need = {n: max(width, ample.get(n, 0)) for n, width in need.items()}
        return need

    def _natural(self, number: int, most: int) -> int:
        column = self._model.columns[number]
        if not column.stretch or column.key in self._own:
            return self._need(number)
        return min(most, max(self._content(number), column.ample))

    def _content(self, number: int) -> int:
        """Return the width that the heading and the widest shown words of a column take."""
        column = self._model.columns[number]
        words = max((text_width(column.words(row)) for row in self._model.shown_rows()), default=0)
        beside = self._header.inset(number) + column.title_indent
        return max(self._header.title_width(number), round(words) + beside + _RIGHT)

    def _need(self, number: int) -> int:
        """Return the least width of a column; widths in px are meant at the usual text size."""
        column, title = self._model.columns[number], self._header.title_width(number)
        if column.key in self._own:
            return self._own[column.key]
        least = max(_sized(column.min_width), title)
        if column.stretch:
            return least
        width = column.width() if callable(column.width) else _sized(column.width)
        if not width and column.kind in _SAMPLES:
            width = round(text_width(_SAMPLES[column.kind], "small_m")) + _PADDING
        return max(width, least)

    def _spread(self, need: dict[int, int], room: int) -> None:
        columns = self._model.columns
        growing = [n for n in need if columns[n].stretch and columns[n].key not in self._own]
        spare = max(0, room - sum(need.values()))
        shares = sum(columns[n].stretch for n in growing)
        for number in growing:
            share = spare * columns[number].stretch // shares
            need[number] += share
            spare -= share
            shares -= columns[number].stretch
        for number, width in need.items():
            self._header.resizeSection(number, width)

    def _on_resized(self, number: int, _old: int, new: int) -> None:
        if not self._fitting and new > 0:
            self._own[self._model.columns[number].key] = new
            self._view.viewport().update()


def _sized(width: int) -> int:
    return round(width * theme().text_size / BODY)
