"""The performance tests: what each must show, what it showed, and what a missed rate costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal

from core import terms, text
from core.language import mark, tr, trn
from core.registers.performance_tests import STATUSES
from ui.models.cells import Run, Text, TwoLine
from ui.models.column import Column
from ui.models.rows import RowsModel
from ui.pages._register import looks
from ui.theme import row_height
from ui.widgets.button import button
from ui.widgets.label import Label
from ui.widgets.panel import HEAD, Panel
from ui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.queries.capacity import PlantCapacity
    from core.queries.register import RegisterRow
    from ui.desk import Desk
    from ui.models.cells import Status

POINT: Final = " · "
PADDING: Final = 10
LEAST, MOST = 2, 4


class TestsPanel(Panel):
    """A list of tests; Enter opens one, a button begins its run.

    Signals:
        opened: a test is to be opened; carries its row.
        record_asked: a run is to be recorded; carries the row of its test, or None.
    """

    __test__ = False  # pytest takes what is called a test for one

    opened = Signal(object)
    record_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._jph: float | None = None
        self.record = button("", icon="plus", kind="bare", run=self._on_record)
        self.add_right(self.record)
        self.model = RowsModel[Any](self._columns(), self)
        self.table = Table(
            self.model, name="", lines=2, padding=PADDING, left=13, today=desk.status_date
        )
        self.table.head.hide()
        self.none = Label("", "small", "text3", wrap=True)
        self.body.setContentsMargins(0, 0, 0, 4)
        self.body.addWidget(self.table, 1)
        self.none.setContentsMargins(13, 0, 13, 8)
        self.body.addWidget(self.none, 0)
        self.table.opened.connect(self.opened)

    def show_tests(self, found: PlantCapacity, *, can_write: bool) -> None:
        """Show the tests of a plant."""
        self.set_title(tr(mark("Performance tests")))
        self.body.setContentsMargins(0, 0, 0, 4)
        self.table.setAccessibleName(tr("Performance tests"))
        self.record.set_text(tr("Record run"))
        self.record.setToolTip(
            tr(mark("Begin the run of the selected test: an hour for each hour, stops beside them"))
        )
        self.record.setVisible(can_write)
        self._jph = None if found.plant is None else found.plant.jph
        self.none.set_text(
            tr(mark("No test yet. Record run makes one of three shifts at the contract's rate."))
        )
        self.none.setVisible(not found.tests)
        self.table.setVisible(bool(found.tests))
        self.model.show_rows(found.tests)
        self._fit()

    def retranslate(self) -> None:
        """Say everything again, in the language of the screen."""
        self.table.retranslate()
        self._fit()

    def chosen(self) -> RegisterRow | None:
        """Return the selected test, or the first that was not run yet."""
        picked: Sequence[RegisterRow] = self.table.selected_rows()
        if picked:
            return picked[0]
        waiting = (row for row in self.model.shown_rows() if row.values["started"] is None)
        return next(waiting, None)

    def _fit(self) -> None:
        """Take the room that the tests need, up to a few of them."""
        count = max(LEAST, min(MOST, len(self.model.rows)))
        self.setFixedHeight(HEAD + count * row_height(2, PADDING) + 8)

    def _on_record(self) -> None:
        self.record_asked.emit(self.chosen())

    def _columns(self) -> list[Column[Any]]:
        return [
            Column(
                key="name",
                title=mark("Test"),
                value=lambda row: row.values["name"],
                cell=_what,
                width=130,
                tooltip=lambda row: row.values["note"],
            ),
            Column(
                key="on",
                title=mark("Date"),
                value=lambda row: row.values["started"] or row.values["planned_start"],
                kind="date",
                text=text.day,
                tone="text",
                width=98,
            ),
            Column(
                key="shows",
                title=mark("Result"),
                value=lambda row: row.values["result"],
                cell=self._shows,
                stretch=1,
                min_width=150,
                tooltip=self._told,
            ),
            Column(
                key="status",
                title=mark("Status"),
                value=lambda row: row.values["status"],
                cell=_status,
                width=104,
            ),
        ]

    def _shows(self, row: RegisterRow) -> TwoLine:
        asked, shown = self._asked(row), self._result(row)
        first = (Run(asked, "text2", "small"),)
        return TwoLine(first, shown) if shown else TwoLine(first)

    def _asked(self, row: RegisterRow) -> str:
        values = row.values
        jph = values["guaranteed_jph"] or self._jph
        share, units = values["required_availability"], values["needed_units"]
        return POINT.join(
            part
            for part in (
                tr("{number} JPH", number=text.number(jph, 0 if jph == int(jph) else 1))
                if jph
                else "",
                tr(mark("{count} units"), count=text.number(units)) if units else "",
                f"≥ {text.percent(100 * share, 0)}" if share else "",
            )
            if part
        )

    def _told(self, row: RegisterRow) -> str:
        share = row.values["required_availability"]
        asked = tr(mark("availability {share}"), share=text.number(share, 2)) if share else ""
        said = [self._asked(row), asked, *(run.text for run in self._result(row))]
        return "\n".join(part for part in said if part)

    def _result(self, row: RegisterRow) -> tuple[Run, ...]:
        values = row.values
        if values["achieved_jph"] is None:
            return ()
        tones = {"PASSED": "text2", "FAILED": "red_text", "REPEATED": "amber_text"}
        tone = tones.get(values["result"], "text2")
        result = STATUSES.get(values["result"], "")
        said = [
            *([tr(result)] if result else []),
            tr("{number} JPH", number=text.number(values["achieved_jph"], 2)),
            text.percent(100 * values["availability"], 1),
        ]
        runs = [Run(POINT.join(said), tone, "cap_m")]
        if values["damages"] is not None and values["damages"].minor:
            runs.append(Run(text.short_money(values["damages"]), "red_text", "cap_m"))
        return tuple(runs)


def _what(row: RegisterRow) -> TwoLine:
    values = row.values
    shop = tr(terms.shop(values["shop"]).name) if values["shop"] else tr(mark("Plant"))
    hours = values["duration_hours"]
    long = tr(mark("{hours} h"), hours=text.number(hours, 0)) if hours else ""
    shifts = trn("{count} shift", "{count} shifts", values["shifts"]) if values["shifts"] else ""
    below = POINT.join(part for part in (shop if values["name"] else "", long, shifts) if part)
    return TwoLine((Run(values["name"] or shop),), (Run(below, "text3", "cap"),) if below else ())


def _status(row: RegisterRow) -> Status | Text:
    status = row.values["status"]
    return looks.chip(status, tr(STATUSES[status])) if status in STATUSES else Text("")
