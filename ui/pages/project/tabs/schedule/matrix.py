"""The stage matrix: shops down, phases across, each cell a gate's date over its state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView

from core import terms, text
from core.language import mark, tr
from core.operations.milestones import edit_milestone, move_with_followers
from core.queries.consequence import NewDates
from ui.dialogs.following import followed_words
from ui.dialogs.stakes import USUAL, stake_lines
from ui.guard import guarded
from ui.models.cells import Run, TwoLine
from ui.models.column import Column
from ui.models.rows import RowsModel
from ui.pages.project.clashes import typed_clashes
from ui.pages.project.edits import LABELS, move_words, shop_words
from ui.pages.project.effect import effect_lines, typed_effect
from ui.paint import diamond, picture, vline
from ui.paint import text as words
from ui.theme import color, line_height, row_height, text_width
from ui.widgets.date_entry import parse_date
from ui.widgets.table import Table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from core.rules.board import BoardCell, BoardRow
    from ui.desk import Desk
    from ui.widgets.date_popup import Consequence

_LATE: Final = 10
_VERY_LATE: Final = 30
_LINES: Final = 2
_PADDING: Final = 18
_INSET: Final = 8
"""What the table leaves free at both sides of a cell."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A shop with its ten gates."""

    id: str
    shop: str
    planned: float
    actual: float
    cells: tuple[BoardCell, ...]


def matrix_rows(board: Sequence[BoardRow]) -> list[MatrixRow]:
    """Return the rows of the matrix; the project level comes last."""
    return [MatrixRow(row.shop, row.shop, row.planned, row.actual, row.cells) for row in board]


