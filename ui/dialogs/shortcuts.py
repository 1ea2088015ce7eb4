"""Which keys do what: made from the actions that can be reached, and the keys of tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.language import mark, tr
from ui import paint
from ui.guard import guarded
from ui.theme import line_height
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.label import Label
from ui.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPaintEvent

    from ui.actions import Built

WIDTH, HEIGHT = 760, 560
_MNEMONIC: Final = re.compile(r"\(&\w\)|&")
"""The mark of the Alt letter: &File, and 文件(&F) in Chinese."""
COLUMNS: Final = 2
IN_TABLES: Final = (
    ("Enter", mark("Open the row, or edit the cell")),
    ("F2", mark("Edit the cell")),
    ("Esc", mark("Give up the edit; close")),
    ("Tab", mark("Next cell")),
    ("Ctrl+C", mark("Copy rows")),
    ("Ctrl+Shift+C", mark("Copy rows with their heads")),
    ("Ctrl+V", mark("Paste dates from Excel")),
    ("+", mark("One day later; with Ctrl one week")),
    ("-", mark("One day earlier; with Ctrl one week")),
    ("Space", mark("Side pane on or off")),
    ("Left", mark("Close a group; Right opens it")),
    ("Shift+F10", mark("Menu of the row")),
)
Group = tuple[str, "Sequence[tuple[str, str]]"]
"""A heading, and under it keys with what they do."""
IN_GANTT: Final = (
    ("Left", mark("Earlier days; Right shows later ones")),
    ("Home", mark("Fit all")),
    ("Shift", mark("During a drag: by days where it goes by weeks")),
    ("Ctrl", mark("During a drag: what follows stays where it is")),
    ("Esc", mark("Give up the drag")),
)
PLAIN: Final = QKeySequence.SequenceFormat.PortableText


class ShortcutsDialog(DialogFrame):
    """Two columns of keys under the headings of their menus."""

    def __init__(self, overlay: QWidget, actions: Iterable[Built]) -> None:
        super().__init__(overlay, tr("Keyboard shortcuts"), width=WIDTH, height=HEIGHT)
        scroll = ScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        groups = _by_menu(actions)
        groups.append((tr("In lists and tables"), [(keys, tr(text)) for keys, text in IN_TABLES]))
        scroll.body.addLayout(_columns(groups))
        scroll.body.addStretch(1)
        self.body.addWidget(scroll)
        self.body.setContentsMargins(4, 0, 4, 0)
        self.add_button(tr("Close"), kind="primary", run=self.close_sheet, default=True)


def _columns(groups: Sequence[Group]) -> QHBoxLayout:
    """Return the groups in columns of much the same height."""
    row = QHBoxLayout()
    row.setSpacing(32)
    columns = [QVBoxLayout() for _ in range(COLUMNS)]
    heights = [0] * COLUMNS
    for title, lines in groups:
        place = heights.index(min(heights))
        column = columns[place]
        column.addSpacing(16 if heights[place] else 0)
        column.addWidget(Label(title, "h3"))
        column.addSpacing(4)
        for keys, words in lines:
            column.addWidget(_KeyLine(keys, words))
        heights[place] += len(lines) + 2
    for column in columns:
        column.setSpacing(0)
        column.addStretch(1)
        row.addLayout(column, 1)
    return row


class _KeyLine(QWidget):
    """What it does at the left, the keys at the right."""

    def __init__(self, keys: str, words: str) -> None:
        super().__init__()
        self._keys, self._words = keys, words
        self.setAccessibleName(f"{words}: {keys}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @guarded(default=QSize())
    def sizeHint(self) -> QSize:
        return QSize(300, round(line_height()) + 8)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        width = paint.keys_width(self._keys)
        words = QRectF(0, 0, self.width() - width - 10, self.height())
        paint.text(painter, words, self._words, "body", "text2")
        paint.keys(painter, self.width() - width, self.height() / 2, self._keys)
        painter.end()


def _by_menu(actions: Iterable[Built]) -> list[Group]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for each in actions:
        title = _MNEMONIC.sub("", tr(each.action.menu)) if each.action.menu else tr("Other")
        for keys in each.shortcuts()[:1]:
            if shown := keys.toString(PLAIN).replace("Return", "Enter"):
                groups.setdefault(title, []).append((shown, each.words))
    return list(groups.items())


def open_shortcuts(overlay: QWidget, actions: Iterable[Built]) -> None:
    """Show the keys."""
    ShortcutsDialog(overlay, actions).open()
