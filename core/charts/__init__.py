"""The charts: each file is one chart, drawn on a matplotlib figure given to it."""

from __future__ import annotations

import sys
from functools import cache

from core.charts._output import picture, svg
from core.charts._spec import Chart, ChartRequest
from core.charts._style import Style, style
from core.registry import discover

__all__ = ["Chart", "ChartRequest", "Style", "charts", "picture", "style", "svg"]


@cache
def charts() -> dict[str, Chart]:
    """Return every chart by its key, in menu order."""
    return discover(sys.modules[__name__], Chart)
