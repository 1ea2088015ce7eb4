"""Every chart draws, empty and full, in each language, on screen and on paper."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from core.charts import ChartRequest, charts, style
from core.operations.milestones import edit_milestone
from core.operations.projects import edit_project
from core.queries.milestones import milestones
from core.queries.project import project_id
from tests.builders import day, milestone_in, project_in, started

if TYPE_CHECKING:
    from core.workspace import Workspace

STATUS = dt.date(2025, 2, 28)


def figure(width: int = 560, height: int = 240) -> Figure:
    made = Figure(figsize=(width / 72, height / 72), dpi=72)
    FigureCanvasAgg(made)
    return made


def words_on(made: Figure) -> list[str]:
    return [text.get_text() for axes in made.axes for text in axes.texts] + [
        text.get_text() for text in made.texts
    ]


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("key", charts())
def test_draws_the_sample(sample: Workspace, key: str, theme: str, language: str) -> None:
    chart = charts()[key]
    project = sample.read(project_id, "P-2301")
    data = sample.read(chart.load, ChartRequest(language, STATUS, project))
    made = figure()
    chart.draw(made, data, style(theme, language))
    made.canvas.draw()
    assert made.axes
    assert all(not text.get_parse_math() for axes in made.axes for text in axes.texts)


@pytest.mark.parametrize("key", charts())
def test_says_so_where_there_is_nothing_to_draw(workspace: Workspace, key: str) -> None:
    chart = charts()[key]
    project = project_in(started(workspace))
    data = workspace.read(chart.load, ChartRequest("en", STATUS, project))
    assert data is None
    made = figure(320, 200)
    chart.draw(made, data, style("light", "en"))
    made.canvas.draw()
    assert words_on(made)
    assert not made.axes


@pytest.mark.parametrize("key", charts())
def test_f60_a_name_like_a_formula_and_a_date_far_away_draw_fast(
    workspace: Workspace, key: str
) -> None:
    chart = charts()[key]
    project = project_in(started(workspace), name=r"A $\frac{ $ B")
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
    from core.operations.baselines import keep_forecasts, set_baseline

    workspace.run("B", set_baseline, project, name="BL1", why="", on=STATUS)
    workspace.run("K", keep_forecasts, project, day("2025-01-31"))
    workspace.run("M", edit_milestone, first, forecast_finish=day("2190-12-31"))
    workspace.run("K", keep_forecasts, project, STATUS)
    workspace.run("N", edit_project, project, customer="$x^")
    data = workspace.read(chart.load, ChartRequest("en", STATUS, project))
    made = figure()
    begun = time.process_time()
    chart.draw(made, data, style("light", "en", paper=True))
    made.canvas.draw()
    # Not a measure of speed: a day axis over two centuries would take minutes.
    assert time.process_time() - begun < 20


def test_the_s_curve_tells_both_values_at_the_status_date(sample: Workspace) -> None:
    chart = charts()["s_curve"]
    project = sample.read(project_id, "P-2301")
    data = sample.read(chart.load, ChartRequest("en", STATUS, project))
    made = figure()
    chart.draw(made, data, style("light", "en"))
    said = " ".join(words_on(made)).replace("\u00a0", " ")
    assert "Planned 86.4 %" in said
    assert "Actual 75.4 %" in said
    assert "PAC +92 d" in said


def test_the_trend_shows_the_telling_milestones_with_their_slip(sample: Workspace) -> None:
    chart = charts()["milestone_trend"]
    project = sample.read(project_id, "P-2301")
    data = sample.read(chart.load, ChartRequest("en", STATUS, project))
    assert len(data.lines) == 8
    assert all(len(line.points) == 12 for line in data.lines)
    made = figure()
    chart.draw(made, data, style("light", "en"))
    said = words_on(made)
    assert any(words.strip() == "SOP" for words in said)
    assert any("+92 d" in words for words in said)


def test_the_schedule_has_a_row_for_each_phase_of_each_shop(sample: Workspace) -> None:
    chart = charts()["gantt"]
    project = sample.read(project_id, "P-2301")
    data = sample.read(chart.load, ChartRequest("en", STATUS, project))
    shops = [row.shop for row in data.rows if not row.phase]
    assert shops == ["WELD", "PAINT", "ASSY", "PRJ"]
    painting = {row.phase: row for row in data.rows if row.shop == "PAINT"}
    assert painting["pac"].slip == 92
    assert painting["design"].is_done
    assert len(sample.read(milestones, project)) == 48


def test_the_timeline_has_every_project_with_its_gates(sample: Workspace) -> None:
    chart = charts()["portfolio_timeline"]
    data = sample.read(chart.load, ChartRequest("ru", STATUS))
    assert len(data.projects) == 6
    assert data.projects[0].name == "Проект «Астана Автомобиль»"
    assert {gate.stage for gate in data.projects[0].gates} == {"S03", "S15", "S16", "S19"}
