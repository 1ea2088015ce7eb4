"""Taking a picture of a page without showing a window: for the README, and for looking at it."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QPointF, Qt, QThread
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication

from core import language as languages
from core.errors import InvalidInput, OutputError
from core.language import mark, tr
from core.paths import atomic_path
from ui import theme as themes
from ui.main import application
from ui.main_window import MainWindow
from ui.settings import Settings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from ui.desk import Desk, Place
    from ui.pages.project.tabs.schedule.tab import ScheduleTab

PINNED: Final = 4
QUIET_MS: Final = 350
PATIENCE_MS: Final = 120_000
STEP_MS: Final = 10
MODES: Final = {"schedule": "gantt", "matrix": "matrix", "table": "table"}
REGISTERS: Final = ("equipment", "shipments", "payments", "risks", "documents", "capacity")
"""Tabs of registers; the register to show may follow: shipments/containers."""
TABS: Final = ("overview", "schedule", "matrix", "table", "checks", *REGISTERS, "history")
SHEETS: Final = {
    "palette": "open_palette",
    "settings": "open_settings",
    "shortcuts": "open_shortcuts",
    "status-date": "open_status_date",
    "new-project": "open_new_project",
    "about": "open_about",
    "report": "open_report",
    "calendars": "open_calendars",
    "clean-up": "open_clean_up",
    "excel": "open_workbook_export",
}
"""What can lie over a page, and the deed that opens it."""
SEEN: Final = ("links", "compare", "baselines")
"""What the schedule can show besides: links, all baselines side by side, the list of baselines."""
OVER_PROJECT: Final = ("report", "facts", "attachments")
"""What can lie over the overview of a project."""
DRAGGED_DAYS: Final = 30
KNOWN: Final = (
    *("start", "report", "calendars"),
    *(f"portfolio/{sheet}" for sheet in SHEETS),
    *(f"project/CODE/{tab}" for tab in TABS),
    *(f"project/CODE/schedule/{seen}" for seen in SEEN),
    *(f"project/CODE/schedule/{deed}/M001" for deed in ("milestone", "edit", "drag")),
    "portfolio/import",
    *(f"project/CODE/{sheet}" for sheet in OVER_PROJECT),
)


def take(
    file: Path,
    *,
    page: str,
    size: tuple[int, int],
    theme: str,
    language: str,
    output: Path,
    clock: Callable[[], dt.datetime],
    user: str,
) -> None:
    """Open a file, go to a page and save what is seen as PNG; nothing is written to the file.

    The picture has no settings of the user in it: it is the same on every machine.

    Raises:
        InvalidInput: There is no such page; the message lists those there are.
        OutputError: The picture cannot be written there.
    """
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.json")
        settings.now.theme, settings.now.language = theme, language
        window = _window(settings, size, clock=clock, user=user)
        try:
            _go(window, _copied(file, Path(folder), clock, user), page.strip("/").split("/"))
            _settle(window)
            _save(window, output)
        finally:
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _copied(file: Path, folder: Path, clock: Callable[[], dt.datetime], user: str) -> Path:
    """Return a copy of the file: a window with everything in it that can be done, at no risk."""
    from core.workspace import Workspace  # noqa: PLC0415  imports the data layer

    workspace = Workspace.open(file, clock=clock, user=user, read_only=True)
    try:
        workspace.save_copy(folder / file.name)
    finally:
        workspace.close()
    return folder / file.name


def _window(
    settings: Settings, size: tuple[int, int], *, clock: Callable[[], dt.datetime], user: str
) -> MainWindow:
    app = application()
    languages.use(settings.now.language)
    themes.apply(app, settings.now.theme, text_size=settings.now.text_size)
    window = MainWindow(settings, clock=clock, user=user)
    window.setMinimumSize(0, 0)
    window.resize(*size)
    window.show()
    return window


def _go(window: MainWindow, file: Path, parts: Sequence[str]) -> None:
    if parts == ["start"]:
        window.show_start()
        return
    _expect(parts, parts[0] in (*_rooms(), "project", *SHEETS))
    window.open_files().open(file)
    desk = window.desk
    assert desk is not None
    _pin(window, desk)
    if parts[0] in _rooms():
        _go_to_room(desk, parts[0])
    if parts[0] == "project":
        _go_to_project(window, desk, parts)
    elif parts[0] in SHEETS:
        _lay_over(window, parts, parts[0])
    elif parts[1:] == ["import"]:
        _import_sample(window, desk)
    elif len(parts) > 1:
        _lay_over(window, parts, parts[1])


def _go_to_room(desk: Desk, key: str) -> None:
    from ui.desk import Place  # noqa: PLC0415  after the window is made

    desk.go(Place(key))


def _rooms() -> list[str]:
    """Return the pages of all projects by their keys."""
    from ui.pages import pages  # noqa: PLC0415  after the window is made

    return [page.key for page in pages().values() if page.scope != "project"]


def _pin(window: MainWindow, desk: Desk) -> None:
    """Pin the projects that need attention first, so that the rail shows what pins look like."""
    from core.queries.portfolio import portfolio  # noqa: PLC0415  after the window is made

    order = {"RED": 0, "AMBER": 1}
    rows = [row for row in desk.read(portfolio) if not row.is_pursuit and not row.is_ended]
    for row in sorted(rows, key=lambda row: order.get(row.rag, 2))[:PINNED]:
        window.pins.toggle(row.id)


def _go_to_project(window: MainWindow, desk: Desk, parts: Sequence[str]) -> None:
    from core.queries.project import project_id  # noqa: PLC0415  after the window is made
    from ui.desk import Place  # noqa: PLC0415  after the window is made

    _expect(parts, len(parts) > 2)  # noqa: PLR2004  project/CODE/TAB
    _word, code, tab, *more = parts
    _expect(parts, tab in (*TABS, *OVER_PROJECT))
    there = desk.read(project_id, code)
    tab_key = "schedule" if tab in MODES else "overview" if tab in OVER_PROJECT else tab
    desk.go(Place("project", there, tab_key))
    _settle(window)
    if tab == "report":
        _lay_over(window, parts, tab)
    elif tab == "facts":
        _edit_facts(desk, there)
    elif tab == "attachments":
        _show_attachments(desk, there)
    elif tab in REGISTERS and more:
        _show_register(window, parts)
    elif tab_key == "schedule":
        _go_to_milestone(window, desk, Place("project", there, tab_key), MODES[tab], more)


def _show_register(window: MainWindow, parts: Sequence[str]) -> None:
    from ui.pages.project.page import ProjectPage  # noqa: PLC0415  not at the start
    from ui.pages.project.tabs._registers import RegisterTab  # noqa: PLC0415  not at the start

    page = window.stack.page
    assert isinstance(page, ProjectPage)
    assert isinstance(page.tab, RegisterTab)
    _expect(parts, parts[-1] in page.tab.keys)
    page.tab.show_register(parts[-1])


def _go_to_milestone(
    window: MainWindow, desk: Desk, place: Place, mode: str, more: Sequence[str]
) -> None:
    from core.queries.milestones import milestones  # noqa: PLC0415  after the window is made
    from ui.pages.project.tabs.schedule.tab import ScheduleTab  # noqa: PLC0415  not at the start

    tab = window.findChild(ScheduleTab)
    assert isinstance(tab, ScheduleTab)
    tab.set_mode(mode)
    if not more:
        return
    if more[0] in SEEN:
        _show_in_schedule(tab, more[0])
        return
    is_deed = more[0] in ("milestone", "edit", "drag")
    _expect(more, is_deed and len(more) == 2)  # noqa: PLR2004  and a code
    assert place.project_id is not None
    found = [row.id for row in desk.read(milestones, place.project_id) if row.code == more[1]]
    if not found:
        raise InvalidInput(tr(mark("There is no milestone {code}."), code=more[1]))
    if more[0] == "edit":
        tab.edit_cell(found[0], "forecast_finish")
    elif more[0] == "drag":
        _drag(tab, found[0])
    else:
        desk.go(replace(place, milestone_id=found[0]))


def _show_in_schedule(tab: ScheduleTab, what: str) -> None:
    if what == "links":
        tab.toolbar.set_links(are_shown=True)
    elif what == "baselines":
        tab.open_baselines()
    else:
        tab.compare([row.id for row in tab.comparison.rows if not row.is_current])


def _drag(tab: ScheduleTab, milestone_id: int) -> None:
    """Take the gate of a milestone and drag it to later days, without letting go."""
    gantt, row = tab.gantt, tab.row_of(milestone_id)
    assert row is not None
    assert row.finish is not None, "an undated milestone has no gate to drag"
    line = tab.model.line_of(milestone_id)
    tab.table.select([milestone_id])
    tab.table.scrollTo(tab.model.index(line, 0), tab.table.ScrollHint.PositionAtCenter)
    level = gantt.lines.level(gantt.lines.place(line, gantt.width()))
    at = QPointF(gantt.scale_now.x(row.finish), level)
    to = QPointF(gantt.scale_now.x(row.finish + timedelta(DRAGGED_DAYS)) + 1, level)
    left, no_keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind, where in (
        (QEvent.Type.MouseButtonPress, at),
        (QEvent.Type.MouseMove, at + QPointF(QApplication.startDragDistance(), 0)),
        (QEvent.Type.MouseMove, to),
    ):
        event = QMouseEvent(kind, where, gantt.mapToGlobal(where), left, left, no_keys)
        QCoreApplication.sendEvent(gantt, event)


def _edit_facts(desk: Desk, project_id: int) -> None:
    from ui.dialogs.project_facts import open_project_facts  # noqa: PLC0415  not at the start

    open_project_facts(desk, project_id)


def _show_attachments(desk: Desk, project_id: int) -> None:
    from core.queries.attachments import PROJECT, Subject  # noqa: PLC0415  not at the start
    from ui.dialogs.attachments import open_attachments  # noqa: PLC0415  not at the start

    open_attachments(desk, Subject(PROJECT, project_id))


def _import_sample(window: MainWindow, desk: Desk) -> None:
    from core.resources import resources  # noqa: PLC0415  after the window is made
    from ui.dialogs.import_file import open_import_file  # noqa: PLC0415  not at the start

    _settle(window)
    open_import_file(desk, resources() / "samples" / "astana.yaml")


def _lay_over(window: MainWindow, parts: Sequence[str], sheet: str) -> None:
    _expect(parts, sheet in SHEETS)
    _settle(window)
    getattr(window.deeds, SHEETS[sheet])()


def _settle(window: MainWindow) -> None:
    """Wait until jobs and charts are done and nothing has been painted anew for a while.

    Raises:
        OutputError: they do not come to an end; half a page is no picture.
    """
    clock = QElapsedTimer()
    clock.start()
    quiet = QElapsedTimer()
    quiet.start()
    while True:
        QCoreApplication.processEvents()
        # Asked again each time: while workers import, one step may take longer than the quiet.
        if window.desk is not None and window.desk.jobs.running:
            quiet.restart()
        elif quiet.elapsed() >= QUIET_MS:
            return
        if clock.elapsed() > PATIENCE_MS:
            raise OutputError(tr(mark("The page did not come to rest; no picture was taken.")))
        QThread.msleep(STEP_MS)


def _save(window: MainWindow, output: Path) -> None:
    """Save the window, with the popups that lie over it as windows of their own."""
    seen = window.grab()
    popups = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]
    painter = QPainter(seen)
    for popup in popups:
        painter.drawPixmap(popup.pos() - window.pos(), popup.grab())
    painter.end()
    with atomic_path(output) as beside:
        if not seen.save(str(beside), "PNG"):
            raise OutputError(tr(mark("The picture cannot be written to {path}."), path=output))


def _expect(parts: Sequence[str], is_known: bool) -> None:  # noqa: FBT001  the one condition
    if not is_known:
        raise InvalidInput(
            tr(
                mark("There is no page {page}. There are: {known}."),
                page="/".join(parts),
                known=", ".join([*_rooms(), *KNOWN]),
            )
        )
