"""The rail at the left: the rooms of the file, pinned projects, settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.language import mark, tr
from ui import paint
from ui.frame.ground import RAIL_NARROW, RAIL_WIDE
from ui.guard import guarded
from ui.theme import color, line_height, theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent

WIDE, NARROW = RAIL_WIDE, RAIL_NARROW
ITEM, PIN = 30, 28
MARGIN: Final = 8
ICON_LEFT: Final = 9
TEXT_LEFT: Final = 34
MOST: Final = 999
"""A greater count is not told one by one."""


@dataclass(frozen=True, slots=True)
class Room:
    """A page as an entry of the rail; the title is a catalogue key."""

    key: str
    title: str
    icon: str


@dataclass(frozen=True, slots=True)
class Pinned:
    """A pinned project: its id, its name, its status shape."""

    id: int
    name: str
    tone: str


class Rail(QWidget):
    """Where to go. Narrow, it shows icons and shapes only; words are in the tooltips.

    Signals:
        room_chosen: A room was pressed; carries its key.
        project_chosen: A pinned project was pressed; carries its id.
        project_menu: The menu of a pinned project is wanted; carries its id and where.
        settings_chosen: Settings was pressed.
        narrowed: The user folded or unfolded the rail; carries whether it is folded now.
    """

    room_chosen = Signal(str)
    project_chosen = Signal(object)
    project_menu = Signal(object, object)
    settings_chosen = Signal()
    narrowed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_narrow = False
        self._can_widen = True
        self._here = ""
        self._project: int | None = None
        self._counts: Mapping[str, int] = {}
        self.rooms: list[RailItem] = []
        self.pins: list[RailItem] = []
        self._head = _Caption(mark("Pinned"), self)
        self._rooms_box, self._pins_box = QVBoxLayout(), QVBoxLayout()
        self.settings = RailItem("", icon="settings", parent=self)
        self.settings.clicked.connect(self.settings_chosen)
        self.fold = RailItem("", icon="panel-left-close", parent=self)
        self.fold.clicked.connect(self._on_fold)
        self._lay_out()
        self.show_pinned(())
        self.retranslate()

    def show_rooms(self, rooms: Sequence[Room]) -> None:
        """Show these rooms, first at the top."""
        _empty(self._rooms_box)
        self.rooms = []
        for room in rooms:
            item = RailItem(room.key, icon=room.icon, title=room.title, parent=self)
            item.clicked.connect(self._on_room)
            self.rooms.append(item)
            self._rooms_box.addWidget(item)
        self.show_counts(self._counts)
        self._tell_items()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many things wait in each room, by its key; none where nothing does."""
        self._counts = counts
        for item in self.rooms:
            item.set_count(counts.get(str(item.key), 0))

    def show_pinned(self, projects: Sequence[Pinned]) -> None:
        """Show these pinned projects."""
        _empty(self._pins_box)
        self.pins = []
        for project in projects:
            item = RailItem(project.id, tone=project.tone, name=project.name, parent=self)
            item.clicked.connect(self._on_project)
            item.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            item.customContextMenuRequested.connect(self._on_menu)
            self.pins.append(item)
            self._pins_box.addWidget(item)
        self._head.setVisible(bool(projects))
        self._tell_items()

    def show_place(self, room: str, project_id: int | None) -> None:
        """Show where the window is: a room, or a pinned project."""
        self._here, self._project = room, project_id
        self._tell_items()

    def set_narrow(self, is_narrow: bool, *, can_widen: bool) -> None:  # noqa: FBT001  one thing
        """Show icons only, or words too; a window too narrow for words cannot be unfolded."""
        self._is_narrow, self._can_widen = is_narrow, can_widen
        self.setFixedWidth(NARROW if is_narrow else WIDE)
        self._tell_items()

    @property
    def can_widen(self) -> bool:
        """Return whether there is room for words."""
        return self._can_widen

    @property
    def is_narrow(self) -> bool:
        """Return whether only icons are shown."""
        return self._is_narrow

    def retranslate(self) -> None:
        """Say everything again in the language of the screen."""
        self._tell_items()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("chrome"))
        paint.vline(painter, self.width() - 1, 0, self.height())
        painter.end()

    def _lay_out(self) -> None:
        for box in (self._rooms_box, self._pins_box):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(2)
        inner = QWidget()
        middle = QVBoxLayout(inner)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(6)
        middle.addLayout(self._rooms_box)
        middle.addWidget(self._head)
        middle.addLayout(self._pins_box)
        middle.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        for each in (scroll.viewport(), inner):
            each.setAutoFillBackground(False)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(0, 0, 0, 0)
        self._foot.setSpacing(0)
        self._foot.addWidget(self.settings, 1)
        self._foot.addWidget(self.fold)
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN, 10, MARGIN + 1, 10)
        box.setSpacing(6)
        box.addWidget(scroll, 1)
        box.addLayout(self._foot)

    def _tell_items(self) -> None:
        for item in (*self.rooms, *self.pins, self.settings, self.fold):
            item.set_narrow(self._is_narrow)
        self._head.is_narrow = self._is_narrow
        self._head.update()
        pinned = {item.key for item in self.pins}
        at_pin = self._project in pinned
        for item in self.rooms:
            item.setChecked(item.key == self._here and not at_pin)
        for item in self.pins:
            item.setChecked(item.key == self._project)
        self.settings.say(tr("Settings"))
        folded = tr("Show the words") if self._is_narrow else tr("Show icons only")
        self.fold.say(folded)
        self.fold.set_icon("panel-left-open" if self._is_narrow else "panel-left-close")
        self.fold.set_narrow(True)
        self.fold.setVisible(self._can_widen)
        direction = QHBoxLayout.Direction
        self._foot.setDirection(direction.TopToBottom if self._is_narrow else direction.LeftToRight)

    def _on_room(self) -> None:
        self.room_chosen.emit(self._pressed().key)
        self._tell_items()

    def _on_project(self) -> None:
        self.project_chosen.emit(self._pressed().key)
        self._tell_items()

    def _on_menu(self, at: QPoint) -> None:
        item = self._pressed()
        self.project_menu.emit(item.key, item.mapToGlobal(at))

    def _on_fold(self) -> None:
        self.set_narrow(not self._is_narrow, can_widen=self._can_widen)
        self.narrowed.emit(self._is_narrow)

    def _pressed(self) -> RailItem:
        item = self.sender()
        assert isinstance(item, RailItem)
        return item


