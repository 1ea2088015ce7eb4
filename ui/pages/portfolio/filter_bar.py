"""The bar above the list: filters, grouping, order, columns; a chip for each active filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.language import tr
from ui.guard import guarded
from ui.widgets.button import icon_button
from ui.widgets.filter_chip import FilterChip
from ui.widgets.search_field import SearchField
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from ui.widgets.drop_button import DropButton

FIELD, SMALL_FIELD = 190, 150
GAP = 6
LEAST = 320


class FilterBar(Surface):
    """Puts field, buttons and chips in rows.

    Signals:
        cleared: A chip was pressed; carries its key, "" for all of them.
        my_order_asked: The way back to the user's own order was pressed.
        columns_asked: The column chooser was pressed.
    """

    cleared = Signal(str)
    my_order_asked = Signal()
    columns_asked = Signal()

    def __init__(
        self, filters: Sequence[DropButton], orders: Sequence[DropButton], parent: QWidget
    ) -> None:
        super().__init__(bottom=True, parent=parent)
        self.field = SearchField("", width=FIELD)
        self.columns = icon_button("sliders-horizontal", "", run=self.columns_asked.emit)
        self.my_order = icon_button("rotate-ccw", "", run=self.my_order_asked.emit)
        self._filters, self._orders = filters, orders
        self._leaving = (orders[-1], filters[-1], filters[1])
        self._chips = QWidget(self)
        self._chip_row = QHBoxLayout(self._chips)
        self._chip_row.setContentsMargins(16, 0, 16, 8)
        self._chip_row.setSpacing(6)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(GAP)
        for widget in (self.field, *filters):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.my_order, *orders, self.columns):
            row.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 1)
        box.setSpacing(0)
        box.addLayout(row)
        box.addWidget(self._chips)
        self.show_chips(())
        self.retranslate()

    def retranslate(self) -> None:
        """Say the fixed words in the language of the screen."""
        self.field.set_placeholder(tr("Filter projects"))
        for button, words in (
            (self.columns, tr("Choose columns")),
            (self.my_order, tr("Back to my order")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)

    def chips(self) -> list[FilterChip]:
        """Return the chips that are shown."""
        places = (self._chip_row.itemAt(i) for i in range(self._chip_row.count()))
        widgets = (place.widget() for place in places if place is not None)
        return [widget for widget in widgets if isinstance(widget, FilterChip)]

    def show_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        """Show a chip (key, words) for each active filter, and one that clears them all."""
        while (item := self._chip_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for key, words in [*chips, *([("", tr("Clear all"))] if len(chips) > 1 else [])]:
            chip = FilterChip(key, words, self._chips)
            chip.clicked.connect(lambda _on=False, k=key: self.cleared.emit(k))
            self._chip_row.addWidget(chip)
        self._chip_row.addStretch(1)
        self._chips.setVisible(bool(chips))

    @guarded(default=QSize())
    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, super().minimumSizeHint().height())

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Leave out what there is no room for, the least needed first; menus still have it."""
        for each in self._leaving:
            each.show()
        self.field.setFixedWidth(FIELD)
        over = self._needed() - self.width()
        if over > 0:
            self.field.setFixedWidth(SMALL_FIELD)
            over -= FIELD - SMALL_FIELD
        for each in self._leaving:
            if over > 0:
                each.hide()
                over -= each.sizeHint().width() + GAP

    def _needed(self) -> int:
        shown = [self.field, *self._filters, *self._orders, self.columns]
        if not self.my_order.isHidden():
            shown.append(self.my_order)
        widths = (self.field.width() if w is self.field else w.sizeHint().width() for w in shown)
        return sum(widths) + GAP * (len(shown) + 1) + 26
