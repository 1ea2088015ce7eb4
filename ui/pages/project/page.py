"""The project workspace: the head of a project above its tabs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from core.errors import NotFound
from core.language import current, mark, tr
from core.operations.projects import remove_projects
from core.queries.accounts import TABLES as ACCOUNTS
from core.queries.attachments import PROJECT as PROJECT_ITSELF
from core.queries.attachments import Subject
from core.queries.key_figures import behind
from core.queries.overview import head
from core.queries.register_counts import WAITING, waiting_counts
from core.registers import register
from core.text import sentence
from ui.actions import Action, build, menu
from ui.desk import Place
from ui.pages._page import PageWidget
from ui.pages.project.head import FACTS, FIGURES, MILESTONES, OVERDUE, PAC, SOP, ProjectHead
from ui.pages.project.tabs import tab_with, tabs
from ui.widgets.line import HLine
from ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from core.queries.overview import HeadRow
    from ui.desk import Desk
    from ui.pages.project.tabs._tab import ProjectTab

PAGE: Final = "project"
FIRST: Final = "overview"
PROJECT, MILESTONE, VIEW = mark("&Project"), mark("&Milestone"), mark("&View")
NUMBERED: Final = 10
"""So many tabs have a key of their own: Alt+1 to Alt+9, and Alt+0."""
MORE: Final = (
    "facts",
    "health",
    "attachments",
    "logic",
    "baselines",
    "baseline",
    "",
    "pin",
    "plan",
    "export",
    "",
    "remove",
)


class ProjectPage(PageWidget):
    """One project at a time; tabs are made when they are first seen."""

    reads = frozenset(
        {
            *("project", "milestone", "shop", "portfolio", "baseline"),
            *(register(key).entity.__tablename__ for key in WAITING),
            *ACCOUNTS,
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._project_id: int | None = None
        self._row: HeadRow | None = None
        self._made: dict[str, ProjectTab] = {}
        self._waiting: dict[str, int] = {}
        self.head = ProjectHead()
        self.tabs = Tabs(tr("Tabs"))
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self.tabs, HLine()):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        self._connect()
        self._name_tabs()

    # for the window

    def refresh(self) -> None:
        if self._project_id is None:
            return
        try:
            self._row = self.desk.read(head, self._project_id)
        except NotFound:
            self._leave()
            return
        self._waiting = self.desk.read(waiting_counts, self._project_id)
        self._name_tabs()
        can_write = not self.desk.workspace.is_read_only
        self.head.show_project(self._row, can_write=can_write)

    def retranslate(self) -> None:
        self.head.retranslate()
        self._name_tabs()
        self.refresh()
        for tab in self._made.values():
            tab.retranslate()

    def status_text(self) -> str:
        tab = self.tab
        return tab.status_text() if tab is not None and self._row is not None else ""

    def show_place(self, place: Place) -> None:
        if place.project_id is not None and place.project_id != self._project_id:
            self._project_id = place.project_id
            self._stale = True
        self.refresh_if_stale()
        if self._project_id is None or self._row is None:
            return
        key = place.tab or tab_with(place.register) or self._remembered()
        self._show_tab(key)
        # With the tab in it, Back returns to this tab and not to the one seen last.
        self.desk.place = replace(place, project_id=self._project_id, tab=key)
        self._made[key].show_place(self.desk.place)

    def remember(self) -> None:
        for tab in self._made.values():
            tab.remember()

    def actions_of(self) -> Sequence[Action]:
        if self._project_id is None:
            return ()
        in_menu = [action for action in self._project_actions() if action.menu]
        own = [*self._tab_actions(), *self._milestone_actions(), *in_menu]
        tab = self.tab
        return [*own, *(tab.actions_of() if tab is not None else ())]

    # for its parts and tests

    @property
    def tab(self) -> ProjectTab | None:
        """Return the tab that is seen."""
        return self._made.get(self.tabs.current) if self._made else None

    @property
    def project_id(self) -> int:
        """Return the project that is shown."""
        assert self._project_id is not None
        return self._project_id

    # what the user can do

    def open_tab(self, key: str) -> None:
        """Show another tab."""
        self.desk.go(Place(PAGE, self._project_id, key))

    def add_milestone(self) -> None:
        """Ask for a new milestone."""
        from ui.dialogs.new_milestone import open_new_milestone  # noqa: PLC0415  when first asked

        open_new_milestone(self.desk, self.project_id)

    def follow_logic(self) -> None:
        """Let forecasts follow from logic after showing what moves, or be typed again."""
        from ui.dialogs.follow_logic import (  # noqa: PLC0415  when first asked
            open_follow_logic,
            type_forecasts,
        )

        if self._follows_logic():
            type_forecasts(self.desk, self.project_id)
        else:
            open_follow_logic(self.desk, self.project_id)

    def open_baselines(self) -> None:
        """Show the baselines of the project."""
        from ui.dialogs.baselines import open_baselines  # noqa: PLC0415  when first asked

        open_baselines(self.desk, self.project_id)

    def set_baseline(self) -> None:
        """Ask for the name of a new baseline, and why it is set."""
        from ui.dialogs.baseline import open_baseline  # noqa: PLC0415  when first asked

        open_baseline(self.desk, self.project_id)

    def edit_facts(self) -> None:
        """Edit the key facts of the project."""
        from ui.dialogs.project_facts import open_project_facts  # noqa: PLC0415  when first asked

        open_project_facts(self.desk, self.project_id)

    def open_attachments(self) -> None:
        """Show the files and links of the project itself."""
        from ui.dialogs.attachments import open_attachments  # noqa: PLC0415  when first asked

        open_attachments(self.desk, Subject(PROJECT_ITSELF, self.project_id))

    def report(self) -> None:
        """Write the status report of the project."""
        from ui.dialogs.report import open_report  # noqa: PLC0415  when first asked

        open_report(self.desk, self.project_id)

    def export_plan(self) -> None:
        """Write the project as a plan for Microsoft Project."""
        from ui.dialogs.export_plan import open_export_plan  # noqa: PLC0415  when first asked

        open_export_plan(self.desk, self.project_id)

    def export(self) -> None:
        """Write the portfolio to an exchange file."""
        from ui.dialogs.export_file import open_export_file  # noqa: PLC0415  when first asked

        open_export_file(self.desk)

    def declare_health(self) -> None:
        """Stand for another colour than the computed one."""
        from ui.dialogs.declare_health import open_declare_health  # noqa: PLC0415  when first asked

        open_declare_health(self.desk, self.project_id)

    def pin(self) -> None:
        """Put the project into the rail, or take it out."""
        self.desk.frame.toggle_pin(self.project_id)

    def remove(self) -> None:
        """Remove the project; the toast takes it back."""
        assert self._row is not None
        name = self._row.project.named(current())
        self.desk.run(
            mark("Remove project"), remove_projects, [self.project_id], follow=sentence(name)
        )

    def open_more(self) -> None:
        """Offer what else can be done with the project."""
        offered = menu("", self)
        by_key = {action.key: action for action in self._project_actions()}
        for name in MORE:
            if name:
                offered.addAction(build(by_key[f"project.{name}"], offered))
            else:
                offered.addSeparator()
        offered.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self.head.more
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + 2))
        offered.popup(corner - QPoint(offered.sizeHint().width(), 0))

    # private

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.open_tab)
        self.head.back_asked.connect(lambda: self.desk.go(Place("portfolio")))
        self.head.report_asked.connect(self.report)
        self.head.milestone_asked.connect(self.add_milestone)
        self.head.more_asked.connect(self.open_more)
        self.head.figure_pressed.connect(self._on_figure)

    def _name_tabs(self) -> None:
        self.tabs.set_tabs(
            [(spec.key, tr(spec.title), self._waiting.get(spec.key, 0)) for spec in tabs().values()]
        )

    def _remembered(self) -> str:
        assert self._row is not None
        key = self.desk.settings.now.tabs.get(self._row.project.code, FIRST)
        return key if key in tabs() else FIRST

    def _show_tab(self, key: str) -> None:
        assert self._row is not None
        tab = self._made.get(key)
        if tab is None:
            tab = self._made[key] = tabs()[key].make(self.desk)
            self._stack.addWidget(tab)
        self.tabs.set_current(key)
        self.desk.settings.now.tabs[self._row.project.code] = key
        tab.show_project(self.project_id)
        # Asked before: Qt gives the keyboard of a tab that hides to any widget of the next.
        focused: QWidget | None = self.window().focusWidget()
        self._stack.setCurrentWidget(tab)
        self._stack.show()  # only now: the tab seen last may still show a project that is gone
        self.setFocusProxy(tab)
        if focused is None or not tab.isAncestorOf(focused):
            tab.setFocus()

    def _leave(self) -> None:
        """Go to the portfolio: the project is gone."""
        self._project_id, self._row = None, None
        self._stack.hide()
        QTimer.singleShot(0, self, self._go_to_portfolio)

    def _go_to_portfolio(self) -> None:
        if self._project_id is None:  # else another project was gone to in the meantime
            self.desk.go(Place("portfolio"))

    def _on_figure(self, key: str) -> None:
        assert self._row is not None
        found = self._row.figures
        gates = {
            OVERDUE: self._row.overdue_id,
            PAC: found.pac.id if found.pac is not None else None,
            SOP: found.sop.id if found.sop is not None else None,
            MILESTONES: None,
        }
        if key == FACTS:
            self.edit_facts()
        elif key in gates:
            self.desk.go(Place(PAGE, self.project_id, "schedule", gates[key]))
        else:
            rows = self.desk.read(behind, self.project_id, key)
            of = tr(FIGURES[key])
            place = Place(PAGE, self.project_id, register=rows.register, rows=rows.rows, of=of)
            self.desk.go(place)

    def _tab_actions(self) -> list[Action]:
        def opener(key: str) -> Callable[[], None]:
            return lambda: self.open_tab(key)

        def namer(title: str) -> Callable[[], str]:
            return lambda: tr(title).replace("&", "&&")

        def teller(key: str) -> Callable[[], bool]:
            return lambda: self.tabs.current == key

        return [
            Action(
                f"project.tab.{spec.key}",
                namer(spec.title),
                opener(spec.key),
                f"Alt+{number % 10}" if number <= NUMBERED else "",
                VIEW,
                5,
                checked=teller(spec.key),
            )
            for number, spec in enumerate(tabs().values(), start=1)
        ]

    def _milestone_actions(self) -> list[Action]:
        return [
            Action(
                "milestone.new",
                mark("New milestone…"),
                self.add_milestone,
                "Ctrl+M",
                MILESTONE,
                0,
                "plus",
                self._can_write,
            )
        ]

    def _project_actions(self) -> list[Action]:
        write = self._can_write
        return [
            Action(
                "project.facts",
                mark("Edit facts…"),
                self.edit_facts,
                "Alt+Return",
                PROJECT,
                10,
                "pencil",
                write,
            ),
            Action(
                "project.attachments",
                mark("Project attachments…"),
                self.open_attachments,
                "",
                PROJECT,
                10,
                "paperclip",
            ),
            Action(
                "project.health",
                mark("Declare health…"),
                self.declare_health,
                "",
                PROJECT,
                10,
                "gauge",
                write,
            ),
            Action(
                "project.logic",
                mark("Forecasts by logic…"),
                self.follow_logic,
                "",
                PROJECT,
                10,
                "workflow",
                write,
                checked=self._follows_logic,
            ),
            Action(
                "project.baselines",
                mark("Baselines…"),
                self.open_baselines,
                "",
                PROJECT,
                10,
                "layers",
            ),
            Action(
                "project.baseline",
                mark("Set baseline…"),
                self.set_baseline,
                "",
                PROJECT,
                10,
                "flag",
                write,
            ),
            Action("project.pin", self._pin_text, self.pin, "", PROJECT, 20, "pin"),
            Action(
                "project.plan",
                mark("Export plan…"),
                self.export_plan,
                "",
                PROJECT,
                20,
                "file-up",
            ),
            Action(
                "project.export",
                mark("Export portfolio…"),
                self.export,
                "",
                "",
                20,
                "download",
            ),
            Action(
                "project.remove",
                mark("Remove project"),
                self.remove,
                "",
                PROJECT,
                30,
                "trash-2",
                write,
            ),
        ]

    def _follows_logic(self) -> bool:
        return self._row is not None and self._row.project.by_logic

    def _can_write(self) -> bool:
        return not self.desk.workspace.is_read_only

    def _pin_text(self) -> str:
        there = self._project_id
        is_pinned = there is not None and self.desk.frame.is_pinned(there)
        return tr("Unpin from the rail") if is_pinned else tr("Pin to the rail")
