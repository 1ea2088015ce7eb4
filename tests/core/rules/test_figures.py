"""The key figures of the sample, every one that its file gives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from core.rules.figures import current_stage, figures
from tests.sample import CODES, STATUS_DATE, day, expected, facts, portfolio

if TYPE_CHECKING:
    from core.rules.figures import Figures

RATIOS = ("pv_pct", "ev_pct", "sv_pct", "spi", "es_months", "spi_t", "sv_t_months", "bei")
EXACT = (
    *("at_months", "sop_slip_days", "last_pac_slip_days", "pac_slip_days", "milestones_total"),
    *("milestones_done", "milestones_due_by_data_date"),
)
LISTS = ("overdue_milestones", "due_next_30_days", "due_next_60_days", "due_next_90_days")


def of(code: str) -> Figures:
    return figures(facts(code), status_date=STATUS_DATE, is_prospect=code == "P-2501")


@pytest.mark.parametrize("code", CODES)
def test_every_golden_figure(code: str) -> None:
    found, golden = of(code), expected(code)
    for name in RATIOS:
        if name in golden:
            assert getattr(found, name) == pytest.approx(golden[name], abs=0.005), name
    for name in EXACT:
        if name in golden:
            assert getattr(found, name) == golden[name], name
    for name in LISTS:
        if name in golden:
            assert list(getattr(found, name)) == golden[name], name


def test_a_prospect_has_a_checklist_and_no_index() -> None:
    found = of("P-2501")
    assert (found.pv_pct, found.ev_pct) == (50, 50)
    assert (found.spi, found.spi_t, found.es_months, found.pac_slip_days) == (None,) * 4


@pytest.mark.parametrize("code", ["P-2501", "P-2402", "P-2302", "P-2201"])
def test_the_current_stage_where_the_sample_did_not_choose_its_own(code: str) -> None:
    assert of(code).current_stage == portfolio()[code]["current_stage"]


def test_stages_overlap_and_the_earliest_running_one_is_current() -> None:
    assert of("P-2301").current_stage == "S10"
    assert current_stage([], STATUS_DATE) == "S01"


def test_the_ten_steps_of_astana() -> None:
    steps = {step.key: step for step in of("P-2301").phases}
    assert [step.state for step in steps.values()] == [
        *("done", "done", "done", "done", "now", "now", "open", "open", "open", "open")
    ]
    assert steps["installation"].fraction == pytest.approx(0.517, abs=0.005)
    assert (steps["shipping"].finish, steps["shipping"].slip) == (day("2025-04-11"), 105)
    assert (steps["pac"].finish, steps["pac"].slip) == (day("2025-10-31"), 92)


def test_a_step_that_a_project_does_not_have_is_none() -> None:
    steps = {step.key: step for step in of("P-2501").phases}
    assert steps["contract"].state == "now"
    assert steps["design"].state == "none"
    assert steps["design"].finish is None


def test_figures_of_an_earlier_day_leave_out_what_came_later() -> None:
    found = figures(facts("P-2201"), status_date=day("2024-05-29"), is_prospect=False)
    assert found.milestones_done == 11
    assert "M12" in found.overdue_milestones


def test_a_project_without_milestones_has_figures() -> None:
    found = figures([], status_date=STATUS_DATE, is_prospect=False)
    nothing: tuple[Any, ...] = (found.spi, found.bei, found.next_milestone, found.pac_finish)
    assert nothing == (None,) * 4
    assert (found.milestones_total, found.rag.overall) == (0, "GREY")


def test_milestones_without_any_date_do_not_break_the_figures() -> None:
    bare = [
        replace(m, baseline_start=None, baseline_finish=None, forecast_start=None,
                forecast_finish=None, actual_start=None, actual_finish=None, percent=0.0)
        for m in facts("P-2301")
    ]  # fmt: skip
    found = figures(bare, status_date=STATUS_DATE, is_prospect=False)
    assert (found.pv_pct, found.ev_pct, found.pac_finish) == (0, 0, None)
