"""Files are dropped only where they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.file_drop import FileDrop

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def test_what_is_wanted_is_taken_and_the_rest_goes_on(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    taken: list[QPoint] = []
    drop = FileDrop(widget, lambda _data, place: place.x() > 50)
    drop.dropped.connect(lambda _data, place: taken.append(place))
    places: list[QPoint | None] = []
    drop.over.connect(places.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/a.pdf")])
    for x in (10, 60):
        enter = QDragEnterEvent(QPoint(x, 5), COPY, data, LEFT, PLAIN)
        QCoreApplication.sendEvent(widget, enter)
        assert enter.isAccepted() == (x > 50)
        event = QDropEvent(QPointF(x, 5), COPY, data, LEFT, PLAIN)
        QCoreApplication.sendEvent(widget, event)
    QCoreApplication.sendEvent(widget, QDragLeaveEvent())
    assert taken == [QPoint(60, 5)]
    assert places[-1] is None
