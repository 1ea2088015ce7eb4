"""What an edit costs where 1,000 forecasts follow from logic, against the same edit of a usual project.

A forecast is typed into a cell of the schedule, so that the engine computes the whole plan in the
step; the clock runs from Enter until the step is committed with its history and the window is
painted. Float is counted a moment later, and measured apart, as is the reason a tip asks for on
hovering. Run: uv run python tests/benchmarks/reforecast.py
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from core.operations.forecasts import follow_logic
from core.queries.consequence import NewDates, consequence
from core.queries.forecast import project_plan
from core.queries.project import project_id
from core.queries.why import floats, reasons
from core.rules.forecast import forecasts
from core.workspace import Workspace
from tests.benchmarks._plans import LONG, clock, file_of, long_plan
from tests.benchmarks.edit import EXTRA_TARGET_MS, MILESTONES, measured, say
from ui import theme
from ui.main import application
from ui.main_window import MainWindow
from ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 7


def main() -> None:
    """Print what the edit costs, and what the queries around it do."""
    with tempfile.TemporaryDirectory() as folder:
        path = file_of(long_plan(MILESTONES), Path(folder) / "long.handover")
        workspace = Workspace.open(path, clock=clock, user="bench")
        for code in ("P-2301", LONG):
            wanted = workspace.read(project_id, code)
            workspace.run("Follow", follow_logic, wanted, keep_dates=True)
        ask(workspace, wanted)
        workspace.close()
        theme.apply(application(), "light")
        window = MainWindow(Settings(Path(folder) / "settings.json"), clock=clock, user="bench")
        window.resize(1440, 900)
        window.show()
        assert window.open_files().open(path)
        usual, _ = measured(window, "P-2301", 1)
        last, _ = measured(window, LONG, 1)
        first, _ = measured(window, LONG, 30, is_first=True)
        window.open_files().close()
        window.close()
    say("one date by logic, usual project", usual, "")
    for what, spent in (("the last", last), ("the first", first)):
        extra = f"+{spent - usual:.1f} ms (≤ {EXTRA_TARGET_MS})"
        say(f"{what} of {MILESTONES} by logic", spent, extra)


def ask(workspace: Workspace, wanted: int) -> None:
    """Print what is asked of the plan: by the edit, after it, while typing and on hovering."""
    plan = workspace.read(project_plan, wanted)
    still = [each for each in plan.milestones if not each.facts.is_done]
    first, last = still[0].facts, still[-1].facts
    later = {first.id: NewDates(finish=last.finish)}
    for what, action in (
        ("reading the plan", lambda: workspace.read(project_plan, wanted)),
        ("scheduling it", lambda: forecasts(plan)),
        ("float of all, a moment after an edit", lambda: workspace.read(floats, wanted)),
        ("why a date, on hovering", lambda: workspace.read(reasons, wanted, last.id)),
        (
            "what a date causes, while it is typed",
            lambda: workspace.read(consequence, wanted, later, floats=True),
        ),
    ):
        say(what, taken(action), "")


def taken(action: Callable[[], object]) -> float:
    """Return the middle of several runs in milliseconds."""
    found = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        action()
        found.append((time.perf_counter() - begun) * 1000)
    return statistics.median(found)


if __name__ == "__main__":
    main()
