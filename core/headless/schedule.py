"""The command that schedules a plan of Microsoft Project or Primavera by its logic alone."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.headless._arguments import plan_format_of
from core.headless._spec import DONE, Command

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Mapping
    from typing import TextIO

    from core.headless._spec import Surroundings
    from core.rules.schedule.draft import PlanDraft
    from core.rules.schedule.engine import Dates

_COLUMNS: Final = (
    *("uid", "start", "finish", "early_start", "early_finish", "late_start", "late_finish"),
    *("total_float_min", "free_float_min", "critical"),
)


def arguments(parser: ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument(
        "plan", metavar="PLAN", type=Path, help="plan to schedule (NAME.xml or NAME.xer)"
    )
    parser.add_argument(
        "--csv", metavar="OUT", type=Path, help="file to write; printed where it is left out"
    )


def run(asked: Namespace, _surroundings: Surroundings) -> int:
    """Write the dates of each activity; none that the file holds as computed is used."""
    from core.paths import atomic_path
    from core.rules.schedule.draft import to_plan
    from core.rules.schedule.engine import schedule

    draft = plan_format_of(asked.plan).read(asked.plan)
    dates = schedule(to_plan(draft)).dates
    for remark in draft.remarks:
        line = f"line {remark.line}, " if remark.line else ""
        print(f"main.py: note: {line}{remark.field}: {remark.reason}", file=sys.stderr)
    if asked.csv is None:
        _write(sys.stdout, draft, dates)
        return DONE
    with (
        atomic_path(asked.csv) as beside,
        beside.open("w", encoding="utf-8", newline="") as file,
    ):
        _write(file, draft, dates)
    print(asked.csv)
    return DONE


def _write(file: TextIO, draft: PlanDraft, dates: Mapping[int, Dates]) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in draft.rows:
        if row.uid >= 0 and row.uid in dates:
            writer.writerow((row.uid, *_values(dates[row.uid])))


def _values(found: Dates) -> Iterator[str]:
    """Yield dates as ISO moments, floats in minutes, and 1 for critical."""
    from core.rules.schedule.instant import minutes, moment

    for tick in (
        *(found.start, found.finish, found.early_start, found.early_finish),
        *(found.late_start, found.late_finish),
    ):
        yield moment(tick).isoformat()
    for span in (found.total_float, found.free_float):
        yield f"{minutes(span):.1f}".removesuffix(".0")
    yield str(int(found.is_critical))


SPEC = Command("schedule", 45, "schedule a plan of another program", arguments, run)
