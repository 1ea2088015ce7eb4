"""What drags would lead to, asked off the paint path: at most once a turn of the event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.timeline.planner import Preview

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable


class Answers(QObject):
    """Asks the newest question once all that moved the pointer is heard, and each only once."""

    def __init__(
        self, ask: Callable[[Hashable], Preview], heard: Callable[[], None], parent: QObject
    ) -> None:
        """Make it.

        Args:
            ask: what answers a question.
            heard: called when there is another answer.
            parent: what it ends with.
        """
        super().__init__(parent)
        self._ask, self._heard = ask, heard
        self._known: dict[Hashable, Preview] = {}
        self._question: Hashable = None
        self.now = Preview()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_time)

    def want(self, question: Hashable) -> None:
        """Have a question answered; until then the last answer stands."""
        self._question = question
        if question in self._known:
            self.now = self._known[question]
        else:
            self._timer.start()

    def settle(self) -> Preview:
        """Return the answer to what was asked last, now: the drag is released."""
        self._timer.stop()
        if self._question not in self._known:
            self._known[self._question] = self._ask(self._question)
        self.now = self._known[self._question]
        return self.now

    def close(self) -> None:
        """Answer nothing more."""
        self._timer.stop()
        self.deleteLater()

    def _on_time(self) -> None:
        self.settle()
        self._heard()
