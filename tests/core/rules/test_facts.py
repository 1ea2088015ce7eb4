"""What a milestone says of itself."""

from __future__ import annotations

from dataclasses import replace

from tests.sample import day, facts


def test_the_actual_date_wins_over_forecast_and_baseline() -> None:
    open_one = replace(
        facts("P-2301")[0],
        baseline_finish=day("2025-01-01"),
        forecast_finish=day("2025-01-11"),
        actual_finish=None,
    )
    assert (open_one.finish, open_one.slip, open_one.is_done) == (day("2025-01-11"), 10, False)
    done = replace(open_one, actual_finish=day("2024-12-30"))
    assert (done.finish, done.slip, done.is_done) == (day("2024-12-30"), -2, True)


def test_without_a_baseline_there_is_no_slip() -> None:
    assert replace(facts("P-2301")[0], baseline_finish=None).slip is None


def test_it_runs_once_begun_and_until_it_ends() -> None:
    begun = {m.code: m.is_running for m in facts("P-2301")}
    assert [code for code, runs in begun.items() if runs] == [
        "M023",
        "M026",
        "M028",
        "M029",
        "M030",
    ]
