"""Status reports: sections ask and give blocks, renderers write them; each is added by a file."""

from __future__ import annotations

from core.report.blocks import Document
from core.report.document import build
from core.report.renderers import Renderer, renderers
from core.report.request import ReportRequest
from core.report.sections import Section, sections

__all__ = ["Document", "Renderer", "ReportRequest", "Section", "build", "renderers", "sections"]
