"""How the rows of some registers look beyond what their description says: one file for each."""

from __future__ import annotations

import sys
from functools import cache

from core.registry import discover
from ui.pages._register.faces._spec import Face, FaceView, Filter, Shown

__all__ = ["Face", "FaceView", "Filter", "Shown", "face"]


@cache
def _faces() -> dict[str, Face]:
    return discover(sys.modules[__name__], Face)


def face(register: str) -> Face:
    """Return the face of a register; one that adds nothing where none is described."""
    return _faces().get(register) or Face(key=register)
