"""What a section is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from core.report.blocks import Block
    from core.report.request import ReportRequest, Scope


@dataclass(frozen=True, slots=True)
class Section:
    """A section: which report it belongs to, what it is called, how its blocks are made."""

    key: str
    order: int
    scope: Scope
    title: str
    build: Callable[[Session, ReportRequest], tuple[Block, ...]]
    is_cover: bool = False
    is_landscape: bool = True
