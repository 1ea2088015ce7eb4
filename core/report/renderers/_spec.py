"""What a form of report is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.report.blocks import Document


@dataclass(frozen=True, slots=True)
class Renderer:
    """A form: what it is called, how its files end, how it is written.

    `write` raises `OutputError` where the file cannot be written, and leaves an old one whole.
    """

    key: str
    order: int
    title: str
    suffix: str
    write: Callable[[Document, Path], None]
