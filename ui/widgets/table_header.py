"""The head of a table: painted titles, sort arrow, column chooser, drag to reorder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from core.language import mark, tr
from ui import paint
from ui.actions import menu
from ui.guard import guarded
from ui.theme import color, line_height, text_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint, QRect
    from PySide6.QtWidgets import QMenu, QWidget

    from ui.models.rows import RowsModel

INSET = 8
ARROW = 14
WIDEST_BELOW = 84
"""The most that the second line of a title asks for; a longer one is cut, its tip is not."""


class TableHeader(QHeaderView):
    """Paints titles as DESIGN has them and offers the columns on right click.

    Signals:
        sort_asked: a title was clicked; the column's number, and whether to add to the order.
        column_toggled: a column was ticked or unticked in the chooser; its number.
        reset_asked: the user wants the columns as they were first.
        fit_asked: a divider was double-clicked; the column's number.
    """

    sort_asked = Signal(int, bool)
    column_toggled = Signal(int)
    reset_asked = Signal()
    fit_asked = Signal(int)

    def __init__(
        self, model: RowsModel[Any], *, height: int, left: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = model
        self._height = height
        self._left = left
        self._adding = False
        self._offered: frozenset[str] | None = None
        self._filtered: frozenset[str] = frozenset()
        self.menu_begins: Callable[[QMenu, int], object] | None = None
        """Puts what can be done with a column before the chooser of columns."""
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(24)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.sectionClicked.connect(self._on_clicked)
        self.sectionHandleDoubleClicked.connect(self.fit_asked)

    def set_height(self, height: int) -> None:
        """Make the head this high, as a Gantt beside it asks."""
        self._height = height
        self.updateGeometries()

    def offer(self, keys: frozenset[str] | None) -> None:
        """Offer only these columns in the chooser; with None all of them."""
        self._offered = keys

    def show_filtered(self, keys: frozenset[str]) -> None:
        """Mark the columns that the list is narrowed by."""
        self._filtered = keys
        self.viewport().update()

    def inset(self, section: int) -> int:
        """Return how far the words of a column stand from its left edge."""
        return self._left if self.visualIndex(section) == self._first() else INSET

    def title_width(self, section: int) -> int:
        """Return the width that the title of a column needs with its arrow."""
        column = self._rows.columns[section]
        inset = self.inset(section) + column.title_indent
        width = text_width(tr(column.title), "cap_m")
        if below := column.below():
            width = max(width, min(WIDEST_BELOW, text_width(below, "cap")) - ARROW)
        return round(width) + inset + INSET + ARROW

    def chooser(self) -> QMenu:
        """Return the column chooser."""
        chooser = menu(parent=self)
        for number, column in enumerate(self._rows.columns):
            if not column.title or (self._offered is not None and column.key not in self._offered):
                continue
            action = chooser.addAction(column.heading().replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(number))
            action.setEnabled(number > 0)
            action.triggered.connect(lambda _on=False, n=number: self.column_toggled.emit(n))
        chooser.addSeparator()
        chooser.addAction(tr("Reset columns")).triggered.connect(self.reset_asked)
        if self._rows.order:
            chooser.addAction(tr("Back to my order")).triggered.connect(
                lambda: self._rows.sort_by([])
            )
        return chooser

    @guarded(default=QSize(0, 28))
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height)

    @guarded
    def mouseReleaseEvent(self, event: Any) -> None:
        self._adding = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mouseReleaseEvent(event)

    @guarded
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        column = self._rows.columns[section]
        area = QRectF(rect)
        painter.save()
        painter.fillRect(area, color("surface"))
        paint.hline(painter, area.left(), area.right() + 1, rect.bottom())
        place = self._place(section)
        words = area.adjusted(self.inset(section) + column.title_indent, 0, -INSET, -1)
        if column.paint_head is not None:
            column.paint_head(painter, words)
            painter.restore()
            return
        if place >= 0 and column.side != "right":
            words.setRight(words.right() - ARROW)
        if second := column.below():
            words, below = _halves(words)
            paint.text(painter, below, second, "cap", "text3", align=column.side)
        tone = "text" if place >= 0 else "text3"
        title = tr(column.title)
        width = paint.text(painter, words, title, "cap_m", tone, align=column.side)
        if place >= 0:
            self._arrow(painter, words, width, column.side, place)
        if column.key in self._filtered:
            at = area.right() - ARROW if column.side != "right" else area.left() + 2
            paint.picture(painter, at, words.center().y() - 5.5, "funnel", "accent", size=11)
        painter.restore()

    @guarded
    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        paint.hline(painter, 0, self.viewport().width(), self.height() - 1)
        painter.end()

    def _first(self) -> int:
        shown = (i for i in range(self.count()) if not self.isSectionHidden(self.logicalIndex(i)))
        return next(shown, 0)

    def _place(self, section: int) -> int:
        key = self._rows.columns[section].key
        return next((i for i, (name, _) in enumerate(self._rows.order) if name == key), -1)

    def _arrow(self, painter: QPainter, words: QRectF, width: float, side: str, place: int) -> None:
        name = "arrow-down" if self._rows.order[place][1] else "arrow-up"
        at = words.right() - width - ARROW if side == "right" else words.left() + width + 3
        paint.picture(painter, at, words.center().y() - 5.5, name, "text2", size=11)
        if len(self._rows.order) > 1 and side != "right":
            area = QRectF(at + 11, words.top(), 12, words.height())
            paint.text(painter, area, str(place + 1), "cap", "text3")

    def _on_clicked(self, section: int) -> None:
        self.sort_asked.emit(section, self._adding)

    def _on_menu(self, at: QPoint) -> None:
        chooser = self.chooser()
        section = self.logicalIndexAt(at)
        if self.menu_begins is not None and section >= 0:
            shown = menu(parent=self)
            self.menu_begins(shown, section)
            shown.addSeparator()
            chooser.setTitle(tr(mark("Columns")))
            shown.addMenu(chooser)
            chooser = shown
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.popup(self.mapToGlobal(at))


def _halves(words: QRectF) -> tuple[QRectF, QRectF]:
    """Return the places of two lines that stand together in the middle of a head."""
    line = line_height("cap") + 1
    top = words.center().y() - line
    upper = QRectF(words.left(), top, words.width(), line)
    return upper, upper.translated(0, line)
