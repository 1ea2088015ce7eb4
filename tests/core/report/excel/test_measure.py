"""How wide texts are taken to be."""

from __future__ import annotations

from core.report.excel.measure import fitting, lines, longest_word, width


def test_chinese_is_nearly_twice_as_wide_as_latin() -> None:
    assert width("涂装车间") > 1.7 * width("abcd")


def test_capitals_and_larger_type_need_more_room() -> None:
    assert width("ABC") > width("abc")
    assert width("abc", 20) == 2 * width("abc", 10)


def test_a_long_text_takes_several_lines_and_an_empty_one_takes_one() -> None:
    assert lines("word " * 20, 20) > 3
    assert lines("", 20) == 1
    assert lines("a\nb", 20) == 2


def test_a_column_keeps_within_its_bounds() -> None:
    assert fitting(["x" * 200], 10, least=6, most=40) == 40
    assert fitting([], 10, least=6, most=40) == 6


def test_a_long_chinese_text_may_break_anywhere_and_a_term_or_a_word_may_not() -> None:
    assert longest_word("每列为一个里程碑") == width("每")
    assert longest_word("合同节点") == width("合同节点")
    assert longest_word("30 天内到期") == width("天内到期")
    assert longest_word("mechanical run") == width("mechanical")
