"""Real plans become projects whose days are those that the programs that saved them computed.

The plans lie outside the project; HANDOVER_ORACLE tells where. The shares are printed with -s.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from core.exchange import plan_formats
from core.operations.plan_import import IMPORT_PLAN, PlanChoices, import_plan
from core.operations.portfolio import start_portfolio
from core.queries.milestones import milestones
from core.queries.plan_import import plan_import
from core.queries.plan_rows import SAME
from core.rules.schedule.draft import to_plan
from core.rules.schedule.engine import schedule
from core.rules.schedule.instant import DAY, moment

if TYPE_CHECKING:
    from core.exchange import PlanFormat
    from core.operations.plan_import import PlanImported
    from core.rules.schedule.draft import Dates, PlanDraft
    from core.workspace import Workspace

ORACLE: Final = os.environ.get("HANDOVER_ORACLE", "")
PUBLIC: Final = Path(ORACLE) / "public"
pytestmark = pytest.mark.skipif(
    not ORACLE or not PUBLIC.is_dir(), reason="HANDOVER_ORACLE names no folder of real plans"
)
TOLD: Final = {
    "p09": "a resource calendar decides how long a task takes",
    "p11": "resource calendars decide how long tasks take",
    "p12": "the plan starts at nine and its day at eight: days know no hours",
    "p14": "resource calendars, leveling, splits",
    "p16": "resource calendars; begun work goes on after the status date",
    "p18": "begun work goes on after the status date",
    "p20": "resource calendars, splits",
    "p22": "begun work goes on after the status date",
    "p23": "begun work goes on after the status date",
    "px01": "lags are counted on the calendar of the predecessor",
    "px02": "lags are counted on the calendar of the predecessor, begun work",
    "px03": "lags are counted on the calendar of the predecessor",
}
"""Plans that hold what days, or a project of Handover, cannot keep, and what that is."""


def _plans() -> list[Path]:
    found = [*PUBLIC.glob("p*.xml"), *PUBLIC.glob("p*.xer")] if ORACLE else []
    return sorted(path for path in found if ".blind" not in path.name)


def _status(draft: PlanDraft) -> dt.date:
    """Return a status date before all that is to come and after all that was."""
    starts = [draft.start, *(row.stored.start for row in draft.rows if row.stored.start)]
    known = [min(starts).date() - dt.timedelta(1)]
    for row in draft.rows:
        if row.activity is not None:
            actual = (row.activity.actual_start, row.activity.actual_finish)
            known += [dt.date.fromordinal(tick // DAY) for tick in actual if tick is not None]
    return max(known)


def _days(stored: Dates) -> tuple[dt.date, dt.date]:
    assert stored.start is not None
    assert stored.finish is not None
    is_midnight = stored.finish.time() == dt.time() and stored.start != stored.finish
    finish = stored.finish - dt.timedelta(minutes=1) if is_midnight else stored.finish
    return stored.start.date(), finish.date()


def _taken(workspace: Workspace, draft: PlanDraft) -> PlanImported:
    workspace.run("Start", start_portfolio, status_date=_status(draft))
    done: PlanImported = workspace.run(
        IMPORT_PLAN, import_plan, draft, None, PlanChoices(code="P-1")
    )
    return done


@pytest.mark.parametrize("path", _plans(), ids=lambda path: path.stem)
def test_days_are_those_of_the_file_where_nothing_is_lost(workspace: Workspace, path: Path) -> None:
    draft = _format(path).read(path)
    done = _taken(workspace, draft)
    rows = {row.uid: row for row in draft.rows}
    engine = schedule(to_plan(draft)).dates
    wrong, total = [], 0
    for found in workspace.read(milestones, done.project_id):
        row = rows[found.uid or 0]
        if row.stored.finish is None or moment(engine[row.uid].finish) != row.stored.finish:
            continue
        total += 1
        start, finish = _days(row.stored)
        if (found.start or start, found.finish) != (start, finish):
            wrong.append((row.uid, row.name, found.start, found.finish, start, finish))
    print(f"{path.stem}: {total - len(wrong)} of {total}")
    if path.stem not in TOLD:
        assert wrong == []
        assert done.notices == ()


@pytest.mark.parametrize("path", _plans(), ids=lambda path: path.stem)
def test_importing_a_real_plan_again_changes_nothing(workspace: Workspace, path: Path) -> None:
    draft = _format(path).read(path)
    done = _taken(workspace, draft)
    again = workspace.read(plan_import, draft, done.project_id)
    assert {row.state for row in again.rows} <= {SAME}
    assert {each.state for each in again.calendars.found} == {"found"}


def _format(path: Path) -> PlanFormat:
    return next(each for each in plan_formats().values() if path.suffix in each.suffixes)
