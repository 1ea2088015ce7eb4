"""The report as an Excel workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import mark
from core.paths import atomic_path
from core.report.renderers._spec import Renderer

if TYPE_CHECKING:
    from pathlib import Path

    from core.report.blocks import Document


def write(document: Document, path: Path) -> None:
    """Write the document as a workbook, whole or not at all."""
    from core.report.excel.book import write_workbook  # noqa: PLC0415  openpyxl costs a start 0.2 s

    with atomic_path(path) as part:
        write_workbook(document, part)


SPEC = Renderer(key="xlsx", order=10, title=mark("Excel workbook"), suffix=".xlsx", write=write)
