"""Which columns of a register are seen first, and in what order; the chooser has the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.registers import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.registers import Column, Register

GROUPED: Final = frozenset({"equipment"})
"""Registers that stand under their shops until the user wants them otherwise."""

VIEWS: Final[Mapping[str, str]] = {
    "equipment": "code name supplier status percent site_planned site_forecast site_actual"
    " late_days required_on_site float_days",
    "shipments": "code contents status mode transport_document_no etd_forecast atd eta_forecast"
    " ata delay_days",
    "shipment_lines": "shipment package quantity cases gross_weight_t volume_m3 containers",
    "payments": "code name status amount trigger forecast_date due paid open overdue_days",
    "guarantees": "code type status alarm amount expiry needed gap_days days_to_expiry release",
    "credits": "number issuing_bank alarm amount drawn undrawn latest_shipment_date last_shipment"
    " shipment_margin expiry",
    "damages": "name shop milestone weekly_rate daily_rate base grace_days delay_cap_percent"
    " guaranteed_jph performance_rate overall_cap_percent",
    "variations": "code title status shop amount time_impact_days requested submitted approved"
    " amendment_no",
    "claims": "code title status type notice_by days_left eot_days_claimed amount_claimed"
    " eot_days_granted amount_granted",
    "cost_lines": "key name budget actual estimate_to_complete estimate_at_completion"
    " variance_at_completion",
    "risks": "code title status score rating shop category owner due response cost_exposure",
    "issues": "code title status severity escalation owner due overdue_days type",
    "actions": "code title status owner due revised_due percent overdue_days origin",
    "punch_list": "code description status category shop responsible due overdue_days age_days"
    " location",
    "documents": "number title revision purpose shop submitted due_back returned review_code"
    " overdue_days transmittal",
    "capacity": "design_jph basis planned_efficiency net_jph takt_seconds hours_per_shift"
    " shifts_per_day days_per_year annual_capacity",
    "performance_tests": "name shop status result planned_start started duration_hours"
    " guaranteed_jph gross_jph achieved_jph availability needed_units units damages",
}
"""Registers not named here show every column but the notes."""


def listed_first(described: Register, view: str) -> list[str]:
    """Return the keys of the columns a view shows, or those seen first where it names none."""
    if view:
        return view.split()
    return [column.key for column, is_seen in in_view_order(described) if is_seen]


_DUE: Final = ("due", "eta_forecast", "expiry", "notice_by", "due_back")


def due_column(described: Register) -> str:
    """Return the column that says when a row is due; empty where none does."""
    keys = {column.key for column in described.columns}
    return next((key for key in _DUE if key in keys), "")


def in_view_order(described: Register) -> list[tuple[Column, bool]]:
    """Return every column of a register with whether it is seen first, in the order of the view."""
    by_key = {column.key: column for column in described.columns}
    if described.key in VIEWS:
        first = [by_key[key] for key in VIEWS[described.key].split() if key in by_key]
    else:
        first = [column for column in described.columns if column.kind is not Kind.NOTE]
    seen = {column.key for column in first}
    others = [column for column in described.columns if column.key not in seen]
    return [*((column, True) for column in first), *((column, False) for column in others)]
