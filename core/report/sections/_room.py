"""What sections say of float: how much room a milestone has, and whether it decides the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import mark

if TYPE_CHECKING:
    from core.language import Words
    from core.queries.why import FloatRow


def critical(w: Words, room: FloatRow) -> str | None:
    """Return in a word whether a milestone decides the end; None where it has room."""
    if room.is_critical:
        return w(mark("Critical"))
    return w(mark("Near-critical")) if room.is_near_critical else None


def ring(w: Words) -> str:
    """Return what is said in place of float where milestones wait for each other."""
    return w(mark("Milestones wait for each other in a ring: take one of the links away first."))
