"""The history of a row of a register, in the words of its description."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from core import text
from core.language import current, mark, tr
from core.money import Money
from core.queries.history import row_history
from core.queries.register import currency_of
from core.registers import Kind
from ui.pages._history.changes import ADDED, REMOVED, ChangeRow, field_words
from ui.pages._history.dialog import open_row_history
from ui.pages._register.columns import named

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.queries.history import HistoryRow
    from core.queries.register import RegisterRow
    from core.registers import Field
    from ui.pages._register.grid import RegisterGrid

_BESIDE: Final = {"position": mark("Order"), "extra": mark("Fields kept from a file")}
"""What is kept of a row beside the fields of its register."""


def open_history(grid: RegisterGrid, row: RegisterRow) -> None:
    """Show who changed which field of a row from what to what."""
    name = grid.register.name_of(row.values) or tr(grid.register.title)
    open_row_history(grid.desk, name, history_lines(grid, row))


def history_lines(grid: RegisterGrid, row: RegisterRow) -> list[ChangeRow]:
    """Return what was done with a row, the newest first."""
    table = grid.register.entity.__tablename__
    found = grid.desk.read(row_history, table, row.id, language=current())
    words = _Words(grid, row)
    return [words.line(each) for each in found]


class _Words:
    """Knows what the stored columns of a register are called and how their values read."""

    def __init__(self, grid: RegisterGrid, row: RegisterRow) -> None:
        self._grid, self._row = grid, row
        self._fields = {field.attribute: field for field in grid.register.fields}

    def line(self, found: HistoryRow) -> ChangeRow:
        """Return a change in the words of the screen."""
        field = self._fields.get(found.field)
        name = found.field or (ADDED if found.after is not None else REMOVED)
        said = self._reader(field)
        return ChangeRow(
            id=found.id,
            at=found.at,
            by=found.user,
            item=found.item,
            field=name,
            field_words=self._called(name, field),
            before="" if not found.field else said(found.before),
            after="" if not found.field else said(found.after),
            moved=_moved(field, found),
            reason=found.reason,
            kind=found.kind,
            label=tr(found.label),
        )

    def _called(self, name: str, field: Field | None) -> str:
        if field is None:
            return tr(_BESIDE[name]) if name in _BESIDE else field_words(name)
        return " ".join(tr(part) for part in (field.group, field.title) if part)

    def _reader(self, field: Field | None) -> Callable[[Any], str]:
        if field is None:
            return lambda value: "" if value is None else str(value)

        def said(value: Any) -> str:
            return "" if value is None or value == "" else self._said(field, value)

        return said

    def _said(self, field: Field, value: Any) -> str:
        scope, row = self._grid.scope, self._row
        if field.kind is Kind.MONEY:
            brief = scope.brief(row.project_id)
            of = currency_of(field, row.values, brief.currency, brief.cost_currency)
            return text.money(Money(int(value), of))
        if field.kind is Kind.REFERENCE:
            there = (t for t in scope.targets(field, row.project_id) if t.id == value)
            return next((named(t.code, t.name) for t in there), tr(mark("a row that is gone")))
        if field.kind is Kind.FLAG:
            return tr(mark("Yes")) if value else tr(mark("No"))
        if field.kind is Kind.DATE:
            return text.day(dt.date.fromisoformat(value))
        if field.kind in (Kind.NUMBER, Kind.PERCENT):
            value = Decimal(str(value))
        return self._grid.columns.words(field, value)


def _moved(field: Field | None, found: HistoryRow) -> int | None:
    """Return by how many days a forecast or an actual date moved: that is a slip."""
    if field is None or field.kind is not Kind.DATE or not found.before or not found.after:
        return None
    return (dt.date.fromisoformat(found.after) - dt.date.fromisoformat(found.before)).days
