"""A task's shop and stage: chosen before, said by a field, read from words, or shown as unclear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.rules.mapping import CHOSEN, READ, STATED, UNCLEAR, USUAL_STAGE, Chosen, mapped
from core.rules.schedule.draft import PlanRow

if TYPE_CHECKING:
    from core.rules.mapping import Mapped


def row(uid: int, name: str, parent: int | None = None, level: int = 1, **fields: str) -> PlanRow:
    """Return a row of a plan with custom fields."""
    return PlanRow(uid=uid, id=str(uid), name=name, parent=parent, level=level, fields=fields)


def of(rows: list[PlanRow], title: str = "", **chosen: Chosen) -> list[Mapped]:
    """Return the proposals for the rows that have nothing below them."""
    above = {each.parent for each in rows}
    tasks = [each.uid for each in rows if each.uid not in above]
    before = {int(uid.removeprefix("t")): each for uid, each in chosen.items()}
    return list(mapped(title, rows, tasks, before).values())


def places(found: list[Mapped]) -> list[tuple[str, str]]:
    """Return shop and stage of each."""
    return [(each.shop.code, each.stage.code) for each in found]


def test_a_task_is_read_with_the_summaries_above_it() -> None:
    found = of(
        [
            row(1, "Paint shop"),
            row(2, "Installation", 1, 2),
            row(3, "Oven 1", 2, 3),
            row(4, "FAT of oven 1", 2, 3),
        ]
    )
    assert places(found) == [("PAINT", "S13"), ("PAINT", "S08")]
    assert [each.stage.basis for each in found] == [READ, READ]
    assert found[1].stage.words == "fat"


def test_the_nearest_summary_says_more_than_one_further_away() -> None:
    found = of(
        [row(1, "焊装车间"), row(2, "涂装车间", 1, 2), row(3, "制造", 2, 3), row(4, "x", 3, 4)]
    )
    assert places(found) == [("PAINT", "S07")]


def test_a_weak_word_of_its_own_gives_way_to_a_strong_one_above() -> None:
    found = of([row(1, "Factory acceptance"), row(2, "Delivery of protocols", 1, 2)])
    assert places(found) == [("PRJ", "S08")]


def test_a_field_for_it_is_believed_before_words() -> None:
    found = of(
        [
            row(1, "FAT of robots", Phase="Commissioning", Shop="WELD"),
            row(2, "Монтаж", Этап="S10", Цех="окрасочный цех"),
            row(3, "安装", 阶段="出厂验收"),
        ]
    )
    assert places(found) == [("WELD", "S14"), ("PAINT", "S10"), ("PRJ", "S08")]
    assert found[0].stage.basis == STATED


def test_a_field_that_says_nothing_leaves_it_to_the_words() -> None:
    (found,) = of([row(1, "FAT", Stage="blue")])
    assert (found.stage.code, found.stage.basis) == ("S08", READ)


def test_what_was_chosen_before_stays() -> None:
    (found,) = of([row(1, "FAT", Stage="S10")], t1=Chosen("UTIL", "S14"))
    assert (found.shop.code, found.stage.code) == ("UTIL", "S14")
    assert found.stage.basis == CHOSEN


def test_a_code_of_the_structure_may_say_it() -> None:
    rows = [PlanRow(uid=1, id="1", name="Lot 4", wbs="P-2301.PAINT.FAT.04")]
    assert places(list(mapped("", rows, [1], {}).values())) == [("PAINT", "S08")]


def test_a_title_may_name_the_shop_of_all_but_not_the_stage() -> None:
    (found,) = of([row(1, "Lot 4")], title="Installation of the paint shop")
    assert (found.shop.code, found.stage.basis) == ("PAINT", UNCLEAR)


def test_what_says_nothing_takes_the_stage_of_its_neighbour_and_is_unclear() -> None:
    found = of(
        [
            row(1, "A"),
            row(2, "First", 1, 2),
            row(3, "FAT", 1, 2),
            row(4, "Next", 1, 2),
            row(5, "B"),
            row(6, "Third", 5, 2),
        ]
    )
    assert [each.stage.code for each in found] == ["S08", "S08", "S08", "S08"]
    assert [each.is_unclear for each in found] == [True, False, True, True]


def test_a_weak_word_alone_proposes_a_stage_but_leaves_it_unclear() -> None:
    found = of([row(1, "FAT"), row(2, "Delivery of it"), row(3, "Next")])
    assert [each.stage.code for each in found] == ["S08", "S10", "S08"]
    assert [each.is_unclear for each in found] == [False, True, True]


def test_a_plan_that_says_nothing_at_all_has_the_usual_stage() -> None:
    (found,) = of([row(1, "x")])
    assert (found.stage.code, found.shop.code, found.is_unclear) == (USUAL_STAGE, "PRJ", True)


def test_a_ring_of_parents_ends() -> None:
    rows = [row(1, "a", 2), row(2, "b", 1), row(3, "c", 1)]
    assert len(mapped("", rows, [3], {})) == 1
