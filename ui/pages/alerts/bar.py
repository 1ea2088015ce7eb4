"""The bars of the alerts: how many there are, which of them are shown, under which heads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.language import current, mark, tr
from core.queries.alerts import alert_kinds
from ui.models.arrange import Grouping
from ui.pages._alerts.words import SEVERITIES
from ui.theme import theme
from ui.widgets.button import button, icon_button
from ui.widgets.drop_button import DropButton, MultiDropButton
from ui.widgets.label import Label
from ui.widgets.search_field import SearchField
from ui.widgets.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from core.queries.alerts import AlertRow
    from ui.settings import View

GROUPS: Final = {
    "": mark("None"),
    "project": mark("Project"),
    "alert": mark("Alert"),
    "manager": mark("Project manager"),
}


class AlertsHead(QWidget):
    """The way back, title and counts at the left; Export at the right."""

    def __init__(
        self, back: Callable[[], object], export: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme().tokens.height["page_head"])
        self.back = icon_button("arrow-left", "", run=back)
        self.title, self.count = Label("", "title"), Label("", "body", "text3")
        self.export_button = button("", icon="download", run=export)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 16, 0)
        row.setSpacing(8)
        for each in (self.back, self.title, self.count):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self.export_button)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the fixed words in the language of the screen."""
        self.title.set_text(tr(mark("Alerts")))
        self.back.setToolTip(tr("Back to the portfolio"))
        self.back.setAccessibleName(tr("Back to the portfolio"))
        self.export_button.set_text(tr("Export"))
        self.export_button.setToolTip(tr(mark("What is shown, as an Excel workbook")))

    def show_counts(self, red: int, amber: int) -> None:
        """Say how many there are."""
        self.count.set_text(tr(mark("{red} red, {amber} amber"), red=red, amber=amber))
        self.export_button.setEnabled(bool(red + amber))


class AlertsBar(Surface):
    """Narrows the list and groups it.

    Signals:
        changed: something else is to be shown.
        left: Esc or Enter in the field; the list takes the keyboard.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(bottom=True, parent=parent)
        self.field = SearchField("", width=170)
        self.severity, self.group = DropButton(""), DropButton("")
        self.kinds, self.projects = MultiDropButton(""), MultiDropButton("")
        self.managers = MultiDropButton("")
        self.field.typed.connect(lambda _words: self.changed.emit())
        self.field.left.connect(self.left)
        buttons = (self.severity, self.kinds, self.projects, self.managers)
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
        self.retranslate()

    def retranslate(self) -> None:
        """Say the fixed words in the language of the screen."""
        self.field.set_placeholder(tr(mark("Filter alerts")))
        self.severity.set_label(tr(mark("Severity")))
        chosen = [(key, tr(name)) for key, name in SEVERITIES.items()]
        self.severity.set_choices([("", tr(mark("Any"))), *chosen], default="")
        self.kinds.set_label(tr(mark("Alert")))
        self.kinds.set_choices([(key, tr(title)) for key, title in alert_kinds().items()])
        self.projects.set_label(tr(mark("Project")))
        self.managers.set_label(tr(mark("PM")))
        self.managers.setToolTip(tr(mark("Project manager")))
        self.group.set_label(tr(mark("Group by")))
        self.group.set_choices([(key, tr(name)) for key, name in GROUPS.items()], default="")

    def offer(self, rows: Iterable[AlertRow]) -> None:
        """Offer the projects and project managers that have alerts; what is chosen stays."""
        projects = {row.project.id: row.project for row in rows}
        named = [(each.id, each.named(current())) for each in projects.values()]
        self.projects.set_choices(sorted(named, key=lambda pair: pair[1]))
        managers = {each.project_manager for each in projects.values()} - {""}
        self.managers.set_choices([(name, name) for name in sorted(managers)])

    def lets_through(self, row: AlertRow) -> bool:
        """Return whether an alert is to be shown."""
        return (
            (not self.severity.value or row.rag == self.severity.value)
            and (not self.kinds.values or row.kind in self.kinds.values)
            and (not self.projects.values or row.project.id in self.projects.values)
            and (not self.managers.values or row.project.project_manager in self.managers.values)
        )

    def grouping(self) -> Grouping[AlertRow] | None:
        """Return how the list is grouped now."""
        keys: dict[str, Callable[[AlertRow], str]] = {
            "project": lambda row: row.project.named(current()),
            "alert": lambda row: tr(row.title),
            "manager": lambda row: row.project.project_manager or tr("None"),
        }
        found = keys.get(self.group.value or "")
        return None if found is None else Grouping(key=found)

    def clear(self) -> None:
        """Narrow nothing."""
        for each in (self.kinds, self.projects, self.managers):
            each.set_values(())
        self.severity.set_value("")
        self.field.clear()

    def remember(self, view: View) -> None:
        """Note what is chosen; projects are chosen anew each time."""
        view.grouping = self.group.value or ""
        view.filters = {
            "severity": self.severity.value or "",
            "kinds": ",".join(self.kinds.values),
        }

    def recall(self, view: View) -> None:
        """Take up what was chosen."""
        self.group.set_value(view.grouping if view.grouping in GROUPS else "")
        severity = view.filters.get("severity", "")
        self.severity.set_value(severity if severity in SEVERITIES else "")
        kinds = view.filters.get("kinds", "").split(",")
        self.kinds.set_values([key for key in alert_kinds() if key in kinds])
