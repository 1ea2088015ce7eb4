"""The network: its order, rings in it, what takes part, and what is not there."""

from __future__ import annotations

import dataclasses

import pytest

from core.errors import CircularPlan, InvalidInput
from core.rules.schedule.network import network
from core.rules.schedule.plan import Link
from tests.plans import dates, plan


def ring(*lines: str) -> str:
    with pytest.raises(CircularPlan) as caught:
        network(plan(*lines))
    return str(caught.value).partition(": ")[2]


def test_each_comes_after_all_it_waits_for() -> None:
    net = network(plan("C 1d", "A 1d", "B 1d", "A FS B", "B SS C", "A FF C"))
    codes = [net.activities[node].code for node in net.order]
    assert codes == ["A", "B", "C"]


def test_a_ring_is_named_from_the_smallest_id_whatever_the_order_of_the_links() -> None:
    activities = ("A 1d", "B 1d", "C 1d", "D 1d")
    assert ring(*activities, "B FS C", "C SS D", "D FF B", "A FS B") == "B → C → D → B"
    assert ring(*activities, "D FF B", "A FS B", "C SS D", "B FS C") == "B → C → D → B"


def test_of_a_long_ring_both_ends_are_named() -> None:
    activities = [f"A{number} 1d" for number in range(50)]
    links = [f"A{number} FS A{(number + 1) % 50}" for number in range(50)]
    named = ring(*activities, *links).split(" → ")
    assert named[:2] == ["A0", "A1"]
    assert named[10] == "…"
    assert named[-2:] == ["A49", "A0"]
    assert len(named) == 21


def test_an_activity_that_waits_for_itself() -> None:
    assert ring("A 1d", "A FS A") == "A → A"


def test_a_ring_through_a_summary() -> None:
    lines = ("S summary", "A 1d parent=S", "B 1d", "S FS B")
    assert dates(plan(*lines))["B"] == "03-04 08:00 – 03-04 17:00"
    assert ring(*lines, "B FS A") == "S → B → A → S"
    assert ring(*lines, "B SS S") == "S → B → S"


def test_a_child_cannot_wait_for_its_own_summary() -> None:
    assert ring("S summary", "A 1d parent=S", "S FS A") == "S → A → S"


def test_what_is_not_there_is_told() -> None:
    made = plan("A 1d", "B 1d calendar=moon")
    with pytest.raises(InvalidInput, match="moon"):
        network(made)
    made = plan("A 1d")
    with pytest.raises(InvalidInput, match="no activity"):
        network(dataclasses.replace(made, links=(Link(1, 9),)))
    with pytest.raises(InvalidInput, match="same id"):
        network(dataclasses.replace(made, activities=made.activities * 2))
