"""What a method that Qt calls raises is reported, and the next frame is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTreeView, QWidget

from ui.guard import guarded

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot


class Faulty(QWidget):
    """Raises while it paints, once."""

    painted = 0

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.painted += 1
        if self.painted == 1:
            raise ValueError("in the middle of a frame")
        painter.end()


class Shapeless(QWidget):
    """Has no size."""

    @guarded(default=QSize(7, 7))
    def sizeHint(self) -> QSize:
        raise ValueError("no size")


class FaultyView(QTreeView):
    """Raises while it paints on its viewport."""

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        raise ValueError(str(painter.isActive()))


class FaultyModel(QAbstractListModel):
    """Cannot count."""

    @guarded(default=0)
    def rowCount(self, _parent: Any = None) -> int:
        raise ZeroDivisionError


def test_a_broken_paint_is_reported_and_the_next_frame_is_painted(
    qtbot: QtBot, capture: list[Exception]
) -> None:
    widget = Faulty()
    qtbot.addWidget(widget)
    widget.grab()
    widget.grab()
    assert widget.painted == 2
    assert [str(error) for error in capture] == ["in the middle of a frame"]
    assert capture[0].__traceback__ is not None


def test_a_painter_on_the_viewport_is_ended_too(qtbot: QtBot, capture: list[Exception]) -> None:
    view = FaultyView()
    qtbot.addWidget(view)
    view.viewport().grab()
    view.viewport().grab()
    assert len(capture) == 2


def test_an_override_that_must_answer_answers_its_default(
    qtbot: QtBot, capture: list[Exception]
) -> None:
    widget = Shapeless()
    qtbot.addWidget(widget)
    assert widget.sizeHint() == QSize(7, 7)
    assert FaultyModel().rowCount(QModelIndex()) == 0
    assert [type(error) for error in capture] == [ValueError, ZeroDivisionError]


@pytest.fixture
def capture(monkeypatch: pytest.MonkeyPatch) -> list[Exception]:
    seen: list[Exception] = []
    monkeypatch.setattr("sys.excepthook", lambda _kind, error, _trace: seen.append(error))
    return seen
