"""The one row on top: menus, search field, undo and redo, status date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenuBar,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from core.language import mark, tr
from core.text import day
from ui import paint
from ui.guard import guarded
from ui.icons import set_icon
from ui.theme import color, text_width, theme

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtGui import QPaintEvent

SEARCH: Final = mark("Search or run a command")
SEARCH_KEYS: Final = "Ctrl+K"
FIELD, SMALL_FIELD = 380, 300
ROOMY: Final = 1360


class TopBar(QWidget):
    """Menus at the left, the search field in the middle, what was done and as of when at the right.

    Signals:
        search_asked: The search field was pressed.
        undo_asked: The undo button was pressed.
        redo_asked: The redo button was pressed.
        status_date_asked: The status date was pressed.
    """

    search_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    status_date_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme().tokens.height["top_bar"])
        self.menus = QMenuBar(self)
        self.search = SearchButton(self)
        self.search.clicked.connect(self.search_asked)
        self.undo, self.redo = self._button("undo-2"), self._button("redo-2")
        self.undo.clicked.connect(self.undo_asked)
        self.redo.clicked.connect(self.redo_asked)
        self._divider = _Divider(self)
        self.status_date = StatusDateButton(self)
        self.status_date.clicked.connect(self.status_date_asked)
        self._lay_out()
        self.name_steps(None, None)

    def name_steps(self, undo: str | None, redo: str | None) -> None:
        """Say in the tooltips what would be taken back or done again; nothing disables."""
        self.undo.setEnabled(undo is not None)
        self.redo.setEnabled(redo is not None)
        back = tr("Undo {step}", step=undo) if undo else tr("Nothing to undo")
        again = tr("Redo {step}", step=redo) if redo else tr("Nothing to redo")
        self.undo.setToolTip(paint.plain(f"{back} (Ctrl+Z)"))
        self.redo.setToolTip(paint.plain(f"{again} (Ctrl+Y)"))
        self.undo.setAccessibleName(back)
        self.redo.setAccessibleName(again)

    def show_status_date(self, status_date: dt.date | None) -> None:
        """Show the date that everything is stated at; none hides it."""
        self.status_date.show_date(status_date)
        self._divider.setVisible(status_date is not None)

    def retranslate(self) -> None:
        """Say everything again in the language of the screen."""
        self.search.setAccessibleName(tr(SEARCH))
        self.search.update()
        self.status_date.show_date(self.status_date.date)

    def fit(self, width: int) -> None:
        """Give the search field the room that a window of this width has."""
        self.search.setMaximumWidth(FIELD if width >= ROOMY else SMALL_FIELD)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("chrome"))
        paint.hline(painter, 0, self.width(), self.height() - 1)
        painter.end()

    def _button(self, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "icon")
        button.setFixedSize(30, 28)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_icon(button, icon)
        return button

    def _lay_out(self) -> None:
        self.menus.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        left, right = QHBoxLayout(), QHBoxLayout()
        left.addWidget(self.menus)
        left.addStretch(1)
        right.addStretch(1)
        for widget in (self.undo, self.redo, self._divider, self.status_date):
            right.addWidget(widget)
        right.setSpacing(6)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 12, 1)
        row.setSpacing(8)
        row.addLayout(left, 1)
        row.addWidget(self.search, 1)
        row.addLayout(right, 1)


class SearchButton(QAbstractButton):
    """Looks like a field and opens the search palette."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr(SEARCH))

    @guarded(default=QSize())
    def sizeHint(self) -> QSize:
        return QSize(FIELD, theme().tokens.height["control"])

    @guarded(default=QSize())
    def minimumSizeHint(self) -> QSize:
        return QSize(60, theme().tokens.height["control"])

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint.rounded(painter, rect, 6, "hover" if self.underMouse() else "surface", "line2")
        paint.picture(painter, 8, rect.center().y() - 8, "search", "text3")
        caps = paint.keys_width(SEARCH_KEYS)
        has_room = rect.width() > text_width(tr(SEARCH)) + caps + 60
        words = rect.adjusted(36, 0, -(caps + 12 if has_room else 8), 0)
        paint.text(painter, words, tr(SEARCH), "body", "text3")
        if has_room:
            paint.keys(painter, rect.right() - caps - 6, rect.center().y(), SEARCH_KEYS)
        if self.hasFocus():
            paint.focus_ring(painter, rect, 6)
        painter.end()


class StatusDateButton(QAbstractButton):
    """The date every figure is stated at, always in sight; pressed, it offers to change it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.date: dt.date | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_date(self, date: dt.date | None) -> None:
        """Show this date; none hides the button."""
        self.date = date
        self.setVisible(date is not None)
        self.setAccessibleName(f"{tr('Status date')} {day(date)}")
        self.setToolTip(tr("Every figure is stated at this date. Change it (Ctrl+Shift+T)"))
        self.updateGeometry()
        self.update()

    @guarded(default=QSize())
    def sizeHint(self) -> QSize:
        words = text_width(tr("Status date")) + text_width(day(self.date), "body_m")
        return QSize(round(words) + 62, theme().tokens.height["control_bar"])

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint.rounded(painter, rect, 6, "press" if self.underMouse() else "chrome", "line2")
        paint.picture(painter, 9, rect.center().y() - 7, "calendar", size=14)
        place = rect.adjusted(29, 0, 0, 0)
        width = paint.text(painter, place, tr("Status date"), "body", "text2", elide=False)
        place.adjust(width + 6, 0, 0, 0)
        paint.text(painter, place, day(self.date), "body_m", elide=False)
        paint.picture(painter, rect.right() - 20, rect.center().y() - 6, "chevron-down", size=12)
        if self.hasFocus():
            paint.focus_ring(painter, rect, 6)
        painter.end()


class _Divider(QWidget):
    """A short vertical line between groups of buttons."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(7, 18)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.vline(painter, 3, 0, self.height(), "line2")
        painter.end()
