"""Making YAML nodes of plain values, groups, lists and rows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import yaml

from core.exchange._nodes import NULL, TEXT, compose
from core.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAP: Final = "tag:yaml.org,2002:map"
_SEQ: Final = "tag:yaml.org,2002:seq"

Pairs = list[tuple[str, yaml.Node]]


def as_row(pairs: Pairs, extra: str, *, flow: bool = True) -> yaml.Node:
    """Return a row, with the fields that were only kept after its own."""
    kept = compose(extra)[0].value if extra else []
    own = {name for name, _ in pairs}
    return as_group([*pairs, *((k.value, v) for k, v in kept if k.value not in own)], flow=flow)


def as_group(pairs: Pairs, *, flow: bool = False) -> yaml.Node:
    """Return fields by their names, on one line or on several."""
    named = [(yaml.ScalarNode(TEXT, name), node) for name, node in pairs]
    return yaml.MappingNode(_MAP, named, flow_style=flow)


def as_list(nodes: Iterable[yaml.Node], *, flow: bool | None = None) -> yaml.Node:
    """Return a list; an empty one stands on its line where nothing else is asked."""
    found = list(nodes)
    return yaml.SequenceNode(_SEQ, found, flow_style=not found if flow is None else flow)


def as_node(value: Any) -> yaml.Node:
    """Return a plain value: nothing, a flag, a text, a number or sum, a day."""
    if value is None:
        return yaml.ScalarNode(NULL, "null")
    if isinstance(value, bool):
        return yaml.ScalarNode("tag:yaml.org,2002:bool", str(value).lower())
    if isinstance(value, str):
        return yaml.ScalarNode(TEXT, value, style='"' if "\n" in value else None)
    if isinstance(value, Money | Decimal | int):
        return _number(Decimal(value.amount if isinstance(value, Money) else value))
    return yaml.ScalarNode("tag:yaml.org,2002:timestamp", value.isoformat())


def _number(value: Decimal) -> yaml.Node:
    shown = f"{value:f}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    kind = "float" if "." in shown else "int"
    return yaml.ScalarNode(f"tag:yaml.org,2002:{kind}", shown)
