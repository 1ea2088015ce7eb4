"""The head of the portfolio: its name, how many projects it has, what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.language import mark, tr, trn
from ui.theme import theme
from ui.widgets.button import button
from ui.widgets.count_button import CountButton
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.queries.portfolio import PortfolioTotals


class PortfolioHead(QWidget):
    """Title and count at the left; alerts, Export and New project at the right."""

    def __init__(
        self,
        alerts: Callable[[], object],
        export: Callable[[], object],
        create: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme().tokens.height["page_head"])
        self.title, self.count = Label("", "title"), Label("", "body", "text3")
        self.alerts_button = CountButton(icon="bell", run=alerts)
        self.export_button = button("", icon="download", run=export)
        self.create_button = button("", kind="primary", icon="plus", run=create)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addSpacing(6)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.alerts_button)
        row.addWidget(self.export_button)
        row.addWidget(self.create_button)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the fixed words in the language of the screen."""
        self.title.set_text(tr("Portfolio"))
        tip = tr(mark("What must be acted on in all projects, red and amber"))
        self.alerts_button.set_words(tr(mark("Alerts")), tip)
        self.export_button.set_text(tr("Export"))
        self.export_button.setToolTip(tr("Status report of the portfolio (Ctrl+Shift+R)"))
        self.create_button.set_text(tr("New project"))
        self.create_button.setToolTip(tr("New project (Ctrl+N)"))

    def show_totals(self, totals: PortfolioTotals, *, can_write: bool) -> None:
        """Say how many projects there are, in how many countries."""
        projects = trn("{count} project", "{count} projects", totals.projects)
        countries = trn("{count} country", "{count} countries", totals.countries)
        words = tr("{projects} in {countries}", projects=projects, countries=countries)
        self.count.set_text(words if totals.countries else projects)
        self.count.setVisible(bool(totals.projects))
        self.alerts_button.setVisible(bool(totals.projects))
        self.export_button.setVisible(bool(totals.projects))
        self.create_button.setEnabled(can_write)

    def show_alerts(self, red: int, amber: int) -> None:
        """Say how many alerts are red, and how many amber."""
        self.alerts_button.set_counts((("red", red), ("amber", amber)))
