"""Charts are found by their files, and leave the program as pixels or vectors."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from core.charts import charts, picture, style, svg
from core.charts.portfolio_timeline import Gate, ProjectBar, Timeline

if TYPE_CHECKING:
    from core.charts import Chart

SIZE = (560, 240)
HOSTILE = r"A $\frac{ $ <b>&amp; B"
TIMELINE = Timeline(
    (
        ProjectBar(
            f"焊装 Сварка {HOSTILE}",
            dt.date(2024, 1, 1),
            dt.date(2026, 1, 1),
            is_pursuit=False,
            gates=(Gate("S16", dt.date(2025, 6, 1), 45, is_done=False),),
        ),
    ),
    dt.date(2025, 2, 28),
)


@pytest.fixture
def timeline() -> Chart:
    return charts()["portfolio_timeline"]


def test_every_file_is_a_chart_in_menu_order() -> None:
    assert list(charts()) == [
        *("s_curve", "milestone_trend", "gantt", "portfolio_timeline", "cash_flow", "damages"),
        *("shipments", "containers", "risk_matrix", "punch_list", "punch_ageing"),
        *("line_capacity", "ramp_up"),
    ]
    assert {chart.scope for chart in charts().values()} == {"project", "portfolio"}


@pytest.mark.parametrize(("dpi", "times"), [(72, 1), (144, 2)])
def test_a_picture_has_the_pixels_asked_for(timeline: Chart, dpi: int, times: int) -> None:
    made = picture(timeline, TIMELINE, style("dark", "zh"), SIZE, dpi=dpi)
    assert made.startswith(b"\x89PNG")
    wide, high = (int.from_bytes(made[at : at + 4]) for at in (16, 20))
    assert (wide, high) == (SIZE[0] * times, SIZE[1] * times)


def test_a_saved_svg_needs_no_fonts_no_clipping_and_is_the_same_each_time(timeline: Chart) -> None:
    look = style("light", "en")
    made = svg(timeline, TIMELINE, look, SIZE)
    assert b"<text" not in made
    assert b"clip-path=" not in made
    assert made == svg(timeline, TIMELINE, look, SIZE)


def test_an_svg_for_our_pages_keeps_its_words_in_one_font(timeline: Chart) -> None:
    look, size = style("light", "en"), (1090, 240)
    made = svg(timeline, TIMELINE, look, size, text_family="Noto Sans SC").decode()
    assert "PAC +45 d" in made
    assert "A $\\frac{ $ &lt;b&gt;&amp;amp; B" in made
    assert made.count("font-family") == made.count("font-family: 'Noto Sans SC'") > 0


def test_paper_is_light_whatever_the_screen_is() -> None:
    assert style("dark", "en", paper=True) == style("light", "en")
    assert style("dark", "en").ground != style("light", "en").ground
