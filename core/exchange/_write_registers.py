"""Writing the registers of a project as its sections, by their descriptions and layouts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from core.exchange._attachments import attachment_pairs
from core.exchange._layouts import CAPACITY, COST, LAYOUTS, STEPS, WHICH, owned
from core.exchange._write_nodes import as_group, as_list, as_node, as_row
from core.money import Money
from core.registers import Around, register
from core.terms import EARLIEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import yaml

    from core.exchange._layouts import Layout
    from core.exchange._write_nodes import Pairs
    from core.queries.parts import ProjectPart, RowPart
    from core.registers import Field, Register

_PLACES: Final = 4


def register_sections(part: ProjectPart) -> dict[str, yaml.Node]:
    """Return the sections that the registers of a project make, in their order."""
    lines = [
        {"shipment": shipment.values["code"], "package": line.values["package"]}
        for shipment in part.registers.get("shipments", ())
        for line in shipment.lists.get("shipment_lines", ())
    ]
    around = Around(EARLIEST, part.value, rows={"shipment_lines": lines})
    writer = _Writer(part, around)
    found: dict[str, yaml.Node] = {}
    for layout in LAYOUTS:
        section = layout.inside or layout.name
        if section in found or register(layout.register).parent:
            continue
        if section == COST:
            node = writer.cost()
        elif section == CAPACITY:
            node = writer.capacity()
        else:
            node = writer.section(layout, part.registers.get(layout.register, ()))
        if node is not None:
            found[section] = node
    return found


class _Writer:
    def __init__(self, part: ProjectPart, around: Around) -> None:
        self._part, self._around = part, around
        self._used: dict[str, set[str]] = {}
        for layout in LAYOUTS:
            described = register(layout.register)
            rows = [row.values for row in _every(part.registers, described)]
            self._used[layout.register] = {
                each.key
                for each in described.fields
                if any(_is_said(layout, described, each, row) for row in rows)
            }

    def section(self, layout: Layout, rows: Sequence[RowPart]) -> yaml.Node | None:
        """Return a list of rows, or the group that a single row may be."""
        if not rows:
            return None
        nodes = [self._row(layout, row) for row in rows]
        if layout.is_single and len(nodes) == 1:
            return nodes[0]
        return as_list(nodes, flow=None if layout.is_flow else False)

    def cost(self) -> yaml.Node | None:
        """Return budget and cost as one group."""
        part = self._part
        pairs: Pairs = []
        if part.bac is not None:
            pairs.append(("bac", as_node(part.bac)))
        if part.bac is not None or part.cost_currency or self._lists(COST):
            pairs.append(("currency", as_node(part.cost_currency or part.value.currency)))
        pairs += self._lists(COST)
        return as_group(pairs) if pairs else None

    def capacity(self) -> yaml.Node | None:
        """Return the rows of the capacity, the lists that go with them in the first."""
        [layout] = [each for each in LAYOUTS if each.register == CAPACITY]
        own = [self._pairs(layout, row) for row in self._part.registers.get(CAPACITY, ())]
        extras = [row.extra for row in self._part.registers.get(CAPACITY, ())]
        lists = self._lists(CAPACITY)
        if not own and lists:
            own, extras = [[]], [""]
        rows = [
            as_row(pairs + (lists if i == 0 else []), extra, flow=False)
            for i, (pairs, extra) in enumerate(zip(own, extras, strict=True))
        ]
        if not rows:
            return None
        return rows[0] if len(rows) == 1 else as_list(rows, flow=False)

    def _lists(self, section: str) -> Pairs:
        found = []
        for layout in LAYOUTS:
            if layout.inside == section:
                node = self.section(layout, self._part.registers.get(layout.register, ()))
                if node is not None:
                    found.append((layout.name, node))
        return found

    def _row(self, layout: Layout, row: RowPart) -> yaml.Node:
        return as_row(self._pairs(layout, row), row.extra, flow=layout.is_flow)

    def _pairs(self, layout: Layout, row: RowPart) -> Pairs:
        described = register(layout.register)
        pairs: Pairs = []
        groups: dict[str, Pairs] = {}
        for each in described.fields:
            if each.key not in self._used[layout.register] or _is_chain(layout, each):
                continue
            if each.key in layout.quiet and _is_new(described, each, row.values):
                continue
            group, _, name = layout.named(each.key).rpartition(".")
            node = as_node(_value(layout, each, row.values[each.key]))
            if group and group not in groups:
                groups[group] = []
                pairs.append((group, as_group(groups[group])))
            (groups[group] if group else pairs).append((name, node))
        pairs = [(name, as_group(groups[name]) if name in groups else node) for name, node in pairs]
        if layout.register == "equipment":
            pairs.append(("chain", self._chain(row.values)))
        pairs += self._computed(layout, row.values)
        for inner in owned(layout.register):
            rows = self.section(inner, row.lists.get(inner.register, ()))
            if rows is not None:
                pairs.append((inner.name, rows))
        return pairs + attachment_pairs(row.attachments)

    def _chain(self, values: Mapping[str, Any]) -> yaml.Node:
        """Return the steps of a package as far as any package has them."""
        used = self._used["equipment"]
        steps = []
        for step, word in STEPS.items():
            keys = [which for which in WHICH if f"{step}_{which}" in used]
            if keys:
                days = [(which, as_node(values[f"{step}_{which}"])) for which in keys]
                steps.append(as_group([("step", as_node(word)), *days], flow=True))
        return as_list(steps)

    def _computed(self, layout: Layout, values: Mapping[str, Any]) -> Pairs:
        found: Pairs = []
        for column in register(layout.register).computed:
            if column.key not in layout.computed:
                continue
            follows = column.of(values, self._around)
            if layout.register == "equipment":
                codes = as_list([as_node(code) for code in follows.split()], flow=True)
                found.append((column.key, codes))
            elif follows is not None:
                if isinstance(follows, float):
                    follows = Decimal(repr(round(follows, _PLACES)))
                found.append((column.key, as_node(follows)))
        return found


def _every(parts: Mapping[str, Sequence[RowPart]], described: Register) -> Iterable[RowPart]:
    """Return all rows of a register, those that belong to others too."""
    if not described.parent:
        return parts.get(described.key, ())
    owner = described.field(described.parent).to
    return [row for each in parts.get(owner, ()) for row in each.lists.get(described.key, ())]


def _is_said(layout: Layout, described: Register, field: Field, row: Mapping[str, Any]) -> bool:
    if field.key == described.parent:
        return False
    if field.key in layout.quiet:
        return not _is_new(described, field, row)
    return field.key in layout.always or bool(row[field.key] != field.empty)


def _is_new(described: Register, field: Field, row: Mapping[str, Any]) -> bool:
    return bool(row[field.key] == getattr(described.entity(), field.attribute))


def _is_chain(layout: Layout, field: Field) -> bool:
    step, _, which = field.key.rpartition("_")
    return layout.register == "equipment" and step in STEPS and which in WHICH


def _value(layout: Layout, field: Field, value: Any) -> Any:
    """Return a value as the file has it: words for keys, nothing for an empty text."""
    if value == "" and field.key not in layout.blank:
        return None
    words = layout.words.get(field.key, {})
    return value.amount if isinstance(value, Money) else words.get(value, value) if words else value
