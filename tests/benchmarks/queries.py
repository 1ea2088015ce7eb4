"""How long the portfolio takes to be read, beside the same figures worked out by SQLite (P3).

The floor works the figures out of all milestones, in statements that sqlite3 runs and nothing
else; ours reads the summaries that every step keeps, as rows with all that the list shows.
uv run python tests/benchmarks/queries.py
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

sys.path.insert(0, str(Path(__file__).parents[2]))

from core.queries.milestones import facts
from core.queries.portfolio import portfolio
from core.rules.figures import figures
from tests.benchmarks._files import STATUS_DATE, large_file, median, opened, say

if TYPE_CHECKING:
    from core.workspace import Workspace

CHECKED: Final = 1_000
ON: Final = STATUS_DATE.isoformat()
FIGURES: Final = (
    """SELECT project_id, count(*), sum(actual_finish IS NOT NULL),
        sum(actual_finish IS NULL AND baseline_finish <= :on), sum(weight * percent),
        sum(CASE WHEN baseline_finish <= :on THEN weight ELSE 0 END)
        FROM milestone GROUP BY project_id""",
    """SELECT project_id, min(coalesce(forecast_finish, baseline_finish)) FROM milestone
        WHERE actual_finish IS NULL GROUP BY project_id""",
    """SELECT project_id, max(coalesce(actual_finish, forecast_finish)), max(baseline_finish)
        FROM milestone WHERE stage = 'S16' GROUP BY project_id""",
    "SELECT * FROM project",
    "SELECT project_id, code FROM shop",
)


def by_sqlite(path: Path) -> None:
    """Work the figures of every project out of its milestones."""
    with closing(sqlite3.connect(path)) as file:
        for statement in FIGURES:
            file.execute(statement, {"on": ON}).fetchall()


def by_rules(workspace: Workspace) -> None:
    """Compute the figures of every project as a step does for one."""
    for row in workspace.read(portfolio):
        found = workspace.read(facts, row.id)
        figures(found, status_date=STATUS_DATE, is_prospect=row.is_pursuit)


def main() -> None:
    """Print floor, ours and ratio for 1,000 and 10,000 projects of 100 milestones."""
    with tempfile.TemporaryDirectory() as name:
        for count in (1_000, 10_000):
            path = large_file(Path(name) / f"{count}.handover", projects=count)
            floor = median(partial(by_sqlite, path), rounds=5)
            workspace = opened(path)
            ours = median(partial(workspace.read, portfolio), rounds=5)
            say(f"P3 portfolio of {count:,}", floor, ours, "1.3 x")
            if count == CHECKED:
                computed = median(partial(by_rules, workspace), rounds=1)
                say("   beside computing all of them", computed, ours, "0.1 x")
            workspace.needs_backup = False
            workspace.close()


if __name__ == "__main__":
    main()