class RailItem(QAbstractButton):
    """One entry: an icon or a status shape, and words where there is room."""

    def __init__(
        self,
        key: object,
        *,
        icon: str = "",
        tone: str = "",
        title: str = "",
        name: str = "",
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.key = key
        self._icon, self._tone, self._title, self._name = icon, tone, title, name
        self._is_narrow = False
        self._count = 0
        self.setCheckable(not (key == "" and not tone))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Take other words."""
        self._name = words
        self._name_it()

    def set_count(self, count: int) -> None:
        """Show how many things wait there: a number after the words, a dot without them."""
        self._count = count
        self._name_it()

    def set_icon(self, icon: str) -> None:
        """Take another icon."""
        self._icon = icon
        self.update()

    def set_narrow(self, is_narrow: bool) -> None:  # noqa: FBT001  a setter
        """Show the icon alone, or words too."""
        self._is_narrow = is_narrow
        fixed = QSizePolicy.Policy.Fixed
        self.setSizePolicy(fixed if self._is_fold else QSizePolicy.Policy.Ignored, fixed)
        self._name_it()
        self.updateGeometry()

    @guarded(default=QSize())
    def sizeHint(self) -> QSize:
        height = max(PIN if self._tone else ITEM, round(line_height()) + 12)
        return QSize(34 if self._is_narrow else 180, height)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            paint.rounded(painter, rect, 6, "press" if self.isChecked() else "hover")
        self._paint_mark(painter, rect)
        if not self._is_narrow:
            kind, shade = ("body_m", "text") if self.isChecked() else ("body", "text2")
            words = rect.adjusted(TEXT_LEFT, 0, -8, 0)
            if count := self._count_words():
                width = paint.text(painter, words, count, "small", "text3", align="right")
                words.setRight(words.right() - width - 6)
            paint.text(painter, words, self._words(), kind, shade)
        elif self._count:
            paint.dot(painter, rect.center().x() + 9, rect.center().y() - 8, 6, "text3")
        if self.hasFocus():
            paint.focus_ring(painter, rect, 6)
        painter.end()

    @property
    def _is_fold(self) -> bool:
        return self._icon.startswith("panel-left")

    def _words(self) -> str:
        return tr(self._title) if self._title else self._name

    def _count_words(self) -> str:
        if self._count > MOST:
            return f"{MOST}+"
        return str(self._count) if self._count else ""

    def _name_it(self) -> None:
        said = f"{self._words()} {self._count}" if self._count else self._words()
        self.setAccessibleName(said)
        self.setToolTip(paint.plain(said) if self._is_narrow else "")
        self.update()

    def _paint_mark(self, painter: QPainter, rect: QRectF) -> None:
        middle = rect.center()
        left = middle.x() - 8 if self._is_narrow else rect.x() + ICON_LEFT
        if self._tone:
            paint.rag(painter, left + 8, middle.y(), self._tone, 9.5)
            return
        shade = "accent" if self.isChecked() else "text3" if self._is_fold else "text2"
        paint.picture(painter, left, middle.y() - 8, self._icon, shade)


class _Caption(QWidget):
    """The words above the pinned projects; a hairline where the rail is narrow."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self.is_narrow = False
        self.setFixedHeight(round(theme().tokens.height["rail_item"]) + 4)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.is_narrow:
            paint.hline(painter, 6, self.width() - 6, self.height() / 2)
        else:
            rect = QRectF(ICON_LEFT, 8, self.width(), self.height() - 8)
            paint.text(painter, rect, tr(self._title), "cap_m", "text3")
        painter.end()


def _empty(box: QVBoxLayout) -> None:
    while (item := box.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
