"""The bar over a register: filter, status, shop, grouping, figures, the button that adds a row."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from core import terms
from core.language import mark, tr
from core.registers import Kind
from ui.guard import guarded
from ui.pages._register.project_column import OF_PROJECT, PROJECT
from ui.pages._register.project_column import TITLES as PROJECT_TITLES
from ui.pages._register.view_button import ViewButton
from ui.pages._register.views import due_column
from ui.widgets.button import button, icon_button
from ui.widgets.drop_button import DropButton, MultiDropButton
from ui.widgets.filter_chip import FilterChip
from ui.widgets.label import Label
from ui.widgets.search_field import SearchField
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from core.queries.register import RegisterRow
    from core.registers import Register
    from ui.pages._register.faces import Face
    from ui.settings import View

HEIGHT: Final = 44
SEARCH, SMALL_SEARCH, GAP, LEAST = 190, 140, 6, 320
NONE: Final = "none"
SHOP: Final = "shop"
POINT: Final = " · "
_BETWEEN: Final = "\t"
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


class ColumnDrop(DropButton):
    """Says what a column is narrowed to; pressed, it asks.

    Signals:
        asked: it was pressed.
    """

    asked = Signal()

    def __init__(self) -> None:
        self._said = ""
        super().__init__("")

    def say(self, words: str) -> None:
        """Show what the column is narrowed to; nothing for all of its rows."""
        self._said = words
        self._refresh()

    def drop(self) -> None:
        self.asked.emit()

    def shown(self) -> str:
        return self._said or tr(mark("Any"))

    def is_narrowing(self) -> bool:
        return bool(self._said)


class RegisterBar(Surface):
    """Narrows and groups the rows of a register.

    Signals:
        searched: the words to look for changed; carries them.
        filtered: another status or shop is chosen.
        grouped: another grouping is chosen.
        viewed: another view is chosen.
        figure_left: the rows of a figure are to be those of all again.
        column_asked: a column is to be narrowed; carries its key.
        more_asked: the button of the other columns was pressed.
        add_asked: the button was pressed.
        export_asked: the button that makes a workbook was pressed.
        left: Escape in the empty search field.
    """

    searched = Signal(str)
    filtered = Signal()
    grouped = Signal()
    viewed = Signal()
    figure_left = Signal()
    column_asked = Signal(str)
    more_asked = Signal()
    add_asked = Signal()
    export_asked = Signal()
    left = Signal()

    def __init__(
        self,
        described: Register,
        look: Face,
        usual: str = "",
        parent: QWidget | None = None,
        *,
        of_all: bool = False,
    ) -> None:
        """Build the bar.

        Args:
            described: the register.
            look: its face, with views and filters.
            usual: the field the rows stand under before the user chooses.
            parent: the widget that owns it.
            of_all: whether the rows are of all projects.
        """
        super().__init__(bottom=True, parent=parent)
        self._of_all = of_all
        self._usual = usual or NONE
        self._described, self._look = described, look
        self.has_shop = any(f.key == SHOP and f.kind is Kind.SHOP for f in described.fields)
        self.title = Label("", "h3")
        self.title.hide()
        self.search = SearchField("", width=SEARCH)
        self.status, self.shop = MultiDropButton(""), MultiDropButton("")
        self.group, self.view = DropButton(""), ViewButton()
        asked = ((PROJECT, True), (due_column(described), bool(due_column(described))))
        self.columns = {key: ColumnDrop() for key, there in asked if of_all and there}
        self.more = icon_button("list-filter", "", run=self.more_asked.emit)
        self.filters = {each.key: MultiDropButton("") for each in look.filters}
        self.figure = FilterChip("figure", "")
        self.figures = Figures()
        self.add, self.export = button("", icon="plus"), icon_button("file-spreadsheet", "")
        self._lay_out()
        self.figure.hide()
        self._connect()
        self.retranslate()

    @guarded(default=QSize())
    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, super().minimumSizeHint().height())

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Leave out what there is no room for; the button of the other columns still has it."""
        self.search.setFixedWidth(SEARCH)
        over = self._needed() - self.width()
        if over > 0:
            self.search.setFixedWidth(SMALL_SEARCH)
            over -= SEARCH - SMALL_SEARCH
        due = [drop for key, drop in self.columns.items() if key != PROJECT]
        for each in (self.shop, *due, self.group, *reversed(self.filters.values())):
            if each in self._present:
                each.setVisible(over <= 0)
                over -= each.sizeHint().width() + GAP if over > 0 else 0

    def _needed(self) -> int:
        widths = (
            SEARCH if each is self.search else each.sizeHint().width() for each in self._present
        )
        chip = 0 if self.figure.isHidden() else self.figure.sizeHint().width() + GAP
        return sum(widths) + GAP * (len(self._present) + 1) + chip + 28

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
        for key, drop in self.columns.items():
            drop.set_label(tr(mark("Project") if key == PROJECT else mark("Due")))
        more = tr(mark("Filter by another column"))
        self.more.setToolTip(more)
        self.more.setAccessibleName(more)
        self.view.set_label(tr(mark("View")))
        views = [(each.key, tr(each.title)) for each in self._look.views]
        self.view.set_choices(views, default=views[0][0] if views else None)
        named = [(key, tr(self._title_of(key))) for key in self._groupings()]
        self.group.set_choices([(NONE, tr(mark("None"))), *named], default=self._usual)
        self.fit()

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
        self._present.append(widget)

    def show_title(self) -> None:
        """Say which register it is, where it stands under another; what is used less goes."""
        self.title.show()
        for each in (self.shop, self.group, self.view):
            each.hide()
            if each in self._present:
                self._present.remove(each)
        self._present.append(self.title)

    def show_figure(self, words: str) -> None:
        """Say which figure the rows are narrowed to; nothing for none."""
        self.figure.say(words)
        self.figure.setVisible(bool(words))
        self.fit()

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

    def say_columns(self, words: Mapping[str, str]) -> None:
        """Say what the columns are narrowed to that have a button."""
        for key, drop in self.columns.items():
            drop.say(words.get(key, ""))
        self.fit()

    def _groupings(self) -> list[str]:
        found = list(OF_PROJECT) if self._of_all else []
        found += [SHOP] if self.has_shop else []
        found += [self._described.status] if self._described.status else []
        found += [self._described.parent] if self._described.parent else []
        fields = {each.key for each in self._described.fields}
        return found + [key for key in ("category", "owner", "responsible") if key in fields]

    def _title_of(self, grouping: str) -> str:
        return PROJECT_TITLES.get(grouping) or self._described.field(grouping).title

    def _lay_out(self) -> None:
        self.setMinimumHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(GAP)
        for widget in (
            *(self.title, self.search, *self.columns.values(), self.status, self.shop),
            *(*self.filters.values(), self.more, self.group, self.view, self.figure),
        ):
            row.addWidget(widget)
        row.addWidget(self.figures, 1)
        row.addSpacing(6)
        row.addWidget(self.export)
        row.addWidget(self.add)
        self._present: list[QWidget] = [
            self.search,
            *self.columns.values(),
            *self.filters.values(),
            self.more,
        ]
        self._present += [self.status] if self._described.status else []
        self._present += [self.shop] if self.has_shop else []
        self._present += [self.group] if self._groupings() else []
        self._present += [self.view, self.export, self.add]
        for widget in (self.status, self.shop, self.group):
            widget.setVisible(widget in self._present)

    def _connect(self) -> None:
        self.search.typed.connect(self.searched)
        self.search.left.connect(self.left)
        for drop in self._drops().values():
            drop.chosen.connect(lambda _values: self.filtered.emit())
        self.view.chosen.connect(lambda _value: self.viewed.emit())
        self.figure.clicked.connect(lambda _on=False: self.figure_left.emit())
        for key, asked in self.columns.items():
            asked.asked.connect(partial(self.column_asked.emit, key))
        self.group.chosen.connect(lambda _value: self.grouped.emit())
        self.add.clicked.connect(lambda _on=False: self.add_asked.emit())
        self.export.clicked.connect(lambda _on=False: self.export_asked.emit())
