"""The history of a project: who changed what, from what to what, when and why."""

from __future__ import annotations

from core.language import mark
from ui.pages.project.tabs._spec import Tab
from ui.pages.project.tabs.history.tab import HistoryTab

SPEC = Tab(key="history", title=mark("History"), order=90, make=HistoryTab)
