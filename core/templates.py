"""Stage templates: what a new project consists of, read from resources/templates/*.toml and checked.

A file has `name`, `name_zh`, `name_ru`, `text` (and `text_zh`, `text_ru`), `order`, the kinds of
`shops` it starts with, and `[[milestone]]` tables in the order of the project. A wrong word in a
file is refused with the file, the line and the field.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any, Final

from core import terms
from core.errors import InvalidInput
from core.language import mark, tr
from core.resources import resources

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

LEVELS: Final = ("project", "shop")
ANCHORS: Final = ("signed", "effective")
_KNOWN: Final = frozenset(
    {
        *("key", "level", "stage", "name", "name_zh", "name_ru", "carries", "days", "after"),
        *("anchor", "stretches", "is_key", "contractual", "responsible", "evidence"),
    }
)


@dataclass(frozen=True, slots=True)
class TemplateLink:
    """What a milestone waits for, by its key in the template; the lag in calendar days."""

    predecessor: str
    kind: str
    lag: int


@dataclass(frozen=True, slots=True)
class TemplateMilestone:
    """A milestone of a template; of level "shop" it stands once for each shop.

    Attributes:
        key: its name within the template.
        level: project or shop.
        stage: the stage it belongs to.
        name: what it is called, in English; then in Chinese and Russian.
        carries: the stages whose weight it carries, each with its part in that stage.
        days: calendar days it takes; by shop type where shops differ, none for a point in time.
        after: what it waits for.
        anchor: whether it is the day of signature or of effectiveness.
        stretches: whether it goes on until a finish demanded of it, instead of starting later.
    """

    key: str
    level: str
    stage: str
    name: str
    name_zh: str
    name_ru: str
    carries: Mapping[str, int] = field(default_factory=dict)
    days: int | Mapping[str, int] | None = None
    after: tuple[TemplateLink, ...] = ()
    anchor: str = ""
    stretches: bool = False
    is_key: bool = False
    contractual: bool = False
    responsible: str = "contractor"
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A checked template; texts in English, Chinese and Russian."""

    key: str
    order: int
    names: Mapping[str, str]
    texts: Mapping[str, str]
    shops: tuple[str, ...]
    milestones: tuple[TemplateMilestone, ...]

    def named(self, language: str) -> str:
        """Return its name in a language."""
        return self.names[language]


@cache
def templates() -> dict[str, Template]:
    """Return every template by its key, in the order they are offered."""
    found = [read(path) for path in (resources() / "templates").glob("*.toml")]
    return {template.key: template for template in sorted(found, key=lambda t: (t.order, t.key))}


