"""A register as a table of the report: its columns and values follow from its description."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from core import terms, text
from core.language import mark
from core.queries.milestones import milestones
from core.queries.register import register_rows
from core.registers import MILESTONES, Field, Kind, register
from core.report import blocks
from core.report.blocks import Column, Table, Total
from core.report.sections._words import rag, share, shop_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from core.language import Words
    from core.queries.register import RegisterRow
    from core.registers import Column as Described
    from core.registers import Register
    from core.report.blocks import Block, Value
    from core.report.request import ReportRequest

PROJECT: Final = "project"
"""The column that names the project of a row, in a table of all of them."""
_SLIPS: Final = frozenset({"late_days", "delay_days"})
_SPAN: Final = mark("d")
_PLACES: Final = {0: blocks.Kind.WHOLE, 1: blocks.Kind.TENTHS, 2: blocks.Kind.NUMBER}
_LONG: Final = 160
"""A text that wants more points than this may take several lines."""


class RegisterTables:
    """Makes tables of registers for one report: the rows that belong in it, in its language."""

    def __init__(self, session: Session, request: ReportRequest, w: Words) -> None:
        self._session, self._request, self._w = session, request, w
        self._milestones: dict[str, str] | None = None

    def table(
        self,
        key: str,
        columns: str,
        *,
        only: Callable[[RegisterRow], bool] | None = None,
        title: str = "",
        order: Callable[[RegisterRow], Any] | None = None,
        most: int | None = None,
    ) -> Table | None:
        """Return the rows of a register as a table; None where there is none.

        Args:
            key: of the register.
            columns: the keys of its columns, with `PROJECT` for that of the row.
            only: which rows are wanted; all where it is not said.
            title: what stands over it, a catalogue key; that of the register where it is not said.
            order: what they are sorted by.
            most: how many at most.
        """
        described = register(key)
        asked = self._request
        rows = register_rows(self._session, key, asked.project_id, status_date=asked.status_date)
        found = [row for row in rows if only is None or only(row)]
        if order is not None:
            found.sort(key=order)
        if not found:
            return None
        shown = found[:most]
        wanted = [self._column(described, name) for name in columns.split()]
        kept = [each for each in wanted if each[0].key == PROJECT or _is_kept(described, *each[1:])]
        return Table(
            f"{key}_{asked.scope}" if title else key,
            self._w(title or described.title),
            tuple(self._totalled(column, each, shown) for column, each in kept),
            tuple(tuple(self._value(row, each) for _column, each in kept) for row in shown),
            "",
            total_label=self._w(mark("Total")),
            fixed=1,
        )

    def _column(self, described: Register, name: str) -> tuple[Column, Described | None]:
        if name == PROJECT:
            return Column(PROJECT, self._w(mark("Project"))), None
        each = next(column for column in described.columns if column.key == name)
        group = f"{self._w(each.group)}: " if each.group else ""
        unit = f", {self._w(each.unit)}" if each.unit and each.unit != _SPAN else ""
        return Column(name, f"{group}{self._w(each.title)}{unit}", _kind(described, each)), each

    def _totalled(
        self, column: Column, each: Described | None, rows: Sequence[RegisterRow]
    ) -> Column:
        """Return a column with its sum, where all its values are of one kind of money."""
        if each is None or not each.total:
            return column
        found = [row.values[each.key] for row in rows]
        currencies = {value.currency for value in found if each.kind is Kind.MONEY and value}
        if len(currencies) > 1 or all(value is None for value in found):
            return column
        return Column(column.key, column.title, column.kind, total=Total("sum"))

    def _value(self, row: RegisterRow, each: Described | None) -> Value:
        if each is None:
            return row.project_code
        value = row.values[each.key]
        if value is None or value == "":
            return None
        if each.kind is Kind.CHOICE:
            return rag(self._w, value) if _is_alarm(each) else self._choice(each, value)
        if each.kind is Kind.REFERENCE:
            return self._reference(each, value)
        if each.key == "name":
            value = row.values.get(f"name_{self._w.language}") or value
        said = _SAID.get(each.kind)
        told: Value = value if said is None else said(self._w, value)
        return told

    def _choice(self, each: Described, value: str) -> str:
        return self._w(each.choices.get(value, value))

    def _reference(self, each: Described, code: str) -> str:
        """Return what a row points to: of a milestone its name too."""
        if getattr(each, "to", "") != MILESTONES or self._request.project_id is None:
            return code
        if self._milestones is None:
            language = self._w.language
            rows = milestones(self._session, self._request.project_id)
            self._milestones = {row.code: row.named(language) for row in rows}
        return f"{code} {self._milestones.get(code, '')}".strip()


def tables(
    session: Session, request: ReportRequest, w: Words, wanted: Mapping[str, str]
) -> tuple[Block, ...]:
    """Return a table for each of these registers that has rows, with these columns of it."""
    made = RegisterTables(session, request, w)
    found = (made.table(key, columns) for key, columns in wanted.items())
    return tuple(table for table in found if table is not None)


def both(*found: Table | None) -> tuple[Block, ...]:
    """Return the tables that there are."""
    return tuple(table for table in found if table is not None)


def open_rows(*closed: str, key: str = "status") -> Callable[[RegisterRow], bool]:
    """Return whether a row waits for somebody: it has none of these statuses."""
    return lambda row: row.values[key] not in closed


def _is_kept(described: Register, each: Described | None) -> bool:
    """Return whether a column may stand in a report, which may go to the customer."""
    assert not described.internal, f"{described.key} is not for reports"
    assert not described.personal, f"{described.key} is not for reports"
    return each is not None and not each.internal


def _is_alarm(each: Described) -> bool:
    return set(each.choices) <= set(terms.RAG_WORDS)


def _kind(described: Register, each: Described) -> blocks.Kind:
    if each.kind in (Kind.WHOLE, Kind.NUMBER):
        return _kind_of_number(each)
    if each.kind is Kind.CHOICE and _is_alarm(each):
        return blocks.Kind.RAG
    if each.kind is Kind.TEXT and (each.default_width > _LONG or each.key in described.names):
        return blocks.Kind.LONG
    return _KINDS.get(each.kind, blocks.Kind.TEXT)


def _kind_of_number(each: Described) -> blocks.Kind:
    if each.key in _SLIPS:
        return blocks.Kind.SLIP
    if each.unit == _SPAN:
        return blocks.Kind.SPAN
    if isinstance(each, Field) and each.kind is Kind.NUMBER:
        return blocks.Kind.PLAIN
    return _PLACES.get(each.places, blocks.Kind.PLAIN)


_KINDS: Final = {
    Kind.NOTE: blocks.Kind.LONG,
    Kind.REFERENCE: blocks.Kind.LONG,
    Kind.DATE: blocks.Kind.DATE,
    Kind.PERCENT: blocks.Kind.PERCENT,
    Kind.MONEY: blocks.Kind.MONEY,
}


def _percent(_w: Words, value: Decimal | float) -> float | None:
    return share(float(value))


def _flag(w: Words, value: bool) -> str | None:  # noqa: FBT001  a value like the others
    return w(mark("yes")) if value else None


_SAID: Final[Mapping[Kind, Callable[[Words, Any], Value]]] = {
    Kind.PERCENT: _percent,
    Kind.FLAG: _flag,
    Kind.SHOP: shop_name,
    Kind.COUNTRY: lambda w, value: text.country(value, w.language),
}
