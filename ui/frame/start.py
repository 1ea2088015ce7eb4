"""The start screen: no file is open; the sample, a new file, an existing one, or a recent one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from core.language import tr
from ui.paint import plain
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

MOST: Final = 5
BELOW: Final = 28


class StartScreen(Surface):
    """Offers the first deeds; nothing is stored before one of them is chosen.

    Signals:
        sample_asked: Open the sample portfolio.
        new_asked: Make a new file.
        open_asked: Open a file.
        recent_asked: Open a file opened before; carries its path.
    """

    sample_asked = Signal()
    new_asked = Signal()
    open_asked = Signal()
    recent_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._message = EmptyState()
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._paths: Sequence[str] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, BELOW)
        column.addWidget(self._message, 1)
        column.addLayout(self._recent)
        self.is_busy = False
        self.retranslate()

    def show_recent(self, paths: Sequence[str]) -> None:
        """Offer these files, the one opened last first."""
        self._paths = [path for path in paths if Path(path).exists()][:MOST]
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        middle = Qt.AlignmentFlag.AlignHCenter
        if self._paths:
            self._recent.addWidget(Label(tr("Recent files"), "cap_m", "text3"), 0, middle)
        for text in self._paths:
            path = Path(text)
            made = button(f"{path.stem} · {path.parent}", kind="link")
            made.setToolTip(plain(text))
            made.clicked.connect(lambda _on=False, p=path: self.recent_asked.emit(p))
            self._recent.addWidget(made, 0, middle)

    def show_busy(self, *, is_busy: bool) -> None:
        """Say that a file is on its way: nothing can be chosen meanwhile."""
        self.is_busy = is_busy
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the screen."""
        if self.is_busy:
            self._message.show_message(tr("Opening…"), "")
            return
        self._message.show_message(
            tr("No file is open"),
            tr("All your projects live in one file, on this computer. Look at the sample first."),
            actions=[
                (tr("Open the sample"), "lightbulb", "primary", self.sample_asked.emit),
                (tr("New file…"), "file-plus", "", self.new_asked.emit),
                (tr("Open…"), "folder-open", "", self.open_asked.emit),
            ],
            keys=[
                ("Ctrl+Shift+N", tr("new file")),
                ("Ctrl+O", tr("open")),
                ("Ctrl+K", tr("commands")),
            ],
        )
        self.show_recent(self._paths)
