"""Progress: the curve of the sample to the hundredth, and the laws every plan keeps."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.facts import MilestoneFacts
from core.rules.progress import (
    actual_share,
    by_shop,
    by_stage,
    earned_progress,
    forecast_share,
    month_end,
    planned_progress,
    planned_share,
    s_curve,
)
from tests.sample import CODES, STATUS_DATE, day, expected, facts, portfolio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.rules.progress import (
        GroupProgress,
    )

NEAR = 0.005 + 1e-9
"""Golden values are rounded to two places, by half to even."""

dates = st.dates(dt.date(2023, 1, 1), dt.date(2026, 12, 31))


@st.composite
def spans(draw: st.DrawFn) -> tuple[dt.date | None, dt.date]:
    start = draw(st.none() | dates)
    finish = draw(dates if start is None else st.dates(start, dt.date(2027, 6, 30)))
    return start, finish


@st.composite
def milestones(draw: st.DrawFn) -> MilestoneFacts:
    baseline, forecast = draw(spans()), draw(spans())
    state = draw(st.sampled_from(["open", "running", "done"]))
    percent = {"open": 0.0, "done": 100.0}.get(state, draw(st.floats(0.5, 99)))
    start = draw(st.none() | st.dates(dt.date(2023, 1, 1), STATUS_DATE))
    finish = draw(st.dates(start or dt.date(2023, 1, 1), STATUS_DATE))
    return MilestoneFacts(
        id=draw(st.integers(1, 9999)),
        code="M",
        stage=draw(st.sampled_from(["S04", "S07", "S13", "S16", "S19"])),
        shop=draw(st.sampled_from(["WELD", "PAINT", "PRJ"])),
        weight=draw(st.floats(0, 50)),
        baseline_start=baseline[0],
        baseline_finish=baseline[1],
        forecast_start=forecast[0],
        forecast_finish=forecast[1],
        actual_start=None if state == "open" else start,
        actual_finish=finish if state == "done" else None,
        percent=percent,
        key=draw(st.booleans()),
        contractual=draw(st.booleans()),
        responsible="contractor",
    )


@pytest.mark.parametrize("code", CODES)
def test_planned_and_earned_of_every_sample_project(code: str) -> None:
    golden = expected(code)
    assert planned_progress(facts(code), STATUS_DATE) == pytest.approx(golden["pv_pct"], abs=NEAR)
    assert earned_progress(facts(code), STATUS_DATE) == pytest.approx(golden["ev_pct"], abs=NEAR)


def test_the_s_curve_of_the_sample_at_all_its_points() -> None:
    golden = portfolio()["P-2301"]["progress_history"]
    curve = s_curve(facts("P-2301"), STATUS_DATE)
    assert [point.date for point in curve] == [row["date"] for row in golden]
    for point, row in zip(curve, golden, strict=True):
        assert point.planned == pytest.approx(row["planned_pct"], abs=NEAR), point.date
        assert point.actual == _near(row["actual_pct"]), point.date
        assert point.forecast == _near(row["forecast_pct"]), point.date


def test_shops_and_stages_of_the_sample() -> None:
    golden = expected("P-2301")
    shops = by_shop(facts("P-2301"), STATUS_DATE)
    assert [group.code for group in shops] == [row["shop"] for row in golden["by_shop"]]
    for group, row in zip(shops, golden["by_shop"], strict=True):
        assert group.weight == pytest.approx(row["weight"], abs=NEAR)
        assert group.planned_pct == pytest.approx(row["planned_pct_of_shop"], abs=NEAR)
        assert group.actual_pct == pytest.approx(row["actual_pct_of_shop"], abs=NEAR)
        assert group.spi == pytest.approx(row["spi"], abs=NEAR)
    stages = by_stage(facts("P-2301"), STATUS_DATE)
    assert [group.code for group in stages] == [row["stage"] for row in golden["by_stage"]]
    for group, row in zip(stages, golden["by_stage"], strict=True):
        assert group.planned_pct == pytest.approx(row["planned_pct"], abs=NEAR)
        assert group.actual_pct == pytest.approx(row["actual_pct"], abs=NEAR)


def test_a_status_date_within_a_month_is_a_point_of_its_own() -> None:
    curve = s_curve(facts("P-2301"), day("2025-02-14"))
    at = next(point for point in curve if point.date == day("2025-02-14"))
    assert at.actual is not None
    assert at.forecast == pytest.approx(at.actual)
    assert len(curve) == len(s_curve(facts("P-2301"), STATUS_DATE)) + 1


def test_a_milestone_without_a_start_comes_in_one_step() -> None:
    step = replace(facts("P-2301")[0], baseline_start=None, baseline_finish=day("2025-01-10"))
    assert planned_share(step, day("2025-01-09")) == 0
    assert planned_share(step, day("2025-01-10")) == 1


def test_nothing_planned_is_nothing_to_show() -> None:
    assert s_curve([], STATUS_DATE) == ()
    assert planned_progress([], STATUS_DATE) == 0
    undated = replace(facts("P-2301")[5], baseline_start=None, baseline_finish=None)
    assert planned_share(undated, STATUS_DATE) == 0


def test_a_forecast_left_in_the_past_does_not_earn_by_itself() -> None:
    stale = replace(
        facts("P-2301")[27], forecast_finish=day("2025-02-01"), actual_finish=None, percent=62.0
    )
    assert forecast_share(stale, STATUS_DATE, STATUS_DATE) == pytest.approx(0.62)


@pytest.mark.parametrize(
    ("on", "months", "end"),
    [
        ("2024-02-01", 0, "2024-02-29"),
        ("2024-12-31", 1, "2025-01-31"),
        ("2025-01-31", -1, "2024-12-31"),
    ],
)
def test_month_ends(on: str, months: int, end: str) -> None:
    assert month_end(day(on), months) == day(end)


@given(milestones(), st.lists(dates, min_size=2))
def test_shares_lie_within_0_and_1_and_never_fall(m: MilestoneFacts, on: list[dt.date]) -> None:
    on.sort()
    for shares in (
        [planned_share(m, at) for at in on],
        [actual_share(m, at, STATUS_DATE) for at in on if at <= STATUS_DATE],
        [forecast_share(m, at, STATUS_DATE) for at in on if at >= STATUS_DATE],
    ):
        assert all(0 <= share <= 1 for share in shares)
        assert shares == sorted(shares)


@given(milestones())
def test_the_forecast_begins_where_the_actual_ends(m: MilestoneFacts) -> None:
    actual = actual_share(m, STATUS_DATE, STATUS_DATE)
    assert forecast_share(m, STATUS_DATE, STATUS_DATE) == actual


@given(
    st.lists(milestones(), max_size=8).flatmap(
        lambda ms: st.tuples(st.just(ms), st.permutations(ms))
    )
)
def test_progress_does_not_depend_on_the_order(
    both: tuple[list[MilestoneFacts], list[MilestoneFacts]],
) -> None:
    ms, mixed = both
    earned = earned_progress(ms, STATUS_DATE)
    assert 0 <= earned <= 100 + 1e-9
    assert earned_progress(mixed, STATUS_DATE) == pytest.approx(earned)
    assert _codes(by_shop(mixed, STATUS_DATE)) == _codes(by_shop(ms, STATUS_DATE))


def _codes(groups: Sequence[GroupProgress]) -> list[str]:
    return [group.code for group in groups]


def _near(value: float | None) -> object:
    return None if value is None else pytest.approx(value, abs=NEAR)
