"""Each alert by its cases: what it is told, what it finds, and why that is right."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import Money
from core.rules.alerts import _facts, alerts, findings
from core.text import said

CASES = Path(__file__).parent / "cases"
STATUS = dt.date(2025, 2, 28)
KINDS = {
    "milestones": _facts.MilestoneDue,
    "days_off": _facts.DayOff,
    "guarantees": _facts.GuaranteeEnd,
    "credits": _facts.CreditDates,
    "lots": _facts.Lot,
    "owed": _facts.Owed,
    "earned": _facts.Earned,
    "claims": _facts.ClaimDates,
    "conformity": _facts.Paper,
    "permits": _facts.Paper,
    "punch": _facts.Task,
    "actions": _facts.Task,
    "reports": _facts.Reported,
}


def cases() -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}: {case['why']}")
        for path in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def plain(value: Any) -> Any:
    """Return a value of a case as the facts have it: “1000 USD” is a sum, a list a tuple."""
    if isinstance(value, str) and (sum_ := re.fullmatch(r"(-?\d+) ([A-Z]{3})", value)):
        return Money.of(Decimal(sum_[1]), sum_[2])
    return tuple(value) if isinstance(value, list) else value


def facts_of(case: dict[str, Any]) -> _facts.AlertFacts:
    told: dict[str, Any] = {"status_date": STATUS}
    for name, value in case["facts"].items():
        if name in KINDS:
            rows = [{key: plain(each) for key, each in row.items()} for row in value]
            told[name] = tuple(KINDS[name](**row) for row in rows)
        elif name == "damages":
            told[name] = _facts.Delayed(**{key: plain(each) for key, each in value.items()})
        else:
            told[name] = value
    return _facts.AlertFacts(**told)


@pytest.mark.parametrize(("key", "case"), cases())
def test_an_alert_finds_what_its_case_says(key: str, case: dict[str, Any]) -> None:
    found = [
        {
            "rag": each.rag,
            **({} if each.days is None else {"days": each.days}),
            "spots": [f"{spot.register} {spot.id}" for spot in each.spots],
            "says": said(each.text, each.values, "en").replace("\N{NO-BREAK SPACE}", " "),
        }
        for each in alerts()[key].check(facts_of(case))
    ]
    assert found == case.get("finds", [])


def test_every_alert_has_a_case_that_finds_something_and_one_that_does_not() -> None:
    by_key: dict[str, set[bool]] = {}
    for case in cases():
        key, said_ = case.values
        by_key.setdefault(key, set()).add(bool(said_.get("finds")))
    assert by_key == {key: {True, False} for key in alerts()}


def test_findings_stand_red_first_and_of_one_colour_the_longest_overdue_first() -> None:
    facts = _facts.AlertFacts(
        STATUS,
        actions=(
            _facts.Task(1, due=dt.date(2025, 2, 20)),
            _facts.Task(2, due=dt.date(2025, 1, 1)),
            _facts.Task(3, due=dt.date(2025, 2, 1)),
        ),
        permits=(_facts.Paper(4, valid_until=dt.date(2025, 3, 1)),),
    )
    found = [(key, each.rag, each.spots[0].id) for key, each in findings(facts)]
    assert found == [
        ("action_overdue", "RED", 2),
        ("permit_expiring", "RED", 4),
        ("action_overdue", "AMBER", 3),
        ("action_overdue", "AMBER", 1),
    ]


@given(st.integers(-400, 400), st.integers(0, 400))
def test_nothing_gets_better_by_waiting(due: int, later: int) -> None:
    """A date that is told at one status date is told at every later one, at least as red."""
    day = STATUS + dt.timedelta(due)
    facts: dict[str, Any] = {
        "milestones": (_facts.MilestoneDue(1, day, day),),
        "permits": (_facts.Paper(2, valid_until=day),),
        "conformity": (_facts.Paper(3, valid_until=day),),
        "punch": (_facts.Task(4, due=day, category="A"),),
        "actions": (_facts.Task(5, due=day),),
        "guarantees": (_facts.GuaranteeEnd(6, "ACTIVE", day),),
        "claims": (_facts.ClaimDates(7, notice_by=day, details_by=day),),
        "lots": (_facts.Lot(8, eta_planned=day, border_arrival=day),),
    }
    before = dict(_reds(_facts.AlertFacts(STATUS, **facts)))
    after = dict(_reds(_facts.AlertFacts(STATUS + dt.timedelta(later), **facts)))
    assert before.keys() <= after.keys()
    assert all(after[key] == "RED" for key, rag in before.items() if rag == "RED")


def _reds(facts: _facts.AlertFacts) -> list[tuple[str, str]]:
    return [(key, each.rag) for key, each in findings(facts)]
