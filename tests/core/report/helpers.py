"""Finding blocks in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from core.report.blocks import Table

if TYPE_CHECKING:
    from core.report import Document

B = TypeVar("B")


def found(document: Document, chapter: str, kind: type[B]) -> list[B]:
    """Return the blocks of a kind in a chapter."""
    (part,) = (part for part in document.chapters if part.key == chapter)
    return [block for block in part.blocks if isinstance(block, kind)]


def rows(document: Document, key: str) -> list[dict[str, Any]]:
    """Return the rows of a table as values by column."""
    (table,) = (
        block
        for chapter in document.chapters
        for block in chapter.blocks
        if isinstance(block, Table) and block.key == key
    )
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]
