"""Reading the registers of a project out of its sections, by their descriptions and layouts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

import yaml

from core.errors import InvalidInput
from core.exchange._attachments import read_attachments
from core.exchange._layouts import CAPACITY, COST, LAYOUTS, STEPS, WHICH, Layout, owned
from core.exchange._nodes import to_text
from core.exchange._rows import Row, doubled
from core.language import tr
from core.money import Money
from core.queries.parts import KeptPart, RowPart
from core.queries.register import currency_of
from core.registers import MILESTONES, Around, Kind, accepted, faults, register
from core.terms import EARLIEST

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from core.exchange._rows import Findings
    from core.registers import Field, Register

_MOST: Final = 10**9
_CHAIN, _SHIPMENTS = "chain", "shipments"
_SECTION_OF_COST: Final = Layout("", COST, is_single=True)
_SECTION_OF_CAPACITY: Final = Layout("", CAPACITY, is_single=True)
_ALONE: Final = Around(EARLIEST, Money(0, "USD"))
"""What is around a row whose computed columns look at nothing but the row."""


@dataclass(slots=True)
class RegistersRead:
    """What the sections of a project hold.

    Attributes:
        rows: by register.
        bac: the budget at completion.
        cost_currency: empty where cost is in the currency of the contract.
        kept: fields of a section that nothing knows, as `section<tab>field`.
    """

    rows: dict[str, tuple[RowPart, ...]] = field(default_factory=dict)
    bac: Money | None = None
    cost_currency: str = ""
    kept: list[KeptPart] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Pointing:
    """A reference that was read, to be looked up once all rows are."""

    node: yaml.Node
    path: str
    to: str
    code: str


def read_registers(row: Row, currency: str, milestones: Collection[str]) -> RegistersRead:
    """Return the rows of all registers of a project; what is wrong is noted in its findings.

    Args:
        row: the project.
        currency: that of its contract.
        milestones: codes of its milestones.
    """
    return _Reader(currency, milestones).project(row)


class _Reader:
    def __init__(self, currency: str, milestones: Collection[str]) -> None:
        self._currency = currency
        self._codes: dict[str, set[str]] = {MILESTONES: set(milestones)}
        self._pointing: list[_Pointing] = []
        self._shipped: list[tuple[str, str]] = []
        self.found = RegistersRead()

    def project(self, row: Row) -> RegistersRead:
        """Return what the sections of a project hold."""
        cost, capacity = _rows(row, _SECTION_OF_COST), _rows(row, _SECTION_OF_CAPACITY)
        holders = {"": [row], COST: cost, CAPACITY: capacity}
        for each in cost:
            self._cost(each)
        for layout in LAYOUTS:
            if register(layout.register).parent:
                continue
            if layout.register == CAPACITY:
                parts = self._capacity(layout, capacity)
            else:
                parts = [p for each in holders[layout.inside] for p in self._list(layout, each)]
            if parts:
                self.found.rows[layout.register] = tuple(parts)
        self._add_lines()
        self._look_up(row.findings)
        for each in cost:
            self._keep(COST, each)
        return self.found

    def _cost(self, row: Row) -> None:
        said = row.currency("currency", self._currency)
        self.found.cost_currency = "" if said == self._currency else said
        self.found.bac = row.money("bac", said)

    def _keep(self, section: str, row: Row) -> None:
        for name, node in row.rest():
            self.found.kept.append(KeptPart(f"{section}\t{name}", to_text(node)))
            row.tell(name, tr("{name} is kept, but not yet shown.", name=name))

    def _capacity(self, layout: Layout, rows: list[Row]) -> list[RowPart]:
        """Return the rows that the section's own fields make; it holds lists as well."""
        own = {layout.named(each.key) for each in register(CAPACITY).fields}
        parts = []
        for row in rows:
            for each in LAYOUTS:
                if each.inside == CAPACITY:
                    row.take(each.name)
            if own & set(row.names()):
                parts.append(self._row(layout, row))
            else:
                self._keep(CAPACITY, row)
        return parts

    def _list(self, layout: Layout, holder: Row) -> list[RowPart]:
        described = register(layout.register)
        rows = _rows(holder, layout)
        parts = [self._row(layout, each) for each in rows]
        label = described.code or described.names[0]
        codes = [part.values.get(label, "") for part in parts]
        self._codes.setdefault(layout.register, set()).update(filter(None, map(str, codes)))
        if described.code:
            doubled(zip(rows, codes, strict=True), layout.named(label))
        elif described.single:
            chosen = [part.values.get(described.single) for part in parts]
            doubled(zip(rows, chosen, strict=True), layout.named(described.single))
        return parts

    def _row(self, layout: Layout, row: Row) -> RowPart:
        described = register(layout.register)
        groups = _inner(layout, row)
        values = self._chain(row) if layout.register == "equipment" else {}
        for each in _currencies_first(described):
            if each.key != described.parent and each.key not in values:
                holder, name = _place(layout, row, groups, each)
                values[each.key] = self._value(layout, holder, name, each, values)
        _tell_faults(layout, row, groups, values)
        for inner in groups.values():
            inner.refuse_rest()
        lists = {each.register: tuple(self._list(each, row)) for each in owned(layout.register)}
        _take_computed(layout, row, values)
        if layout.register == "equipment":
            self._note_shipments(row, values["code"])
        in_order = {each.key: values[each.key] for each in described.fields if each.key in values}
        filled = {key: rows for key, rows in lists.items() if rows}
        attached = read_attachments(row)
        return RowPart(in_order, filled, row.extra(), attached)

    def _value(
        self, layout: Layout, row: Row, name: str, described: Field, values: Mapping[str, Any]
    ) -> Any:
        currency = ""
        if described.kind is Kind.MONEY:
            currency = currency_of(described, values, self._currency, self.found.cost_currency)
        value = _taken(row, name, described, currency)
        if described.kind is Kind.CHOICE and not value:
            value = getattr(register(layout.register).entity(), described.attribute)
        if words := layout.words.get(described.key):
            value = {word: key for key, word in words.items()}.get(value, value)
        try:
            value = accepted(described, value, currency)
        except InvalidInput as error:
            row.refuse(name, str(error))
            value = described.empty
        if described.kind is Kind.REFERENCE and value:
            node = row.take(name) or row.node
            self._pointing.append(_Pointing(node, row.at(name), described.to, value))
        return value

    def _chain(self, row: Row) -> dict[str, Any]:
        found: dict[str, Any] = {f"{step}_{which}": None for step in STEPS for which in WHICH}
        keys = {word: step for step, word in STEPS.items()}
        rows = row.rows(_CHAIN)
        said = [each.choice("step", keys) for each in rows]
        doubled(zip(rows, said, strict=True), "step")
        for each, word in zip(rows, said, strict=True):
            for which in WHICH:
                day = each.day(which)
                if word in keys:
                    found[f"{keys[word]}_{which}"] = day
            each.refuse_rest()
        return found

    def _note_shipments(self, row: Row, package: str) -> None:
        """Note the shipments a package names; the lines of these say how much each carries."""
        for node, path, code in row.words(_SHIPMENTS):
            self._shipped.append((code, package))
            self._pointing.append(_Pointing(node, path, _SHIPMENTS, code))

    def _add_lines(self) -> None:
        """Give a shipment that a package names, and that has no line of it, such a line."""
        named: dict[str, list[str]] = {}
        for code, package in self._shipped:
            named.setdefault(code, []).append(package)
        rows = []
        for part in self.found.rows.get(_SHIPMENTS, ()):
            lines = part.lists.get("shipment_lines", ())
            there = {line.values["package"] for line in lines}
            more = [p for p in named.get(part.values["code"], ()) if p not in there]
            if more:
                every = (*lines, *(RowPart(_line(package)) for package in more))
                part = replace(part, lists={**part.lists, "shipment_lines": every})  # noqa: PLW2901
            rows.append(part)
        if rows:
            self.found.rows[_SHIPMENTS] = tuple(rows)

    def _look_up(self, findings: Findings) -> None:
        for each in self._pointing:
            if each.code in self._codes.get(each.to, ()):
                continue
            why = tr("There is no milestone {code} in this project.", code=each.code)
            if each.to != MILESTONES:
                what = tr(register(each.to).title)
                why = tr("There is no {code} among “{what}”.", code=each.code, what=what)
            findings.refuse(each.node, each.path, why)


