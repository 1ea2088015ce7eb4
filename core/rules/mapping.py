"""Which shop and stage a task of another program's plan belongs to: a proposal, and how sure it is.

What the user chose before for the same task stays; what the file itself says in a field for it
comes next; then the words of the task, of its WBS code, and of the summaries above it, the nearest
first. A task that says nothing takes the stage of its neighbour and is shown as unclear.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core import terms
from core.rules.trade_words import PLAIN, STRONG, WEAK, plain, shops_in, stages_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from core.rules.schedule.draft import PlanRow
    from core.rules.trade_words import Hit

CHOSEN: Final = "chosen"
"""The user chose it before."""
STATED: Final = "stated"
"""A field of the file says it."""
READ: Final = "read"
"""Words of the trade say it."""
UNCLEAR: Final = "unclear"
"""A weak word says it, or nothing does and it is taken from what stands beside it."""

USUAL_STAGE: Final = "S07"
"""The stage of a plan that says nothing at all: the one most work is done in."""

_POINTS: Final = {WEAK: 10, PLAIN: 22, STRONG: 26}
_FURTHER: Final = 4
"""So much less is a word worth for each summary that stands between it and the task."""
_STAGE_FIELDS: Final = frozenset({"stage", "phase", "阶段", "этап", "стадия", "фаза"})
_SHOP_FIELDS: Final = frozenset(
    {"shop", "area", "workshop", "车间", "区域", "цех", "участок"},
)
_STAGES: Final = {stage.code: stage for stage in terms.STAGES}
_SHOPS: Final = {shop.code: shop for shop in terms.SHOPS}


@dataclass(frozen=True, slots=True)
class Guess:
    """A shop or stage, how sure it is, and the words of the file that say so."""

    code: str
    basis: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Mapped:
    """What is proposed for one task of a plan, by its unique id."""

    uid: int
    shop: Guess
    stage: Guess

    @property
    def is_unclear(self) -> bool:
        """Return whether the stage rests on nothing that the file clearly says."""
        return self.stage.basis == UNCLEAR


@dataclass(frozen=True, slots=True)
class Chosen:
    """The shop and stage that a task has here already."""

    shop: str
    stage: str


def mapped(
    title: str, rows: Sequence[PlanRow], tasks: Iterable[int], chosen: Mapping[int, Chosen]
) -> dict[int, Mapped]:
    """Return a proposal for each of these tasks, by unique id.

    Args:
        title: of the plan; it may name the shop that all is about.
        rows: every row of the plan; summaries lend their words to what belongs to them.
        tasks: unique ids of the tasks, in the order of the file.
        chosen: what the user chose before.
    """
    by_uid = {row.uid: row for row in rows}
    found: dict[int, Mapped] = {}
    for uid in tasks:
        row, own = by_uid[uid], chosen.get(uid)
        if own is not None:
            found[uid] = Mapped(uid, Guess(own.shop, CHOSEN), Guess(own.stage, CHOSEN))
            continue
        texts = [row.name, row.wbs, *(each.name for each in _above(row, by_uid))]
        shop = _stated(row, _SHOP_FIELDS, _shop_named) or _read([*texts, title], shops_in)
        stage = _stated(row, _STAGE_FIELDS, _stage_named) or _read(texts, stages_in)
        found[uid] = Mapped(
            uid, shop or Guess(terms.PROJECT_LEVEL, UNCLEAR), stage or Guess("", UNCLEAR)
        )
    return _beside(found, by_uid)


def _above(row: PlanRow, by_uid: Mapping[int, PlanRow]) -> Iterator[PlanRow]:
    """Yield the summaries above a row, the nearest first; the project itself is none."""
    seen = {row.uid}
    parent = row.parent
    while parent is not None and parent in by_uid and parent not in seen:
        seen.add(parent)
        if by_uid[parent].level > 0:
            yield by_uid[parent]
        parent = by_uid[parent].parent


def _stated(
    row: PlanRow, names: frozenset[str], meaning: Callable[[str], str | None]
) -> Guess | None:
    """Return what a custom field that is called so says."""
    for name, value in row.fields.items():
        if plain(name).removeprefix("handover ") in names:
            code = meaning(value)
            if code is not None:
                return Guess(code, STATED, value)
    return None


def _stage_named(value: str) -> str | None:
    code = value.strip().upper()[:3]
    if code in _STAGES:
        return code
    hits = stages_in(value)
    return hits[0].code if hits else None


def _shop_named(value: str) -> str | None:
    code = value.strip().upper()
    if code in _SHOPS:
        return code
    hits = shops_in(value)
    return hits[0].code if hits else None


def _read(texts: Sequence[str], hits: Callable[[str], Sequence[Hit]]) -> Guess | None:
    """Return the code whose words are strongest and nearest; texts are the nearest first.

    Words that say it only for want of better ones leave it unclear.
    """
    best: tuple[int, Hit] | None = None
    for distance, text in enumerate(texts):
        for hit in hits(text)[:1]:
            points = _POINTS[hit.strength] - _FURTHER * distance
            if best is None or points > best[0]:
                best = points, hit
    if best is None:
        return None
    hit = best[1]
    return Guess(hit.code, UNCLEAR if hit.strength == WEAK else READ, hit.phrase)


def _beside(found: dict[int, Mapped], by_uid: Mapping[int, PlanRow]) -> dict[int, Mapped]:
    """Give what says nothing of its stage that of its neighbour: before it, else after it.

    Tasks under the same summary are asked first, then whatever stands before it in the file.
    """
    for order in (list(found), list(reversed(found))):
        last: dict[int | None, str] = {}
        for uid in order:
            one, parent = found[uid], by_uid[uid].parent
            if not one.stage.code and parent in last:
                found[uid] = Mapped(uid, one.shop, Guess(last[parent], UNCLEAR))
            elif one.stage.basis != UNCLEAR:
                last[parent] = one.stage.code
    before = next((each.stage.code for each in found.values() if each.stage.code), USUAL_STAGE)
    for uid, one in found.items():
        before = one.stage.code or before
        found[uid] = one if one.stage.code else Mapped(uid, one.shop, Guess(before, UNCLEAR))
    return found
