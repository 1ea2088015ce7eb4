"""The tabs of a project: one file or folder for each."""

from __future__ import annotations

import sys
from functools import cache

from core.registry import discover
from ui.pages.project.tabs._spec import Tab

__all__ = ["Tab", "tab_with", "tabs"]


@cache
def tabs() -> dict[str, Tab]:
    """Return every tab by its key, in order."""
    return discover(sys.modules[__name__], Tab)


def tab_with(register: str) -> str:
    """Return the key of the tab that shows a register; empty where none does."""
    return next((key for key, tab in tabs().items() if register in tab.registers), "")
