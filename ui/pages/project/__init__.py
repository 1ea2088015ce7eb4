"""The project workspace: its head, its key figures, and a tab for each way to see it."""

from __future__ import annotations

from core.language import mark
from ui.pages._spec import Page
from ui.pages.project.page import ProjectPage

__all__ = ["SPEC", "ProjectPage"]

SPEC = Page(
    key="project",
    title=mark("Project"),
    icon="square-chart-gantt",
    order=20,
    make=ProjectPage,
    scope="project",
)
