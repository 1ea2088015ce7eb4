"""Why a date, in words."""

from __future__ import annotations

from typing import Any

import pytest

from core.queries.why import DayOff, WhyRow
from tests.builders import day
from ui.pages.project.reason_words import LONGEST, chain_words, link_words, reason_words

NAMES = {1: "Installed", 2: "Commissioned"}


def step(kind: str, **fields: Any) -> WhyRow:
    plain: dict[str, Any] = {
        "milestone_id": 2,
        "kind": kind,
        "start": day("2025-03-17"),
        "finish": day("2025-03-21"),
        "other_id": None,
        "link": "",
        "lag": 0,
        "lag_unit": "ed",
        "constraint_kind": "ASAP",
        "constraint_date": None,
        "days_off": (),
    }
    return WhyRow(**{**plain, **fields})


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (step("link", other_id=1, link="FS"), "waits for Installed (FS)"),
        (
            step("link", other_id=1, link="FF", lag=10),
            "waits for Installed (FF + 10 calendar days)",
        ),
        (
            step("pin", constraint_kind="SNET", constraint_date=day("2025-03-17")),
            "Start no earlier than 2025-03-17",
        ),
        (step("actual"), "has begun"),
        (step("status"), "nothing open lies before the day after the status date"),
        (step("begin"), "begins with the project"),
        (step("typed"), "dates by hand"),
        (step("late"), "as late as what follows allows"),
    ],
)
def test_what_decides_is_said(found: WhyRow, words: str) -> None:
    assert reason_words(found, NAMES) == words


def test_holidays_between_are_named_and_weekends_are_not() -> None:
    weekend = (DayOff(day("2025-03-15"), ""), DayOff(day("2025-03-16"), ""))
    assert reason_words(step("link", other_id=1, link="FS", days_off=weekend), NAMES).endswith(
        "(FS)"
    )
    nauryz = (*weekend, DayOff(day("2025-03-21"), "Nowruz Holiday"))
    said = reason_words(step("link", other_id=1, link="FS", days_off=nauryz), NAMES)
    assert said == "waits for Installed (FS), 3 days off (Nowruz Holiday)"


def test_a_lead_has_a_minus_sign() -> None:
    assert link_words("SS", -3, "d") == "SS \N{MINUS SIGN} 3 working days"


def test_a_long_chain_is_cut_with_a_sign_of_it() -> None:
    lines = chain_words([step("actual")] * (LONGEST + 5), NAMES).split("\n")
    assert len(lines) == LONGEST + 1
    assert lines[0] == "2025-03-21  Commissioned: has begun"
    assert lines[-1] == "…"
