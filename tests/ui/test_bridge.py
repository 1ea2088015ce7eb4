"""A step made on any thread is heard on the GUI thread."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from ui.bridge import Bridge

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from core.workspace import Workspace


def test_a_step_made_on_a_worker_is_heard_on_the_gui_thread(qtbot: QtBot) -> None:
    listeners: list[Any] = []
    bridge = Bridge(cast("Workspace", SimpleNamespace(listeners=listeners)))
    heard: list[tuple[str, int]] = []
    bridge.changed.connect(lambda step: heard.append((step, threading.get_ident())))
    with qtbot.waitSignal(bridge.changed):
        worker = threading.Thread(target=listeners[0], args=("a step",))
        worker.start()
        worker.join()
        assert not heard
    assert heard == [("a step", threading.get_ident())]
    bridge.close()
    bridge.close()
    assert not listeners
