"""Red, amber, green of cost, scope, commercial state and quality, and what is declared instead."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from core.rules import rag
from core.rules.accounts import ChangeFacts, CreditFacts, GuaranteeFacts, PunchFacts
from core.rules.damages import Exposure
from core.rules.health import AMBER, GREEN, GREY, RED
from core.rules.logistics import Lot
from core.rules.standing import Damages
from core.text import reason
from tests.accounts import NOTHING, usd
from tests.builders import day

if TYPE_CHECKING:
    from core.rules.accounts import Accounts
    from core.rules.health import Reason

STATUS = day("2025-02-28")


def said(found: tuple[Reason, ...]) -> list[tuple[str, str]]:
    return [(each.rag, reason(each.text, each.values, "en")) for each in found]


def having(**facts: Any) -> Accounts:
    return replace(NOTHING, **facts)


@pytest.mark.parametrize(
    ("cpi", "colour"), [(1.2, GREEN), (0.98, GREEN), (0.97, AMBER), (0.92, AMBER), (0.919, RED)]
)
def test_cost_by_its_index(cpi: float, colour: str) -> None:
    assert said(rag.cost(cpi, is_prospect=False)) == [(colour, f"CPI {cpi:.2f}")]


def test_cost_that_is_not_kept_has_no_colour_and_a_pursuit_spends_no_budget() -> None:
    assert rag.cost(None, is_prospect=False) == ()
    assert said(rag.cost(None, is_prospect=True)) == [(GREEN, "No budget before signature")]


@pytest.mark.parametrize(
    ("status", "amount", "expected"),
    [
        ("APPROVED", 900_000, (GREEN, "No change open")),
        ("DRAFT", 900_000, (GREEN, "No change open")),
        ("SUBMITTED", 50_000, (AMBER, "Changes open: 1")),
        ("SUBMITTED", -50_001, (RED, "Changes open: 1")),
        ("UNDER_REVIEW", None, (AMBER, "Changes open: 1")),
    ],
)
def test_scope_by_its_open_variations(
    status: str, amount: int | None, expected: tuple[str, str]
) -> None:
    worth = None if amount is None else usd(amount)
    assert said(rag.scope(having(variations=(ChangeFacts("VO", status, worth),)))) == [expected]


def test_a_claim_in_dispute_is_red() -> None:
    claims = (ChangeFacts("CL-1", "NOTIFIED", usd(1)), ChangeFacts("CL-2", "DISPUTE", None))
    assert said(rag.scope(having(claims=claims))) == [(RED, "CL-2 in dispute")]
    assert rag.scope(NOTHING) == ()


def guarantee(colour: str, gap: int | None, left: int | None) -> GuaranteeFacts:
    return GuaranteeFacts("BG-1", "ACTIVE", STATUS, STATUS, gap, left, colour)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"guarantees": (guarantee(RED, 5, 40),)}, (RED, "BG-1 ends 5 d too early")),
        ({"guarantees": (guarantee(RED, 5, -1),)}, (RED, "BG-1 has expired")),
        ({"guarantees": (guarantee(AMBER, 0, 80),)}, (AMBER, "BG-1 ends in 80 d")),
        (
            {"credits": (CreditFacts("LC", AMBER, 10, 5),)},
            (AMBER, "LC: last shipment 10 d before the latest day"),
        ),
        (
            {"credits": (CreditFacts("LC", RED, -3, -9),)},
            (RED, "LC: last shipment 3 d too late"),
        ),
        (
            {"credits": (CreditFacts("LC", AMBER, 30, -2),)},
            (AMBER, "LC: documents may come after its expiry"),
        ),
        ({"overdue": ((60, usd(1)), (3, usd(9)))}, (AMBER, "Payment overdue by 60 d")),
        ({"overdue": ((61, usd(1)),)}, (RED, "Payment overdue by 61 d")),
        (
            {"guarantees": (guarantee(GREEN, -9, 400), guarantee(GREY, None, None))},
            (GREEN, "Guarantees and payments in order"),
        ),
    ],
)
def test_the_commercial_state(facts: dict[str, Any], expected: tuple[str, str]) -> None:
    assert said(rag.commercial(having(**facts), None)) == [expected]


@pytest.mark.parametrize(
    ("net", "cap", "expected"),
    [
        (0, 100, [(AMBER, "Damages 0 % of the cap")]),
        (49, 100, [(AMBER, "Damages 49 % of the cap")]),
        (50, 100, [(RED, "Damages 50 % of the cap")]),
        (50, None, [(AMBER, "Damages for delay")]),
    ],
)
def test_damages_by_what_they_come_to(
    net: int, cap: int | None, expected: list[tuple[str, str]]
) -> None:
    gross, less = (Exposure((), usd(n), None if cap is None else usd(cap)) for n in (99, net))
    assert said(rag.commercial(NOTHING, Damages(gross, gross, less))) == expected


def test_what_nothing_is_kept_of_has_no_colour() -> None:
    assert rag.commercial(NOTHING, None) == ()
    assert rag.quality(None, 0) == ()


@pytest.mark.parametrize(
    ("punch", "failed", "expected"),
    [
        ((PunchFacts("A", 1), PunchFacts("B", 2)), 0, (RED, "Punch A overdue: 1")),
        ((PunchFacts("A", None), PunchFacts("B", 2)), 0, (AMBER, "Punch B overdue: 1")),
        ((PunchFacts("A", None), PunchFacts("C", 9)), 0, (GREEN, "No punch item overdue")),
        ((), 1, (RED, "Tests failed: 1")),
    ],
)
def test_quality(punch: tuple[PunchFacts, ...], failed: int, expected: tuple[str, str]) -> None:
    assert said(rag.quality(punch, failed)) == [expected]


@pytest.mark.parametrize(
    ("recordable", "lost", "colour"), [(0, 0, GREEN), (2, 0, AMBER), (2, 1, RED)]
)
def test_safety(recordable: int, lost: int, colour: str) -> None:
    assert [each.rag for each in rag.safety(recordable, lost)] == [colour]


def test_what_is_declared_holds_to_its_last_day() -> None:
    declared = rag.Declared(GREEN, "Recovery plan agreed", STATUS)
    assert rag.in_effect(declared, STATUS) is declared
    assert rag.in_effect(declared, day("2025-03-01")) is None
    assert rag.in_effect(None, STATUS) is None


def test_lots_say_nothing_of_health() -> None:
    lots = (Lot(STATUS, None, STATUS, None, 5, Decimal(1)),)
    assert rag.commercial(having(lots=lots), None) == ()
