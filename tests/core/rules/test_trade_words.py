"""Words of the trade in three languages name stages and shops."""

from __future__ import annotations

import pytest

from core import terms
from core.rules.trade_words import shops_in, stages_in
from core.templates import templates
from tests.sample import CODES, portfolio

_NAMES = ("name_en", "name_zh", "name_ru")


def _stage(text: str) -> str:
    hits = stages_in(text)
    return hits[0].code if hits else ""


def _shop(text: str) -> str:
    hits = shops_in(text)
    return hits[0].code if hits else terms.PROJECT_LEVEL


def test_every_milestone_of_the_sample_says_its_stage_and_shop_in_each_language() -> None:
    wrong = [
        (m[name], m["stage"], m["shop"])
        for code in CODES
        for m in portfolio()[code]["milestones"]
        for name in _NAMES
        if m.get(name) and (_stage(m[name]), _shop(m[name])) != (m["stage"], m["shop"])
    ]
    assert wrong == []


def test_every_milestone_of_the_templates_says_its_stage_in_each_language() -> None:
    wrong = [
        (name, m.stage)
        for template in templates().values()
        for m in template.milestones
        for name in (m.name, m.name_zh, m.name_ru)
        if _stage(name) != m.stage
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "stage", "shop"),
    [
        ("FAT", "S08", "PRJ"),
        ("Factory acceptance of the press line", "S08", "STAMP"),
        ("焊装车间FAT通过", "S08", "WELD"),
        ("出厂验收", "S08", "PRJ"),
        ("заводские испытания конвейера", "S08", "CONV"),
        ("Paint shop – ovens – hot commissioning", "S14", "PAINT"),
        ("涂装 安装竣工", "S13", "PAINT"),
        ("ОКРАСКА: пусконаладка", "S14", "PAINT"),
        ("Шефмонтаж в сварочном цехе", "S13", "WELD"),
        ("Conveyors in the body shop", "", "WELD"),
        ("Final acceptance certificate", "S19", "PRJ"),
        ("Final assembly: PAC", "S16", "ASSY"),
        ("Long-lead items ordered", "S06", "PRJ"),
        ("ASSY_Install_01", "S13", "ASSY"),
        ("公用动力 空压站 调试", "S14", "UTIL"),
        ("приёмка на заводе", "S08", "PRJ"),
        ("Cure concrete", "", "PRJ"),
        ("fatigue of the crew", "", "PRJ"),
        ("", "", "PRJ"),
    ],
)
def test_what_a_text_says(text: str, stage: str, shop: str) -> None:
    assert (_stage(text), _shop(text)) == (stage, shop)


def test_a_longer_phrase_covers_the_words_in_it() -> None:
    assert [hit.code for hit in stages_in("trial production")] == ["S15"]
    assert [hit.code for hit in shops_in("final assembly line")] == ["ASSY"]
