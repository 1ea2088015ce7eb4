"""What drags would lead to, asked off the paint path: at most once a turn of the event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer

from ui.timeline.planner import Preview

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

REST_MS: Final = 150
"""A pointer that rests so long is told what takes longer to find out."""


class Asked(Protocol):
    """What answers a question, at once or fully."""

    def __call__(self, question: Hashable, *, fully: bool) -> Preview:
        """Return the answer; what takes long only where it is asked fully."""
        ...


class Answers(QObject):
    """Asks the newest question once all that moved the pointer is heard, fully once it rests."""

    def __init__(self, ask: Asked, heard: Callable[[], None], parent: QObject) -> None:
        """Make it.

        Args:
            ask: what answers a question.
            heard: called when there is another answer.
            parent: what it ends with.
        """
        super().__init__(parent)
        self._ask, self._heard = ask, heard
        self._known: dict[Hashable, Preview] = {}
        self._full: set[Hashable] = set()
        self._question: Hashable = None
        self.now = Preview()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._on_turn)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._on_rest)

    def want(self, question: Hashable) -> None:
        """Have a question answered; until then the last answer stands."""
        if question != self._question or question not in self._full:
            self._rest.start()
        self._question = question
        if question in self._known:
            self.now = self._known[question]
        else:
            self._soon.start()

    def settle(self) -> Preview:
        """Return the answer to what was asked last, now: the drag is released."""
        self._soon.stop()
        if self._question not in self._known:
            self._known[self._question] = self._ask(self._question, fully=False)
        self.now = self._known[self._question]
        return self.now

    def close(self) -> None:
        """Answer nothing more."""
        self._soon.stop()
        self._rest.stop()
        self.deleteLater()

    def _on_turn(self) -> None:
        self.settle()
        self._heard()

    def _on_rest(self) -> None:
        if self._question in self._full:
            return
        self._full.add(self._question)
        self._known[self._question] = self.now = self._ask(self._question, fully=True)
        self._heard()
