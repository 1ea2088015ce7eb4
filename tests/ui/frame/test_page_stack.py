"""Pages are made when first seen, and dropped with their file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from tests.desks import sample_desk
from ui.desk import Place
from ui.frame.page_stack import PageStack
from ui.pages import pages

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_a_page_is_made_once_and_dropped_with_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    start = QLabel("start")
    stack = PageStack(start)
    qtbot.addWidget(stack)
    assert stack.page is None
    for desk, _frame in sample_desk(qtbot, tmp_path):
        stack.show_place(desk, pages(), Place("portfolio"))
        first = stack.page
        stack.show_place(desk, pages(), Place("project", 1, "history"))
        stack.show_place(desk, pages(), Place("portfolio"))
        assert stack.page is first
        assert len([*stack.pages()]) == 2
        stack.close_file()
        assert stack.page is None
        assert stack.currentWidget() is start
