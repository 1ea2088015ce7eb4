"""Sections that an older file kept as text, read into registers where nothing of them is lost."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

import yaml

from core.exchange._nodes import TEXT, compose
from core.exchange._read_registers import RegistersRead, read_registers
from core.exchange._rows import Findings, Row
from core.exchange._write_nodes import as_group
from core.exchange._write_registers import register_sections
from core.money import Money
from core.queries.parts import ProjectPart

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_STEP: Final = "step"


def read_kept(
    sections: Mapping[str, str], currency: str, milestones: Collection[str]
) -> tuple[RegistersRead, frozenset[str]]:
    """Return the rows that sections hold, and which sections these are.

    A section that cannot be read, or would say less when it is written again, is left out, and
    with it what refers to its rows: it stays the text it is.

    Args:
        sections: YAML text by name.
        currency: that of the contract.
        milestones: codes of the project's milestones.
    """
    nodes = {name: compose(text)[0] for name, text in sections.items()}
    while nodes:
        findings = Findings()
        read = read_registers(
            Row(as_group(list(nodes.items())), "", findings), currency, milestones
        )
        wrong = {_section(problem.field) for problem in findings.problems}
        if not findings.problems:
            wrong = _losing(nodes, read, currency)
        if not wrong:
            return read, frozenset(nodes)
        left = {name: node for name, node in nodes.items() if name not in wrong}
        assert len(left) < len(nodes), f"no section is to blame for {sorted(wrong)}"
        nodes = left
    return RegistersRead(), frozenset()


def _section(field: str) -> str:
    return field.partition(".")[0].partition("[")[0]


def _losing(nodes: Mapping[str, yaml.Node], read: RegistersRead, currency: str) -> set[str]:
    """Return the sections that say something that would not be written again."""
    part = ProjectPart(
        "",
        "",
        Money(0, currency),
        bac=read.bac,
        cost_currency=read.cost_currency,
        registers=read.rows,
    )
    written = register_sections(part)
    for kept in read.kept:
        section, _, name = kept.name.partition("\t")
        inner = (yaml.ScalarNode(TEXT, name), compose(kept.content)[0])
        written.setdefault(section, as_group([])).value.append(inner)
    return {
        name
        for name, node in nodes.items()
        if not _says(_plain(written[name]) if name in written else None, _plain(node))
    }


def _plain(node: yaml.Node) -> Any:
    return yaml.constructor.SafeConstructor().construct_document(node)


def _says(written: Any, kept: Any) -> bool:
    """Return whether what is written says all that is kept; it may say more."""
    if kept in (None, "", False, [], {}):
        return True
    if isinstance(kept, dict):
        return isinstance(written, dict) and all(
            _says(written.get(name), value) for name, value in kept.items()
        )
    if isinstance(kept, list):
        return isinstance(written, list) and _lists_say(written, kept)
    return not isinstance(written, dict | list) and _word(written) == _word(kept)


def _lists_say(written: list[Any], kept: list[Any]) -> bool:
    if all(isinstance(each, dict) and _STEP in each for each in kept):
        steps = {each[_STEP]: each for each in written}
        return all(_says(steps.get(each[_STEP]), each) for each in kept)
    if not any(isinstance(each, dict | list) for each in kept):
        return {_word(each) for each in kept} == {_word(each) for each in written}
    return len(written) >= len(kept) and all(map(_says, written, kept))


def _word(value: Any) -> str:
    """Return a value as a text that is the same for the same value, a number or a text of it."""
    if isinstance(value, dt.date):
        return value.isoformat()
    said = str(value).strip()
    try:
        return f"{Decimal(said).normalize():f}"
    except InvalidOperation:
        return said
