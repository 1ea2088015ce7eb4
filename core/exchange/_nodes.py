"""Reading YAML text into nodes with their lines: bounded, without aliases, tags or code."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING, Any, Final

import yaml

from core.errors import FileMissing, ImportProblems, Problem
from core.language import tr

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES: Final = 32 * 2**20
MAX_DEPTH: Final = 32
MAX_NODES: Final = 2_000_000
MAX_PROBLEMS: Final = 500
"""So many problems are listed; a file with more is not the file that was meant."""

NULL: Final = "tag:yaml.org,2002:null"
TEXT: Final = "tag:yaml.org,2002:str"
_MERGE: Final = "tag:yaml.org,2002:merge"
_VALUE: Final = "tag:yaml.org,2002:value"

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Emitter: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_ONE_LINE: Final = 10**9
_UNKEEPABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff]")


def read_text(path: Path) -> str:
    """Return the text of a file, or say why it is no text.

    Raises:
        FileMissing: there is no such file.
        ImportProblems: it is too large or not UTF-8.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for
            raise refused(tr("{path} is a folder or a device, not a file.", path=path))
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise FileMissing(tr("There is no file {path}.", path=path)) from None
    except OSError as error:
        raise refused(tr("{path} cannot be read: {why}", path=path, why=error.strerror)) from error
    if len(raw) > MAX_BYTES:
        raise refused(tr("The file is larger than {count} MB.", count=MAX_BYTES // 2**20))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        why = tr("The text is not UTF-8. Save the file with the encoding UTF-8.")
        raise refused(why, line) from None


def refused(reason: str, line: int | None = None) -> ImportProblems:
    """Return the error for a file that cannot be read at all."""
    return ImportProblems((Problem(line, "", reason),))


def compose(text: str) -> tuple[yaml.Node, list[Problem]]:
    """Return the one document of a text as a tree of nodes, and what in it is not allowed.

    Raises:
        ImportProblems: it is no YAML, or deeper or larger than a portfolio is.
    """
    tree = _Tree()
    try:
        for event in yaml.parse(text, Loader=_Parser):
            tree.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        why = tr("This is not valid YAML: {why}", why=error.problem or error.context or "")
        raise refused(why, mark.line + 1 if mark else None) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, int(error.position)) + 1
        raise refused(tr("There is a character here that YAML does not allow."), line) from None
    if tree.root is None:
        raise refused(tr("The file is empty."))
    return tree.root, tree.problems


def line_of(node: yaml.Node) -> int | None:
    """Return the line a node stands on, counted from one."""
    return node.start_mark.line + 1 if node.start_mark else None


def to_text(node: yaml.Node) -> str:
    """Return a node as YAML text that composes to an equal node."""
    shown: str = yaml.serialize(node, Dumper=_Emitter, allow_unicode=True, width=_ONE_LINE)
    return shown


class _Tree:
    """Builds nodes from parser events with a stack of its own, so that depth is bounded."""

    def __init__(self) -> None:
        self.root: yaml.Node | None = None
        self.problems: list[Problem] = []
        self._open: list[yaml.CollectionNode] = []
        self._keys: list[yaml.Node | None] = []
        self._seen: list[set[str]] = []
        self._path: list[str] = []
        self._resolver: Any = yaml.resolver.Resolver()
        self._count = 0

    def take(self, event: yaml.Event) -> None:
        """Add what one event says."""
        if isinstance(event, yaml.AliasEvent):
            self._note(event, tr("Aliases (*name) are not read: write the value out."))
            self._add(_scalar(NULL, "null", event))
        elif isinstance(event, yaml.ScalarEvent):
            self._allow(event)
            self._add(self._scalar(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._allow(event)
            self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            self._keys.pop()
            self._seen.pop()
            self._path.pop()

    def _allow(self, event: Any) -> None:
        self._count += 1
        if self._count > MAX_NODES:
            raise _at(event, tr("The file has more than {count} values.", count=MAX_NODES))
        if event.anchor is not None:
            self._note(event, tr("Anchors (&name) are not read: write the value out."))
        if event.tag is not None:
            self._note(event, tr("Tags such as {tag} are not read.", tag=event.tag))
        if not self._open and self.root is not None:
            raise _at(event, tr("The file holds a second document; one file is one portfolio."))

    def _scalar(self, event: yaml.ScalarEvent) -> yaml.ScalarNode:
        value = event.value
        if _UNKEEPABLE.search(value):
            self._note(event, tr("There is a character in this text that cannot be kept."))
        tag = self._resolver.resolve(yaml.ScalarNode, value, event.implicit)
        if tag == _MERGE:
            self._note(event, tr("Merge keys (<<) are not read: write the values out."))
        if tag == NULL:
            return _scalar(NULL, "null", event)
        return _scalar(TEXT if tag == _VALUE else tag, value, event, style=_style(event))

    def _begin(self, event: Any) -> None:
        kind = yaml.MappingNode if isinstance(event, yaml.MappingStartEvent) else yaml.SequenceNode
        if len(self._open) >= MAX_DEPTH:
            raise _at(event, tr("Values are nested deeper than {count} levels.", count=MAX_DEPTH))
        tag = f"tag:yaml.org,2002:{'map' if kind is yaml.MappingNode else 'seq'}"
        node = kind(tag, [], event.start_mark, event.end_mark, flow_style=event.flow_style)
        path = self._here()
        self._add(node)
        self._path.append(path)
        self._open.append(node)
        self._keys.append(None)
        self._seen.append(set())

    def _add(self, node: yaml.Node) -> None:
        if not self._open:
            self.root = node
        elif isinstance(self._open[-1], yaml.SequenceNode):
            self._open[-1].value.append(node)
        elif self._keys[-1] is None:
            self._keys[-1] = self._key(node)
        else:
            self._open[-1].value.append((self._keys[-1], node))
            self._keys[-1] = None

    def _key(self, node: yaml.Node) -> yaml.Node:
        name = node.value if isinstance(node, yaml.ScalarNode) else ""
        if not name or not name.isprintable():
            self._note(node, tr("A field needs a name of printable characters."))
        elif name in self._seen[-1]:
            self._note(node, tr("{name} stands here twice.", name=name), name)
        self._seen[-1].add(name)
        return _scalar(TEXT, name, node)

    def _note(self, place: Any, reason: str, name: str = "") -> None:
        """Keep a problem with the path to it, such as projects[0].milestones[3]."""
        if len(self.problems) < MAX_PROBLEMS:
            path = self._here(name)
            self.problems.append(Problem(place.start_mark.line + 1, path, reason))

    def _here(self, name: str = "") -> str:
        """Return the path of what comes next, or of this field of the innermost group."""
        if not self._open:
            return ""
        path, key = self._path[-1], self._keys[-1]
        if isinstance(self._open[-1], yaml.SequenceNode):
            return f"{path}[{len(self._open[-1].value)}]"
        field = name or (key.value if key is not None else "")
        return ".".join(part for part in (path, field) if part)


def _scalar(tag: str, value: str, place: Any, style: str | None = None) -> yaml.ScalarNode:
    return yaml.ScalarNode(tag, value, place.start_mark, place.end_mark, style=style)


def _style(event: yaml.ScalarEvent) -> str | None:
    """Return how to write a text again so that it reads the same wherever it stands."""
    style: str | None = event.style
    if style in {"|", ">"}:
        ends_once = event.value.endswith("\n") and not event.value.endswith("\n\n")
        return "|" if ends_once and not event.value.startswith((" ", "\n", "\t")) else '"'
    return '"' if "\n" in event.value else style


def _at(place: Any, reason: str) -> ImportProblems:
    return refused(reason, place.start_mark.line + 1)
