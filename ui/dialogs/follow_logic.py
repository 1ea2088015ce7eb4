"""Letting the forecasts of a project follow from logic: what would move is shown before it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from core import terms, text
from core.language import current, mark, tr
from core.operations.forecasts import follow_logic, stop_logic
from core.queries.milestones import milestones, short_names
from ui.dialogs.moved import moved_words
from ui.dialogs.outlooks import outlook_of
from ui.dialogs.stakes import USUAL, stake_lines
from ui.models.cells import Text
from ui.models.column import Column
from ui.models.rows import RowsModel
from ui.widgets.check import CheckRow
from ui.widgets.date_popup import ConsequenceLines
from ui.widgets.dialog_frame import EDGE, DialogFrame
from ui.widgets.label import Label
from ui.widgets.table import Table

if TYPE_CHECKING:
    import datetime as dt

    from core.queries.milestones import MilestoneRow
    from ui.desk import Desk

FOLLOW: Final = mark("Follow logic")
STOP: Final = mark("Type forecasts")
WIDTH, HEIGHT = 680, 560


@dataclass(frozen=True, slots=True)
class _Move:
    """A milestone that would move, as a row."""

    row: MilestoneRow
    name: str
    new: dt.date

    @property
    def id(self) -> int:
        """Return the id of the milestone."""
        return self.row.id

    @property
    def days(self) -> int | None:
        """Return by how many days it would move."""
        return None if self.row.finish is None else (self.new - self.row.finish).days


class FollowLogicDialog(DialogFrame):
    """Says what logic would make of the dates, and lets it."""

    def __init__(self, desk: Desk, project_id: int) -> None:
        super().__init__(desk.overlay(), tr(mark("Forecasts by logic")), width=WIDTH, height=HEIGHT)
        self._desk, self._project_id = desk, project_id
        words = mark(
            "From now on forecasts follow from durations, links, calendars and progress. A date "
            "you type becomes a pin that you can release. Nothing open lies before the status date."
        )
        self.keep = CheckRow(
            tr(mark("Keep the dates typed so far, as pins where logic would bring them forward")),
            checked=True,
        )
        self.summary = Label("", "body_m")
        self.stakes = ConsequenceLines(top=0, natural=WIDTH - 2 * EDGE)
        self.model = RowsModel[Any](_columns(), self)
        self.table = Table(self.model, name=tr(mark("Milestones that move")), padding=10)
        self.body.addWidget(Label(tr(words), "small", "text2", wrap=True))
        self.body.addWidget(self.keep)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.stakes)
        self.body.addWidget(self.table, 1)
        self.keep.toggled.connect(lambda _on: self._preview())
        self.add_button(tr(mark("Cancel")), run=self.close_sheet)
        self.go_button = self.add_button(tr(FOLLOW), kind="primary", run=self.save, default=True)
        self.go_button.setEnabled(not desk.workspace.is_read_only)
        self._preview()

    def save(self) -> None:
        """Let the forecasts follow from logic, as one step."""
        self._desk.run(FOLLOW, follow_logic, self._project_id, keep_dates=self.keep.is_checked)
        self.close_sheet()

    def _preview(self) -> None:
        plan = outlook_of(self._desk, self._project_id)
        found = plan.switching(keep_dates=self.keep.is_checked)
        rows = self._desk.read(milestones, self._project_id)
        names, by_id = short_names(rows, current()), {row.id: row for row in rows}
        moves = [_Move(by_id[m.id], names[m.id], m.new) for m in found.moves]
        self.model.show_rows(moves)
        self.table.setVisible(bool(moves))
        self.summary.set_text(moved_words(found))
        self.stakes.show_lines(stake_lines(self._desk.read(plan.effect, found), most=USUAL))


def open_follow_logic(desk: Desk, project_id: int) -> FollowLogicDialog:
    """Show the dialog."""
    dialog = FollowLogicDialog(desk, project_id)
    dialog.open()
    return dialog


def type_forecasts(desk: Desk, project_id: int) -> None:
    """Let the forecasts of a project be typed again, as they are now."""
    kept = tr(mark("Every date stays where it is."))
    desk.run(STOP, stop_logic, project_id, follow=kept)


def _columns() -> tuple[Column[Any], ...]:
    return (
        Column(
            key="name",
            title=mark("Milestone"),
            value=lambda move: move.name,
            stretch=1,
            min_width=180,
        ),
        Column(
            key="shop",
            title=mark("Shop"),
            value=lambda move: tr(terms.shop(move.row.shop).name),
            tone="text2",
            width=120,
            drop=1,
        ),
        Column(
            key="old",
            title=mark("Forecast"),
            value=lambda move: move.row.finish,
            kind="date",
            cell=lambda move: Text(text.day(move.row.finish), "text3", "small"),
            width=93,
        ),
        Column(
            key="new",
            title=mark("By logic"),
            value=lambda move: move.new,
            kind="date",
            width=93,
        ),
        Column(
            key="days",
            title=mark("Days"),
            value=lambda move: move.days,
            text=text.slip,
            kind="number",
            width=70,
        ),
    )
