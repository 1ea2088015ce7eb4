"""The dates of a new project: near the sample's own plan, on working days, true to every link."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.rules.calendar import WorkCalendar
from core.rules.consequence import demanded
from core.rules.facts import Link
from core.rules.plan_checks import checks
from core.rules.planning import Calendars, plan
from core.templates import templates
from tests.sample import day

if TYPE_CHECKING:
    from core.rules.planning import PlannedMilestone

OFFICE_AND_SITE = Calendars(WorkCalendar("CN"), WorkCalendar("KZ", weekend=frozenset({6})))
THREE_SHOPS = [("WELD", Decimal("27.5")), ("PAINT", Decimal("47.5")), ("ASSY", Decimal(25))]


def planned(
    key: str = "whole_plant",
    *,
    signed: str = "2023-05-18",
    effective: str | None = "2023-09-01",
    shops: list[tuple[str, Decimal]] | None = None,
    jph: float = 25,
) -> tuple[PlannedMilestone, ...]:
    return plan(
        templates()[key],
        signed=day(signed),
        effective=None if effective is None else day(effective),
        shops=THREE_SHOPS if shops is None else shops,
        jph=jph,
        calendars=OFFICE_AND_SITE,
    )


def finish(ms: tuple[PlannedMilestone, ...], key: str, shop: str = "PRJ") -> dt.date:
    return next(m.finish for m in ms if m.template_key == key and m.shop == shop)


def broken(ms: tuple[PlannedMilestone, ...]) -> list[str]:
    by_code = {m.code: m for m in ms}
    found = []
    for m in ms:
        for link in m.links:
            before = by_code[link.predecessor]
            least = demanded(Link(0, 0, link.kind, link.lag), before.start, before.finish)
            at = m.finish if link.kind in {"FF", "SF"} or m.start is None else m.start
            if least is None or at < least:
                found.append(f"{before.code} {link.kind} {m.code}")
    return found


def test_a_plant_like_astana_comes_out_near_its_own_baseline() -> None:
    ms = planned()
    assert len(ms) == 49
    assert abs((finish(ms, "sop") - day("2025-06-30")).days) <= 14
    assert abs((finish(ms, "pac", "PAINT") - day("2025-07-31")).days) <= 14
    assert abs((finish(ms, "design_freeze", "WELD") - day("2024-03-08")).days) <= 14
    assert sum(m.weight for m in ms) == 100


def test_contract_dates_stay_as_typed() -> None:
    ms = planned(signed="2023-05-20", effective="2023-09-03")
    assert finish(ms, "signed") == day("2023-05-20")
    assert finish(ms, "effective") == day("2023-09-03")


def test_without_an_effective_date_its_conditions_make_it() -> None:
    ms = planned(effective=None)
    assert finish(ms, "effective") == max(finish(ms, "advance"), finish(ms, "credit"))


def test_an_early_effective_date_presses_its_conditions_together() -> None:
    ms = planned(effective="2023-06-17")
    assert finish(ms, "advance") <= day("2023-06-17")
    assert finish(ms, "credit") <= day("2023-06-17")
    assert finish(ms, "guarantees") > day("2023-05-18")
    assert broken(ms) == []


def test_effective_before_signature_is_refused() -> None:
    with pytest.raises(InvalidInput, match="before it is signed"):
        planned(effective="2023-05-17")


def test_a_larger_plant_takes_longer_but_not_without_end() -> None:
    at = [finish(planned(jph=jph), "pac", "PAINT") for jph in (5, 10, 25, 40, 60, 120)]
    assert at[0] == at[1] < at[2] < at[3] < at[4] == at[5]


def test_without_shops_there_is_no_plan() -> None:
    assert planned(shops=[]) == ()


def test_supply_ends_with_the_goods_inspected_and_still_weighs_100() -> None:
    ms = planned("supply_without_installation")
    assert {m.stage for m in ms}.isdisjoint({"S13", "S14", "S15", "S17"})
    assert sum(m.weight for m in ms) == 100


def test_work_falls_on_working_days_of_who_is_responsible() -> None:
    for m in planned():
        if m.template_key not in {"signed", "effective"}:
            for calendar in OFFICE_AND_SITE.of(m.stage, m.responsible):
                assert calendar.is_working(m.finish), (m.template_key, m.shop)


def test_codes_follow_the_order_and_links_use_them() -> None:
    ms = planned()
    assert [m.code for m in ms] == [f"M{n:03}" for n in range(1, 50)]
    trial = next(m for m in ms if m.template_key == "first_car")
    hot = {m.code for m in ms if m.template_key == "hot_run"}
    assert {link.predecessor for link in trial.links} == hot


def test_the_float_to_the_contract_date() -> None:
    ms = planned()
    last = max(m.finish for m in ms if m.stage == "S16")
    found = checks(ms, contract_pac=last + dt.timedelta(17), calendars=OFFICE_AND_SITE)
    assert (found.last_pac, found.pac_float) == (last, 17)
    assert checks(ms, contract_pac=None, calendars=OFFICE_AND_SITE).pac_float is None


signing = st.dates(dt.date(2023, 1, 1), dt.date(2026, 12, 31))
some_shops = st.lists(
    st.sampled_from(["STAMP", "WELD", "PAINT", "ASSY", "CONV", "UTIL"]), min_size=1, unique=True
)


@settings(max_examples=40, deadline=None)
@given(
    signing,
    st.none() | st.integers(0, 300),
    some_shops,
    st.integers(1, 90),
    st.sampled_from(sorted(templates())),
)
def test_planning_never_breaks_a_link(
    signed: dt.date, days: int | None, shops: list[str], jph: int, key: str
) -> None:
    ms = plan(
        templates()[key],
        signed=signed,
        effective=None if days is None else signed + dt.timedelta(days),
        shops=[(shop, Decimal(10)) for shop in shops],
        jph=jph,
        calendars=OFFICE_AND_SITE,
    )
    assert broken(ms) == []
    assert all(m.start is None or m.start <= m.finish for m in ms)
    assert sum(m.weight for m in ms) == 100
