"""The checks of a project's plan: which points of the assessment it meets, and where it does not."""

from __future__ import annotations

from core.language import mark
from ui.pages.project.tabs._spec import Tab
from ui.pages.project.tabs.checks.tab import ChecksTab

SPEC = Tab(key="checks", title=mark("Schedule checks"), order=30, make=ChecksTab)