def _line(package: str) -> dict[str, Any]:
    fields = register("shipment_lines").fields
    empty = {each.key: each.empty for each in fields if each.key != "shipment"}
    return {**empty, "package": package}


def _group(row: Row, name: str) -> Row | None:
    node = row.take(name)
    return None if node is None else Row(node, row.at(name), row.findings)


def _rows(holder: Row, layout: Layout) -> list[Row]:
    """Return the rows of a list; a group where there may be one is a list of one."""
    node = holder.take(layout.name)
    if layout.is_single and isinstance(node, yaml.MappingNode):
        return [Row(node, holder.at(layout.name), holder.findings)]
    return holder.rows(layout.name)


def _inner(layout: Layout, row: Row) -> dict[str, Row]:
    """Return the groups within a row whose fields are fields of the row."""
    found = {}
    for name in {name.partition(".")[0] for name in layout.names.values() if "." in name}:
        if inner := _group(row, name):
            found[name] = inner
    return found


def _place(layout: Layout, row: Row, groups: Mapping[str, Row], field: Field) -> tuple[Row, str]:
    """Return the group a field stands in, and its name there."""
    group, dot, name = layout.named(field.key).rpartition(".")
    if not dot:
        return row, name
    return groups.get(group) or Row(_NOTHING, row.at(group), row.findings), name


