"""How the list is arranged now: filters, group and order, shown in the bar, kept in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.language import mark, tr
from ui.pages.portfolio.filter_bar import FilterBar
from ui.pages.portfolio.view import FIGURES, SORTS, filters, groupings
from ui.widgets.drop_button import DropButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from core.queries.portfolio import PortfolioRow
    from ui.models.rows import RowsModel
    from ui.settings import View

FIGURE = "figure"
ANY = mark("Any")


class Arrangement(QObject):
    """Applies what the user chose to the list, and shows it.

    Signals:
        changed: Something was chosen; the list shows it already.
    """

    changed = Signal()

    def __init__(self, view: View, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._model: RowsModel[PortfolioRow] | None = None
        self._groupings = groupings()
        self._filters = {each.key: each for each in filters()}
        self.buttons = {key: self._filter_button(key) for key in self._filters}
        self.group, self.sort = DropButton(""), DropButton("")
        self.group.chosen.connect(self.group_by)
        self.sort.chosen.connect(self.sort_by)
        self.bar = FilterBar([*self.buttons.values()], [self.group, self.sort], parent)
        self.bar.field.typed.connect(self._on_typed)
        self.bar.cleared.connect(self.clear)
        self.bar.my_order_asked.connect(lambda: self.sort_by(""))

    def rule(self, model: RowsModel[PortfolioRow]) -> None:
        """Arrange this list from now on."""
        self._model = model
        model.filter_text(self.bar.field.text())
        for key in (*self._filters, FIGURE):
            self._apply(key)
        grouping = self._view.grouping if self._view.grouping in self._groupings else ""
        model.group_by(self._groupings[grouping][1])
        self.show()

    def filter_by(self, key: str, choice: str) -> None:
        """Show only projects of this choice; an empty choice shows all."""
        self._view.filters[key] = choice
        self._apply(key)
        self._tell()

    def clear(self, key: str = "") -> None:
        """Drop one filter, or all of them."""
        for each in [key] if key else [*self._filters, FIGURE]:
            self._view.filters.pop(each, None)
            self._apply(each)
        if not key:
            self.bar.field.clear()
        self._tell()

    def group_by(self, key: str) -> None:
        """Group the list."""
        self._view.grouping = key
        if self._model is not None:
            self._model.group_by(self._groupings[key][1])
        self._tell()

    def sort_by(self, key: str) -> None:
        """Sort the list; an empty key is the user's own order."""
        order = next((order for each, _title, order in SORTS if each == key), None)
        if self._model is not None and order is not None:
            self._model.sort_by(order)
        self._tell()

    @property
    def figure(self) -> str:
        """Return the key figure that filters the list; "" for none."""
        return self._view.filters.get(FIGURE, "")

    @property
    def is_own_order(self) -> bool:
        """Return whether the rows stand in the user's own order."""
        return self._model is None or not self._model.order

    def show(self) -> None:
        """Show in the bar what is chosen."""
        for key, each in self._filters.items():
            button = self.buttons[key]
            button.set_label(tr(each.title))
            button.set_choices([("", tr(ANY)), *each.choices(self._rows())], default="")
            button.set_value(self._view.filters.get(key, ""))
        ways = [(key, tr(title)) for key, (title, _how) in self._groupings.items()]
        self._show_order(self.group, tr("Group by"), ways, self._view.grouping)
        key, words = self._order_shown()
        orders = [(each, tr(title)) for each, title, _order in SORTS]
        known = dict(orders)
        self._show_order(self.sort, tr("Sort"), orders + [(key, words)] * (key not in known), key)
        self.show_way_back()
        self.bar.show_chips(self._chips())
        self.bar.fit()

    @staticmethod
    def _show_order(
        button: DropButton, label: str, choices: list[tuple[str, str]], value: str
    ) -> None:
        """Show how the list is arranged: no choice is unusual, so none is coloured."""
        button.set_label(label)
        button.set_choices(choices, default=value)
        button.set_value(value)

    def show_way_back(self) -> None:
        """Show the way back to the user's own order while another order is shown."""
        self.bar.my_order.setVisible(not self.is_own_order)

    def _tell(self) -> None:
        self.show()
        self.changed.emit()

    def _rows(self) -> Sequence[PortfolioRow]:
        return self._model.rows if self._model is not None else ()

    def _apply(self, key: str) -> None:
        choice = self._view.filters.get(key, "")
        if self._model is None:
            return
        if not choice:
            self._model.filter_by(key, None)
        elif key == FIGURE:
            test = next((each.test for each in FIGURES if each.key == choice), None)
            self._model.filter_by(key, test)
        else:
            has = self._filters[key].test
            self._model.filter_by(key, lambda row: has(row, choice))

    def _order_shown(self) -> tuple[str, str]:
        if self.is_own_order or self._model is None:
            return "", tr(SORTS[0][1])
        first = self._model.order[0][0]
        known = {each[0][0]: (key, title) for key, title, each in SORTS if each}
        if first in known:
            return known[first][0], tr(known[first][1])
        return first, tr(self._model.columns[self._model.number(first)].title)

    def _chips(self) -> list[tuple[str, str]]:
        chips = []
        for key, each in self._filters.items():
            if choice := self._view.filters.get(key, ""):
                words = dict(each.choices(self._rows())).get(choice, choice)
                chips.append((key, f"{tr(each.title)}: {words}"))
        if self.figure:
            chips.append((FIGURE, next(tr(f.title) for f in FIGURES if f.key == self.figure)))
        return chips

    def _filter_button(self, key: str) -> DropButton:
        button = DropButton("")
        button.chosen.connect(lambda choice: self.filter_by(key, choice))
        return button

    def _on_typed(self, text: str) -> None:
        if self._model is not None:
            self._model.filter_text(text)
        self.changed.emit()
