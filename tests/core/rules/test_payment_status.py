"""The status that dates and sums say (DOMAIN 2.3), beside what was typed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import Money
from core.registers.payments import STATUSES
from core.rules.payment_status import BY_WORD, PaymentState, payment_status
from tests.builders import day

STATUS = day("2025-02-28")


def told(
    typed: str = "NOT_DUE",
    invoiced: int | None = None,
    paid: int | None = None,
    due: str = "",
    *,
    reached: bool = False,
) -> str:
    sums = [None if each is None else Money(each, "USD") for each in (100, invoiced, paid)]
    on = day(due) if due else None
    return payment_status(PaymentState(typed, sums[0], sums[1], sums[2], on, reached), STATUS)


def test_a_trigger_that_is_reached_makes_it_due_until_it_is_invoiced() -> None:
    assert told() == "NOT_DUE"
    assert told(reached=True) == "DUE"
    assert told(invoiced=0, paid=0, reached=True) == "DUE"
    assert told("DUE", 100, reached=True) == "INVOICED"


def test_an_invoice_is_overdue_the_day_after_it_falls_due() -> None:
    assert told("INVOICED", 100, due="2025-02-28") == "INVOICED"
    assert told("INVOICED", 100, due="2025-02-27") == "OVERDUE"
    assert told("PART_PAID", 100, 40, "2025-02-27") == "OVERDUE"


def test_what_is_received_decides_before_what_was_typed() -> None:
    assert told("INVOICED", 100, 100) == "PAID"
    assert told("PAID", 100, 40) == "PART_PAID"
    assert told("OVERDUE", 100, 100, "2025-01-01") == "PAID"
    assert told("NOT_DUE", None, 40) == "PART_PAID"


@pytest.mark.parametrize("typed", sorted(BY_WORD))
def test_what_only_people_know_stays_as_typed(typed: str) -> None:
    assert told(typed, 100, 100, "2025-01-01", reached=True) == typed


def test_without_an_amount_nothing_is_said() -> None:
    state = PaymentState("INVOICED", None, None, None, None, reached=True)
    assert payment_status(state, STATUS) == "INVOICED"


@given(
    st.sampled_from(sorted(STATUSES)),
    st.none() | st.integers(0, 200),
    st.none() | st.integers(0, 200),
    st.none() | st.dates(dt.date(2024, 1, 1), dt.date(2026, 1, 1)),
    st.sampled_from(["reached", "open"]),
)
def test_it_is_always_a_status_there_is_and_telling_it_again_changes_nothing(
    typed: str, invoiced: int | None, paid: int | None, due: dt.date | None, trigger: str
) -> None:
    def of(status: str) -> str:
        got, billed = (None if each is None else Money(each, "USD") for each in (paid, invoiced))
        state = PaymentState(
            status, Money(100, "USD"), billed, got, due, reached=trigger == "reached"
        )
        return payment_status(state, STATUS)

    once = of(typed)
    assert once in STATUSES
    assert of(once) == once
