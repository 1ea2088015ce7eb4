"""What is kept: the mapped classes, one file for each aggregate.

Rules the recorder needs: no bulk statements, no `secondary=` tables, no mapped inheritance, no
`passive_deletes`; an entity never leaves `core`.
"""

from __future__ import annotations

from core.model.calendar import Calendar, CalendarDay, CalendarYear, Shutdown
from core.model.kept import KeptSection
from core.model.milestone import Baseline, BaselineDate, ForecastPoint, Link, Milestone
from core.model.portfolio import FxRate, Portfolio
from core.model.project import Project, Shop
from core.model.summary import ProjectSummary

__all__ = [
    "Baseline",
    "BaselineDate",
    "Calendar",
    "CalendarDay",
    "CalendarYear",
    "ForecastPoint",
    "FxRate",
    "KeptSection",
    "Link",
    "Milestone",
    "Portfolio",
    "Project",
    "ProjectSummary",
    "Shop",
    "Shutdown",
]