def read(path: Path) -> Template:
    """Return the template in a file; `InvalidInput` says what is wrong where."""
    text = path.read_text(encoding="utf-8")
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(f"{path.name}: {error}") from error
    lines = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == "[[milestone]]"]
    file = _File(path.name, lines)
    milestones = tuple(
        _milestone(_Place(file, n, str(table.get("key", ""))), table)
        for n, table in enumerate(raw.get("milestone", ()))
    )
    _check_links(file, milestones)
    head = _Place(file, None, "")
    shops = tuple(head.one_of("shops", shop, _SHOPS) for shop in raw.get("shops", ()))
    return Template(
        key=path.stem,
        order=int(head.needed(raw, "order", int)),
        names=_languages(head, raw, "name"),
        texts=_languages(head, raw, "text"),
        shops=shops,
        milestones=milestones,
    )


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    lines: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a file a value stands, to say what is wrong with it."""

    file: _File
    number: int | None
    key: str

    def refused(self, name: str, reason: str, **values: Any) -> InvalidInput:
        """Return the error for a field: file, line, milestone, field, reason."""
        where = self.file.name
        if self.number is not None:
            where = f"{where}, {tr(mark('line {line}'), line=self.file.lines[self.number])}"
        what = f"{self.key}.{name}" if self.key else name
        return InvalidInput(f"{where}: {what}: {tr(reason, **values)}")

    def needed(self, table: Mapping[str, Any], name: str, kind: type) -> Any:
        """Return a field that must be there and of this type."""
        value = table.get(name)
        if not isinstance(value, kind) or isinstance(value, bool) or value == "":
            raise self.refused(name, mark("a value is missing or of the wrong kind."))
        return value

    def one_of(self, name: str, value: Any, allowed: Mapping[str, Any]) -> str:
        """Return a word that must be one of those allowed."""
        if value not in allowed:
            known = ", ".join(allowed)
            raise self.refused(
                name, mark("there is no {word}; known are {known}."), word=value, known=known
            )
        return str(value)


_STAGES: Final = {stage.code: stage for stage in terms.STAGES}
_SHOPS: Final = {shop.code: shop for shop in terms.SHOPS if shop.code != terms.PROJECT_LEVEL}


def _languages(place: _Place, table: Mapping[str, Any], name: str) -> dict[str, str]:
    fields = {"en": name, "zh": f"{name}_zh", "ru": f"{name}_ru"}
    return {language: place.needed(table, key, str) for language, key in fields.items()}


def _milestone(place: _Place, table: Mapping[str, Any]) -> TemplateMilestone:
    for name in table:
        if name not in _KNOWN:
            raise place.refused(name, mark("there is no such field."))
    names = _languages(place, table, "name")
    return TemplateMilestone(
        key=place.needed(table, "key", str),
        level=place.one_of("level", table.get("level"), dict.fromkeys(LEVELS)),
        stage=place.one_of("stage", table.get("stage"), _STAGES),
        name=names["en"],
        name_zh=names["zh"],
        name_ru=names["ru"],
        carries=_carries(place, table.get("carries", {})),
        days=_days(place, table.get("days")),
        after=tuple(_link(place, text) for text in table.get("after", ())),
        anchor=place.one_of("anchor", table.get("anchor", ""), dict.fromkeys(("", *ANCHORS))),
        stretches=bool(table.get("stretches", False)),
        is_key=bool(table.get("is_key", False)),
        contractual=bool(table.get("contractual", False)),
        responsible=place.one_of(
            "responsible", table.get("responsible", "contractor"), terms.RESPONSIBLE
        ),
        evidence=str(table.get("evidence", "")),
    )


def _carries(place: _Place, parts: Mapping[str, Any]) -> dict[str, int]:
    for code, part in parts.items():
        place.one_of("carries", code, _STAGES)
        if not isinstance(part, int) or part <= 0:
            raise place.refused("carries", mark("a part is a whole number above zero."))
    return dict(parts)


def _days(place: _Place, days: Any) -> int | dict[str, int] | None:
    if days is None:
        return None
    by_shop = days if isinstance(days, dict) else {}
    for shop in by_shop:
        place.one_of("days", shop, _SHOPS)
    values = list(by_shop.values()) if by_shop else [days]
    if not all(isinstance(value, int) and value >= 0 for value in values):
        raise place.refused("days", mark("days are a whole number, zero or above."))
    missing = [shop for shop in _SHOPS if shop not in by_shop] if by_shop else []
    if missing:
        raise place.refused("days", mark("no days for {shops}."), shops=", ".join(missing))
    return dict(by_shop) if by_shop else int(days)


def _link(place: _Place, text: str) -> TemplateLink:
    before, _, rest = text.partition(":")
    kind, sign, lag = rest.partition("+")
    place.one_of("after", kind, terms.LINK_KINDS)
    if sign and not lag.isdigit():
        raise place.refused("after", mark("{text} has no lag in days."), text=text)
    return TemplateLink(before, kind, int(lag or 0))


def _check_links(file: _File, milestones: Sequence[TemplateMilestone]) -> None:
    keys = [m.key for m in milestones]
    for number, m in enumerate(milestones):
        place = _Place(file, number, m.key)
        if m.key in keys[:number]:
            raise place.refused("key", mark("another milestone has this key."))
        for link in m.after:
            place.one_of("after", link.predecessor, dict.fromkeys(keys))
    try:
        TopologicalSorter(
            {m.key: [link.predecessor for link in m.after] for m in milestones}
        ).prepare()
    except CycleError as error:
        ring = " → ".join(error.args[1])
        place = _Place(file, keys.index(error.args[1][0]), error.args[1][0])
        raise place.refused(
            "after", mark("These milestones wait for each other: {ring}"), ring=ring
        ) from error
