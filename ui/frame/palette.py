"""The search palette: one field over everything that can be opened or done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from core.language import mark, tr
from ui import paint
from ui.frame.search import Offer, found
from ui.guard import guarded
from ui.theme import color, font, line_height, text_width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    Index = QModelIndex | QPersistentModelIndex

WIDTH, TOP, HIGHEST = 640, 96, 520
FIELD, FOOT = 51, 33
ROW, HEADING = 34, 26
LOWEST: Final = 60
DIM: Final = 56
HINT: Final = mark("Search milestones, projects and commands")
NOTHING: Final = mark("Nothing has these words.")
Role = Qt.ItemDataRole


class Palette(QWidget):
    """Dims the window and offers what fits the words typed.

    Signals:
        opened: An offer was chosen; carries it. The palette is hidden already.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._offers: Sequence[Offer] = ()
        self._first: Sequence[Offer] = ()
        self._more: Callable[[str], Sequence[Offer]] = _nothing
        self._back: QWidget | None = None
        self.field = QLineEdit(self)
        self.field.setProperty("kind", "bare")
        self.field.setStyleSheet(
            "QLineEdit, QLineEdit:focus { border: 0; background: transparent; }"
        )
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.model = OfferModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_OfferPainter(self.list))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._on_clicked)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.field)
        self._box.addWidget(self.list, 1)
        parent.installEventFilter(self)
        self.hide()

    def ask(
        self,
        offers: Sequence[Offer],
        first: Sequence[Offer],
        more: Callable[[str], Sequence[Offer]],
    ) -> None:
        """Open over these offers.

        Args:
            offers: what is found by its words.
            first: what is shown while nothing is typed.
            more: gives what else there is for the words typed, shown above.
        """
        self._offers, self._first, self._more = offers, first, more
        self._back = self.window().focusWidget()
        self.field.setPlaceholderText(tr(HINT))
        self.field.setAccessibleName(tr(HINT))
        self.list.setAccessibleName(tr("Results"))
        self.field.setFont(font("h2", 400))
        self.field.clear()
        self._on_typed("")
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_it(self) -> None:
        """Close, with the keyboard back where it was."""
        self.hide()
        if self._back is not None:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
            self._back = None

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("shadow_color", DIM))
        panel = self._panel()
        paint.shadow(painter, panel, 12)
        paint.rounded(painter, panel, 12, "raised", "line2")
        paint.picture(painter, panel.x() + 18, panel.y() + FIELD / 2 - 8, "search", "text3")
        paint.hline(painter, panel.x() + 1, panel.right() - 1, panel.y() + FIELD)
        paint.hline(painter, panel.x() + 1, panel.right() - 1, panel.bottom() - FOOT)
        closing = QRectF(panel.right() - 176, panel.y(), 160, FIELD)
        paint.text(painter, closing, tr("Esc closes"), "small", "text3", align="right")
        if not self.model.rowCount():
            place = QRectF(panel.x() + 18, panel.y() + FIELD, panel.width(), LOWEST)
            paint.text(painter, place, tr(NOTHING), "body", "text3")
        self._paint_foot(painter, panel)
        painter.end()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel().contains(event.position()):
            self.close_it()

    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._pressed(Qt.Key(event.key()))
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def _pressed(self, key: Qt.Key) -> bool:
        moves = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 6,
            Qt.Key.Key_PageUp: -6,
        }
        if key in moves:
            self._move(moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_clicked(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.close_it()
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    def _move(self, by: int) -> None:
        rows = self.model.offer_rows()
        if rows:
            here = self.list.currentIndex().row()
            at = rows.index(here) if here in rows else 0
            place = (at + by) % len(rows) if abs(by) == 1 else min(max(at + by, 0), len(rows) - 1)
            self.list.setCurrentIndex(self.model.index(rows[place]))

    def _on_typed(self, typed: str) -> None:
        is_asked = bool(typed.strip())
        offers = [*self._more(typed), *self._offers] if is_asked else ()
        self.model.show_offers(found(offers, typed) if is_asked else self._first)
        rows = self.model.offer_rows()
        self.list.setCurrentIndex(self.model.index(rows[0]) if rows else QModelIndex())
        self.list.scrollToTop()
        self._place()
        self.update()

    def _on_clicked(self, index: QModelIndex) -> None:
        offer = self.model.offer(index)
        if offer is not None:
            self.close_it()
            self.opened.emit(offer)

    def _panel(self) -> QRectF:
        width = min(WIDTH, self.width() - 32)
        top = min(TOP, max(8, self.height() // 8))
        wanted = FIELD + max(LOWEST, self.model.height() + 14) + FOOT
        height = min(wanted, HIGHEST, self.height() - top - 16)
        return QRectF((self.width() - width) // 2, top, width, height)

    def _place(self) -> None:
        panel = self._panel().toRect()
        side = round(text_width(tr("Esc closes"), "small")) + 30
        self.field.setGeometry(panel.x() + 40, panel.y() + 8, panel.width() - 48 - side, FIELD - 16)
        height = panel.height() - FIELD - FOOT - 10
        self.list.setGeometry(panel.x() + 7, panel.y() + FIELD + 6, panel.width() - 14, height)

    def _paint_foot(self, painter: QPainter, panel: QRectF) -> None:
        x, y = panel.x() + 18, panel.bottom() - FOOT / 2
        for keys, words in (("↑+↓", tr("select")), ("Enter", tr("open"))):
            x = paint.keys(painter, x, y, keys) + 8
            place = QRectF(x, y - 10, 200, 20)
            x += paint.text(painter, place, words, "small", "text3") + 16


def _nothing(_typed: str) -> Sequence[Offer]:
    return ()


class OfferModel(QAbstractListModel):
    """Offers under the headings of their groups."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[Offer | str] = []

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show these, a heading before the first of each group."""
        self.beginResetModel()
        self._lines = []
        group = ""
        for offer in offers:
            if offer.group != group:
                group = offer.group
                self._lines.append(group)
            self._lines.append(offer)
        self.endResetModel()

    def offer(self, index: Index) -> Offer | None:
        """Return the offer at an index; nothing at a heading."""
        line = self._lines[index.row()] if index.isValid() else None
        return line if isinstance(line, Offer) else None

    def line(self, number: int) -> Offer | str:
        """Return an offer or a heading."""
        return self._lines[number]

    def offer_rows(self) -> list[int]:
        """Return where the offers stand."""
        return [i for i, line in enumerate(self._lines) if isinstance(line, Offer)]

    def height(self) -> int:
        """Return how high all lines are together."""
        return sum(_height(line) for line in self._lines)

    @guarded(default=0)
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    @guarded
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        line = self._lines[index.row()]
        return f"{line.title} {line.detail}".strip() if isinstance(line, Offer) else line

    @guarded(default=Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.offer(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _OfferPainter(QStyledItemDelegate):
    """Paints an offer: icon, title, detail, shortcut."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    @guarded(default=QSize())
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, OfferModel)
        return QSize(200, _height(model.line(index.row())))

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, OfferModel)
        line = model.line(index.row())
        rect = QRectF(option.rect)
        painter.save()
        if isinstance(line, Offer):
            self._paint_offer(painter, rect, line, is_current=index == self._view.currentIndex())
        else:
            paint.text(painter, rect.adjusted(11, 4, 0, 0), line, "cap_m", "text3")
        painter.restore()

    def _paint_offer(
        self, painter: QPainter, rect: QRectF, offer: Offer, *, is_current: bool
    ) -> None:
        if is_current:
            paint.rounded(painter, rect, 6, "sel")
        shade = "accent" if is_current else "text2"
        paint.picture(painter, rect.x() + 11, rect.center().y() - 8, offer.icon, shade)
        keys = offer.keys or ("Enter" if is_current else "")
        end = rect.right() - 10
        if keys:
            end -= paint.keys_width(keys)
            paint.keys(painter, end, rect.center().y(), keys)
        title = QRectF(rect.x() + 41, rect.y(), end - rect.x() - 50, rect.height())
        kind = "body_m" if is_current else "body"
        width = paint.text(painter, title, offer.title, kind)
        title.adjust(width + 10, 0, 0, 0)
        if title.width() > LOWEST / 2:
            paint.text(painter, title, offer.detail, "small", "text3")


def _height(line: Offer | str) -> int:
    if isinstance(line, Offer):
        return max(ROW, round(line_height()) + 14)
    return max(HEADING, round(line_height("cap_m")) + 10)
