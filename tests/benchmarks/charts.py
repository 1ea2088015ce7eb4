"""What a redraw of each chart costs, against empty axes drawn in the same run.

uv run python tests/benchmarks/charts.py
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from core.charts import ChartRequest, charts, style
from core.exchange.portfolio_yaml import read
from core.operations.exchange import IMPORT, import_portfolio
from core.queries.project import project_id
from core.resources import resources
from core.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.charts import Chart

ROUNDS = 15
TARGETS = {"s_curve": 3, "milestone_trend": 6}
PANEL, HIGH = (560, 240), (580, 420)
SIZES = {"gantt": HIGH, "portfolio_timeline": HIGH}


def clock() -> dt.datetime:
    """Return a moment that never passes."""
    return dt.datetime(2025, 2, 28, tzinfo=dt.UTC)


def median(draw: Callable[[Figure], object], size: tuple[int, int]) -> float:
    """Return the median milliseconds of clearing, drawing and rendering."""
    figure = Figure(figsize=(size[0] / 72, size[1] / 72), dpi=72)
    canvas = FigureCanvasAgg(figure)
    found = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        figure.clear()
        draw(figure)
        canvas.draw()
        found.append((time.perf_counter() - begun) * 1000)
    return statistics.median(found)


def redrawn(chart: Chart, data: Any) -> Callable[[Figure], object]:
    """Return what draws this data."""
    look = style("light", "en")
    return lambda figure: chart.draw(figure, data, look)


def main() -> None:
    """Print floor, ours and ratio."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "b.handover", clock=clock, user="bench")
        workspace.run(IMPORT, import_portfolio, read(resources() / "samples" / "astana.yaml"))
        project = workspace.read(project_id, "P-2301")
        floors = {size: median(lambda figure: figure.add_subplot(), size) for size in (PANEL, HIGH)}
        for size, floor in floors.items():
            print(f"{f'empty axes {size[0]}x{size[1]}':20} {floor:7.1f} ms   1.0 x")
        for key, chart in charts().items():
            data = workspace.read(chart.load, ChartRequest("en", dt.date(2025, 2, 28), project))
            size = SIZES.get(key, PANEL)
            ours, floor = median(redrawn(chart, data), size), floors[size]
            target = f"target {TARGETS[key]} x" if key in TARGETS else ""
            print(f"{key:20} {ours:7.1f} ms {ours / floor:5.1f} x   {target}")
        workspace.close()


if __name__ == "__main__":
    main()
