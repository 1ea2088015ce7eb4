"""Holidays that a new plan meets."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from core.rules.calendar import WorkCalendar
from core.rules.plan_checks import checks
from core.rules.planning import Calendars, PlannedMilestone
from tests.sample import day

PLACES = Calendars(WorkCalendar("CN"), WorkCalendar("KZ"))
FREEZE = PlannedMilestone(
    template_key="design_freeze",
    code="M009",
    stage="S05",
    shop="PAINT",
    name="Design freeze",
    name_zh="",
    name_ru="",
    weight=Decimal(8),
    start=None,
    finish=day("2025-05-31"),
    key=True,
    contractual=True,
    responsible="contractor",
    evidence="",
    links=(),
)


def clashes(stage: str, finish: str) -> list[tuple[str, str, str]]:
    m = replace(FREEZE, stage=stage, finish=day(finish))
    found = checks([m], contract_pac=None, calendars=PLACES).clashes
    return [(clash.kind, clash.country, clash.name) for met, clash in found if met is m]


@pytest.mark.parametrize(
    ("stage", "finish", "told"),
    [
        ("S05", "2025-05-31", [("holiday", "CN", "Dragon Boat Festival")]),
        ("S05", "2025-03-24", [("holiday", "KZ", "Nowruz Holiday")]),
        ("S05", "2025-06-03", []),
        ("S05", "2025-05-01", [("holiday", "CN", "Labor Day"), ("holiday", "KZ", "Kazakhstan's People Solidarity Holiday")]),
        ("S08", "2025-02-13", [("new_year", "CN", "Chinese New Year (Spring Festival)")]),
        ("S08", "2025-01-20", [("new_year", "CN", "Chinese New Year (Spring Festival)")]),
        ("S08", "2025-02-14", []),
        ("S14", "2025-02-13", []),
    ],
)  # fmt: skip
def test_a_milestone_on_a_holiday_is_told(
    stage: str, finish: str, told: list[tuple[str, str, str]]
) -> None:
    assert clashes(stage, finish) == told
