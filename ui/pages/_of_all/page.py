"""A page of registers of all projects: one at a time, chosen by segments, its figures above it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from core import text
from core.language import mark, tr
from core.queries.project_briefs import project_briefs
from core.queries.register_counts import row_counts
from core.queries.worth import rates_of_file
from core.registers import register
from ui.pages._of_all.figures import KPIS
from ui.pages._of_all.kpi import Kpis
from ui.pages._of_all.reading import AT_ONCE, load_all, touched
from ui.pages._page import PageWidget
from ui.pages._register.grid import RegisterGrid, reads_of
from ui.pages._register.scope import load
from ui.theme import theme
from ui.widgets.kpi_band import KpiBand
from ui.widgets.label import Label
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.queries.worth import DatedRates
    from core.workspace import Step
    from ui.actions import Action
    from ui.desk import Desk, Place
    from ui.jobs import Job
    from ui.pages._register.scope import Loaded

ALL: Final = frozenset({"project_summary", "fx_rate"})
"""Tables that a page of all projects reads beside those of its registers."""


class AllProjectsPage(PageWidget):
    """Shows one of some registers of all projects; each is read when it is first seen."""

    def __init__(
        self,
        desk: Desk,
        keys: Sequence[str],
        *,
        name: str,
        title: str,
        parent: QWidget | None = None,
    ) -> None:
        """Build the page.

        Args:
            desk: what it works with.
            keys: the registers, in the order of the segments.
            name: the key of the page, under which its arrangement is remembered.
            title: a catalogue key.
            parent: the widget that owns it.
        """
        super().__init__(desk, parent)
        self.keys = tuple(keys)
        self._name, self._title_key = name, title
        self.reads = frozenset().union(ALL, *(reads_of(register(key)) for key in keys))
        self._lists: dict[str, _List] = {}
        self._rates: DatedRates | None = None
        self._wanted: Place | None = None
        self.title = Label("", "title")
        self.segments = Segmented([(key, "") for key in keys], name=tr(mark("Register")))
        self.band = KpiBand(self)
        self._stack = QStackedWidget()
        self._lay_out()
        self.segments.chosen.connect(self._on_chosen)
        self.band.pressed.connect(self._on_figure)
        first = desk.settings.view(name).mode
        self.segments.set_current(first if first in keys else self.keys[0])
        self._name_all()

    # for the window

    @property
    def grid(self) -> RegisterGrid:
        """Return the grid that is shown."""
        return self._list.grid

    def show_register(self, key: str) -> None:
        """Show another register of the page."""
        self.segments.set_current(key)
        self._show()

    def refresh(self) -> None:
        for each in self._lists.values():
            each.is_fresh = False
        self._rates = None
        self._name_all()
        self._show()

    def retranslate(self) -> None:
        for each in self._lists.values():
            each.grid.retranslate()
        self._name_all()
        self._show_band()

    def show_place(self, place: Place) -> None:
        key = place.register if place.register in self.keys else self.segments.current
        self.segments.set_current(key)
        self._wanted = place if place.rows else None
        self.desk.place = replace(place, register=key)
        if self._stale:  # what is wanted of it is shown once it is read
            self.setFocusProxy(self.grid)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for name, each in list(self._lists.items()):
            if name != key or not place.rows:
                each.let_go()
        self._show()
        if self._list.is_read:
            self._on_shown(key)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def status_text(self) -> str:
        return self._list.grid.status_text() if self._lists else ""

    def actions_of(self) -> Sequence[Action]:
        return self._list.grid.actions_of()

    def remember(self) -> None:
        """Keep the register seen last, and how each grid is arranged."""
        self.desk.settings.view(self._name).mode = self.segments.current
        for each in self._lists.values():
            each.grid.remember()

    # private

    @property
    def _list(self) -> _List:
        key = self.segments.current
        if key not in self._lists:
            made = self._lists[key] = _List(self.desk, key, self._on_shown)
            made.grid.widened.connect(self._on_widened)
            made.grid.model.arranged.connect(self._show_band)
            self._stack.addWidget(made.grid)
        return self._lists[key]

    def _lay_out(self) -> None:
        head = QWidget()
        head.setFixedHeight(theme().tokens.height["page_head"])
        # A language with long words must not make the window wider than the screen.
        self.segments.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(16)
        row.addWidget(self.title)
        row.addWidget(self.segments)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (head, self.band):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)

    def _name_all(self) -> None:
        self.title.set_text(tr(self._title_key))
        counts = self.desk.read(row_counts, None, self.keys)
        self.segments.set_items([(key, _words(key, counts[key])) for key in self.keys])

    def _show(self) -> None:
        shown = self._list
        self._stack.setCurrentWidget(shown.grid)
        self.setFocusProxy(shown.grid)
        shown.read()
        self._show_band()
        if self.isVisible():
            self.desk.frame.renew_actions()
            self.desk.frame.update_status()

    def _on_shown(self, key: str) -> None:
        """Go to what was wanted of a register, now that it is read."""
        if key != self.segments.current:
            return
        place, self._wanted = self._wanted, None
        if place is not None and place.register in ("", key):
            self._list.let_go()
            self.grid.narrow_to(place.rows, place.of)
        self._show_band()
        self.desk.frame.update_status()

    def _show_band(self) -> None:
        shown = self._list
        self.band.setVisible(shown.is_shown and bool(shown.kpis.kpis and shown.grid.model.rows))
        if self.band.isHidden():
            return
        if self._rates is None:
            self._rates = self.desk.read(rates_of_file, self.desk.status_date())
        rows = shown.grid.model.passing(but="figure")
        self.band.show_figures(shown.kpis.figures(rows, self._rates, shown.pressed))

    def _on_figure(self, key: str) -> None:
        shown = self._list
        if key == shown.pressed:
            shown.grid.widen()
            return
        shown.pressed = key
        behind = shown.kpis.behind(key)
        shown.grid.narrow(shown.kpis.title(key), lambda row: row.id in behind)
        self._tell_place()

    def _on_widened(self) -> None:
        self._list.pressed = ""
        self._tell_place()
        self._show_band()

    def _on_chosen(self, _key: str) -> None:
        self._show()
        self._tell_place()

    def _tell_place(self) -> None:
        """Say that no place narrows the list, so that going to some of its rows is a way."""
        self.desk.place = replace(self.desk.place, register=self.segments.current, rows=(), of="")

    def _on_changed(self, step: Step) -> None:
        projects = touched(step, self.reads) if step.tables & self.reads else frozenset()
        if projects is None or self._stale:
            super()._on_changed(step)
            return
        for each in self._lists.values():
            each.read_again(projects)


class _List:
    """One register of the page: its grid, its figures, how it is read."""

    def __init__(self, desk: Desk, key: str, told: Callable[[str], object]) -> None:
        self._desk, self._key, self._told = desk, key, told
        self.grid = RegisterGrid(desk, key, of_all=True)
        self.kpis = Kpis(KPIS.get(key, ()))
        self.grid.has_figures = not self.kpis.kpis
        self.pressed = ""
        self.is_fresh = self.is_shown = False
        self._job: Job | None = None

    @property
    def is_read(self) -> bool:
        """Return whether what is shown is what the file holds."""
        return self.is_fresh and self._job is None

    def let_go(self) -> None:
        """Show all rows where a figure narrowed them."""
        self.pressed = ""
        self.grid.narrow("", None)

    def read(self) -> None:
        """Read the rows again where they are not fresh: at once where it takes no time to see."""
        if self.is_fresh:
            return
        self.is_fresh = True
        if len(self._desk.read(project_briefs)) <= AT_ONCE:
            self._show(self._desk.read(load, self._key, None))
            return
        if self._job is not None:
            self._job.cancel()
        title = tr(mark("Reading {register}"), register=tr(register(self._key).title))
        job = self._job = self._desk.jobs.start(
            title, load_all, self._desk.workspace, self._key, database=True, with_task=True
        )
        job.done.connect(lambda loaded: self._on_read(job, loaded))
        job.cancelled.connect(lambda: self._on_cancelled(job))

    def read_again(self, projects: frozenset[int]) -> None:
        """Read the rows of a few projects again and put them in the place of the old ones."""
        if self._job is not None:
            self.is_fresh = False  # what is being read is of before
            self.read()
        elif self.is_fresh:
            self._show(
                self.grid.scope.with_parts(
                    [self._desk.read(load, self._key, each) for each in sorted(projects)],
                    self.grid.model.rows,
                )
            )

    def _on_read(self, job: Job, loaded: Loaded) -> None:
        if job is self._job:
            self._job = None
            self._show(loaded)

    def _on_cancelled(self, job: Job) -> None:
        if job is self._job:
            self._job, self.is_fresh = None, False

    def _show(self, loaded: Loaded) -> None:
        self.is_shown = True
        self.kpis.take(loaded.rows, self._desk.status_date())
        if self.pressed:
            behind = self.kpis.behind(self.pressed)
            self.grid.narrow(self.kpis.title(self.pressed), lambda row: row.id in behind)
        self.grid.show_loaded(loaded)
        self._told(self._key)


def _words(key: str, count: int) -> str:
    title = tr(register(key).title)
    return f"{title} {text.number(count)}" if count else title
