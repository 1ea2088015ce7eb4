"""The file formats a portfolio comes in from and goes out to: each file is one format."""

from __future__ import annotations

import sys
from functools import cache

from core.exchange._spec import Format
from core.registry import discover

__all__ = ["Format", "formats"]


@cache
def formats() -> dict[str, Format]:
    """Return every format by its key, in menu order."""
    return discover(sys.modules[__name__], Format)
