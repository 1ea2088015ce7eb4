"""A plan as read, under the name that the formats know it by."""

from __future__ import annotations

from core.rules.schedule.draft import NO_DATES, Dates, PlanDraft, PlanRow, to_plan

__all__ = ["NO_DATES", "Dates", "PlanDraft", "PlanRow", "to_plan"]
