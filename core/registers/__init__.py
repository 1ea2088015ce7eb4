"""The tables a user keeps: each file describes one, and grid, workbook and report follow from it."""

from __future__ import annotations

import sys
from functools import cache

from core.registers._entry import accepted, parsed
from core.registers._milestones import TABLE as _MILESTONES
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
    "table",
    "tables",
]


@cache
def registers() -> dict[str, Register]:
    """Return every register by its key, in the order of the menus."""
    return discover(sys.modules[__name__], Register)


def register(key: str) -> Register:
    """Return the register with this key; `KeyError` names one that there is not."""
    return registers()[key]


def table(key: str) -> Register:
    """Return the register with this key, or the milestones as one; `KeyError` names neither."""
    return tables()[key]


@cache
def tables() -> dict[str, Register]:
    """Return every table of a project by its key: the milestones, then every register."""
    return {MILESTONES: _MILESTONES, **registers()}
