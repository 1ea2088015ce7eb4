"""Every chart draws, empty and full, in each language and size, and its words can be read."""

from __future__ import annotations

import datetime as dt
import time
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from core.charts import ChartRequest, charts, style
from core.charts.cash_flow import CashChart
from core.charts.containers import Containers
from core.charts.damages import Bar, DamagesChart
from core.charts.gantt import GanttChart, GanttRow
from core.charts.line_capacity import Lines
from core.charts.milestone_trend import Trend, TrendLine
from core.charts.portfolio_timeline import Gate, ProjectBar, Timeline
from core.charts.punch_ageing import Ageing
from core.charts.punch_list import PunchShop
from core.charts.ramp_up import Proof, RampUp
from core.charts.risk_matrix import Matrix
from core.charts.s_curve import SCurve
from core.charts.shipments import LotBar, Lots
from core.money import LARGEST, Money
from core.operations.baselines import keep_forecasts, set_baseline
from core.operations.milestones import edit_milestone
from core.operations.register import add_row
from core.queries.capacity import LineRow, PlantRow
from core.queries.damages import DelayPoint
from core.queries.milestones import milestone
from core.rules.cash_flow import FlowMonth
from core.rules.progress import CurvePoint
from tests.builders import day, milestone_in, project_in, started
from tests.drawings import drawn, said, texts
from tests.sample import CODES

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure

    from core.workspace import Workspace

STATUS = dt.date(2025, 2, 28)
NAME = r"A $\frac{ $ B"
FIRST, LAST = dt.date.min, dt.date.max
LEAST, MOST = Money(1, "USD"), Money(LARGEST, "USD")
FAR = {
    "cash_flow": CashChart(
        (
            FlowMonth(FIRST, *(LEAST,) * 6),
            FlowMonth(STATUS.replace(day=1), MOST, LEAST, MOST, MOST, MOST, LEAST),
            FlowMonth(LAST.replace(day=1), *(LEAST,) * 6),
        ),
        "USD",
        STATUS,
        (FIRST, MOST),
    ),
    "damages": DamagesChart(
        (Bar(NAME, MOST, MOST, LEAST), Bar(NAME, LEAST, LEAST, LEAST, is_sum=True)),
        MOST,
        (DelayPoint(-999_999, LEAST, LEAST), DelayPoint(999_999, MOST, MOST)),
        None,
    ),
    "s_curve": SCurve(
        (
            CurvePoint(FIRST, 0, 0, None),
            CurvePoint(STATUS, 50, 40, 40),
            CurvePoint(LAST, 100, None, 100),
        ),
        STATUS,
        STATUS,
        LAST,
        pac_done=False,
    ),
    "milestone_trend": Trend(
        (TrendLine(NAME, (), ((FIRST, LAST), (STATUS, FIRST)), STATUS, 99, is_done=False),), STATUS
    ),
    "gantt": GanttChart(
        (
            GanttRow("PAINT", "", NAME),
            GanttRow("PAINT", "pac", NAME, (FIRST, LAST), FIRST, LAST, slip=400),
        ),
        STATUS,
    ),
    "shipments": Lots((LotBar(NAME, NAME, FIRST, LAST, STATUS, "way", "IN_TRANSIT", 99),), STATUS),
    "containers": Containers(
        ((FIRST, 1), (LAST, 2)), ((FIRST, 1),), ((LAST, 2),), ((STATUS, 1),), STATUS
    ),
    "portfolio_timeline": Timeline(
        (ProjectBar(NAME, FIRST, LAST, is_pursuit=False, gates=(Gate("S16", LAST, 9, False),)),),
        STATUS,
    ),
    "risk_matrix": Matrix({(5, 5): (NAME,) * 400, (1, 1): ("1",)}),
    "punch_list": (PunchShop("", (10**6, 0, 1, 10**9)), PunchShop("WELD", (0, 0, 0, 0))),
    "punch_ageing": Ageing(((10**6, 0, 0), (0, 0, 0), (0, 1, 0), (0, 0, 10**9)), (1, 1, 1)),
    "line_capacity": Lines(
        (LineRow(1, "WELD", NAME, 1000.0, 1.0), LineRow(2, "UTIL", "", 0.1, 0.1)),
        PlantRow(1, 1000.0, "NET_GUARANTEED", 0.01, None, None, None, NAME),
    ),
    "ramp_up": RampUp(
        ((1.0, 0.0), (520.0, 1000.0)),
        is_curve=False,
        shops=(("WELD", ((1.0, 1.0),)), ("UTIL", ((520.0, 999.0),))),
        reached=((520.0, 1.0),),
        expected=((520.0, 1.0), (1040.0, 1000.0)),
        contract=1000.0,
        sop_planned=FIRST,
        sop=LAST,
        is_running=False,
        runs=(Proof(NAME, FIRST, 1.0, "done"), Proof(NAME, LAST, 1000.0, "planned")),
        status_date=STATUS,
    ),
}


