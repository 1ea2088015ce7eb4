"""The bar over a register: filter, status, shop, grouping, figures, the button that adds a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from core import terms
from core.language import mark, tr
from core.registers import Kind
from ui.guard import guarded
from ui.widgets.button import button, icon_button
from ui.widgets.drop_button import DropButton, MultiDropButton
from ui.widgets.filter_chip import FilterChip
from ui.widgets.label import Label
from ui.widgets.search_field import SearchField
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from core.queries.register import RegisterRow
    from core.registers import Register
    from ui.pages._register.faces import Face
    from ui.settings import View

HEIGHT: Final = 44
NONE: Final = "none"
SHOP: Final = "shop"
POINT: Final = " · "
_BETWEEN: Final = "\t"
_NARROWEST, _WIDEST = 110, 190
"""Of the field with the words to look for."""


class Figures(Label):
    """A line of figures between points: as many as there is room for, all of them in the tip."""

    def __init__(self) -> None:
        super().__init__("", "small", "text2", align="right")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._parts: list[str] = []

    def show_line(self, line: str) -> None:
        """Show these figures, the most important first."""
        self._parts = line.split(POINT) if line else []
        self.setToolTip(line)
        self._fit()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        parts = list(self._parts)
        while parts and self.fontMetrics().horizontalAdvance(POINT.join(parts)) > self.width():
            parts.pop()
        self.set_text(POINT.join(parts))


class RegisterBar(Surface):
    """Narrows and groups the rows of a register.

    Signals:
        searched: the words to look for changed; carries them.
        filtered: another status or shop is chosen.
        grouped: another grouping is chosen.
        viewed: another view is chosen.
        figure_left: the rows of a figure are to be those of all again.
        add_asked: the button was pressed.
        export_asked: the button that makes a workbook was pressed.
        left: Escape in the empty search field.
    """

    searched = Signal(str)
    filtered = Signal()
    grouped = Signal()
    viewed = Signal()
    figure_left = Signal()
    add_asked = Signal()
    export_asked = Signal()
    left = Signal()

    def __init__(
        self, described: Register, look: Face, usual: str = "", parent: QWidget | None = None
    ) -> None:
        """Build the bar.

        Args:
            described: the register.
            look: its face, with views and filters.
            usual: the field the rows stand under before the user chooses.
            parent: the widget that owns it.
        """
        super().__init__(bottom=True, parent=parent)
        self._usual = usual or NONE
        self._described, self._look = described, look
        self.has_shop = any(f.key == SHOP and f.kind is Kind.SHOP for f in described.fields)
        self.title = Label("", "h3")
        self.title.hide()
        self.search = _search()
        self.status, self.shop = MultiDropButton(""), MultiDropButton("")
        self.group, self.view = DropButton(""), DropButton("")
        self.filters = {each.key: MultiDropButton("") for each in look.filters}
        self.figure = FilterChip("figure", "")
        self.figures = Figures()
        self.add, self.export = button("", icon="plus"), icon_button("file-spreadsheet", "")
        self.setMinimumHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(6)
        for widget in (
            *(self.title, self.search, self.status, self.shop, *self.filters.values()),
            *(self.group, self.view, self.figure),
        ):
            row.addWidget(widget)
        row.addWidget(self.figures, 1)
        row.addSpacing(6)
        row.addWidget(self.export)
        row.addWidget(self.add)
        self.status.setVisible(bool(described.status))
        self.shop.setVisible(self.has_shop)
        self.group.setVisible(bool(self._groupings()))
        self.view.setVisible(len(look.views) > 1)
        self.figure.hide()
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
        self.title.set_text(tr(described.title))
        self.status.set_label(tr(mark("Status")))
        self.shop.set_label(tr(mark("Shop")))
        self.group.set_label(tr(mark("Group by")))
        self.add.set_text(tr(self._look.add or mark("Add row")))
        said = tr(mark("Export to Excel…"))
        self.export.setToolTip(said)
        self.export.setAccessibleName(said)
        if described.status:
            field = described.field(described.status)
            self.status.set_label(tr(field.title))
            self.status.set_choices([(key, tr(words)) for key, words in field.choices.items()])
            self.status.set_common(self._open(), tr(mark("Open")))
        self.shop.set_choices([(shop.code, tr(shop.name)) for shop in terms.SHOPS])
        for each in self._look.filters:
            self.filters[each.key].set_label(tr(each.title))
        self.view.set_label(tr(mark("View")))
        views = [(each.key, tr(each.title)) for each in self._look.views]
        self.view.set_choices(views, default=views[0][0] if views else None)
        named = [(key, tr(described.field(key).title)) for key in self._groupings()]
        self.group.set_choices([(NONE, tr(mark("None"))), *named], default=self._usual)

    def offer(self, rows: Sequence[RegisterRow]) -> None:
        """Offer only shops, statuses and the like that there are rows of; what is chosen stays."""
        status = self._described.status
        shops = {row.values[SHOP] for row in rows} if self.has_shop else set()
        statuses = {row.values[status] for row in rows} if status else set()
        described = self._described
        if described.status:
            field = described.field(described.status)
            kept = set(statuses) | set(self.status.values)
            offered = [(key, tr(name)) for key, name in field.choices.items() if key in kept]
            self.status.set_choices(offered)
        kept = set(shops) | set(self.shop.values)
        self.shop.set_choices([(s.code, tr(s.name)) for s in terms.SHOPS if s.code in kept])
        for each in self._look.filters:
            drop = self.filters[each.key]
            found = sorted({value for row in rows for value in each.of(row)} | set(drop.values))
            drop.set_choices([(value, each.words(value)) for value in found])

    def start_finding(self) -> None:
        """Put the keyboard in the filter field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def clear(self) -> None:
        """Drop every filter without saying so."""
        self.search.clear()
        for drop in self._drops().values():
            drop.set_values(())
        self.figure.hide()

    def put_before_add(self, widget: QWidget) -> None:
        """Put a button of a panel before the one that adds a row."""
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(row.indexOf(self.add), widget)

    def show_title(self) -> None:
        """Say which register it is, where it stands under another; what is used less goes."""
        self.title.show()
        self.shop.hide()
        self.group.hide()
        self.view.hide()

    def show_figure(self, words: str) -> None:
        """Say which figure the rows are narrowed to; nothing for none."""
        self.figure.say(words)
        self.figure.setVisible(bool(words))

    def remember(self, view: View) -> None:
        """Write filters and grouping into what is remembered."""
        for name, drop in self._drops().items():
            view.filters[name] = _BETWEEN.join(drop.values)
        view.grouping = str(self.group.value or NONE)
        view.mode = str(self.view.value or "")

    def recall(self, view: View) -> None:
        """Take up what was remembered."""
        for name, drop in self._drops().items():
            drop.set_values([key for key in view.filters.get(name, "").split(_BETWEEN) if key])
        if "status" not in view.filters:
            self.status.set_values(self._open())
        wanted = view.grouping or self._usual
        self.group.set_value(wanted if wanted in self._groupings() else NONE)
        if view.mode in {each.key for each in self._look.views}:
            self.view.set_value(view.mode)

    def _open(self) -> tuple[str, ...]:
        """Return the statuses that are not ended, where the face leaves the ended ones out."""
        if not self._look.ended:
            return ()
        choices = self._described.field(self._described.status).choices
        return tuple(key for key in choices if key not in self._look.ended)

    def _drops(self) -> dict[str, MultiDropButton]:
        return {"status": self.status, SHOP: self.shop, **self.filters}

    def _groupings(self) -> list[str]:
        found = [SHOP] if self.has_shop else []
        found += [self._described.status] if self._described.status else []
        return found + ([self._described.parent] if self._described.parent else [])

    def _connect(self) -> None:
        self.search.typed.connect(self.searched)
        self.search.left.connect(self.left)
        for drop in self._drops().values():
            drop.chosen.connect(lambda _values: self.filtered.emit())
        self.view.chosen.connect(lambda _value: self.viewed.emit())
        self.figure.clicked.connect(lambda _on=False: self.figure_left.emit())
        self.group.chosen.connect(lambda _value: self.grouped.emit())
        self.add.clicked.connect(lambda _on=False: self.add_asked.emit())
        self.export.clicked.connect(lambda _on=False: self.export_asked.emit())


def _search() -> SearchField:
    """Return the field; a language with long words takes its room from it, not from the window."""
    made = SearchField("", width=_WIDEST)
    made.setMinimumWidth(_NARROWEST)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made
