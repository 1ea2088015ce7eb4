"""The golden values of the sample: every register of all six projects against the file itself.

The rows are read from the sample by paths written here, not by the layouts of the exchange file,
so that a register that loses a row or reads another field is noticed.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from core.exchange.portfolio_yaml import read
from core.operations.exchange import import_portfolio
from core.queries.register import register_rows
from core.registers import registers
from core.resources import resources
from core.workspace import Workspace
from tests.windows import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from core.queries.register import RegisterRow

SAMPLE = resources() / "samples" / "astana.yaml"
CODES = ("P-2301", "P-2501", "P-2402", "P-2304", "P-2302", "P-2201")
Project = dict[str, Any]
Row = dict[str, Any]


def listed(*path: str) -> Callable[[Project], list[Row]]:
    """Return what finds the rows under a path; one that stands alone is one row."""

    def find(project: Project) -> list[Row]:
        found: Any = project
        for name in path:
            found = (found or {}).get(name)
        return list(found) if isinstance(found, list) else [found] if found else []

    return find


def inside(rows: Callable[[Project], list[Row]], name: str) -> Callable[[Project], list[Row]]:
    return lambda project: [each for row in rows(project) for each in row.get(name) or []]


ROWS: Mapping[str, Callable[[Project], list[Row]]] = {
    "credit_rules": listed("rules_of_credit"),
    "equipment": listed("equipment_packages"),
    "shipments": listed("shipments"),
    "shipment_lines": inside(listed("shipments"), "lines"),
    "containers": inside(listed("shipments"), "containers"),
    "conformity": listed("conformity_documents"),
    "payments": listed("payment_milestones"),
    "draws": inside(listed("payment_milestones"), "draws"),
    "guarantees": listed("bonds"),
    "credits": listed("letter_of_credit"),
    "damages": listed("liquidated_damages"),
    "variations": listed("variation_orders"),
    "claims": listed("claims"),
    "cost_lines": listed("cost", "by_category"),
    "cost_months": listed("cost", "actual_cost_history"),
    "budget_rates": listed("budget_rates"),
    "price_components": listed("price_components"),
    "risks": listed("risks"),
    "issues": listed("issues"),
    "actions": listed("actions"),
    "punch_list": listed("punch_list"),
    "transmittals": listed("transmittals"),
    "documents": listed("documents"),
    "issued_reports": listed("issued_reports"),
    "parties": listed("stakeholders"),
    "permits": listed("permits"),
    "photos": listed("photos"),
    "capacity": listed("capacity"),
    "line_rates": listed("capacity", "shop_rates"),
    "ramp_up": listed("capacity", "ramp_up_plan"),
    "performance_tests": listed("capacity", "performance_test"),
    "run_hours": listed("capacity", "performance_test", "hours"),
    "run_stops": listed("capacity", "performance_test", "stops"),
    "progress_history": listed("progress_history"),
}
SUMS: Mapping[str, Mapping[str, str]] = {
    "equipment": {"value": "value", "gross_weight_t": "gross_weight_t", "volume_m3": "volume_m3"},
    "shipments": {"container_count": "container_count", "cip_value": "cip_value"},
    "shipment_lines": {"gross_weight_t": "gross_weight_t", "containers": "containers"},
    "payments": {"amount": "amount", "percent": "percent", "paid": "paid"},
    "draws": {"amount": "amount"},
    "guarantees": {"amount": "amount", "current_amount": "current_amount"},
    "credits": {"amount": "amount", "drawn": "drawn", "undrawn": "undrawn"},
    "variations": {"amount": "amount", "time_impact_days": "time_impact_days"},
    "claims": {"amount_claimed": "amount_claimed", "eot_days_claimed": "eot_days_claimed"},
    "cost_lines": {
        "budget": "budget",
        "estimate_at_completion": "estimate_at_completion",
        "variance_at_completion": "variance_at_completion",
    },
    "cost_months": {"actual": "ac_cumulative"},
    "price_components": {"amount": "amount"},
    "risks": {"score": "score", "cost_exposure": "cost_exposure"},
    "progress_history": {"planned_pct": "planned_pct", "actual_pct": "actual_pct"},
    "line_rates": {"gross_jph": "gross_jph", "takt_seconds": "takt_seconds"},
    "ramp_up": {"planned_jph": "planned_jph"},
    "performance_tests": {"required_units": "required_units"},
    "capacity": {
        "net_jph": "net_jph",
        "takt_seconds": "takt_seconds",
        "annual_capacity": "annual_capacity",
    },
}
"""Figures that add up to what the sample says, kept and computed ones, by their name there."""


@cache
def sample() -> dict[str, Project]:
    found = yaml.safe_load(SAMPLE.read_text(encoding="utf-8"))
    return {project["code"]: project for project in found["projects"]}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Provide the sample portfolio; nothing here changes it."""
    path = tmp_path_factory.mktemp("golden") / "sample.handover"
    workspace = Workspace.create(path, clock=clock, user="test")
    workspace.run("Import", import_portfolio, read(SAMPLE))
    yield workspace
    workspace.close()


def rows_of(opened: Workspace, key: str, code: str) -> list[RegisterRow]:
    return [row for row in opened.read(register_rows, key) if row.project_code == code]


def number(value: Any) -> Decimal:
    amount = getattr(value, "amount", value)
    return Decimal(0) if amount is None else Decimal(str(amount))


def test_every_register_is_held_to_the_sample() -> None:
    assert set(ROWS) == set(registers())


@pytest.mark.parametrize("key", sorted(ROWS))
@pytest.mark.parametrize("code", CODES)
def test_a_register_has_the_rows_and_the_sums_of_the_sample(
    opened: Workspace, key: str, code: str
) -> None:
    wanted, found = ROWS[key](sample()[code]), rows_of(opened, key, code)
    assert len(found) == len(wanted)
    for column, name in SUMS.get(key, {}).items():
        ours = sum((number(row.values[column]) for row in found), Decimal(0))
        theirs = sum((number(row.get(name)) for row in wanted), Decimal(0))
        assert float(ours) == pytest.approx(float(theirs), abs=0.06), column


@pytest.mark.parametrize("key", [key for key in sorted(ROWS) if registers()[key].code])
def test_codes_and_statuses_stand_as_in_the_sample(opened: Workspace, key: str) -> None:
    described = registers()[key]
    for code in CODES:
        for row, wanted in zip(rows_of(opened, key, code), ROWS[key](sample()[code]), strict=True):
            for name in (described.code, described.status):
                if name and wanted.get(name):
                    assert row.values[name] == wanted[name]


@pytest.mark.parametrize("code", CODES)
def test_payments_add_up_to_the_contract(opened: Workspace, code: str) -> None:
    paid = rows_of(opened, "payments", code)
    total = sum((number(row.values["amount"]) for row in paid), Decimal(0))
    assert total == number(sample()[code]["contract_value"])
    assert sum(number(row.values["percent"]) for row in paid) == 100


def test_what_the_lots_carry_adds_up_to_the_packages(opened: Workspace) -> None:
    packages = {row.values["code"]: row.values for row in rows_of(opened, "equipment", "P-2301")}
    carried: dict[str, Decimal] = {}
    for row in rows_of(opened, "shipment_lines", "P-2301"):
        name = row.values["package"]
        carried[name] = carried.get(name, Decimal(0)) + number(row.values["gross_weight_t"])
    assert carried == {name: number(row["gross_weight_t"]) for name, row in packages.items()}
