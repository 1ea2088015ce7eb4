"""The tables a user keeps: each file describes one, and grid, workbook and report follow from it."""

from __future__ import annotations

import sys
from functools import cache

from core.registers._entry import accepted, parsed
from core.registers._spec import (
    MILESTONES,
    OF_COST,
    OF_PROJECT,
    Around,
    Column,
    Computed,
    Fault,
    Field,
    Kind,
    Register,
    Values,
    faults,
)
from core.registry import discover

__all__ = [
    "MILESTONES",
    "OF_COST",
    "OF_PROJECT",
    "Around",
    "Column",
    "Computed",
    "Fault",
    "Field",
    "Kind",
    "Register",
    "Values",
    "accepted",
    "faults",
    "parsed",
    "register",
    "registers",
]


@cache
def registers() -> dict[str, Register]:
    """Return every register by its key, in the order of the menus."""
    return discover(sys.modules[__name__], Register)


def register(key: str) -> Register:
    """Return the register with this key; `KeyError` names one that there is not."""
    return registers()[key]
