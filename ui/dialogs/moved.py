"""What a change of a plan would move, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import text
from core.language import mark, tr, trn

if TYPE_CHECKING:
    from core.queries.consequence import ConsequenceRow


def moved_words(found: ConsequenceRow) -> str:
    """Return how many milestones move, and where PAC and SOP go if elsewhere."""
    count = len(found.moves) + len(found.own)
    if not count:
        return tr(mark("No date moves."))
    parts = [trn("{count} milestone moves", "{count} milestones move", count)]
    for words, before, after in (
        (mark("PAC {before} → {after}"), found.pac_before, found.pac_after),
        (mark("SOP {before} → {after}"), found.sop_before, found.sop_after),
    ):
        if before and after and before != after:
            parts.append(tr(words, before=text.day(before), after=text.day(after)))
    return " · ".join(parts)
