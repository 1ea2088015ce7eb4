"""The schedule of a project: Gantt, matrix and table over the same milestones."""

from __future__ import annotations

from core.language import mark
from ui.pages.project.tabs._spec import Tab
from ui.pages.project.tabs.schedule.tab import ScheduleTab

SPEC = Tab(
    key="schedule",
    title=mark("Schedule"),
    order=20,
    make=ScheduleTab,
    registers=("milestones",),
)
