"""A chart in a panel: read on a worker, drawn here, opened large, copied, saved.

The charts are imported by the worker: matplotlib takes longer than a frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from core import text
from core.language import current, mark, tr
from ui.actions import menu
from ui.dialogs.files import choose_save, usual_folder, with_suffix
from ui.icons import icon
from ui.models.cells import slip_words
from ui.theme import theme
from ui.widgets.button import icon_button
from ui.widgets.chart_view import ChartView
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from matplotlib.figure import Figure
    from PySide6.QtWidgets import QMenu

    from core.charts import Chart
    from core.workspace import Workspace
    from ui.desk import Desk
    from ui.jobs import Job

LEAST: Final = 232
LARGE: Final = (1200, 780)


class ChartPanel(Panel):
    """One chart of a project, or of all, with its title and its buttons.

    Signals:
        read: what it shows was read anew.
    """

    read = Signal()

    def __init__(self, desk: Desk, key: str, title: str, subtitle: str) -> None:
        super().__init__()
        self._desk, self._key = desk, key
        self._against = ""
        self.options: dict[str, Any] = {}
        """What the chart is asked for besides project and date, by name of `ChartRequest`."""
        self._titles = (title, subtitle)
        self._found: tuple[Chart, Any] | None = None
        self._asked: tuple[Any, ...] | None = None
        self._job: Job | None = None
        self.view = ChartView()
        self.more = icon_button("ellipsis", "", size=26, run=self._open_menu)
        self.expand = icon_button("maximize-2", "", size=26, run=self.open_large)
        self.add_right(self.more)
        self.add_right(self.expand)
        self.body.addWidget(self.view)
        self.body.setContentsMargins(8, 0, 8, 8)
        self.setMinimumHeight(LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)

    @property
    def data(self) -> Any:
        """Return what the chart shows, as its `load` gave it; None before it is read."""
        return None if self._found is None else self._found[1]

    def show_project(self, project_id: int | None, against: str = "") -> None:
        """Read what the chart shows of a project, then draw it; `against` names its baseline."""
        self._against = against
        self._say()
        options = tuple(sorted(self.options.items()))
        asked = (current(), self._desk.status_date(), project_id, options)
        self._asked = asked
        if self._job is not None:
            self._job.cancel()
        job = self._job = self._desk.jobs.start(
            tr("Reading {chart}", chart=tr(self._titles[0])),
            _read,
            self._desk.workspace,
            self._key,
            *asked,
            database=True,
        )
        job.done.connect(self._on_read)  # a method, not a lambda: the panel may be gone by then

    def said(self) -> str:
        """Return what stands after the title; a chart may say more of what it has read."""
        subtitle = tr(self._titles[1])
        return f"{subtitle} · {slip_words(self._against)}" if self._against else subtitle

    def draw(self, figure: Figure) -> None:
        """Draw on a figure, in the theme and the language of the screen."""
        from core.charts import style  # noqa: PLC0415  the worker has imported it

        assert self._found is not None, "nothing is drawn before it is read"
        chart, data = self._found
        chart.draw(figure, data, style(theme().name, current(), paper=False))

    def open_large(self) -> DialogFrame:
        """Show the chart over the whole window."""
        width, height = LARGE
        title = tr(self._titles[0])
        frame = DialogFrame(self._desk.overlay(), title, width=width, height=height)
        view = ChartView(title)
        frame.body.addWidget(view, 1)
        frame.add_button(tr("Copy picture"), run=view.copy_picture)
        frame.add_button(tr("Save picture…"), run=self.ask_save)
        frame.add_button(tr("Close"), kind="primary", run=frame.close_sheet, default=True)
        frame.open()
        if self._found is not None:
            view.show_drawing(self.draw)
        return frame

    def ask_save(self) -> None:
        """Ask where to, and write the chart as PNG or SVG."""
        folder = usual_folder(self._desk.settings.now.report_folder)
        name = f"{self._key} {text.day(self._desk.status_date())}.png"
        kinds = tr(mark("Picture (*.png);;Drawing (*.svg)"))
        found = choose_save(self, tr("Save picture"), folder / name, kinds)
        if found is not None:
            self.save(found)

    def save(self, path: Path) -> None:
        """Write the chart; a path without a known ending becomes a PNG."""
        if path.suffix.lower() not in (".png", ".svg"):
            path = with_suffix(path, ".png")
        self.view.save(path)
        self._desk.toast(tr("Saved {name}.", name=path.name))

    def menu_of(self) -> QMenu:
        """Return what can be done with the chart."""
        made = menu("", self)
        for name, words, run in (
            ("maximize-2", tr("Open large"), self.open_large),
            ("copy", tr("Copy picture"), self.view.copy_picture),
            ("image-down", tr("Save picture…"), self.ask_save),
        ):
            made.addAction(icon(name), words).triggered.connect(lambda _on=False, do=run: do())
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return made

    def _say(self) -> None:
        title = tr(self._titles[0])
        self.set_title(title, self.said())
        self.view.setAccessibleName(title)
        for button, words in ((self.more, tr("More")), (self.expand, tr("Open large"))):
            button.setToolTip(words)
            button.setAccessibleName(f"{title}: {words}")

    def _open_menu(self) -> None:
        opened = self.menu_of()
        corner = self.more.mapToGlobal(QPoint(self.more.width(), self.more.height() + 2))
        opened.popup(corner - QPoint(opened.sizeHint().width(), 0))

    def _on_menu(self, at: QPoint) -> None:
        self.menu_of().popup(self.mapToGlobal(at))

    def _on_read(self, read: tuple[tuple[Any, ...], Chart, Any]) -> None:
        asked, chart, data = read
        self._job = None
        if asked == self._asked:
            self._found = (chart, data)
            self._say()
            self.view.show_drawing(self.draw, words=self.said())
            self.read.emit()


def _read(
    workspace: Workspace,
    key: str,
    language: str,
    status_date: dt.date,
    project_id: int | None,
    options: tuple[tuple[str, Any], ...],
) -> tuple[tuple[Any, ...], Chart, Any]:
    """Return what was asked for, a chart, and what it shows."""
    from core.charts import ChartRequest, charts  # noqa: PLC0415  slow to import: on the worker

    chart = charts()[key]
    asked = (language, status_date, project_id, options)
    wanted = ChartRequest(language, status_date, project_id, **dict(options))
    return asked, chart, workspace.read(chart.load, wanted)
