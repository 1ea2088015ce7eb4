"""Registers in the exchange file: what is refused by line and field, what is told, what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from core.errors import ImportProblems
from core.exchange.portfolio_yaml import parse, text_of
from core.money import Money

if TYPE_CHECKING:
    from core.queries.parts import Draft, ProjectPart

HEAD = """\
meta: {title: Small, data_date: 2025-02-28, base_currency: USD}
projects:
- code: P-1
  name: One
  currency: USD
  contract_value: 1000000
  milestones:
  - {code: M1, stage: S08, shop: PAINT, name_en: FAT, weight: 100}
"""
RISK = "  risks:\n  - {code: R-01, title: Border, probability: 4, impact: 4, score: 16}\n"
SHIPPED = """\
  equipment_packages:
  - {code: P01, name_en: Tank, chain: [{step: FAT_PASSED, actual: 2025-01-10}]}
  shipments:
  - {code: SH-1, mode: rail, lines: [{package: P01, containers: 4}], containers: [{number: CSQU3054383}]}
  payment_milestones:
  - {code: PM-1, name_en: Shipment, trigger_milestone: M1, draws: [{shipment: SH-1, amount: 5}]}
"""


def only(text: str) -> ProjectPart:
    [project] = parse(HEAD + text).projects
    return project


def refused(text: str) -> dict[str, str]:
    with pytest.raises(ImportProblems) as caught:
        parse(HEAD + text)
    assert all(problem.line for problem in caught.value.problems)
    return {problem.field: problem.reason for problem in caught.value.problems}


def told(text: str) -> list[str]:
    return [notice.field for notice in parse(HEAD + text).notices]


def again(text: str) -> Draft:
    return parse(text_of(parse(HEAD + text)))


def test_rows_that_belong_to_others_stand_in_them() -> None:
    found = only(SHIPPED).registers
    [shipment] = found["shipments"]
    assert shipment.lists["shipment_lines"][0].values["containers"] == 4
    assert shipment.lists["containers"][0].values["number"] == "CSQU3054383"
    [payment] = found["payments"]
    assert payment.values["trigger"] == "M1"
    assert payment.lists["draws"][0].values["amount"] == Money(500, "USD")
    assert again(SHIPPED) == parse(HEAD + SHIPPED)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("title: Border", "title: ''", "risks[0].title"),
        ("probability: 4", "probability: 6", "risks[0].probability"),
        ("probability: 4", "probability: 1.5", "risks[0].probability"),
        ("probability: 4", "probability: high", "risks[0].probability"),
        ("probability: 4", "category: WEATHER", "risks[0].category"),
        ("probability: 4", "shop: BARN", "risks[0].shop"),
        ("probability: 4", "due: 2025-02-30", "risks[0].due"),
        ("probability: 4", "cost_exposure: -1", "risks[0].cost_exposure"),
        ("probability: 4", "cost_exposure: 1.005", "risks[0].cost_exposure"),
        ("probability: 4", "package: P99", "risks[0].package"),
        ("probability: 4", "probabilty: 4", "risks[0].probabilty"),
        ("probability: 4", "raised: 2025-02-02, reviewed: 2025-02-01", "risks[0].reviewed"),
        ("- {code", "- {code: R-01, title: Same}\n  - {code", "risks[1].code"),
        ("- {code: R-01, ", "- {", "risks[0].code"),
    ],
)
def test_a_wrong_value_is_refused_with_its_line_and_field(old: str, new: str, field: str) -> None:
    assert list(refused(RISK.replace(old, new))) == [f"projects[0].{field}"]


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("step: FAT_PASSED", "step: DANCED", "equipment_packages[0].chain[0].step"),
        ("actual: 2025-01-10", "actual: soon", "equipment_packages[0].chain[0].actual"),
        ("package: P01", "package: P02", "shipments[0].lines[0].package"),
        ("CSQU3054383", "CSQU3054384", "shipments[0].containers[0].number"),
        (
            "mode: rail",
            "mode: air, transport_document_type: CMR",
            "shipments[0].transport_document_type",
        ),
        (
            "trigger_milestone: M1",
            "trigger_milestone: M2",
            "payment_milestones[0].trigger_milestone",
        ),
        ("shipment: SH-1", "shipment: SH-9", "payment_milestones[0].draws[0].shipment"),
        (", amount: 5", "", "payment_milestones[0].draws[0].amount"),
        ("name_en: Tank", "name_en: Tank, shipments: [SH-7]", "equipment_packages[0].shipments[0]"),
    ],
)
def test_a_wrong_link_or_step_is_refused(old: str, new: str, field: str) -> None:
    assert list(refused(SHIPPED.replace(old, new))) == [f"projects[0].{field}"]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("  risks: {code: R-01}\n", "risks"),
        ("  risks: [words]\n", "risks[0]"),
        ("  cost: words\n", "cost"),
        ("  capacity: [words]\n", "capacity[0]"),
        ("  letter_of_credit: {number: 1, currency: dollars}\n", "letter_of_credit.currency"),
        ("  liquidated_damages: {delay: {base: moon}}\n", "liquidated_damages.delay.base"),
        ("  liquidated_damages: {delay: {base_amunt: 5}}\n", "liquidated_damages.delay.base_amunt"),
        ("  bonds: [{code: B, issued: 2025-02-01, expiry: 2025-01-01}]\n", "bonds[0].expiry"),
    ],
)
def test_a_section_of_another_form_is_refused(text: str, field: str) -> None:
    assert f"projects[0].{field}" in refused(text)


def test_unknown_fields_stay_with_their_row_and_are_told() -> None:
    text = RISK.replace("code: R-01", "code: R-01, hue: red")
    assert told(text) == ["projects[0].risks[0].hue"]
    assert only(text).registers["risks"][0].extra == "hue: red\n"
    assert again(text).projects[0].registers["risks"][0].extra == "hue: red\n"


def test_unknown_fields_of_a_section_stay_in_it() -> None:
    text = "  cost: {bac: 5, commitments: [1, 2]}\n  capacity: {remark: x}\n"
    assert told(text) == ["projects[0].capacity.remark", "projects[0].cost.commitments"]
    back = yaml.safe_load(text_of(parse(HEAD + text)))["projects"][0]
    assert back["cost"] == {"bac": 5, "currency": "USD", "commitments": [1, 2]}
    assert back["capacity"] == {"remark": "x"}
    assert again(text) == parse(HEAD + text)


def test_what_follows_from_other_fields_is_told_where_it_differs() -> None:
    assert told(RISK) == []
    assert told(RISK.replace("score: 16", "score: 15")) == ["projects[0].risks[0].score"]
    capacity = "  capacity: {design_jph: 27, takt_seconds: 133.3}\n"
    assert told(capacity) == []


def test_a_shipment_that_a_package_names_carries_it() -> None:
    text = "  equipment_packages: [{code: P01, name_en: Tank, shipments: [SH-1]}]\n  shipments: [{code: SH-1}]\n"
    [shipment] = only(text).registers["shipments"]
    assert [line.values["package"] for line in shipment.lists["shipment_lines"]] == ["P01"]
    assert again(text) == parse(HEAD + text)


def test_cost_has_its_own_currency() -> None:
    text = "  cost: {bac: 9, currency: CNY, by_category: [{key: a, name_en: A, budget: 9}]}\n"
    project = only(text)
    assert (project.bac, project.cost_currency) == (Money(900, "CNY"), "CNY")
    assert project.registers["cost_lines"][0].values["budget"] == Money(900, "CNY")
    assert only("  cost: {bac: 9, currency: USD}\n").cost_currency == ""


@pytest.mark.parametrize("section", ["letter_of_credit", "liquidated_damages", "capacity"])
def test_one_stands_as_a_group_and_several_as_a_list(section: str) -> None:
    row = {
        "letter_of_credit": "number: LC-{n}",
        "liquidated_damages": "overall_cap_percent: {n}",
        "capacity": "design_jph: {n}",
    }[section]
    one, two = (f"{{{row.format(n=n)}}}" for n in (1, 2))
    for text, form in ((one, dict), (f"[{one}, {two}]", list)):
        whole = f"  {section}: {text}\n"
        back = yaml.safe_load(text_of(parse(HEAD + whole)))["projects"][0]
        assert isinstance(back[section], form)
        assert again(whole) == parse(HEAD + whole)


def test_words_of_the_file_and_keys_are_both_read() -> None:
    for said in ("SMGS", "SMGS waybill"):
        text = f"  shipments: [{{code: S, transport_document_type: {said}}}]\n"
        [row] = only(text).registers["shipments"]
        assert row.values["transport_document"] == "SMGS"
        assert "SMGS waybill" in text_of(parse(HEAD + text))
