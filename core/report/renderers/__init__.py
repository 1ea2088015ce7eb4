"""The forms a report is written in: each file is one."""

from __future__ import annotations

import sys
from functools import cache

from core.registry import discover
from core.report.renderers._spec import Renderer

__all__ = ["Renderer", "renderers"]


@cache
def renderers() -> dict[str, Renderer]:
    """Return every form by its key, in menu order."""
    return discover(sys.modules[__name__], Renderer)
