"""What stands over a grid of money: open where there is room, else a strip that says the main thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from core.language import mark, tr
from ui.guard import guarded
from ui.icons import set_icon
from ui.pages.project.tabs._tab import ProjectTab
from ui.widgets.button import icon_button
from ui.widgets.chip import Chip
from ui.widgets.label import Label
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QToolButton, QWidget

    from ui.desk import Desk

GRID: Final = 44 + 40 + 8 * 28
"""Pixels that the grid below keeps: its bar, its head and eight rows."""
SHARE: Final = 0.46
"""Of the height of both, what the panels take at most: the grid is the work."""
STRIP: Final = 38
EDGE: Final = 16
OPEN, CLOSED = "open", "closed"


class FoldedPanel(ProjectTab):
    """Panels over a grid; the user may open and close them, else the height of the window does.

    A subclass fills `row` and says in `summary` what matters while it is closed.
    """

    def __init__(
        self, desk: Desk, view: str, *, least: int, most: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._view, self._least, self._most = view, least, most
        self._holder: QWidget | None = None
        self.title, self.words = Label("", "h3"), Label("", "small", "text2")
        self.chip = Chip()
        self.opener, self.closer = _fold_button(), _fold_button()
        self.opener.clicked.connect(lambda _on=False: self.set_open(is_open=True))
        self.closer.clicked.connect(lambda _on=False: self.set_open(is_open=False))
        self.strip, self.content = Surface(bottom=True), Surface(bottom=True)
        self.row = QHBoxLayout(self.content)
        self.row.setContentsMargins(EDGE, 12, EDGE, 12)
        self.row.setSpacing(12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lay_out()

    # for subclasses

    def summary(self) -> tuple[str, str, tuple[str, str]]:
        """Return what a closed panel says: its title, a line, and a chip by tone and words."""
        raise NotImplementedError

    def say(self) -> None:
        """Say anew what stands in the strip, and on the buttons."""
        title, words, (tone, said) = self.summary()
        self.title.set_text(title)
        self.words.set_text(words)
        self.words.setToolTip(words)
        self.chip.show_status(tone, said, "" if tone == "grey" else tone)
        self.chip.setVisible(bool(said))
        for button, name, tip in (
            (self.opener, "chevrons-up-down", tr(mark("Show {title}"), title=title)),
            (self.closer, "chevrons-down-up", tr(mark("Hide {title}"), title=title)),
        ):
            set_icon(button, name)
            button.setToolTip(tip)
            button.setAccessibleName(tip)

    # for users

    @property
    def is_open(self) -> bool:
        """Return whether the panels are shown."""
        return not self.content.isHidden()

    def set_open(self, *, is_open: bool) -> None:
        """Open or close it, now and from now on."""
        self.desk.settings.view(self._view).mode = OPEN if is_open else CLOSED
        self._fit()

    def retranslate(self) -> None:
        self.mark_stale()

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        holder = self.parentWidget()
        if event.type() == QEvent.Type.ParentChange and holder is not self._holder:
            if self._holder is not None:
                self._holder.removeEventFilter(self)
            self._holder = holder
            if holder is not None:
                holder.installEventFilter(self)

    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._holder and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._fit()
        return False

    # private

    def _lay_out(self) -> None:
        line = QHBoxLayout(self.strip)
        line.setContentsMargins(EDGE, 0, 12, 0)
        line.setSpacing(10)
        # A long line must not make the window wider than the screen.
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for widget in (self.title, self.words, self.chip, self.opener):
            line.addWidget(widget, 1 if widget is self.words else 0)
        self.strip.setMinimumHeight(STRIP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.content)
        self.content.hide()

    def _fit(self) -> None:
        """Open or close it as the user said, else as the grid below has room."""
        if self._holder is None:
            return
        room = self._holder.height() - GRID
        said = self.desk.settings.view(self._view).mode
        is_open = said == OPEN if said in (OPEN, CLOSED) else room >= self._least
        share = round(self._holder.height() * SHARE)
        self.content.setFixedHeight(max(self._least, min(self._most, share, room)))
        self.content.setVisible(is_open)
        self.strip.setVisible(not is_open)


def _fold_button() -> QToolButton:
    return icon_button("chevrons-up-down", "", size=26)
