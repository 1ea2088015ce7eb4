"""A group row."""

from __future__ import annotations

from typing import Any

from ui.delegates.group import paint_group
from ui.models.arrange import Group


def test_a_group_says_title_count_and_total(canvas: Any) -> None:
    bare: Group[Any] = Group("a", "Design", (1, 2))
    width = max(canvas.paint(lambda p, r: paint_group(p, r, bare)).inked())
    total: Group[Any] = Group("a", "Design", (1, 2), total="9.1 M")
    assert max(canvas.paint(lambda p, r: paint_group(p, r, total)).inked()) > width


def test_a_status_stands_before_the_title(canvas: Any) -> None:
    group: Group[Any] = Group("a", "At risk", (), shape="amber")
    assert canvas.paint(lambda p, r: paint_group(p, r, group)).has("amber")
