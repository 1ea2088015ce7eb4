"""What holds of every register: it is found, its parts fit its table, and it can be described."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect

from core.registers import MILESTONES, OF_COST, OF_PROJECT, Kind, registers

if TYPE_CHECKING:
    from core.registers import Register

EVERY = pytest.mark.parametrize("register", registers().values(), ids=lambda r: str(r.key))


@EVERY
def test_its_fields_are_the_columns_of_its_table(register: Register) -> None:
    columns = {column.key for column in inspect(register.entity).columns}
    common = {"id", "project_id", "position", "extra"}
    assert {field.attribute for field in register.fields} == columns - common


@EVERY
def test_its_keys_differ_and_all_that_it_names_is_there(register: Register) -> None:
    keys = [column.key for column in register.columns]
    assert len(keys) == len(set(keys))
    named = {*register.names, *filter(None, (register.code, register.status, register.parent))}
    assert named | {key for chain in register.in_order for key in chain} <= set(keys)
    assert bool(register.code) == bool(register.first_code)


@EVERY
def test_it_stands_after_what_it_points_to(register: Register) -> None:
    for field in register.fields:
        if field.kind is Kind.REFERENCE and field.to != MILESTONES:
            assert registers()[field.to].order < register.order
    assert register.needs <= {MILESTONES, *registers()}


@EVERY
def test_money_says_its_currency_and_choices_their_words(register: Register) -> None:
    currencies = {f.key for f in register.fields if f.kind is Kind.CURRENCY}
    for field in register.fields:
        if field.kind is Kind.MONEY:
            assert field.currency in {OF_PROJECT, OF_COST, *currencies}
    for column in register.columns:
        assert bool(column.choices) == (column.kind is Kind.CHOICE)
        assert column.title
        assert column.default_width > 0


@EVERY
def test_an_entity_begins_with_a_status_there_is(register: Register) -> None:
    new = register.entity()
    for field in register.fields:
        if field.kind is Kind.CHOICE and field.required:
            assert getattr(new, field.attribute) in field.choices


def test_what_cost_is_internal_and_people_are_personal() -> None:
    assert {r.key for r in registers().values() if r.internal} == {
        *("cost_lines", "cost_months", "budget_rates"),
    }
    assert [r.key for r in registers().values() if r.personal] == ["parties", "permits"]
