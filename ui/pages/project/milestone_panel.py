"""The milestone panel: one milestone with everything kept of it, and the effect of a typed date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core import terms, text
from core.errors import UserError
from core.language import current, mark, tr, trn
from ui.dialogs.stakes import USUAL, stake_lines
from ui.guard import guarded
from ui.icons import set_icon
from ui.pages.project.clashes import TONE, clash_words, typed_clashes
from ui.pages.project.documents_section import DocumentsSection
from ui.pages.project.edits import edit_one, move_one, percentage, shop_words
from ui.pages.project.effect import EffectLine, effect_lines, reached_effect, typed_effect
from ui.pages.project.forecast_curve import ForecastCurve
from ui.pages.project.plan_section import PlanSection
from ui.pages.project.wait_list import WaitList
from ui.paint import plain
from ui.widgets.button import button, icon_button
from ui.widgets.date_field import DateField
from ui.widgets.date_popup import ConsequenceLines
from ui.widgets.label import Label
from ui.widgets.line import HLine
from ui.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QObject

    from core.queries.consequence import ConsequenceRow, Effect
    from core.queries.milestones import ForecastRow, LinkRow, MilestoneRow
    from ui.desk import Desk
    from ui.widgets.date_popup import Consequence

WIDTH: Final = 364
SCROLL: Final = 12
"""What a scroll bar takes; it stands in the margin, so that fields end where the head ends."""
REASON_FROM: Final = 7
"""A forecast that slips by more days than this needs a reason."""


@dataclass(frozen=True, slots=True)
class PanelData:
    """A milestone with what surrounds it."""

    row: MilestoneRow
    waits_for: Sequence[tuple[LinkRow, MilestoneRow]]
    history: Sequence[ForecastRow]
    baseline_name: str
    names: Mapping[int, str]


class MilestonePanel(QWidget):
    """Shows and edits one milestone; nothing is written before Save.

    Signals:
        closed: the user closed the panel.
        stepped: the user wants the next (1) or previous (−1) milestone.
        typed: another forecast is being typed; carries the milestone, the date (None when it is
            as stored) and what would follow.
    """

    closed = Signal()
    stepped = Signal(int)
    typed = Signal(object, object, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._data: PanelData | None = None
        self.setFixedWidth(WIDTH)
        self._make_fields()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head())
        outer.addWidget(self._middle(), 1)
        outer.addWidget(HLine())
        outer.addLayout(self._foot())
        self.retranslate()

    # for the page

    @property
    def milestone_id(self) -> int | None:
        """Return the milestone that is shown."""
        return self._data.row.id if self._data else None

    @property
    def is_changed(self) -> bool:
        """Return whether something typed is not saved."""
        return bool(self._changed_fields())

    def show_milestone(self, data: PanelData) -> None:
        """Show a milestone; what was typed for another is dropped, for the same one kept."""
        same = self._data is not None and self._data.row.id == data.row.id
        keep = self._changed_fields() if same else {}
        self._data = data
        self._fill(data.row)
        for name, value in keep.items():
            self._put(name, value)
        self._tell(data)
        self.documents.show_milestone(data.row.id)
        self._preview()
        self._lock()

    def show_clashes(self) -> None:
        """Say which days off the forecast meets, stored or typed."""
        if self._data is None:
            return
        row, finish = self._data.row, self.forecast.date() if self.forecast.is_valid else None
        is_open = finish is not None and not row.is_done
        found = typed_clashes(self._desk, row.id, finish) if is_open and finish else ()
        self.clash.set_text("\n".join(map(clash_words, found)))
        self.clash.setVisible(bool(found))

    def retranslate(self) -> None:
        """Say everything in the language of the screen."""
        for label, words in self._labels:
            label.set_text(tr(words))
        self._fill_reasons()
        self.actual.setPlaceholderText(tr(mark("Not reached")))
        self.follow.setText(tr(mark("Move what follows")))
        self.save_button.set_text(tr(mark("Save")))
        self.revert_button.set_text(tr(mark("Revert")))
        self._keys.set_text(tr(mark("Ctrl+Enter saves")))
        self.documents.retranslate()
        if self._data is not None:
            self._tell(self._data)
            self._preview()

    def save(self) -> bool:
        """Write what was typed as one step; return whether it was taken."""
        if self._data is None or not self.is_changed or self._desk.workspace.is_read_only:
            return True
        if not all(field.is_valid for field in (self.forecast, self.actual)):
            return False
        try:
            fields = self._changed_fields()
            self._needs_reason(fields)
            self._write(self._data.row, fields)
        except UserError as refused:
            self.error.set_text(str(refused))
            self.error.show()
            return False
        return True

    def revert(self) -> None:
        """Show what is stored, dropping what was typed."""
        if self._data is not None:
            self._fill(self._data.row)
            self._preview()

    @guarded(default=False)
    def eventFilter(self, _field: QObject, event: QEvent) -> bool:
        """Take Alt+Up and Alt+Down from fields: the list's own keys and the scroll area would."""
        if not isinstance(event, QKeyEvent) or not _is_step(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            self.keyPressEvent(event)
        return True

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif _is_step(event):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # built once

    def _make_fields(self) -> None:
        self._labels: list[tuple[Label, str]] = []
        self.title = Label("", "h2", wrap=True)
        self.subtitle = Label("", "small", "text3", wrap=True)
        self.baseline = QLineEdit()
        self.baseline.setReadOnly(True)
        self.baseline.setEnabled(False)
        locked = QAction(self.baseline)
        set_icon(locked, "lock", "text3")
        self.baseline.addAction(locked, QLineEdit.ActionPosition.TrailingPosition)
        self.forecast = DateField(
            name=mark("Forecast"), today=self._desk.status_date, preview=self._lines
        )
        self.actual = DateField(
            name=mark("Actual"),
            today=self._desk.status_date,
            empty=tr(mark("Not reached")),
            preview=self._reached_lines,
        )
        self.owner, self.percent, self.evidence = QLineEdit(), QLineEdit(), QLineEdit()
        self.reason = QComboBox()
        self.note = QPlainTextEdit()
        self.note.setFixedHeight(58)
        self.follow = QCheckBox()
        self.follow.setChecked(True)
        self.effect = EffectLine()
        self.clash = Label("", "small", TONE, wrap=True)
        self.stakes = ConsequenceLines(top=4, natural=WIDTH - 2 * 16)
        self.error = Label("", "small", "red_text", wrap=True)
        self.error.hide()
        self.documents = DocumentsSection(self._desk)
        self.depends = WaitList(self._desk)
        self.plan = PlanSection(self._desk)
        self.curve = ForecastCurve()
        self._prepare_fields()
        for date in (self.forecast, self.actual):
            date.date_changed.connect(self._preview)
            date.refused.connect(self._preview)
        self.follow.toggled.connect(self._preview)

    def _prepare_fields(self) -> None:
        typed = (self.owner, self.percent, self.evidence, self.note)
        for field in (self.baseline, self.reason, *typed):
            field.setProperty("form", "1")
        for field in typed:
            field.installEventFilter(self)

    def _head(self) -> QVBoxLayout:
        column, row = QVBoxLayout(), QHBoxLayout()
        column.setContentsMargins(16, 10, 10, 6)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.subtitle)
        row.setSpacing(2)
        row.addWidget(self.title, 1)
        up = icon_button("chevron-up", tr(mark("Previous milestone")), run=lambda: self._step(-1))
        down = icon_button("chevron-down", tr(mark("Next milestone")), run=lambda: self._step(1))
        shut = icon_button("x", tr(mark("Close")), run=self.closed.emit)
        for made in (up, down, shut):
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return column

    def _middle(self) -> QWidget:
        body = QWidget()
        body.setFixedWidth(WIDTH - SCROLL)
        grid = QGridLayout(body)
        grid.setContentsMargins(16, 4, 16 - SCROLL, 12)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        self.baseline_label = self._field(grid, 0, 0, mark("Baseline"), self.baseline)
        self._field(grid, 0, 1, mark("Forecast"), self.forecast)
        grid.addWidget(self._told(), 2, 0, 1, 2)
        grid.addWidget(self.follow, 3, 0, 1, 2)
        self._field(grid, 4, 0, mark("Actual"), self.actual)
        self._field(grid, 4, 1, mark("Percent complete"), self.percent)
        self._field(grid, 6, 0, mark("Owner"), self.owner)
        self._field(grid, 6, 1, mark("Reason for change"), self.reason)
        self._field(grid, 8, 0, mark("Evidence that closes it"), self.evidence, span=2)
        self._field(grid, 10, 0, mark("Note"), self.note, span=2)
        grid.addWidget(self.documents, 12, 0, 1, 2)
        grid.addWidget(self.error, 13, 0, 1, 2)
        self._lay_out_logic(grid)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        area = ScrollArea()
        area.body.setContentsMargins(0, 0, 0, 0)
        area.body.addWidget(body)
        return area

    def _lay_out_logic(self, grid: QGridLayout) -> None:
        """Put what the dates follow from under the fields, and what they were before."""
        grid.addWidget(HLine(), 14, 0, 1, 2)
        grid.addWidget(self.plan, 15, 0, 1, 2)
        grid.addWidget(HLine(), 16, 0, 1, 2)
        grid.addWidget(self.depends, 18, 0, 1, 2)
        self._of_history = (HLine(), self._heading(mark("Forecast history")))
        grid.addWidget(self._of_history[0], 19, 0, 1, 2)
        grid.addWidget(self._of_history[1], 20, 0, 1, 2)
        grid.addWidget(self.curve, 21, 0, 1, 2)
        grid.setRowStretch(22, 1)

    def _told(self) -> QWidget:
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.effect)
        column.addWidget(self.clash)
        column.addWidget(self.stakes)
        return told

    def _field(
        self, grid: QGridLayout, row: int, column: int, words: str, field: QWidget, span: int = 1
    ) -> Label:
        label = Label("", "small", "text2")
        label.setContentsMargins(0, 5, 0, 0)
        label.setBuddy(field)
        field.setAccessibleName(tr(words))
        if not isinstance(field, QPlainTextEdit):
            field.setMinimumHeight(32)
        field.setMinimumWidth(60)
        self._labels.append((label, words))
        grid.addWidget(label, row, column, 1, span)
        grid.addWidget(field, row + 1, column, 1, span)
        return label

    def _heading(self, words: str) -> Label:
        label = Label("", "h3")
        label.setContentsMargins(0, 6, 0, 2)
        self._labels.append((label, words))
        return label

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 9, 16, 9)
        row.setSpacing(8)
        self.save_button = button("", kind="primary", height=30, run=self.save)
        self.revert_button = button("", height=30, run=self.revert)
        self._keys = Label("", "cap", "text3")
        row.addWidget(self.save_button)
        row.addWidget(self.revert_button)
        row.addStretch(1)
        row.addWidget(self._keys)
        return row

    # filled for each milestone

    def _fill(self, row: MilestoneRow) -> None:
        self.error.hide()
        self.forecast.set_date(row.forecast_finish)
        self.forecast.set_baseline(row.baseline_finish)
        self.actual.set_date(row.actual_finish)
        self.baseline.setText(text.day(row.baseline_finish))
        self.owner.setText(row.owner)
        self.percent.setText(text.number(row.percent, 0 if row.percent == int(row.percent) else 2))
        self.evidence.setText(row.evidence)
        self.evidence.setCursorPosition(0)
        self.evidence.setToolTip(plain(row.evidence))
        self.note.setPlainText(row.note)
        self._fill_reasons()
        self.reason.setCurrentIndex(max(0, self.reason.findData(row.slip_reason)))

    def _lock(self) -> None:
        """Let nothing be changed in a file that is read-only."""
        can_write = not self._desk.workspace.is_read_only
        row = self._data.row if self._data is not None else None
        self.forecast.setEnabled(can_write and row is not None and not row.is_done)
        for field in (self.actual, self.reason, self.save_button, self.revert_button):
            field.setEnabled(can_write)
        for text_field in (self.owner, self.percent, self.evidence, self.note):
            text_field.setReadOnly(not can_write)
        self._keys.set_text(tr(mark("Ctrl+Enter saves")) if can_write else tr(mark("Read-only")))

    def _fill_reasons(self) -> None:
        chosen = self.reason.currentData()
        self.reason.clear()
        self.reason.addItem("", "")
        for key, words in terms.SLIP_REASONS.items():
            self.reason.addItem(tr(words), key)
        self.reason.setCurrentIndex(max(0, self.reason.findData(chosen)))

    def _put(self, name: str, value: Any) -> None:
        if name == "forecast_finish":
            self.forecast.set_date(value)
        elif name == "actual_finish":
            self.actual.set_date(value)
        elif name == "slip_reason":
            self.reason.setCurrentIndex(max(0, self.reason.findData(value)))
        elif name == "note":
            self.note.setPlainText(value)
        else:
            field: QLineEdit = {"owner": self.owner, "evidence": self.evidence}.get(
                name, self.percent
            )
            field.setText(str(value))

    def _tell(self, data: PanelData) -> None:
        row = data.row
        self.title.set_text(row.named(current()))
        parts = [shop_words(row.shop), tr(terms.stage(row.stage).name), row.code]
        if row.contractual:
            parts.append(tr(mark("contractual")))
        self.subtitle.set_text(" · ".join(parts))
        self.baseline_label.set_text(tr(mark("Baseline {name}"), name=data.baseline_name).strip())
        self.depends.show_waits(row.id, data.waits_for, against=data.baseline_name)
        self.plan.show_milestone(row, data.names)
        self.curve.show_history(data.history, row.baseline_finish, data.baseline_name)
        for part in self._of_history:
            part.setVisible(self.curve.isVisibleTo(self))

    # what is typed

    def _changed_fields(self) -> dict[str, Any]:
        if self._data is None:
            return {}
        row = self._data.row
        typed: dict[str, Any] = {
            "forecast_finish": self.forecast.date(),
            "actual_finish": self.actual.date(),
            "owner": self.owner.text().strip(),
            "evidence": self.evidence.text().strip(),
            "note": self.note.toPlainText().strip(),
            "slip_reason": self.reason.currentData() or "",
        }
        found = {name: value for name, value in typed.items() if value != getattr(row, name)}
        if self.percent.text().strip() != _shown_percent(row):
            found["percent"] = percentage(self.percent.text())
        return found

    def _needs_reason(self, fields: dict[str, Any]) -> None:
        assert self._data is not None
        row, finish = self._data.row, fields.get("forecast_finish")
        if finish is None or row.forecast_finish is None:
            return
        if (finish - row.forecast_finish).days > REASON_FROM and not self.reason.currentData():
            raise UserError(
                tr(mark("Choose the reason: the forecast slips by more than {days} d."), days=7)
            )

    def _write(self, row: MilestoneRow, fields: dict[str, Any]) -> None:
        reason = (
            tr(terms.SLIP_REASONS[self.reason.currentData()]) if self.reason.currentData() else ""
        )
        note = fields.get("note", "")
        why = " · ".join(part for part in (reason, note) if part) or None
        finish = fields.get("forecast_finish")
        if finish is not None and self.follow.isChecked() and not self.follow.isHidden():
            rest = {name: value for name, value in fields.items() if name != "forecast_finish"}
            move_one(self._desk, row, finish, reason=why, **rest)
        else:
            edit_one(self._desk, row, reason=why, **fields)

    def _preview(self, *_date: object) -> None:
        if self._data is None:
            return
        row, typed, reached = self._data.row, self._typed_forecast(), self._typed_actual()
        found: ConsequenceRow | None = None
        effect: Effect | None = None
        if reached is not None:
            found, effect = reached_effect(self._desk, row.project_id, row.id, reached)
        elif typed is not None:
            found, effect = self._effect(typed)
        against = self._data.baseline_name
        self.effect.show_effect(row, reached or typed, found, against=against)
        self.stakes.show_lines(stake_lines(effect))
        self._offer_followers(0 if found is None or reached else len(found.moves))
        self.show_clashes()
        follows = found if self.follow.isChecked() else None
        self.typed.emit(row, typed, follows)

    def _offer_followers(self, count: int) -> None:
        self.follow.setVisible(count > 0)
        self.follow.setText(
            trn("Move {count} milestone that follows", "Move {count} milestones that follow", count)
        )

    def _typed_forecast(self) -> dt.date | None:
        """Return the forecast that is typed, None where it is as stored."""
        assert self._data is not None
        typed = self.forecast.date() if self.forecast.is_valid else None
        return None if typed == self._data.row.forecast_finish else typed

    def _typed_actual(self) -> dt.date | None:
        """Return the actual date that is typed, None where it is as stored or still to come."""
        assert self._data is not None
        typed = self.actual.date() if self.actual.is_valid else None
        if typed is None or typed == self._data.row.actual_finish:
            return None
        return typed if typed <= self._desk.status_date() else None

    def _effect(self, finish: dt.date) -> tuple[ConsequenceRow, Effect]:
        assert self._data is not None
        row, follow = self._data.row, self.follow.isChecked()
        return typed_effect(self._desk, row.project_id, row.id, finish, follow=follow)

    def _lines(self, finish: dt.date | None) -> list[Consequence]:
        """Return what stands under the calendar of the forecast."""
        if self._data is None or finish is None:
            return []
        row = self._data.row
        found, effect = self._effect(finish)
        return effect_lines(
            row.baseline_finish,
            row.slip,
            finish,
            found,
            typed_clashes(self._desk, row.id, finish),
            against=self._data.baseline_name,
            stakes=stake_lines(effect, most=USUAL),
        )

    def _reached_lines(self, on: dt.date | None) -> list[Consequence]:
        """Return what stands under the calendar of the actual date."""
        if self._data is None or on is None or on > self._desk.status_date():
            return []
        row, against = self._data.row, self._data.baseline_name
        found, effect = reached_effect(self._desk, row.project_id, row.id, on)
        stakes = stake_lines(effect, most=USUAL)
        return effect_lines(
            row.baseline_finish, row.slip, on, found, against=against, stakes=stakes
        )

    def _step(self, by: int) -> None:
        if not self.is_changed or self.save():
            self.stepped.emit(by)


def _is_step(event: QKeyEvent) -> bool:
    is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
    return is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)


def _shown_percent(row: MilestoneRow) -> str:
    return text.number(row.percent, 0 if row.percent == int(row.percent) else 2)
