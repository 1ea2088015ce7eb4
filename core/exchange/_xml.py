"""Reading XML record by record: no entities, no document types, bounded, with the line of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from core.errors import FileMissing
from core.exchange._nodes import refused
from core.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAX_BYTES: Final = 512 * 2**20
MAX_DEPTH: Final = 32
_DECLARED: Final = re.compile(
    rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})"""
)
_UNICODE: Final = {"utf-8", "utf8", "utf-16", "utf16", "us-ascii", "ascii"}
_RECORD: Final = 3
"""Depth of a record: Project, Tasks, Task."""


@dataclass(slots=True)
class Element:
    """An element: the text of its plain children by name, and the others in order."""

    tag: str
    line: int
    values: dict[str, str] = field(default_factory=dict)
    parts: list[Element] = field(default_factory=list)

    def all(self, *path: str) -> list[Element]:
        """Return the elements below this one along a path of names."""
        found = [self]
        for tag in path:
            found = [part for each in found for part in each.parts if part.tag == tag]
        return found


def read_bytes(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        FileMissing: there is no such file.
        ImportProblems: it cannot be read or is too large.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise FileMissing(tr("There is no file {path}.", path=path)) from None
    except OSError as error:
        raise refused(tr("{path} cannot be read: {why}", path=path, why=error.strerror)) from error
    if len(raw) > MAX_BYTES:
        raise refused(tr("The file is larger than {count} MB.", count=MAX_BYTES // 2**20))
    if not raw.strip():
        raise refused(tr("The file is empty."))
    return raw


def read_records(raw: bytes, take: Callable[[Element], None]) -> Element:
    """Return the outermost element, its own fields only; each record in a list is given to `take`.

    Raises:
        ImportProblems: it is no XML, is cut off, or declares entities.
    """
    try:
        return _Reader(take).read(*_as_unicode(raw))
    except DefusedXmlException:
        why = tr("The file declares a document type or entities; they are not read.")
        raise refused(why) from None
    except ParseError as error:
        line, _column = error.position
        why = tr("This is not valid XML: {why}", why=str(error).split(":")[0])
        raise refused(why, line) from None


class _Reader:
    """Builds elements from what the parser meets, keeping no record longer than it is taken."""

    def __init__(self, take: Callable[[Element], None]) -> None:
        self._take = take
        self._open: list[Element] = []
        self._root: Element | None = None
        self._text: list[str] = []
        self._parser: Any = None

    def read(self, raw: bytes, encoding: str | None) -> Element:
        parser = DefusedXMLParser(target=self, encoding=encoding, forbid_dtd=True)
        self._parser = parser.parser
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text.append
        parser.feed(raw)
        parser.close()
        return self.close()

    def close(self) -> Element:
        """Return the outermost element; the parser calls this when the file is at its end."""
        assert self._root is not None
        return self._root

    def _start(self, name: str, _attributes: object) -> None:
        if len(self._open) >= MAX_DEPTH:
            why = tr("Values are nested deeper than {count} levels.", count=MAX_DEPTH)
            raise refused(why, self._parser.CurrentLineNumber)
        self._text.clear()
        self._open.append(Element(name.rpartition("}")[2], self._parser.CurrentLineNumber))

    def _end(self, _name: str) -> None:
        done = self._open.pop()
        if not self._open:
            self._root = done
        elif done.values or done.parts:
            self._keep(done)
        else:
            self._open[-1].values.setdefault(done.tag, "".join(self._text))
        self._text.clear()

    def _keep(self, done: Element) -> None:
        if len(self._open) == _RECORD - 1:
            self._take(done)
        elif len(self._open) >= _RECORD:
            self._open[-1].parts.append(done)


def _as_unicode(raw: bytes) -> tuple[bytes, str | None]:
    """Return the file in an encoding that the parser knows, and its name where it is to be told."""
    declared = _DECLARED.match(raw)
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    if name in _UNICODE:
        return raw, None
    try:
        return raw.decode(name).encode("utf-8"), "utf-8"
    except LookupError:
        raise refused(tr("The encoding {name} is not known.", name=name), 1) from None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        why = tr("The text is not {name}, as its first line says.", name=name)
        raise refused(why, line) from None
