"""The pages of the window: one file or one folder for each, found by its SPEC."""

from __future__ import annotations

import sys
from functools import cache

from core.registry import discover
from ui.pages._spec import Page

__all__ = ["Page", "pages"]


@cache
def pages() -> dict[str, Page]:
    """Return every page by its key, in the order of the rail."""
    return discover(sys.modules[__name__], Page)
