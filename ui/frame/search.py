"""Finding a place or a command by some of its words, best first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

PER_GROUP: Final = 6
ALONE: Final = 12
"""So many of a group where no other group has anything."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something the palette can open.

    Attributes:
        key: tells it from others; recent ones are remembered by it.
        group: the heading it stands under, translated.
        icon: its drawing.
        title: its name, translated.
        detail: what tells it from others of that name.
        keys: its shortcut.
        run: opens it.
        hidden: more words it is found by.
    """

    key: str
    group: str
    icon: str
    title: str
    detail: str = ""
    keys: str = ""
    run: Callable[[], object] = lambda: None
    hidden: str = ""


def found(offers: Iterable[Offer], typed: str) -> list[Offer]:
    """Return what has every typed word, best first in each group, groups as they came."""
    words = typed.casefold().split()
    groups: dict[str, list[tuple[int, int, Offer]]] = {}
    for number, offer in enumerate(offers):
        rank = _rank(offer, words)
        if rank is not None:
            groups.setdefault(offer.group, []).append((rank, number, offer))
    most = ALONE if len(groups) == 1 else PER_GROUP
    best = (sorted(group, key=lambda each: each[:2])[:most] for group in groups.values())
    return [offer for group in best for _rank_, _number, offer in group]


def recent(offers: Sequence[Offer], keys: Sequence[str], group: str) -> list[Offer]:
    """Return the offers opened last under one heading, newest first; what is gone is left out."""
    known = {offer.key: offer for offer in offers}
    return [replace(known[key], group=group) for key in keys if key in known]


def _rank(offer: Offer, words: Sequence[str]) -> int | None:
    title = offer.title.casefold()
    rest = f"{offer.detail} {offer.hidden}".casefold()
    rank = 0
    for word in words:
        if title.startswith(word):
            continue
        if f" {word}" in title:
            rank += 1
        elif word in title:
            rank += 2
        elif word in rest:
            rank += 3
        else:
            return None
    return rank