_NOTHING: Final = yaml.MappingNode("tag:yaml.org,2002:map", [])


def _currencies_first(described: Register) -> list[Field]:
    """Return the fields, those first that say the currency of others."""
    return sorted(described.fields, key=lambda each: each.kind is not Kind.CURRENCY)


def _taken(row: Row, name: str, field: Field, currency: str) -> Any:
    if field.kind is Kind.MONEY:
        return row.money(name, currency, signed=True)
    if field.kind in {Kind.WHOLE, Kind.NUMBER, Kind.PERCENT}:
        return row.number(name, low=-_MOST, high=_MOST)
    if field.kind is Kind.DATE:
        return row.day(name)
    return row.flag(name) if field.kind is Kind.FLAG else row.text(name)


def _tell_faults(
    layout: Layout, row: Row, groups: Mapping[str, Row], values: dict[str, Any]
) -> None:
    """Refuse what breaks a rule of the register, unless the field is refused already."""
    described = register(layout.register)
    whole = {**values, described.parent: "?"} if described.parent else values
    refused = {problem.field for problem in row.findings.problems}
    for fault in faults(described, whole):
        holder, name = _place(layout, row, groups, described.field(fault.field))
        if holder.at(name) not in refused:
            holder.refuse(name, fault.reason)


def _take_computed(layout: Layout, row: Row, values: Mapping[str, Any]) -> None:
    """Take fields that follow from others, and tell where the file says otherwise."""
    for column in register(layout.register).computed:
        if column.key not in layout.computed or column.needs:
            continue
        follows = column.of(values, _ALONE)
        if follows is None:
            continue
        said = row.text(column.key)
        amount = getattr(follows, "amount", follows)
        if said and not _is_as_said(said, Decimal(str(amount))):
            why = tr("It follows from other fields: {number}.", number=amount)
            row.tell(column.key, why)


def _is_as_said(said: str, follows: Decimal) -> bool:
    try:
        stated = Decimal(said)
    except InvalidOperation:
        return False
    exponent = stated.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return round(follows, places) == stated
