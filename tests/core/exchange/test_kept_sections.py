"""Sections kept as text become rows where nothing is lost by it, and stay text where it would be."""

from __future__ import annotations

import pytest

from core.exchange._kept_sections import read_kept

RISKS = "- {code: R-01, title: Border, probability: 4, impact: 4, score: 16, hue: red}\n"
PAID = "- {code: PM-1, name_en: One, amount: 5, draws: [{shipment: SH-1, amount: 5}]}\n"
SHIPPED = "- {code: SH-1, mode: rail, gross_weight_t: 2.50, cases: null, oversize: false}\n"


def taken(**sections: str) -> set[str]:
    return set(read_kept(sections, "USD", {"M1"})[1])


def test_what_can_be_read_becomes_rows() -> None:
    read, names = read_kept({"risks": RISKS, "shipments": SHIPPED}, "USD", ())
    assert names == {"risks", "shipments"}
    assert read.rows["risks"][0].extra == "hue: red\n"


@pytest.mark.parametrize(
    "text",
    [
        "see the minutes",
        "- {code: R-01}",
        "- {code: R-01, title: Border, probability: very high}",
        "- {code: R-01, title: Border, probability: 4, impact: 4, score: 15}",
        "[]\n",
    ],
)
def test_what_cannot_be_read_or_would_say_less_stays_text(text: str) -> None:
    expected = {"risks"} if text == "[]\n" else set()
    assert taken(risks=text) == expected


def test_what_refers_to_rows_that_stay_text_stays_with_them() -> None:
    assert taken(payment_milestones=PAID, shipments=SHIPPED) == {"payment_milestones", "shipments"}
    assert taken(payment_milestones=PAID, shipments="soon") == set()
    assert taken(payment_milestones=PAID, shipments="soon", risks=RISKS) == {"risks"}


def test_fields_of_a_section_that_nobody_knows_are_kept_for_themselves() -> None:
    read, names = read_kept({"cost": "{bac: 5, forecast: [1]}"}, "USD", ())
    assert names == {"cost"}
    assert [(part.name, part.content) for part in read.kept] == [("cost\tforecast", "[1]\n")]


def test_a_chain_may_stand_in_any_order() -> None:
    steps = "[{step: ON_SITE, actual: 2025-02-01}, {step: FAT_PASSED, actual: 2025-01-01}]"
    assert taken(equipment_packages=f"- {{code: P, name_en: Tank, chain: {steps}}}")
