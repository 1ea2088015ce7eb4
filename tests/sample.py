"""The sample portfolio as the rules take it: the facts of each project and what is expected of it."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from core.rules.facts import Link, MilestoneFacts

STATUS_DATE = dt.date(2025, 2, 28)
_FILE = Path(__file__).parents[1] / "resources" / "samples" / "astana.yaml"


@cache
def portfolio() -> dict[str, dict[str, Any]]:
    """Return the projects of the sample by their code."""
    loaded = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {project["code"]: project for project in loaded["projects"]}


CODES = ("P-2301", "P-2501", "P-2402", "P-2304", "P-2302", "P-2201")


def facts(code: str) -> list[MilestoneFacts]:
    """Return the milestones of a project of the sample."""
    return [
        MilestoneFacts(
            number,
            m["code"],
            m["stage"],
            m["shop"],
            float(m["weight"]),
            m["baseline_start"],
            m["baseline_finish"],
            m["forecast_start"],
            m["forecast_finish"],
            m["actual_start"],
            m["actual_finish"],
            float(m["percent_complete"]),
            bool(m["key"]),
            bool(m["contractual"]),
            m.get("responsible", "contractor"),
        )
        for number, m in enumerate(portfolio()[code]["milestones"], start=1)
    ]


def links(code: str) -> list[Link]:
    """Return the links between the milestones of a project of the sample."""
    milestones = portfolio()[code]["milestones"]
    numbers = {m["code"]: number for number, m in enumerate(milestones, start=1)}
    found = []
    for m in milestones:
        for text in m.get("predecessors") or ():
            before, _, rest = text.partition(":")
            kind, _, lag = rest.partition("+")
            found.append(Link(numbers[before], numbers[m["code"]], kind, int(lag or 0)))
    return found


def expected(code: str) -> dict[str, Any]:
    """Return the golden values of a project of the sample."""
    project = portfolio()[code]
    golden: dict[str, Any] = project.get("expected_results") or project["expected_kpis"]
    return golden


def day(text: str) -> dt.date:
    """Return an ISO date."""
    return dt.date.fromisoformat(text)
