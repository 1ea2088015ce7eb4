"""The gallery: photographs as tiles, each with its caption, day and shop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate

from core import terms, text
from core.language import current, tr
from ui import paint
from ui.guard import guarded
from ui.theme import line_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from core.queries.photographs import PhotoRow
    from ui.pages.project.tabs._photos.thumbs import Thumbs

WIDTH, PICTURE = 232, 168
GAP, INSET = 8, 6
AnyIndex = QModelIndex | QPersistentModelIndex
ROW: Final = Qt.ItemDataRole.UserRole + 1


class TilesModel(QAbstractListModel):
    """Photographs in the order they are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PhotoRow] = []

    def show_rows(self, rows: Sequence[PhotoRow]) -> None:
        """Show others; where only what they say differs, nothing moves."""
        same = [row.id for row in rows] == [row.id for row in self.rows]
        if same:
            self.rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    @guarded(default=0)
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    @guarded
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(filter(None, (title_of(row), facts_of(row))))
        if role == Qt.ItemDataRole.ToolTipRole:
            return paint.plain("\n".join(filter(None, (title_of(row), row.place, row.note))))
        return None


class TileDelegate(QStyledItemDelegate):
    """Paints one tile: the whole picture on its ground, two lines under it."""

    def __init__(self, thumbs: Thumbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbs = thumbs

    @guarded(default=QSize(WIDTH, PICTURE))
    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(WIDTH + GAP, PICTURE + _words_height() + 2 * INSET + GAP)

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: PhotoRow = index.data(ROW)
        painter.save()
        whole = QRectF(option.rect).adjusted(0, 0, -GAP, -GAP)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            paint.rounded(painter, whole, 8, "sel")
        elif state & QStyle.StateFlag.State_MouseOver:
            paint.rounded(painter, whole, 8, "hover")
        frame = QRectF(whole.x() + INSET, whole.y() + INSET, whole.width() - 2 * INSET, PICTURE)
        self._picture(painter, frame, row)
        self._words(painter, frame, row)
        if state & QStyle.StateFlag.State_HasFocus:
            paint.focus_ring(painter, whole, 8)
        painter.restore()

    def _picture(self, painter: QPainter, frame: QRectF, row: PhotoRow) -> None:
        paint.rounded(painter, frame, 4, "sunken", "line")
        picture = row.picture
        small = None if picture is None else self._thumbs.of(picture)
        if small is not None:
            room = frame.adjusted(1, 1, -1, -1)
            scale = min(room.width() / small.width(), room.height() / small.height())
            place = QRectF(0, 0, small.width() * scale, small.height() * scale)
            place.moveCenter(room.center())
            painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, small, QRectF(small.rect()))
            return
        refused = picture is None or self._thumbs.refusal(picture.sha256)
        icon, size = ("file-x" if refused else "image"), 28
        at = frame.center()
        paint.picture(painter, at.x() - size / 2, at.y() - size / 2, icon, "text3", size=size)

    def _words(self, painter: QPainter, frame: QRectF, row: PhotoRow) -> None:
        line = line_height("body") + 2
        first = QRectF(frame.x(), frame.bottom() + INSET, frame.width(), line)
        named = row.caption(current())
        paint.text(painter, first, title_of(row), "body", "text" if named else "text3")
        second = first.translated(0, line)
        if row.for_customer:
            paint.picture(
                painter, second.right() - 14, second.center().y() - 7, "users", "text3", size=14
            )
            second.setRight(second.right() - 20)
        paint.text(painter, second, facts_of(row), "small", "text2")


class GalleryView(QListView):
    """Tiles that wrap to the width; keys move among them, Enter enlarges.

    Signals:
        opened: a photograph is to be enlarged; carries its row.
        menu_asked: right click or Shift+F10; carries the place on the screen.
        selection_changed: others are selected.
    """

    opened = Signal(object)
    menu_asked = Signal(object)
    selection_changed = Signal()

    def __init__(self, thumbs: Thumbs, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = TilesModel(self)
        self.setModel(self.tiles)
        self.setItemDelegate(TileDelegate(thumbs, self))
        self.setAccessibleName(name)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setViewportMargins(12, 12, 4, 4)
        self.setProperty("kind", "gallery")
        thumbs.made.connect(lambda _hash: self.viewport().update())
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        self.doubleClicked.connect(lambda at: self.opened.emit(at.data(ROW)))

    def show_rows(self, rows: Sequence[PhotoRow]) -> None:
        """Show others; what is selected and there stays selected."""
        chosen = {row.id for row in self.chosen()}
        self.tiles.show_rows(rows)
        if chosen and not self.chosen():
            self.select([row.id for row in rows if row.id in chosen])

    def chosen(self) -> list[PhotoRow]:
        """Return what is selected, in the order shown."""
        places = sorted(at.row() for at in self.selectionModel().selectedIndexes())
        return [self.tiles.rows[place] for place in places if place < len(self.tiles.rows)]

    def select(self, ids: Sequence[int]) -> None:
        """Select photographs by id and bring the first into view."""
        flags = QItemSelectionModel.SelectionFlag
        wanted, model = set(ids), self.selectionModel()
        places = [n for n, row in enumerate(self.tiles.rows) if row.id in wanted]
        model.clearSelection()
        for place in places:
            model.select(self.tiles.index(place), flags.Select)
        if places:
            first = self.tiles.index(places[0])
            model.setCurrentIndex(first, flags.NoUpdate)
            self.scrollTo(first)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and at.isValid():
            self.opened.emit(at.data(ROW))
        else:
            super().keyPressEvent(event)

    @guarded
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        asked = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            asked = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        self.menu_asked.emit(asked)


def title_of(row: PhotoRow) -> str:
    """Return the caption in the language of the screen, else the name of the file, else the code."""
    picture = row.picture.shown if row.picture is not None else ""
    return row.caption(current()) or picture or row.code


def facts_of(row: PhotoRow) -> str:
    """Return the day, the shop and the package."""
    shop = tr(terms.shop(row.shop).name) if row.shop else ""
    return " · ".join(filter(None, (text.day(row.taken), shop, row.package)))


def _words_height() -> int:
    return round(2 * (line_height("body") + 2)) + INSET
