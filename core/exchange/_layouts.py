"""Where each register stands in the exchange file, and what its fields are called there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from core.registers import register

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows of a register stand in the file.

    Attributes:
        register: its key.
        name: of the section, list or group.
        inside: the section that holds it; empty where the project does. Rows that belong to a
            row of another register stand in this row.
        names: names in the file of fields whose key is another; `group.name` within a group.
        words: of a choice, the words that the file has for its keys.
        computed: computed columns that are written too, for those who only read the file.
        is_single: whether one row stands as a group instead of as a list of one.
        is_flow: whether a row stands on one line.
        blank: fields that are an empty text, not null, where they are empty.
        quiet: fields that a row leaves out where they are what a new row has.
        always: fields that are stated even where no row has any.
    """

    register: str
    name: str
    inside: str = ""
    names: Names = field(default_factory=dict)
    words: Mapping[str, Names] = field(default_factory=dict)
    computed: tuple[str, ...] = ()
    is_single: bool = False
    is_flow: bool = True
    blank: frozenset[str] = frozenset()
    quiet: frozenset[str] = frozenset()
    always: frozenset[str] = frozenset()

    def named(self, key: str) -> str:
        """Return what a field is called in the file."""
        return self.names.get(key, key)


STEPS: Final[Names] = {
    "order": "PO_PLACED",
    "drawings": "DRAWINGS_APPROVED",
    "start": "IN_MANUFACTURE",
    "made": "MANUFACTURED",
    "inspection": "WORKS_INSPECTION",
    "fat": "FAT_PASSED",
    "dispatch": "DISPATCHED",
    "site": "ON_SITE",
}
"""The steps of a package's chain by the status that each ends in."""
WHICH: Final = ("planned", "forecast", "actual")

_NAME: Final = {"name": "name_en"}
_BASES: Final = {
    "SHOP": "price of the delayed shop",
    "CONTRACT": "contract price",
    "AMOUNT": "amount stated",
}
_DELAY: Final = {
    "milestone": "delay.trigger_milestone",
    "scope": "delay.milestone",
    "weekly_rate": "delay.rate_percent_per_week",
    "daily_rate": "delay.rate_percent_per_day",
    "base": "delay.base",
    "base_amount": "delay.base_amount",
    "rounding": "delay.rounding",
    "grace_days": "delay.grace_days",
    "delay_cap_percent": "delay.cap_percent",
    "cap_base": "delay.cap_base",
    "guaranteed_jph": "performance.guaranteed_jph",
    "performance_rate": "performance.rate_percent_per_percent_shortfall",
    "full_percents": "performance.full_percents",
    "minimum_percent": "performance.minimum_acceptable_percent",
    "performance_cap_percent": "performance.cap_percent",
}

COST, CAPACITY = "cost", "capacity"
"""Sections that hold several registers."""

LAYOUTS: Final = (
    Layout("price_components", "price_components", names=_NAME),
    Layout("credit_rules", "rules_of_credit"),
    Layout("equipment", "equipment_packages", names=_NAME, computed=("shipments",), is_flow=False),
    Layout(
        "shipments",
        "shipments",
        names={"transport_document": "transport_document_type"},
        words={"transport_document": {"SMGS": "SMGS waybill", "BL": "B/L"}},
        is_flow=False,
    ),
    Layout("shipment_lines", "lines"),
    Layout("containers", "containers"),
    Layout("conformity", "conformity_documents"),
    Layout(
        "payments",
        "payment_milestones",
        names={**_NAME, "trigger": "trigger_milestone"},
        is_flow=False,
        blank=frozenset({"trigger"}),
    ),
    Layout("draws", "draws"),
    Layout("credits", "letter_of_credit", computed=("undrawn",), is_single=True, is_flow=False),
    Layout("guarantees", "bonds", names={"release": "release_milestone"}, is_flow=False),
    Layout(
        "damages",
        "liquidated_damages",
        names=_DELAY,
        words={"base": _BASES, "cap_base": _BASES},
        is_single=True,
        is_flow=False,
    ),
    Layout("variations", "variation_orders"),
    Layout("claims", "claims", always=frozenset({"eot_days_granted", "amount_granted"})),
    Layout(
        "cost_lines",
        "by_category",
        COST,
        names=_NAME,
        computed=("estimate_at_completion", "variance_at_completion"),
    ),
    Layout("cost_months", "actual_cost_history", COST, names={"actual": "ac_cumulative"}),
    Layout("budget_rates", "budget_rates"),
    Layout("progress_history", "progress_history"),
    Layout(
        "capacity",
        CAPACITY,
        computed=("takt_seconds", "net_jph", "annual_capacity"),
        is_single=True,
        is_flow=False,
        quiet=frozenset({"basis"}),
    ),
    Layout(
        "line_rates",
        "shop_rates",
        CAPACITY,
        computed=("takt_seconds",),
        quiet=frozenset({"first_time_ok_target"}),
    ),
    Layout(
        "performance_tests",
        "performance_test",
        CAPACITY,
        is_single=True,
        is_flow=False,
        quiet=frozenset({"status"}),
    ),
    Layout("run_hours", "hours"),
    Layout("run_stops", "stops"),
    Layout("ramp_up", "ramp_up_plan", CAPACITY, quiet=frozenset({"shop"})),
    Layout("risks", "risks", computed=("score",)),
    Layout("issues", "issues"),
    Layout("actions", "actions"),
    Layout("punch_list", "punch_list"),
    Layout("documents", "documents", names={"purpose": "status"}),
    Layout("transmittals", "transmittals"),
    Layout("issued_reports", "issued_reports"),
    Layout("photos", "photographs"),
    Layout(
        "parties",
        "stakeholders",
        words={"party": register("parties").field("party").choices},
    ),
    Layout("permits", "permits"),
)
"""In the order in which a project has them."""

SECTIONS: Final = tuple(
    dict.fromkeys(
        each.inside or each.name for each in LAYOUTS if not register(each.register).parent
    )
)
"""The sections of a project that are read into registers."""


def owned(key: str) -> list[Layout]:
    """Return the layouts of the rows that belong to a row of this register."""
    found = []
    for each in LAYOUTS:
        described = register(each.register)
        if described.parent and described.field(described.parent).to == key:
            found.append(each)
    return found
