"""The look-ahead page: weeks across, projects down, a tag for each thing that comes."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from core import terms, text
from core.language import current, mark, tr, trn
from core.queries.look_ahead import look_ahead
from core.queries.portfolio import portfolio
from core.report.ahead import ahead_list
from ui.actions import Action, build, menu
from ui.desk import Place
from ui.dialogs.export_list import open_export_list
from ui.pages._page import PageWidget
from ui.pages.look_ahead.bar import LATE_ONLY, OVERDUE_ONLY, LookAheadBar, LookAheadHead
from ui.pages.look_ahead.weeks import SPANS, WEEK, Weeks, monday
from ui.pages.look_ahead.words import LATE, is_overdue, tag_of
from ui.widgets.empty_state import EmptyState
from ui.widgets.week_board import WeekBoard
from ui.widgets.week_lines import BoardLine

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from core.queries.look_ahead import AheadRow
    from core.queries.portfolio import PortfolioRow
    from core.workspace import Workspace
    from ui.desk import Desk
    from ui.jobs import Job

KEY: Final = "look_ahead"
USUAL: Final = "8"
VIEW = mark("&View")


class LookAheadPage(PageWidget):
    """What comes in all projects; read on a worker, for a big file takes longer than a frame."""

    reads = frozenset(
        {
            *("portfolio", "project", "project_summary", "milestone", "shipment", "payment"),
            *("guarantee", "letter_of_credit", "equipment_package", "claim", "action"),
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._view = desk.settings.view(KEY)
        self._projects: list[PortfolioRow] = []
        self._rows: list[AheadRow] = []
        self._by_tag: dict[Any, AheadRow] = {}
        self._job: Job | None = None
        self._asked: Weeks | None = None
        self._first: dt.date | None = None
        self.head = LookAheadHead(self.export, self)
        self.bar = LookAheadBar(self)
        self.board = WeekBoard(name=tr("Look-ahead"))
        self.empty = EmptyState(self)
        self._lay_out()
        self.bar.retranslate()
        self.head.retranslate()
        self.bar.recall(self._view)
        self.head.span.set_current(self._view.mode if self._view.mode in SPANS else USUAL)
        self._connect()

    # for the window

    def refresh(self) -> None:
        """Read what comes in the weeks shown."""
        weeks = self.weeks
        self._asked = weeks
        self.head.show_weeks(weeks)
        if self._job is not None:
            self._job.cancel()
        job = self._job = self.desk.jobs.start(
            tr(mark("Reading the weeks ahead")),
            _read,
            self.desk.workspace,
            weeks,
            database=True,
        )
        job.done.connect(self._on_read)

    def show_place(self, place: Place) -> None:  # noqa: ARG002  all of it is one place
        """Give the board the keyboard."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything again in the language of the screen."""
        self.head.retranslate()
        self.bar.retranslate()
        self.board.set_name(tr("Look-ahead"))
        self.mark_stale()

    def status_text(self) -> str:
        """Return how much is shown, and what the current tag is."""
        tag = self.board.current
        if tag is not None:
            return tag.tip
        lines = [line for line in self.board.lines if not line.is_heading]
        late = sum(is_overdue(row, self.weeks.on) for row in self._by_tag.values())
        return " · ".join(
            part
            for part in (
                trn("{count} project", "{count} projects", len(lines)),
                trn("{count} week", "{count} weeks", self.weeks.count),
                tr(mark("{count} overdue"), count=late) if late else "",
            )
            if part
        )

    def actions_of(self) -> Sequence[Action]:
        """Return what can be done here."""
        steps = (
            ("ahead.earlier", mark("Earlier weeks"), -1, "PgUp", "chevron-left"),
            ("ahead.later", mark("Later weeks"), 1, "PgDown", "chevron-right"),
            ("ahead.now", mark("Weeks from the status date"), 0, "Ctrl+Home", "calendar-check"),
        )
        return [
            Action(
                *("ahead.open", mark("Open"), self._open_current, "", VIEW, 0, "arrow-right"),
                self._has_tag,
            ),
            *(
                Action(key, words, partial(self.step, by), keys, VIEW, 10, icon, where=self.board)
                for key, words, by, keys, icon in steps
            ),
            Action(
                "ahead.export", mark("Export look-ahead…"), self.export, "", VIEW, 20, "download"
            ),
        ]

    def remember(self) -> None:
        """Note what is shown, for the next start."""
        self.bar.remember(self._view)
        self._view.mode = self.head.span.current

    # what can be done

    @property
    def weeks(self) -> Weeks:
        """Return the weeks shown."""
        on = self.desk.status_date()
        count = SPANS[self.head.span.current]
        return Weeks(self._first or monday(on), count, on)

    def step(self, by: int) -> None:
        """Go to earlier (−1) or later (1) weeks, or (0) to those from the status date on."""
        weeks = self.weeks
        self._first = None if by == 0 else weeks.first + by * max(1, weeks.count // 2) * WEEK
        self.refresh()

    def export(self) -> None:
        """Ask where to, and write what is shown as a workbook."""
        shown = [self._by_tag[tag] for tag in self._tags()]
        made = ahead_list(
            shown,
            {project.id: project for project in self._projects},
            language=current(),
            status_date=self.weeks.on,
            author=self.desk.workspace.user,
            created=self.desk.clock(),
        )
        name = f"{tr('Look-ahead')} {text.day(self.weeks.first)}"
        open_export_list(self.desk, made, name)

    def open(self, tag_id: Any) -> None:
        """Go to the rows of a tag."""
        row = self._by_tag[tag_id]
        if row.register:
            place = Place(
                *("project", row.project_id),
                register=row.register,
                rows=row.ids,
                of=tr("Look-ahead"),
            )
        else:
            place = Place("project", row.project_id, "schedule", row.ids[0])
        self.desk.go(place)

    # private

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.board)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.board)

    def _connect(self) -> None:
        self.head.stepped.connect(self.step)
        self.head.spanned.connect(self.refresh)
        self.bar.changed.connect(self._show)
        self.bar.left.connect(self.setFocus)
        self.board.opened.connect(self.open)
        self.board.line_opened.connect(lambda key: self.desk.go(Place("project", key, "overview")))
        self.board.moved.connect(self._on_moved)
        self.board.menu_asked.connect(self._open_menu)

    def _on_read(self, read: tuple[Weeks, list[PortfolioRow], list[AheadRow]]) -> None:
        weeks, projects, rows = read
        self._job = None
        if weeks != self._asked:
            return
        self._projects, self._rows = projects, rows
        self.bar.offer((p.country for p in projects), (p.project_manager for p in projects))
        self._show()

    def _show(self) -> None:
        """Show what was read, as narrowed and grouped."""
        if self._asked is None:
            return
        weeks = self._asked
        by_project = self._narrowed(weeks)
        narrowed = bool(self.bar.late.value)
        overdue = any(row.day < weeks.first for rows in by_project.values() for row in rows)
        shown = [
            project
            for project in self._projects
            if self._is_wanted(project) and (by_project[project.id] or not narrowed)
        ]
        self._by_tag = {}
        lines = []
        for title, members in self._groups(shown):
            if title:
                count = trn("{count} project", "{count} projects", len(members))
                lines.append(BoardLine(f"group {title}", title, count, is_heading=True))
            lines += [self._line(each, by_project[each.id], weeks, overdue) for each in members]
        self.board.show_board(weeks.heads(overdue=overdue), lines, now=weeks.now(overdue=overdue))
        self._tell_empty(found=bool(shown))
        self.desk.frame.update_status()
        self.desk.frame.update_actions()

    def _narrowed(self, weeks: Weeks) -> dict[int, list[AheadRow]]:
        kinds, late = self.bar.kinds.values, self.bar.late.value
        found: dict[int, list[AheadRow]] = defaultdict(list)
        for row in self._rows:
            if kinds and row.kind not in kinds:
                continue
            is_late = is_overdue(row, weeks.on)
            if late == OVERDUE_ONLY and not is_late:
                continue
            if late == LATE_ONLY and not (is_late or (not row.is_done and (row.late or 0) > LATE)):
                continue
            found[row.project_id].append(row)
        return found

    def _is_wanted(self, project: PortfolioRow) -> bool:
        words = self.bar.field.text().casefold().split()
        name = f"{project.code} {project.named(current())} {project.customer}".casefold()
        return (
            not project.is_ended
            and all(word in name for word in words)
            and (not self.bar.countries.values or project.country in self.bar.countries.values)
            and (
                not self.bar.managers.values or project.project_manager in self.bar.managers.values
            )
        )

    def _groups(self, shown: list[PortfolioRow]) -> list[tuple[str, list[PortfolioRow]]]:
        by = self.bar.group.value
        if not by:
            return [("", shown)] if shown else []
        found: dict[str, list[PortfolioRow]] = defaultdict(list)
        for project in shown:
            found[_heading(project, by)].append(project)
        return sorted(found.items())

    def _line(
        self,
        project: PortfolioRow,
        rows: list[AheadRow],
        weeks: Weeks,
        overdue: bool,  # noqa: FBT001  a part of one showing
    ) -> BoardLine:
        columns = []
        for found in weeks.split(rows, overdue=overdue):
            tags = [tag_of(row, weeks.on) for row in found]
            self._by_tag.update(zip((tag.id for tag in tags), found, strict=True))
            columns.append(tuple(tags))
        return BoardLine(
            project.id,
            project.named(current()),
            text.country(project.country) or project.customer,
            project.rag.lower() or "grey",
            tuple(columns),
        )

    def _tags(self) -> list[Any]:
        return [tag.id for line in self.board.lines for week in line.weeks for tag in week]

    def _tell_empty(self, *, found: bool) -> None:
        self._stack.setCurrentIndex(0 if found else 1)
        if found:
            return
        if self._projects:
            self.empty.show_message(
                tr(mark("Nothing matches these filters")),
                tr(mark("Show every kind, country and project manager again.")),
                actions=[(tr(mark("Clear filters")), "x", "primary", self._clear)],
                keys=[],
            )
        else:
            self.empty.show_message(
                tr("No projects yet"),
                tr(
                    mark("Milestones, shipments, payments and deadlines of all projects come here.")
                ),
                actions=[],
                keys=[("Ctrl+1", tr("Portfolio"))],
            )

    def _clear(self) -> None:
        self.bar.clear()
        self._show()

    def _has_tag(self) -> bool:
        return self.board.current is not None

    def _open_current(self) -> None:
        if self.board.current is not None:
            self.open(self.board.current.id)

    def _on_moved(self) -> None:
        self.desk.frame.update_status()
        self.desk.frame.update_actions()

    def _open_menu(self, at: QPoint) -> None:
        made = menu(parent=self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self.actions_of():
            made.addAction(build(action, made))
        made.popup(at)


def _heading(project: PortfolioRow, by: str) -> str:
    if by == "country":
        return text.country(project.country)
    if by == "manager":
        return project.project_manager or tr("None")
    return tr(terms.PROJECT_STATUSES[project.status])


def _read(workspace: Workspace, weeks: Weeks) -> tuple[Weeks, list[PortfolioRow], list[AheadRow]]:
    """Return what was asked for, every project, and what comes; runs on a worker."""
    on = weeks.on if weeks.has_overdue else None
    rows = workspace.read(look_ahead, weeks.first, weeks.last, overdue_on=on)
    return weeks, workspace.read(portfolio), rows