class Matrix(Table):
    """A table of gates; Enter edits the forecast of the gate under the focus.

    Signals:
        focus_moved: another gate has the focus.
    """

    focus_moved = Signal()

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._project_id = 0
        self._against = ""
        self.model_of_rows = RowsModel[Any](self._columns())
        super().__init__(
            self.model_of_rows,
            name=tr(mark("Stage matrix")),
            lines=_LINES,
            padding=_PADDING,
            head_height=40,
            today=desk.status_date,
        )
        self.model_of_rows.setParent(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.selectionModel().currentChanged.connect(lambda *_: self.focus_moved.emit())

    def show_board(self, board: Sequence[BoardRow], project_id: int, against: str) -> None:
        """Show the gates of a project; `against` names the baseline that slips are measured by."""
        self._project_id, self._against = project_id, against
        self.model_of_rows.show_rows(matrix_rows(board))
        self._grow()
        if not self.currentIndex().isValid() or self.currentIndex().column() == 0:
            self._start()

    def gate_at_focus(self) -> int | None:
        """Return the milestone of the cell that has the focus, None where it has none."""
        at = self.currentIndex()
        row = self.model_of_rows.row(at)
        if row is None or at.column() == 0:
            return None
        gate: int | None = row.cells[at.column() - 1].gate
        return gate

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        """Show the baseline as a third line where all shops have room for it."""
        rows, room = self.model_of_rows.rowCount(), self.viewport().height()
        self.set_lines(_LINES + (rows * row_height(_LINES + 1, _PADDING) <= room))

    def focus_on(self, shop: str, phase: str) -> None:
        """Put the focus on the gate of a phase of a shop, if it is shown."""
        line = self.model_of_rows.line_of(shop)
        if line >= 0:
            self.setCurrentIndex(self.model_of_rows.index(line, self.model_of_rows.number(phase)))

    def _start(self) -> None:
        """Put the focus on the first gate to act on now."""
        for line, row in enumerate(self.model_of_rows.rows):
            for number, cell in enumerate(row.cells, start=1):
                if cell.is_due and cell.state != "done" and cell.gate is not None:
                    self.setCurrentIndex(self.model_of_rows.index(line, number))
                    return

    def _columns(self) -> list[Column[Any]]:
        return [
            Column(
                key="shop",
                title=mark("Shop"),
                value=lambda row: tr(terms.shop(row.shop).name),
                cell=_shop_cell,
                width=170,
                min_width=120,
            ),
            *(self._phase(number, phase) for number, phase in enumerate(terms.PHASES)),
        ]

    def _phase(self, number: int, phase: terms.Phase) -> Column[Any]:
        def cell(row: MatrixRow) -> BoardCell:
            return row.cells[number]

        return Column(
            key=phase.key,
            title=phase.name,
            subtitle=phase.gate,
            value=lambda row: cell(row).finish,
            text=text.day,
            cell=cell,
            width=98,
            min_width=92,
            stretch=1,
            editor="date",
            edit=lambda row, finish: self._move(row, phase, cell(row), finish),
            can_edit=lambda row: cell(row).gate is not None and cell(row).state != "done",
            parse=self._typed(cell),
            preview=lambda row, finish: self._preview(cell(row), finish),
            baseline=lambda row: cell(row).baseline,
            spoken=lambda row: _spoken(phase, cell(row), self._against),
            tooltip=lambda row: _spoken(phase, cell(row), self._against),
            paint=paint_gate,
        )

    def _move(
        self, row: MatrixRow, phase: terms.Phase, cell: BoardCell, finish: dt.date | None
    ) -> None:
        assert cell.gate is not None
        label = LABELS["forecast_finish"]
        if finish is None:
            self._desk.run(label, edit_milestone, cell.gate, forecast_finish=None)
            return
        about = move_words(f"{shop_words(row.shop)}, {tr(phase.name)}", cell.finish, finish)
        self._desk.run(
            label,
            move_with_followers,
            cell.gate,
            NewDates(finish=finish),
            about=about,
            follow=followed_words,
        )

    def _preview(self, cell: BoardCell, finish: dt.date | None) -> list[Consequence]:
        if finish is None or finish == cell.finish:
            return []
        assert cell.gate is not None
        found, effect = typed_effect(self._desk, self._project_id, cell.gate, finish)
        return effect_lines(
            cell.baseline,
            cell.slip,
            finish,
            found,
            typed_clashes(self._desk, cell.gate, finish),
            against=self._against,
            stakes=stake_lines(effect, most=USUAL),
        )

    def _typed(
        self, cell: Callable[[MatrixRow], BoardCell]
    ) -> Callable[[str, MatrixRow], dt.date | None]:
        return lambda typed, row: parse_date(
            typed,
            base=cell(row).finish,
            today=self._desk.status_date(),
            baseline=cell(row).baseline,
        )


def paint_gate(painter: QPainter, rect: QRectF, cell: BoardCell, _is_selected: bool) -> None:  # noqa: FBT001  the table calls it so
    """Paint one cell: a ground where to act now, the date, the state, progress at the foot."""
    whole = rect.adjusted(-_INSET, 0, _INSET, 0)
    vline(painter, whole.left() - 1, rect.top(), rect.bottom())
    if cell.finish is None:
        return
    late, tone = _lateness(cell)
    if cell.is_due and late:
        painter.fillRect(whole, color("red_soft" if late == "very_late" else "amber_soft"))
    elif cell.state == "now":
        painter.fillRect(whole, color("accent_soft"))
    _lines(painter, rect, cell, late, tone)
    if cell.state == "now":
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        foot = QRectF(whole.left(), rect.bottom() - 2, whole.width() * cell.fraction, 2)
        painter.fillRect(foot, color("st_now"))


def _lines(painter: QPainter, rect: QRectF, cell: BoardCell, late: str, tone: str) -> None:
    """Paint the date over the state, and the baseline below them where the row has room."""
    upper, lower = line_height("small"), line_height("cap")
    is_tall = rect.height() >= upper + 2 * lower + _PADDING / 2
    top = rect.top() + (rect.height() - upper - lower * (2 if is_tall else 1)) / 2
    left, width = rect.left(), rect.width() + _INSET - 2
    kind = "small_m" if late or cell.state == "now" else "small"
    words(painter, QRectF(left, top, width, upper), text.day(cell.finish), kind, tone)
    _state_line(painter, QRectF(left, top + upper, width, lower), cell, late, tone)
    if is_tall and cell.baseline is not None and cell.baseline != cell.finish:
        said = f"BL {text.day(cell.baseline)}"
        words(painter, QRectF(left, top + upper + lower, width, lower), said, "cap", "text3")


def _state_line(painter: QPainter, line: QRectF, cell: BoardCell, late: str, tone: str) -> None:
    middle = line.center().y()
    after = line.adjusted(14, 0, 0, 0)
    slip = text.slip(cell.slip)
    if cell.state == "done":
        picture(painter, line.left() - 1, middle - 6, "check", "st_done", size=12)
        words(painter, after, slip, "cap", "text3")
        return
    state = late or ("now" if cell.state == "now" else "open")
    diamond(painter, line.left() + 4.5, middle, state, 4.4)
    shade = tone if late else "text3"
    room = words(painter, after, slip, "cap_m" if late else "cap", shade)
    if cell.state == "now":
        place = after.adjusted(room, 0, 0, 0)
        words(painter, place, _share(cell, place.width()), "cap", tone if late else "text2")


def _share(cell: BoardCell, room: float) -> str:
    """Return how much is done, as it fits: a number cut short would be another number."""
    done = text.percent(cell.fraction * 100)
    return next(
        (said for said in (f" · {done}", f" {done}") if text_width(said, "cap") <= room), ""
    )


def _lateness(cell: BoardCell) -> tuple[str, str]:
    slip = cell.slip or 0
    if cell.state == "done":
        return "", "text3"
    if slip > _VERY_LATE:
        return "very_late", "red_text"
    if slip > _LATE:
        return "late", "amber_text"
    return "", "text" if cell.state == "now" else "text2"


def _shop_cell(row: MatrixRow) -> TwoLine:
    planned = tr(mark("plan {share}"), share=text.percent(row.planned))
    return TwoLine(
        (Run(tr(terms.shop(row.shop).name), kind="body_m"),),
        (Run(text.percent(row.actual), "text2", "small"), Run(planned, "text3", "small")),
    )


def _spoken(phase: terms.Phase, cell: BoardCell, against: str) -> str:
    if cell.finish is None:
        return ""
    slip = text.slip(cell.slip)
    if slip and against:
        slip = tr(mark("{slip} vs {name}"), slip=slip, name=against)
    parts = [tr(phase.name), tr(phase.gate), text.day(cell.finish), slip]
    if cell.is_shared:
        parts.append(tr(mark("milestone of the project")))
    return " · ".join(part for part in parts if part)
