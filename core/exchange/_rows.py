"""Taking fields out of YAML nodes by kind, noting every problem with its line and field."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

import yaml

from core.errors import Problem, UserError
from core.exchange._nodes import MAX_PROBLEMS, NULL, line_of, to_text
from core.language import tr
from core.money import Money
from core.terms import EARLIEST, LATEST

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

LONGEST: Final = 20_000
"""So many characters a text may have."""
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER: Final = re.compile(r"-?\d{1,18}(\.\d{1,18})?", re.ASCII)
_CODE: Final = re.compile(r"\S(.{0,78}\S)?")
_CURRENCY: Final = re.compile(r"[A-Z]{3}", re.ASCII)
_FLAGS: Final = {"true": True, "yes": True, "false": False, "no": False}
_LIKE: Final = 0.84


@dataclass(slots=True)
class Findings:
    """What reading found: problems refuse the file, notices are told."""

    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)

    def refuse(self, node: yaml.Node, path: str, reason: str) -> None:
        """Note a problem."""
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(line_of(node), path, reason))

    def tell(self, node: yaml.Node, path: str, reason: str) -> None:
        """Note what does not refuse the file."""
        if len(self.notices) < MAX_PROBLEMS:
            self.notices.append(Problem(line_of(node), path, reason))


class Row:
    """A group of fields in the file; each is taken once, the rest is what nobody asked for."""

    def __init__(self, node: yaml.Node, path: str, findings: Findings) -> None:
        self.node, self.path, self.findings = node, path, findings
        self._fields: dict[str, tuple[yaml.Node, yaml.Node]] = {}
        self._asked: set[str] = set()
        if isinstance(node, yaml.MappingNode):
            self._fields = {key.value: (key, value) for key, value in node.value}
        else:
            findings.refuse(node, path, tr("A group of fields (name: value) is expected here."))

    def at(self, name: str) -> str:
        """Return the path of a field, as a problem names it."""
        return f"{self.path}.{name}" if self.path else name

    def take(self, name: str) -> yaml.Node | None:
        """Return the node of a field, None where it is absent or null."""
        self._asked.add(name)
        found = self._fields.get(name)
        if found is None or (isinstance(found[1], yaml.ScalarNode) and found[1].tag == NULL):
            return None
        return found[1]

    def has(self, name: str) -> bool:
        """Return whether the field is stated, if only as null."""
        return name in self._fields

    def names(self) -> Iterable[str]:
        """Return the names of all fields, as they stand."""
        return self._fields.keys()

    def refuse(self, name: str, reason: str) -> None:
        """Note a problem with a field."""
        self.findings.refuse(self._where(name), self.at(name), reason)

    def tell(self, name: str, reason: str) -> None:
        """Note something about a field that does not refuse the file."""
        self.findings.tell(self._where(name), self.at(name), reason)

    def text(self, name: str, default: str = "", *, required: bool = False) -> str:
        """Return a text, exactly as the file shows it, numbers and words like NO too."""
        node = self.take(name)
        value = default if node is None else self._scalar(node, name)
        if value is None:
            return default
        if len(value) > LONGEST:
            self.refuse(name, tr("The text is longer than {count} characters.", count=LONGEST))
        if required and not value.strip():
            self.refuse(name, tr("This field is needed."))
        return value

    def code(self, name: str = "code") -> str:
        """Return a short name that others refer to."""
        value = self.text(name, required=True)
        if value.strip() and not (_CODE.fullmatch(value) and value.isprintable()):
            self.refuse(
                name, tr("“{text}” is no code: at most 80 characters in one line.", text=value)
            )
        return value

    def choice(self, name: str, choices: Collection[str], default: str | None = None) -> str:
        """Return one of the words that are known here; without a default it must be stated."""
        value = self.text(name, default or "", required=default is None)
        if value and value not in choices:
            known = ", ".join(word for word in choices if word)
            self.refuse(
                name, tr("“{text}” is not known. Known are {known}.", text=value, known=known)
            )
        return value

    def currency(self, name: str, default: str) -> str:
        """Return an ISO 4217 code."""
        value = self.text(name, default)
        if _CURRENCY.fullmatch(value):
            return value
        self.refuse(name, tr("“{text}” is no currency code such as USD.", text=value))
        return default

    def day(self, name: str) -> dt.date | None:
        """Return a date."""
        node = self.take(name)
        value = None if node is None else self._scalar(node, name)
        if not value:
            return None
        if not _DAY.fullmatch(value):
            self.refuse(name, tr("“{text}” is no date such as 2025-02-28.", text=value))
            return None
        try:
            found = dt.date.fromisoformat(value)
        except ValueError:
            self.refuse(name, tr("There is no day {text}.", text=value))
            return None
        if EARLIEST <= found <= LATEST:
            return found
        self.refuse(name, tr("The date {text} is not between 1900 and 2200.", text=value))
        return None

    def needed_day(self, name: str) -> dt.date:
        """Return a date that must be there."""
        had = len(self.findings.problems)
        found = self.day(name)
        if found is None and len(self.findings.problems) == had:
            self.refuse(name, tr("This field is needed."))
        return found or LATEST

    def number(
        self, name: str, *, low: int = 0, high: int | None = None, places: int = 4
    ) -> Decimal | None:
        """Return a number exactly as it is written, not rounded by way of a float."""
        node = self.take(name)
        value = None if node is None else self._scalar(node, name)
        if not value:
            return None
        if not _NUMBER.fullmatch(value):
            self.refuse(name, tr("“{text}” is no number such as 27.5.", text=value))
            return None
        found = Decimal(value) or Decimal(0)  # no minus zero
        limit = 10**9 if high is None else high
        if not low <= found <= limit:
            why = tr("{text} is not between {low} and {high}.", text=value, low=low, high=limit)
            self.refuse(name, why)
        elif found != round(found, places):
            self.refuse(name, tr("{text} has more than {n} decimal places.", text=value, n=places))
        return found

    def whole(self, name: str, *, high: int) -> int | None:
        """Return a whole number, zero or more."""
        found = self.number(name, high=high, places=0)
        return None if found is None else int(found)

    def money(self, name: str, currency: str, *, signed: bool = False) -> Money | None:
        """Return a sum; one below zero only where it may be signed."""
        node = self.take(name)
        value = None if node is None else self._scalar(node, name)
        if not value:
            return None
        if not _NUMBER.fullmatch(value) or (value.startswith("-") and not signed):
            self.refuse(name, tr("“{text}” is no amount such as 88000000.", text=value))
            return None
        try:
            return Money.of(Decimal(value), currency)
        except UserError as error:
            self.refuse(name, str(error))
            return None

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return true or false."""
        node = self.take(name)
        value = None if node is None else self._scalar(node, name)
        if value and value.lower() not in _FLAGS:
            self.refuse(name, tr("“{text}” is neither true nor false.", text=value))
        return _FLAGS.get((value or "").lower(), default)

    def rows(self, name: str) -> list[Row]:
        """Return the groups of a list."""
        return [Row(node, path, self.findings) for node, path in self.items(name)]

    def items(self, name: str) -> Iterator[tuple[yaml.Node, str]]:
        """Yield the nodes of a list with their paths."""
        node = self.take(name)
        if node is None:
            return
        if not isinstance(node, yaml.SequenceNode):
            self.refuse(name, tr("A list is expected here."))
            return
        for i, item in enumerate(node.value):
            yield item, f"{self.at(name)}[{i}]"

    def words(self, name: str) -> list[tuple[yaml.Node, str, str]]:
        """Return the plain texts of a list with their nodes and paths."""
        found: list[tuple[yaml.Node, str, str]] = []
        for node, path in self.items(name):
            if isinstance(node, yaml.ScalarNode) and node.tag != NULL:
                found.append((node, path, node.value))
            else:
                self.findings.refuse(node, path, tr("A plain value is expected here."))
        return found

    def rest(self, known: Collection[str] = ()) -> Iterator[tuple[str, yaml.Node]]:
        """Yield the fields nobody asked for; one that is a slip of the pen is refused.

        Args:
            known: names that are kept on purpose, so that they count as no slip.
        """
        for name, (key, value) in self._fields.items():
            if name in self._asked:
                continue
            missing = self._asked - self._fields.keys()
            close = get_close_matches(name, missing, 1, _LIKE) if name not in known else []
            if close:
                why = tr("There is no field {name}. Is {known} meant?", name=name, known=close[0])
                self.findings.refuse(key, self.at(name), why)
            elif self.is_sound(name, value):
                yield name, value

    def refuse_rest(self) -> None:
        """Refuse the fields nobody asked for, where there is no place to keep them."""
        for name, _node in self.rest():
            self.refuse(name, tr("There is no field {name} here.", name=name))

    def extra(self, *, empty: Collection[str] = ()) -> str:
        """Return the fields nobody asked for as text to be kept, and tell that nothing shows them.

        Args:
            empty: fields that were asked for; those stated as an empty list are kept like that.
        """
        pairs = [
            (yaml.ScalarNode("tag:yaml.org,2002:str", name), self._fields[name][1])
            for name in empty
            if name in self._fields and not self._fields[name][1].value
        ]
        for name, node in self.rest():
            pairs.append((yaml.ScalarNode("tag:yaml.org,2002:str", name), node))
            self.tell(name, tr("{name} is kept, but not yet shown.", name=name))
        return to_text(yaml.MappingNode("tag:yaml.org,2002:map", pairs)) if pairs else ""

    def is_sound(self, name: str, node: yaml.Node) -> bool:
        """Return whether the values below can be read as YAML; refuse them where not."""
        try:
            yaml.constructor.SafeConstructor().construct_document(node)
        except (yaml.YAMLError, ValueError, TypeError, OverflowError) as error:
            why = tr("A value in here cannot be read: {why}", why=str(error).split("\n")[0])
            self.refuse(name, why)
            return False
        return True

    def _scalar(self, node: yaml.Node, name: str) -> str | None:
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        self.refuse(name, tr("One value is expected here, not a list or a group."))
        return None

    def _where(self, name: str) -> yaml.Node:
        return self._fields[name][1] if name in self._fields else self.node


def doubled(rows: Iterable[tuple[Row, Any]], name: str) -> None:
    """Refuse each row whose key stood in an earlier row of the list."""
    seen = set()
    for row, key in rows:
        if key in seen:
            row.refuse(name, tr("{key} stands in this list twice.", key=key))
        seen.add(key)
