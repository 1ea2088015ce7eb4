"""The file formats a portfolio or a plan comes in from and goes out to: each file is one format."""

from __future__ import annotations

import sys
from functools import cache

from core.exchange._spec import BookFormat, FileFormat, Format, PlanFormat
from core.registry import discover

__all__ = ["BookFormat", "Format", "PlanFormat", "book_formats", "formats", "plan_formats"]


@cache
def formats() -> dict[str, Format]:
    """Return every format of portfolios by its key, in menu order."""
    return {key: spec for key, spec in _all().items() if isinstance(spec, Format)}


@cache
def plan_formats() -> dict[str, PlanFormat]:
    """Return every format of plans by its key, in menu order."""
    return {key: spec for key, spec in _all().items() if isinstance(spec, PlanFormat)}


@cache
def book_formats() -> dict[str, BookFormat]:
    """Return every format of tables to be filled in by its key, in menu order."""
    return {key: spec for key, spec in _all().items() if isinstance(spec, BookFormat)}


@cache
def _all() -> dict[str, FileFormat]:
    return discover(sys.modules[__name__], FileFormat)
