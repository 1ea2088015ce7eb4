"""Real plans, scheduled from copies without any computed date, against what their programs computed.

The plans lie outside the project; HANDOVER_ORACLE tells where. The shares are printed with -s.
"""

from __future__ import annotations

import csv
import datetime as dt
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from core.exchange import plan_formats
from core.rules.schedule.draft import to_plan
from core.rules.schedule.engine import schedule
from core.rules.schedule.instant import minutes, moment

if TYPE_CHECKING:
    from core.rules.schedule.engine import Dates

ORACLE: Final = os.environ.get("HANDOVER_ORACLE", "")
PUBLIC: Final = Path(ORACLE) / "public"
pytestmark = pytest.mark.skipif(
    not PUBLIC.is_dir() or not ORACLE, reason="HANDOVER_ORACLE names no folder of real plans"
)

FLOORS: Final = {
    "start": 1.0,
    "finish": 1.0,
    "early_start": 1.0,
    "early_finish": 1.0,
    "late_start": 0.985,
    "late_finish": 0.985,
    "total_slack_min": 0.99,
    "free_slack_min": 0.995,
    "critical": 1.0,
}
"""The least share of auto-scheduled leaf tasks placed by logic alone; the issue asks for all."""
KNOWN: Final = {
    "p12": "the file keeps early dates as late ones, though its slack says otherwise",
    "p20": "a task was split by hand; where, stands only in computed data",
    "p21": "the late dates of two tasks were not recalculated before saving",
    "p23": "the late dates of one task were not recalculated before saving",
    "px01": "another notation of the same working instant, by the peer that made the file",
    "px02": "another notation of the same working instant, by the peer that made the file",
    "px04": "cut out of a larger plan: its late dates follow from what was left out",
    "px05": "cut out of a larger plan: its late dates follow from what was left out",
}
_TOLERANCE: Final = dt.timedelta(minutes=1)


def _plans(pattern: str) -> list[Path]:
    return sorted(PUBLIC.glob(pattern)) if ORACLE else []


def _scheduled(path: Path) -> dict[str, Dates]:
    form = next(each for each in plan_formats().values() if path.suffix in each.suffixes)
    found = schedule(to_plan(form.read(path))).dates
    return {str(uid): dates for uid, dates in found.items()}


def _core() -> set[tuple[str, str]]:
    """Return the tasks whose dates pure logic decides, by plan and unique id."""
    with (Path(ORACLE) / "corpus_class.csv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return {(row["id_"], row["uid"]) for row in rows if row["core_early"] == "1"}


def _counts(row: dict[str, str]) -> bool:
    """Return whether a task is an active leaf of the plan itself."""
    flags = (row["summary"], row["null_task"], row["external"], row["manual"])
    is_leaf = all(flag in {"0", ""} for flag in flags) and row["active"] != "0"
    return is_leaf and row["uid"] != "0"


def _is_met(column: str, expected: str, dates: Dates) -> bool:
    if column == "critical":
        return expected == str(int(dates.is_critical))
    if column.endswith("_min"):
        name = {"total_slack_min": "total_float", "free_slack_min": "free_float"}[column]
        return abs(float(expected) - minutes(getattr(dates, name))) < 1
    when = dt.datetime.fromisoformat(expected)
    return abs(when - moment(getattr(dates, column))) < _TOLERANCE


def _compared() -> dict[tuple[str, str, str], list[tuple[str, bool]]]:
    """Return for each (plan, unique id, core or other) which columns were met."""
    core = _core()
    found: dict[tuple[str, str, str], list[tuple[str, bool]]] = {}
    for path in _plans("*.blind.*"):
        plan = path.name.split(".")[0]
        dates = _scheduled(path)
        with (PUBLIC / f"{plan}.oracle.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if _counts(row):
                    kind = "core" if (plan, row["uid"]) in core else "other"
                    found[plan, row["uid"], kind] = [
                        (column, _is_met(column, row[column], dates[row["uid"]]))
                        for column in FLOORS
                        if row[column]
                    ]
    return found


def test_the_dates_of_ms_project_and_primavera_follow_from_logic() -> None:
    compared = _compared()
    met: Counter[tuple[str, str]] = Counter()
    all_: Counter[tuple[str, str]] = Counter()
    missed: set[str] = set()
    for (plan, uid, kind), columns in compared.items():
        for column, is_met in columns:
            all_[kind, column] += 1
            met[kind, column] += is_met
            if not is_met:
                missed.add(plan)
                print(f"{plan} task {uid} ({kind}): {column}: {KNOWN.get(plan, 'not known why')}")
    for (kind, column), count in sorted(all_.items()):
        print(f"{kind:5} {column:16} {met[kind, column] / count:8.2%} of {count}")
    shares = {column: met["core", column] / all_["core", column] for column in FLOORS}
    assert {c: s for c, s in shares.items() if s < FLOORS[c]} == {}
    assert missed <= KNOWN.keys()


@pytest.mark.parametrize("path", _plans("*.blind.*"), ids=lambda path: path.name)
def test_no_computed_date_of_a_file_is_used(path: Path) -> None:
    full = path.with_name(path.name.replace(".blind", ""))
    assert _scheduled(path) == _scheduled(full)