ROWS: dict[str, dict[str, Any]] = {
    "risks": {"title": NAME, "probability": 5, "impact": 5},
    "punch_list": {"description": NAME, "raised": day("1901-01-01"), "shop": "PAINT"},
    "capacity": {"design_jph": 1000},
    "line_rates": {"shop": "PAINT", "line": NAME, "gross_jph": 1000},
    "ramp_up": {"week": 520, "actual_jph": 1},
    "performance_tests": {"name": NAME, "planned_start": day("2199-12-31")},
}
"""What a stored project has at the ends of what may be entered."""


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("key", charts())
def test_draws_the_sample(loaded: Callable[..., Any], key: str, theme: str, lang: str) -> None:
    made = drawn(key, loaded(key, lang), theme=theme, lang=lang)
    assert made.axes
    assert all(not text.get_parse_math() for text in texts(made))


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("key", charts())
def test_says_so_where_there_is_nothing_to_draw(
    workspace: Workspace, key: str, theme: str, lang: str
) -> None:
    project = project_in(started(workspace))
    data = workspace.read(charts()[key].load, ChartRequest(lang, STATUS, project))
    assert data is None
    made = drawn(key, data, size=(320, 200), theme=theme, lang=lang)
    assert len(said(made)) == 1
    assert not made.axes


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
@pytest.mark.parametrize("size", [(320, 200), (560, 240), (580, 420), (1090, 770)])
@pytest.mark.parametrize("key", charts())
def test_words_do_not_meet_and_stay_on_the_figure(
    loaded: Callable[..., Any], key: str, size: tuple[int, int], lang: str
) -> None:
    assert_apart(drawn(key, loaded(key, lang), size=size, lang=lang), size)


@pytest.mark.parametrize("code", [code for code in CODES if code != "P-2301"])
@pytest.mark.parametrize("key", ["s_curve", "gantt"])
def test_words_do_not_meet_on_a_project_just_begun_or_long_done(
    loaded: Callable[..., Any], key: str, code: str
) -> None:
    size = (560, 240)
    data = loaded(key, code=code)
    if data is not None:
        assert_apart(drawn(key, data, size=size), size)


def assert_apart(made: Figure, size: tuple[int, int]) -> None:
    boxes = {text: text.get_window_extent() for text in texts(made)}
    for text, box in boxes.items():
        assert box.x0 >= 0, text
        assert box.x1 <= size[0], text
    for one, other in combinations(boxes, 2):
        a, b = boxes[one], boxes[other]
        across = min(a.x1, b.x1) - max(a.x0, b.x0)
        up = min(a.y1, b.y1) - max(a.y0, b.y0)
        # Boxes are a line high; letters of two lines 11 pixels apart do not touch yet.
        assert across <= 0 or up <= 4, f"{one.get_text()} meets {other.get_text()}"


@pytest.mark.parametrize("key", charts())
def test_a_dense_screen_shows_the_same_words_at_the_same_places(
    loaded: Callable[..., Any], key: str
) -> None:
    data = loaded(key)
    plain, dense = drawn(key, data), drawn(key, data)
    dense.set_dpi(144)
    dense.clear()
    charts()[key].draw(dense, data, style("light", "en"))
    assert said(dense) == said(plain)
    for one, other in zip(texts(plain), texts(dense), strict=True):
        assert one.get_window_extent().x0 == pytest.approx(other.get_window_extent().x0 / 2, abs=2)


@pytest.mark.parametrize("size", [(40, 30), (120, 100), (160, 900)])
@pytest.mark.parametrize("key", charts())
def test_a_pane_pulled_small_does_not_break_it(
    loaded: Callable[..., Any], key: str, size: tuple[int, int]
) -> None:
    assert drawn(key, loaded(key), size=size).axes


@pytest.mark.parametrize("key", charts())
def test_f60_the_ends_of_the_calendar_and_a_name_like_a_formula_are_drawn(key: str) -> None:
    assert_quick(lambda: drawn(key, FAR[key]))


@pytest.mark.parametrize("key", charts())
def test_f60_three_centuries_of_a_stored_project_are_drawn(workspace: Workspace, key: str) -> None:
    project = project_in(started(workspace), name=NAME)
    first = milestone_in(
        workspace,
        project,
        r"PAC $\alpha",
        stage="S16",
        weight=50,
        key=True,
        forecast_start=day("1901-01-01"),
        forecast_finish=day("2199-12-31"),
    )
    milestone_in(workspace, project, "FAT", weight=50, forecast_finish=day("2025-05-01"))
    workspace.run("B", set_baseline, project, name="BL1", why="", on=STATUS)
    workspace.run("K", keep_forecasts, project, day("2025-01-31"))
    workspace.run("M", edit_milestone, first, forecast_finish=day("2190-12-31"))
    workspace.run("K", keep_forecasts, project, STATUS)
    found = workspace.read(milestone, first)
    assert found is not None
    late = {"name": "FAC", "amount": 1, "planned_date": day("2199-12-31")}
    workspace.run("P", add_row, "payments", project, {**late, "status": "NOT_DUE"})
    workspace.run("D", add_row, "damages", project, {"weekly_rate": 1, "milestone": found.code})
    for register, values in ROWS.items():
        workspace.run("A", add_row, register, project, values)
    lot = {"etd_planned": day("1901-01-01"), "eta_planned": day("2199-12-31"), "container_count": 9}
    workspace.run("L", add_row, "shipments", project, {"code": NAME, **lot})
    data = workspace.read(charts()[key].load, ChartRequest("en", STATUS, project))
    assert_quick(lambda: drawn(key, data))


def assert_quick(draw: Callable[[], Figure]) -> None:
    """Not a measure of speed: a day axis over two centuries would take minutes."""
    begun = time.process_time()
    assert draw().axes
    assert time.process_time() - begun < 20
