"""What the user can do in the schedule: keys, menus and pasted blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from core.errors import UserError
from core.language import current, mark, tr, trn
from core.operations.milestones import (
    finish_milestones,
    move_milestones,
    remove_milestones,
    shift_forecasts,
)
from ui.actions import Action, build, menu
from ui.dialogs.bulk_edit import open_bulk_edit
from ui.dialogs.paste_refused import Refused, open_refused
from ui.dialogs.shift_dates import open_shift_dates
from ui.pages.project.edits import drag_one, edit_many, edit_one, fields_of, shifted
from ui.pages.project.tabs.schedule.milestone_history import open_milestone_history
from ui.pages.project.tabs.schedule.toolbar import MODES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint

    from core.queries.milestones import MilestoneRow
    from ui.pages.project.tabs.schedule.tab import ScheduleTab

EDIT: Final = mark("&Edit")
VIEW: Final = mark("&View")
MILESTONE: Final = mark("&Milestone")
_MODE_KEYS: Final = {"gantt": "Ctrl+Shift+G", "matrix": "Ctrl+Shift+M", "table": "Ctrl+Shift+L"}


class ScheduleActions:
    """The actions of the schedule tab; each works on the selection."""

    def __init__(self, tab: ScheduleTab) -> None:
        self._tab = tab
        self._desk = tab.desk

    def all(self) -> list[Action]:
        """Return every action, for menu bar, palette and keys."""
        return [
            *self._modes(),
            *self._of_cells(),
            *self._of_selection(),
            self._of_files(),
            *self._of_dates(),
            *self._of_order(),
        ]

    def open_menu(self, place: QPoint, row: MilestoneRow | None) -> None:
        """Open the context menu where the user asked for it."""
        if row is None:
            return
        made = menu(parent=self._tab)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in [*self._of_selection(), self._of_files(), None, *self._of_order()]:
            if action is None:
                made.addSeparator()
            else:
                made.addAction(build(action, made))
        copy = QAction(tr(mark("Copy")), made)
        copy.triggered.connect(lambda _on: self._tab.table.copy())
        made.addSeparator()
        made.addAction(copy)
        made.popup(place)

    def _open_history(self) -> None:
        row = self._tab.row_of(self._tab.selected_ids()[0])
        if row is not None:
            open_milestone_history(self._desk, row)

    def paste(
        self, cells: list[list[str]], rows: Sequence[MilestoneRow], keys: Sequence[str]
    ) -> None:
        """Take a block from the clipboard: what can be read in one step, the rest in a list."""
        edits, refused = self._read(cells, rows, keys)
        label = mark("Paste")
        if not refused:
            self._carry_out(edits, label)
            return
        count = sum(len(fields) for fields in edits.values())
        open_refused(self._desk.overlay(), refused, count, lambda: self._carry_out(edits, label))

    def _read(
        self, cells: list[list[str]], rows: Sequence[MilestoneRow], keys: Sequence[str]
    ) -> tuple[dict[int, dict[str, Any]], list[Refused]]:
        model = self._tab.model
        columns = [model.columns[model.number(key)] for key in keys]
        edits: dict[int, dict[str, Any]] = {}
        refused: list[Refused] = []
        for number, line in enumerate(cells):
            if number >= len(rows):
                refused.append(
                    Refused("", "", "\t".join(line), tr(mark("There is no row for it.")))
                )
                continue
            row = rows[number]
            for column, typed in zip(columns, line, strict=False):
                where = (row.named(current()), tr(column.title))
                if not column.is_editable(row):
                    if typed.strip() != column.shown(row):
                        refused.append(Refused(*where, typed, tr(mark("It cannot be edited."))))
                    continue
                try:
                    value = column.typed(typed, row)
                except UserError as error:
                    refused.append(Refused(*where, typed, str(error)))
                    continue
                if value != column.value(row):
                    edits.setdefault(row.id, {}).update(fields_of(column.key, value))
        return edits, refused

    def _carry_out(self, edits: dict[int, dict[str, Any]], label: str) -> None:
        edit_many(self._desk, edits, label)

    def _modes(self) -> list[Action]:
        def chooser(mode: str) -> Callable[[], None]:
            return lambda: self._tab.set_mode(mode)

        def checker(mode: str) -> Callable[[], bool]:
            return lambda: self._tab.toolbar.mode == mode

        return [
            Action(
                f"schedule.{mode}",
                words,
                chooser(mode),
                shortcut=_MODE_KEYS[mode],
                menu=VIEW,
                section=2,
                checked=checker(mode),
            )
            for mode, words in MODES
        ] + [
            Action(
                "schedule.links",
                mark("Links between milestones"),
                lambda: self._tab.toolbar.set_links(are_shown=not self._tab.toolbar.has_links),
                shortcut="Ctrl+Shift+K",
                menu=VIEW,
                section=3,
                checked=lambda: self._tab.toolbar.has_links,
            ),
            Action(
                "schedule.critical",
                mark("Critical path"),
                lambda: self._tab.toolbar.set_critical(
                    is_marked=not self._tab.toolbar.has_critical
                ),
                menu=VIEW,
                section=3,
                checked=lambda: self._tab.toolbar.has_critical,
            ),
            Action("schedule.fit", mark("Fit all"), self._tab.gantt.fit, menu=VIEW, section=3),
            Action(
                "schedule.zoom_in",
                mark("Zoom in"),
                self._tab.gantt.zoom_in,
                shortcut="Ctrl++; Ctrl+=",
                menu=VIEW,
                section=3,
            ),
            Action(
                "schedule.zoom_out",
                mark("Zoom out"),
                self._tab.gantt.zoom_out,
                shortcut="Ctrl+-",
                menu=VIEW,
                section=3,
            ),
            Action(
                "schedule.status_date",
                mark("Show the status date"),
                self._tab.gantt.go_to_status,
                menu=VIEW,
                section=3,
            ),
            Action(
                "schedule.panel",
                mark("Milestone panel"),
                self._tab.toggle_panel,
                shortcut="Ctrl+I",
                menu=VIEW,
                section=4,
                icon="panel-right",
                enabled=self._can_toggle,
                checked=lambda: self._tab.panel.isVisibleTo(self._tab),
            ),
        ]

    def _of_cells(self) -> list[Action]:
        tab = self._tab
        return [
            Action(
                "schedule.copy",
                mark("Copy rows"),
                tab.table.copy,
                menu=EDIT,
                section=20,
                icon="copy",
                enabled=lambda: bool(tab.table.selected_rows()),
            ),
            Action(
                "schedule.paste",
                mark("Paste dates"),
                tab.table.paste,
                menu=EDIT,
                section=20,
                icon="clipboard-paste",
                enabled=self._can_write,
            ),
            Action(
                "schedule.find",
                mark("Find…"),
                tab.toolbar.start_finding,
                shortcut="Ctrl+F",
                menu=EDIT,
                section=30,
                icon="search",
                enabled=lambda: tab.toolbar.mode != "matrix",
            ),
        ]

    def _of_selection(self) -> list[Action]:
        return [
            Action(
                "milestone.open",
                mark("Open milestone"),
                self._open,
                menu=MILESTONE,
                section=1,
                icon="panel-right",
                enabled=self._has_one,
            ),
            Action(
                "milestone.history",
                mark("History of this milestone"),
                self._open_history,
                shortcut="Ctrl+H",
                menu=MILESTONE,
                section=1,
                icon="history",
                enabled=self._has_one,
            ),
            Action(
                "milestone.finish",
                mark("Set actual to status date"),
                self._finish,
                shortcut="Ctrl+.",
                menu=MILESTONE,
                section=1,
                icon="calendar-check",
                enabled=self._can_write,
            ),
            Action(
                "milestone.reopen",
                mark("Take the actual date back"),
                self._reopen,
                menu=MILESTONE,
                section=1,
                enabled=self._has_done,
            ),
            Action(
                "milestone.shift",
                mark("Shift dates…"),
                self._shift,
                shortcut="Ctrl+Shift+D",
                menu=MILESTONE,
                section=2,
                icon="move-horizontal",
                enabled=self._can_write,
            ),
            Action(
                "milestone.edit_selected",
                mark("Edit selected…"),
                self._edit_selected,
                menu=MILESTONE,
                section=2,
                icon="square-pen",
                enabled=self._can_write,
            ),
        ]

    def _of_files(self) -> Action:
        return self._tab.attached.action("milestone", MILESTONE, 1)

    def _of_dates(self) -> list[Action]:
        """Return what the keys do that a drag in the Gantt does."""

        def mover(days: int) -> Callable[[], None]:
            return lambda: self._move_by(days)

        steps = (
            ("later", mark("One day later"), "Alt+Shift+Right", 1),
            ("earlier", mark("One day earlier"), "Alt+Shift+Left", -1),
            ("week_later", mark("One week later"), "Ctrl+Alt+Shift+Right", 7),
            ("week_earlier", mark("One week earlier"), "Ctrl+Alt+Shift+Left", -7),
        )
        return [
            Action(
                f"milestone.{key}",
                words,
                mover(days),
                shortcut=shortcut,
                menu=MILESTONE,
                section=2,
                enabled=self._has_open,
            )
            for key, words, shortcut, days in steps
        ]

    def _of_order(self) -> list[Action]:
        return [
            Action(
                "milestone.up",
                mark("Move up"),
                lambda: self._move(-1),
                shortcut="Alt+Up",
                menu=MILESTONE,
                section=3,
                enabled=self._can_order,
                local=True,
            ),
            Action(
                "milestone.down",
                mark("Move down"),
                lambda: self._move(1),
                shortcut="Alt+Down",
                menu=MILESTONE,
                section=3,
                enabled=self._can_order,
                local=True,
            ),
            Action(
                "milestone.remove",
                mark("Remove milestone"),
                self._remove,
                menu=MILESTONE,
                section=4,
                icon="trash-2",
                enabled=self._can_write,
            ),
        ]

    def _can_write(self) -> bool:
        return bool(self._tab.selected_ids()) and not self._desk.workspace.is_read_only

    def _can_toggle(self) -> bool:
        return self._has_one() or self._tab.panel.isVisibleTo(self._tab)

    def _has_one(self) -> bool:
        return len(self._tab.selected_ids()) == 1

    def _has_done(self) -> bool:
        rows = [self._tab.row_of(found) for found in self._tab.selected_ids()]
        return self._can_write() and any(row is not None and row.is_done for row in rows)

    def _has_open(self) -> bool:
        rows = [self._tab.row_of(found) for found in self._tab.selected_ids()]
        return self._can_write() and any(
            row is not None and not row.is_done and row.forecast_finish is not None for row in rows
        )

    def _can_order(self) -> bool:
        return self._can_write() and not self._tab.model.order

    def _open(self) -> None:
        self._tab.open_panel(self._tab.selected_ids()[0])

    def _finish(self) -> None:
        self._desk.run(
            mark("Set actual date"),
            finish_milestones,
            self._tab.selected_ids(),
            self._desk.status_date(),
        )

    def _reopen(self) -> None:
        done = [
            row
            for row in map(self._tab.row_of, self._tab.selected_ids())
            if row is not None and row.is_done
        ]
        if len(done) == 1:
            edit_one(self._desk, done[0], actual_finish=None)
        else:
            edits = {row.id: {"actual_finish": None} for row in done}
            edit_many(self._desk, edits, mark("Take actual dates back"))

    def _move_by(self, days: int) -> None:
        """Move one milestone with what follows, as a drag does, or several by themselves."""
        ids = self._tab.selected_ids()
        row = self._tab.row_of(ids[0]) if len(ids) == 1 else None
        if row is None:
            self._desk.run(mark("Shift dates"), shift_forecasts, ids, days)
        else:
            drag_one(self._desk, row, shifted(row, days), follow=True)

    def _shift(self) -> None:
        open_shift_dates(self._desk, self._tab.selected_ids())

    def _edit_selected(self) -> None:
        open_bulk_edit(self._desk, self._tab.selected_ids())

    def _move(self, steps: int) -> None:
        self._desk.run(
            mark("Move milestone in the list"), move_milestones, self._tab.selected_ids(), steps
        )

    def _remove(self) -> None:
        ids = self._tab.selected_ids()
        names = trn("{count} milestone removed.", "{count} milestones removed.", len(ids))
        self._desk.run(mark("Remove milestone"), remove_milestones, ids, follow=names)
