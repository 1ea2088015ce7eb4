"""The overview of a project: stages, curves, what comes next, what needs attention, key facts."""

from __future__ import annotations

from core.language import mark
from ui.pages.project.tabs._spec import Tab
from ui.pages.project.tabs.overview.tab import OverviewTab

SPEC = Tab(key="overview", title=mark("Overview"), order=10, make=OverviewTab)
