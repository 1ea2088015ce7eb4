"""A board of weeks: keys and mouse go from tag to tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ui.widgets.week_board import MOST, WeekBoard
from ui.widgets.week_lines import BoardLine, Tag, WeekHead

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Key = Qt.Key
LEFT_BUTTON, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def tag(name: str, tone: str = "grey") -> Tag:
    return Tag(name, "03", name, "P", "clock", tone, f"2025-03-03 · {name}")


def tags(*names: str) -> tuple[Tag, ...]:
    return tuple(tag(name) for name in names)


LINES = (
    BoardLine("g", "Kazakhstan", "1 project", is_heading=True),
    BoardLine(1, "Astana", "Kazakhstan", "red", (tags("a", "b"), (), tags("c"))),
    BoardLine(2, "Danube", "Hungary", "green", ((), (), ())),
    BoardLine(3, "Bajio", "Mexico", "amber", ((), tags("d"), tags("e"))),
)
HEADS = [WeekHead(f"Week {n}", "3 Mar – 9 Mar", is_now=n == 9) for n in (9, 10, 11)]


@pytest.fixture
def board(qtbot: QtBot) -> WeekBoard:
    made = WeekBoard(name="Look-ahead")
    qtbot.addWidget(made)
    made.show_board(HEADS, LINES, now=0.7)
    made.resize(900, 420)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def name(board: WeekBoard) -> object:
    return None if board.current is None else board.current.id


def press(board: WeekBoard, *keys: Key) -> object:
    for key in keys:
        QTest.keyClick(board, key)
    return name(board)


def click(board: WeekBoard, tag_id: str) -> None:
    QTest.mouseClick(board.viewport(), LEFT_BUTTON, NONE, centre(board, tag_id))


def centre(board: WeekBoard, tag_id: str) -> QPoint:
    return board.place_of(tag_id).center().toPoint()


def test_the_keyboard_begins_at_the_first_tag_and_reaches_every_one(board: WeekBoard) -> None:
    assert name(board) == "a"
    walked = [press(board, Key.Key_Right) for _n in range(5)]
    assert walked == ["b", "c", "d", "e", "e"]
    assert press(board, Key.Key_Home) == "a"
    assert press(board, Key.Key_End) == "e"
    assert press(board, Key.Key_Left) == "d"


def test_up_and_down_go_through_a_week_then_to_the_nearest_of_the_next_line(
    board: WeekBoard,
) -> None:
    assert press(board, Key.Key_Down) == "b"
    assert press(board, Key.Key_Down) == "d", "the line between has nothing"
    assert press(board, Key.Key_Up) == "b"
    assert press(board, Key.Key_End, Key.Key_Up) == "c"
    assert press(board, Key.Key_Up) == "c"


def test_enter_and_a_double_click_open_a_tag(qtbot: QtBot, board: WeekBoard) -> None:
    with qtbot.waitSignal(board.opened) as signal:
        press(board, Key.Key_Right, Key.Key_Return)
    assert signal.args == ["b"]
    click(board, "d")
    assert name(board) == "d"
    with qtbot.waitSignal(board.opened) as signal:
        QTest.mouseDClick(board.viewport(), LEFT_BUTTON, NONE, centre(board, "e"))
    assert signal.args == ["e"]


def test_a_double_click_on_a_title_opens_the_line_but_not_a_heading(
    qtbot: QtBot, board: WeekBoard
) -> None:
    opened: list[object] = []
    board.line_opened.connect(opened.append)
    for line in (0, 1):
        place = board.title_rect(line).center().toPoint()
        QTest.mouseDClick(board.viewport(), LEFT_BUTTON, NONE, place)
    assert opened == [1]


def test_the_current_tag_stays_while_it_is_there(board: WeekBoard) -> None:
    board.set_current("d")
    board.show_board(HEADS, LINES[3:], now=None)
    assert name(board) == "d"
    board.show_board(HEADS, LINES[:2], now=None)
    assert name(board) is None


def test_many_tags_of_a_week_fold_and_open_again(board: WeekBoard) -> None:
    many = tags(*(f"t{n}" for n in range(MOST + 4)))
    board.show_board(HEADS, [BoardLine(1, "Astana", weeks=(many, (), ()))], now=None)
    folded = board.title_rect(0).height()
    board.set_current(f"t{MOST - 1}")
    assert press(board, Key.Key_Down) == f"t{MOST}", "what is folded opens for the keyboard"
    assert board.title_rect(0).height() > folded
    press(board, Key.Key_Home)
    board.show_board(HEADS, [BoardLine(2, "Danube", weeks=(many, (), ()))], now=None)
    below = board.place_of(f"t{MOST - 1}").center().toPoint() + QPoint(0, 22)
    assert board.title_rect(0).height() == folded
    QTest.mouseClick(board.viewport(), LEFT_BUTTON, NONE, below)
    assert board.title_rect(0).height() > folded


def test_it_scrolls_to_what_the_keyboard_reaches(board: WeekBoard) -> None:
    lines = [BoardLine(n, f"P{n}", weeks=(tags(f"x{n}"), (), ())) for n in range(60)]
    board.show_board(HEADS, lines, now=None)
    assert not board.viewport().rect().contains(centre(board, "x59"))
    board.set_current("x59")
    assert board.viewport().rect().contains(centre(board, "x59"))
    board.set_current("x0")
    assert board.viewport().rect().contains(centre(board, "x0"))


def test_a_narrow_board_scrolls_sideways(board: WeekBoard) -> None:
    heads = [WeekHead(f"Week {n}", "") for n in range(13)]
    weeks = tuple(tags(f"w{n}") for n in range(13))
    board.show_board(heads, [BoardLine(1, "Astana", weeks=weeks)], now=None)
    assert board.horizontalScrollBar().maximum() > 0
    board.set_current("w12")
    assert board.viewport().rect().contains(centre(board, "w12"))
    assert board.tag_at(board.place_of("w12").center()) == weeks[12][0]


def test_a_screen_reader_hears_the_project_and_the_tag(board: WeekBoard) -> None:
    press(board, Key.Key_End)
    assert board.accessibleName() == "Look-ahead: Bajio, 2025-03-03 · e"
