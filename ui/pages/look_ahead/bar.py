"""The bars of the look-ahead: which weeks, and what of them is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core import text
from core.language import mark, tr, trn
from core.queries.look_ahead import KINDS
from ui.pages.look_ahead.weeks import SPANS
from ui.theme import theme
from ui.widgets.button import button, icon_button
from ui.widgets.drop_button import DropButton, MultiDropButton
from ui.widgets.label import Label
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ui.pages.look_ahead.weeks import Weeks
    from ui.settings import View

ANY, LATE_ONLY, OVERDUE_ONLY = "", "late", "overdue"
GROUPS: Final = {
    "": mark("None"),
    "country": mark("Country"),
    "manager": mark("Project manager"),
    "status": mark("Status"),
}


class LookAheadHead(QWidget):
    """Title and weeks at the left; steps, span and Export at the right.

    Signals:
        stepped: other weeks are wanted; carries −1, 1, or 0 for those of the status date.
        spanned: more or fewer weeks are wanted.
    """

    stepped = Signal(int)
    spanned = Signal()

    def __init__(self, export: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme().tokens.height["page_head"])
        self.title, self.weeks = Label("", "title"), Label("", "body", "text3")
        self.before = icon_button("chevron-left", "", run=lambda: self.stepped.emit(-1))
        self.after = icon_button("chevron-right", "", run=lambda: self.stepped.emit(1))
        self.now = button("", run=lambda: self.stepped.emit(0))
        self.span = Segmented([(key, "") for key in SPANS], name=tr(mark("Weeks shown")))
        self.export_button = button("", icon="download", run=export)
        self.span.chosen.connect(lambda _key: self.spanned.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addSpacing(6)
        row.addWidget(self.weeks)
        row.addStretch(1)
        for each in (self.before, self.now, self.after, self.span, self.export_button):
            row.addWidget(each)

    def retranslate(self) -> None:
        """Say the fixed words in the language of the screen."""
        self.title.set_text(tr("Look-ahead"))
        self.now.set_text(tr(mark("Status date")))
        self.now.setToolTip(tr(mark("The weeks from the status date on (Ctrl+Home)")))
        for each, words in (
            (self.before, tr(mark("Earlier weeks (Page up)"))),
            (self.after, tr(mark("Later weeks (Page down)"))),
        ):
            each.setToolTip(words)
            each.setAccessibleName(words)
        named = [(key, trn("{count} week", "{count} weeks", n)) for key, n in SPANS.items()]
        self.span.set_items([*named[:-1], (named[-1][0], tr(mark("Quarter")))])
        self.export_button.set_text(tr("Export"))
        self.export_button.setToolTip(tr(mark("What is shown, as an Excel workbook")))

    def show_weeks(self, weeks: Weeks) -> None:
        """Say which weeks are shown."""
        count = trn("{count} week", "{count} weeks", weeks.count)
        words = tr(mark("{weeks} from {day}"), weeks=count, day=text.day(weeks.first))
        self.weeks.set_text(words)


class LookAheadBar(Surface):
    """Narrows what is shown and groups it.

    Signals:
        changed: something else is to be shown.
        left: Esc or Enter in the field; the board takes the keyboard.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(bottom=True, parent=parent)
        self.field = SearchField("", width=170)
        self.kinds = MultiDropButton("")
        self.countries, self.managers = MultiDropButton(""), MultiDropButton("")
        self.late, self.group = DropButton(""), DropButton("")
        self.field.typed.connect(lambda _words: self.changed.emit())
        self.field.left.connect(self.left)
        buttons = (self.kinds, self.countries, self.managers, self.late)
        for each in (*buttons, self.group):
            each.chosen.connect(lambda _value: self.changed.emit())
        self.setMinimumHeight(theme().tokens.height["filter_bar"])
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self.field)
        for each in buttons:
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self.group)

    def retranslate(self) -> None:
        """Say the fixed words in the language of the screen."""
        self.field.set_placeholder(tr("Filter projects"))
        self.kinds.set_label(tr(mark("Events")))
        self.kinds.set_choices([(kind, tr(name)) for kind, name in KINDS.items()])
        self.countries.set_label(tr(mark("Country")))
        self.managers.set_label(tr(mark("PM")))
        self.managers.setToolTip(tr(mark("Project manager")))
        self.late.set_label(tr(mark("Late")))
        self.late.set_choices(
            [
                (ANY, tr(mark("Any"))),
                (LATE_ONLY, tr(mark("More than 10 d"))),
                (OVERDUE_ONLY, tr(mark("Overdue"))),
            ],
            default=ANY,
        )
        self.group.set_label(tr(mark("Group by")))
        self.group.set_choices([(key, tr(name)) for key, name in GROUPS.items()], default="")

    def offer(self, countries: Iterable[str], managers: Iterable[str]) -> None:
        """Offer the countries and project managers that there are."""
        named = sorted((text.country(code), code) for code in set(countries) if code)
        self.countries.set_choices([(code, name) for name, code in named])
        self.managers.set_choices([(name, name) for name in sorted(set(managers)) if name])

    def clear(self) -> None:
        """Narrow nothing."""
        for each in (self.kinds, self.countries, self.managers):
            each.set_values(())
        self.late.set_value(ANY)
        self.field.clear()

    def remember(self, view: View) -> None:
        """Note what is chosen."""
        view.grouping = self.group.value or ""
        view.filters = {
            "kinds": ",".join(self.kinds.values),
            "countries": ",".join(self.countries.values),
            "late": self.late.value or "",
        }

    def recall(self, view: View) -> None:
        """Take up what was chosen."""
        self.group.set_value(view.grouping if view.grouping in GROUPS else "")
        kinds = view.filters.get("kinds", "").split(",")
        self.kinds.set_values([kind for kind in KINDS if kind in kinds])
        late = view.filters.get("late", "")
        self.late.set_value(late if late in (LATE_ONLY, OVERDUE_ONLY) else ANY)
