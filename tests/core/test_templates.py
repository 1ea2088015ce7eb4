"""Templates: those that come with Handover are sound, and a wrong word is refused where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core import terms
from core.errors import InvalidInput
from core.templates import read, templates

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
name = "Test"
name_zh = "测试"
name_ru = "Проверка"
text = "A test"
text_zh = "测试"
text_ru = "Проверка"
order = 1
shops = ["PAINT"]
"""
FIRST = """
[[milestone]]
key = "signed"
level = "project"
stage = "S02"
name = "Contract signed"
name_zh = "合同签订"
name_ru = "Контракт подписан"
anchor = "signed"
"""
SECOND = """
[[milestone]]
key = "design"
level = "shop"
stage = "S04"
name = "Design"
name_zh = "设计"
name_ru = "Проект"
carries = { S04 = 1 }
days = 80
after = ["signed:FS+7"]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "test.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_three_templates_come_with_handover_in_their_order() -> None:
    assert list(templates()) == ["whole_plant", "single_shop", "supply_without_installation"]


@pytest.mark.parametrize("key", sorted(templates()))
def test_every_template_carries_every_weighted_stage_of_its_scope(key: str) -> None:
    template = templates()[key]
    carried = {stage for m in template.milestones for stage in m.carries}
    weighted = set(terms.STAGE_WEIGHTS["DEFAULT"])
    left_out = {"S13", "S14", "S15", "S17"} if key == "supply_without_installation" else set()
    assert carried == weighted - left_out
    assert [m.anchor for m in template.milestones if m.anchor] == ["signed", "effective"]
    assert all(template.named(language) for language in ("en", "zh", "ru"))
    assert all(m.evidence for m in template.milestones)


def test_a_good_file_is_read(tmp_path: Path) -> None:
    found = read(written(tmp_path, HEAD + FIRST + SECOND))
    assert (found.key, found.shops) == ("test", ("PAINT",))
    (link,) = found.milestones[1].after
    assert (link.predecessor, link.kind, link.lag) == ("signed", "FS", 7)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('stage = "S04"', 'stage = "S99"', r"test\.toml, line 19: design\.stage: there is no S99"),
        ("{ S04 = 1 }", "{ S98 = 1 }", r"line 19: design\.carries: there is no S98"),
        ("{ S04 = 1 }", "{ S04 = 0 }", r"design\.carries"),
        ("days = 80", "days = { PAINT = 80 }", r"design\.days: no days for STAMP"),
        ("days = 80", "days = { ROOF = 80 }", r"design\.days: there is no ROOF"),
        ("days = 80", "days = -1", r"design\.days"),
        ("signed:FS+7", "signing:FS", r"design\.after: there is no signing"),
        ("signed:FS+7", "signed:FX", r"design\.after: there is no FX"),
        ("signed:FS+7", "signed:FS+x", r"design\.after"),
        ("signed:FS+7", "design:FS", r"design\.after: .*design → design"),
        ('level = "shop"', 'level = "hall"', r"design\.level: there is no hall"),
        ('key = "design"', 'key = "signed"', r"signed\.key: another"),
        ('name_ru = "Проект"', "", r"design\.name_ru"),
        ("days = 80", "day = 80", r"design\.day: there is no such field"),
        ("days = 80", 'responsible = "nobody"', r"design\.responsible: there is no nobody"),
        ('shops = ["PAINT"]', 'shops = ["ROOF"]', r"test\.toml: shops: there is no ROOF"),
        ("order = 1", "", r"test\.toml: order"),
        ("order = 1", "order = ", r"test\.toml: .*line 7"),
    ],
)  # fmt: skip
def test_a_wrong_word_is_refused_where_it_stands(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    text = HEAD + FIRST + SECOND
    assert old in text
    with pytest.raises(InvalidInput, match=said):
        read(written(tmp_path, text.replace(old, new)))
