"""What follows from a change by the links, in words: before it is made, and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import text
from core.language import mark, tr, trn
from ui.widgets.date_popup import Consequence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.queries.consequence import ConsequenceRow


def follow_lines(found: ConsequenceRow | None) -> list[Consequence]:
    """Return how many milestones would move, and where PAC and SOP would land if elsewhere."""
    if found is None:
        return []
    lines = []
    if found.moves:
        count = len(found.moves)
        follows = trn("{count} milestone moves", "{count} milestones move", count)
        lines.append(Consequence(tr(mark("Follows")), follows))
    for label, before, after in (
        (mark("PAC"), found.pac_before, found.pac_after),
        (mark("SOP"), found.sop_before, found.sop_after),
    ):
        if after is not None and after != before:
            lines.append(Consequence(tr(label), text.day(after), "amber_text"))
    return lines


def followed_words(pushed: Sequence[int]) -> str:
    """Return how many milestones a move pushed, nothing where it pushed none."""
    count = len(pushed)
    return (
        trn("{count} milestone followed.", "{count} milestones followed.", count) if count else ""
    )
