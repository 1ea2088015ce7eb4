"""The bar over a register: filter, status, shop, grouping, figures, the button that adds a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from core import terms
from core.language import mark, tr
from core.registers import Kind
from ui.widgets.button import button
from ui.widgets.drop_button import DropButton, MultiDropButton
from ui.widgets.label import Label
from ui.widgets.search_field import SearchField
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtWidgets import QWidget

    from core.registers import Register
    from ui.settings import View

HEIGHT: Final = 44
NONE: Final = "none"
SHOP: Final = "shop"


class RegisterBar(Surface):
    """Narrows and groups the rows of a register.

    Signals:
        searched: the words to look for changed; carries them.
        filtered: another status or shop is chosen.
        grouped: another grouping is chosen.
        add_asked: the button was pressed.
        left: Escape in the empty search field.
    """

    searched = Signal(str)
    filtered = Signal()
    grouped = Signal()
    add_asked = Signal()
    left = Signal()

    def __init__(self, described: Register, usual: str = "", parent: QWidget | None = None) -> None:
        """Build the bar; `usual` is the field the rows stand under before the user chooses."""
        super().__init__(bottom=True, parent=parent)
        self._usual = usual or NONE
        self._described = described
        self.has_shop = any(f.key == SHOP and f.kind is Kind.SHOP for f in described.fields)
        self.search = SearchField("", width=190)
        self.status, self.shop = MultiDropButton(""), MultiDropButton("")
        self.group = DropButton("")
        self.figures = Label("", "small", "text2", align="right")
        self.figures.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.add = button("", icon="plus")
        self.setMinimumHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(6)
        for widget in (self.search, self.status, self.shop, self.group):
            row.addWidget(widget)
        row.addWidget(self.figures, 1)
        row.addSpacing(6)
        row.addWidget(self.add)
        self.status.setVisible(bool(described.status))
        self.shop.setVisible(self.has_shop)
        self.group.setVisible(bool(self._groupings()))
        self._connect()
        self.retranslate()

    @property
    def grouping(self) -> str:
        """Return the field that the rows stand under; nothing for none."""
        found = str(self.group.value or NONE)
        return "" if found == NONE else found

    def retranslate(self) -> None:
        """Say everything again, in the language of the screen."""
        described = self._described
        self.search.set_placeholder(tr(mark("Filter rows")))
        self.status.set_label(tr(mark("Status")))
        self.shop.set_label(tr(mark("Shop")))
        self.group.set_label(tr(mark("Group by")))
        self.add.set_text(tr(mark("Add row")))
        if described.status:
            field = described.field(described.status)
            self.status.set_label(tr(field.title))
            self.status.set_choices([(key, tr(words)) for key, words in field.choices.items()])
        self.shop.set_choices([(shop.code, tr(shop.name)) for shop in terms.SHOPS])
        named = [(key, tr(described.field(key).title)) for key in self._groupings()]
        self.group.set_choices([(NONE, tr(mark("None"))), *named], default=self._usual)

    def offer(self, shops: Collection[str], statuses: Collection[str]) -> None:
        """Offer only shops and statuses that there are rows of; what is chosen stays."""
        described = self._described
        if described.status:
            field = described.field(described.status)
            kept = set(statuses) | set(self.status.values)
            offered = [(key, tr(name)) for key, name in field.choices.items() if key in kept]
            self.status.set_choices(offered)
        kept = set(shops) | set(self.shop.values)
        self.shop.set_choices([(s.code, tr(s.name)) for s in terms.SHOPS if s.code in kept])

    def start_finding(self) -> None:
        """Put the keyboard in the filter field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def clear(self) -> None:
        """Drop every filter without saying so."""
        self.search.clear()
        self.status.set_values(())
        self.shop.set_values(())

    def remember(self, view: View) -> None:
        """Write filters and grouping into what is remembered."""
        view.filters["status"] = ",".join(self.status.values)
        view.filters["shop"] = ",".join(self.shop.values)
        view.grouping = str(self.group.value or NONE)

    def recall(self, view: View) -> None:
        """Take up what was remembered."""
        for name, drop in (("status", self.status), ("shop", self.shop)):
            drop.set_values([key for key in view.filters.get(name, "").split(",") if key])
        wanted = view.grouping or self._usual
        self.group.set_value(wanted if wanted in self._groupings() else NONE)

    def _groupings(self) -> list[str]:
        found = [SHOP] if self.has_shop else []
        found += [self._described.status] if self._described.status else []
        return found + ([self._described.parent] if self._described.parent else [])

    def _connect(self) -> None:
        self.search.typed.connect(self.searched)
        self.search.left.connect(self.left)
        self.status.chosen.connect(lambda _values: self.filtered.emit())
        self.shop.chosen.connect(lambda _values: self.filtered.emit())
        self.group.chosen.connect(lambda _value: self.grouped.emit())
        self.add.clicked.connect(lambda _on=False: self.add_asked.emit())
