"""Red, amber, green: the limits, the reasons, and the colours of the sample."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.rules import health
from core.rules.figures import figures
from core.text import reason
from tests.sample import CODES, STATUS_DATE, day, expected, facts


@pytest.mark.parametrize("code", CODES)
def test_the_schedule_of_every_sample_project(code: str) -> None:
    rag = figures(facts(code), status_date=STATUS_DATE, is_prospect=code == "P-2501").rag
    assert rag.dimensions["schedule"] == expected(code)["rag"]["schedule"]
    assert rag.overall == expected(code)["rag"]["overall"]


def test_the_reasons_name_the_pac_and_the_index() -> None:
    rag = figures(facts("P-2301"), status_date=STATUS_DATE, is_prospect=False).rag
    said = [reason(found.text, found.values, "en") for found in rag.reasons]
    assert said == ["Painting PAC +92 d", "SPI(t) 0.85"]


def test_where_the_pac_is_signed_the_worst_of_the_rest_speaks() -> None:
    rag = figures(facts("P-2201"), status_date=STATUS_DATE, is_prospect=False).rag
    assert [reason(found.text, found.values, "en") for found in rag.reasons] == ["FAC +30 d"]


def test_a_line_names_the_first_reasons_of_the_worst_colour() -> None:
    found = [
        health.Reason("schedule", colour, f"{colour} {n}", {})
        for n in range(4)
        for colour in ("AMBER", "RED", "GREEN")
    ]
    whole = health.health(found)
    assert [each.text for each in whole.headline] == ["RED 0", "RED 1", "RED 2"]
    assert len(whole.reasons) == 8
    assert health.health([]).headline == ()


@pytest.mark.parametrize(
    ("days", "colour"), [(-5, "GREEN"), (7, "GREEN"), (8, "AMBER"), (30, "AMBER"), (31, "RED")]
)
def test_limits_of_slip(days: int, colour: str) -> None:
    assert health.slip_colour(days) == colour


@pytest.mark.parametrize(
    ("spi_t", "colour"),
    [(0.95, "GREEN"), (0.949, "AMBER"), (0.85, "AMBER"), (0.849, "RED"), (None, "GREEN")],
)
def test_limits_of_the_index(spi_t: float | None, colour: str) -> None:
    on_time = [replace(facts("P-2301")[42], forecast_finish=day("2025-06-30"))]
    found = health.health(health.schedule(on_time, spi_t=spi_t, planned=50.0))
    assert found.dimensions == {"schedule": colour}


def test_early_in_a_project_the_index_is_noise() -> None:
    on_time = [replace(facts("P-2301")[42], forecast_finish=day("2025-06-30"))]
    assert health.health(health.schedule(on_time, spi_t=0.2, planned=14.9)).overall == "GREEN"


def test_without_milestones_there_is_no_colour() -> None:
    assert health.health(health.schedule([], spi_t=None, planned=0.0)).overall == "GREY"


def test_a_finished_project_is_quiet() -> None:
    done = [replace(m, actual_finish=m.finish, percent=100.0) for m in facts("P-2302")]
    found = health.health(health.schedule(done, spi_t=0.7, planned=100.0))
    assert (found.overall, found.reasons) == ("GREEN", ())


def test_overall_is_the_worst_dimension_and_red_comes_first() -> None:
    amber = health.Reason("cost", "AMBER", "a", {})
    red = health.Reason("schedule", "RED", "b", {})
    found = health.health([amber, red, health.Reason("scope", "GREEN", "c", {})])
    assert found.overall == "RED"
    assert found.dimensions == {"cost": "AMBER", "schedule": "RED", "scope": "GREEN"}
    assert found.reasons == (red, amber)
