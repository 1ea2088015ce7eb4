"""Slip, what is due, what is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules import slip
from tests.sample import CODES, STATUS_DATE, day, expected, facts

if TYPE_CHECKING:
    from core.rules.facts import MilestoneFacts


@pytest.mark.parametrize(
    ("days", "name"),
    [(None, "on_plan"), (-3, "on_plan"), (0, "on_plan"), (1, "minor"), (10, "minor"), (11, "late"),
     (30, "late"), (31, "very_late")],
)  # fmt: skip
def test_classes_of_lateness(days: int | None, name: str) -> None:
    assert slip.late_class(days) == name


@pytest.mark.parametrize("code", CODES)
def test_the_last_pac_of_every_sample_project(code: str) -> None:
    golden = expected(code)
    pac = slip.last_pac(facts(code))
    wanted = golden.get("last_pac_slip_days", golden.get("pac_slip_days"))
    assert (pac and pac.slip) == wanted


def test_the_start_of_production_is_what_closes_its_stage() -> None:
    sop = slip.sop(facts("P-2301"))
    assert sop is not None
    assert (sop.code, sop.slip) == ("M043", 92)


def test_reached_for_due() -> None:
    ms = facts("P-2301")
    assert len(slip.due(ms, STATUS_DATE)) == 34
    assert slip.execution_index(ms, STATUS_DATE) == pytest.approx(0.8824, abs=0.005)
    assert slip.execution_index(ms, day("2022-01-01")) is None
    # Of 34 due only the memorandum and the signature came in time.
    assert slip.hit_rate(ms, STATUS_DATE) == pytest.approx(2 / 34)


@pytest.mark.parametrize("days", [30, 60, 90])
def test_what_is_due_next(days: int) -> None:
    found = [m.code for m in slip.due_next(facts("P-2301"), STATUS_DATE, days)]
    assert found == expected("P-2301")[f"due_next_{days}_days"]


def test_late_is_overdue_or_running_late_but_no_mere_consequence() -> None:
    ms = facts("P-2301")
    assert [m.code for m in slip.overdue(ms, STATUS_DATE)] == ["M023", "M026", "M028", "M030"]
    assert [m.code for m in slip.late(ms, STATUS_DATE)] == ["M023", "M026", "M028", "M030", "M029"]


def test_the_next_milestone_is_the_first_expected() -> None:
    following = slip.next_open(facts("P-2301"), STATUS_DATE)
    assert following is not None
    assert following.code == "M023"
    assert slip.next_open([], STATUS_DATE) is None


@given(st.permutations(facts("P-2301")))
def test_order_of_input_does_not_matter(ms: list[MilestoneFacts]) -> None:
    assert slip.late(ms, STATUS_DATE) == slip.late(facts("P-2301"), STATUS_DATE)
    assert slip.last_pac(ms) == slip.last_pac(facts("P-2301"))
