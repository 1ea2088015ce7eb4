"""Sorting and grouping plain rows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from ui.models.arrange import Group, Grouping, grouped, in_order

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Row:
    id: int
    value: int | None
    word: str = ""


ROWS = st.lists(st.tuples(st.one_of(st.none(), st.integers(0, 5)), st.sampled_from("abc"))).map(
    lambda items: [Row(i, value, word) for i, (value, word) in enumerate(items)]
)


@given(rows=ROWS, descending=st.booleans())
def test_sorting_loses_no_row_keeps_ties_as_they_came_and_puts_empty_last(
    *, rows: list[Row], descending: bool
) -> None:
    found = in_order(rows, [(lambda row: row.value, descending)])
    assert sorted(row.id for row in found) == [row.id for row in rows]
    values = [row.value for row in found]
    there = [value for value in values if value is not None]
    assert there == sorted(there, reverse=descending)
    assert values[len(there) :] == [None] * (len(values) - len(there))
    for first, second in pairwise(found):
        if first.value == second.value:
            assert first.id < second.id


@given(ROWS, st.frozensets(st.sampled_from("abc")))
def test_grouping_shows_each_row_of_an_open_group_once(
    rows: list[Row], closed: frozenset[str]
) -> None:
    lines = grouped(rows, Grouping(key=lambda row: row.word, order=str), closed)
    groups = [line for line in lines if isinstance(line, Group)]
    assert [group.key for group in groups] == sorted({row.word for row in rows})
    assert sum(len(group.rows) for group in groups) == len(rows)
    shown = [line.id for line in lines if not isinstance(line, Group)]
    assert sorted(shown) == [row.id for row in rows if row.word not in closed]


def test_words_are_sorted_without_regard_to_case() -> None:
    rows = [Row(1, 0, "b"), Row(2, 0, "A"), Row(3, 0, "a")]
    assert [row.id for row in in_order(rows, [(lambda row: row.word, False)])] == [2, 3, 1]


def test_the_cells_of_a_group_are_made_when_they_are_looked_at() -> None:
    made: list[object] = []

    def cells(key: object, rows: Sequence[Row]) -> dict[str, str]:
        made.append(key)
        return {"amount": str(len(rows))}

    rows = [Row(1, 1, "A"), Row(2, 1, "B"), Row(3, 1, "A")]
    lines = grouped(rows, Grouping(key=lambda row: row.word, cells=cells), frozenset())
    assert not made
    first = lines[0]
    assert isinstance(first, Group)
    assert first.cells.get("amount") == "2"
    assert first.cells.get("other") is None
    assert made == ["A"]
