"""The sections of the reports: each file is one, and becomes a sheet of the workbook."""

from __future__ import annotations

import sys
from functools import cache

from core.registry import discover
from core.report.sections._spec import Section

__all__ = ["Section", "sections"]


@cache
def sections() -> dict[str, Section]:
    """Return every section by its key, in the order in which a report has them."""
    return discover(sys.modules[__name__], Section)
