"""The window: puts frame and pages together, and does nothing of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from core import language
from core.language import mark, tr
from ui.frame import geometry
from ui.frame.ground import paint_ground
from ui.guard import guarded

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent

    from core.errors import DataFileError
    from core.workspace import Step
    from ui.desk import Desk, Place
    from ui.frame.counts import Counts
    from ui.frame.deeds import Deeds
    from ui.frame.files import Files
    from ui.frame.menus import Menus
    from ui.frame.messages import Messages
    from ui.frame.page_stack import PageStack
    from ui.frame.pins import Pins
    from ui.frame.rail import Rail
    from ui.frame.running import Running
    from ui.frame.start import StartScreen
    from ui.frame.status_bar import StatusBar
    from ui.frame.top_bar import TopBar
    from ui.settings import Settings

PROGRAM: Final = "Handover"
FIRST_ROOM: Final = ("portfolio", mark("Portfolio"), "layout-list")
EXCHANGE: Final = frozenset({".yaml", ".yml", ".xml", ".mspdi", ".xer", ".xlsx", ".xlsm"})
NARROW: Final = 1360


class MainWindow(QMainWindow):
    """The one top-level window; it paints before anything of the data layer is imported.

    Signals:
        painted: The window was painted for the first time, with all that is in it.
    """

    painted = Signal()
    top: TopBar
    rail: Rail
    status_bar: StatusBar
    start: StartScreen
    stack: PageStack
    messages: Messages
    jobs: Running
    deeds: Deeds
    menus: Menus
    pins: Pins
    counts: Counts

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Callable[[], dt.datetime],
        user: str,
        prepare: Callable[[], object] | None = None,
    ) -> None:
        """Make the window.

        Args:
            settings: What the user chose.
            clock: Gives the moment.
            user: Who works here.
            prepare: What to do once the window's ground is painted, before the rest is imported
                and made; without it everything is there at once.
        """
        super().__init__()
        self.settings = settings
        self._clock, self._user = clock, user
        self._files: Files | None = None
        self._is_furnished = self._is_painted = False
        geometry.put(self, settings.now.geometry)
        self.setWindowTitle(PROGRAM)
        self._prepare = prepare
        if prepare is None:
            self._furnish()

    def _furnish(self) -> None:
        """Put everything into the window that is around its pages."""
        if self._prepare is not None:
            self._prepare()
        from ui.frame import parts  # noqa: PLC0415  after the ground is painted

        self._is_furnished = True
        self.top, self.rail, self.status_bar = parts.TopBar(), parts.Rail(), parts.StatusBar()
        self.start = parts.StartScreen()
        self.stack = parts.PageStack(self.start)
        self.setMenuWidget(self.top)
        self._lay_out()
        self.messages = parts.Messages(self)
        self.jobs = parts.Running(self.status_bar, self)
        self.deeds = parts.Deeds(self)
        self._body.insertWidget(0, self.messages.banners)
        self.menus = parts.Menus(self.top.menus, self, self.settings, self.open_path)
        self.pins = parts.Pins(self.rail, self.settings)
        self.counts = parts.Counts(self.rail, self)
        self._connect()
        self.setAcceptDrops(True)
        self.rail.show_rooms([parts.Room(*FIRST_ROOM)])
        self.rail.show_place(FIRST_ROOM[0], None)
        self.start.show_recent(self.settings.now.recent)
        self._fit()
        self._name_it()
        self.renew_actions()
        self.update_status()
        self.start.setFocus()

    # the frame that the desk asks

    def overlay(self) -> QWidget:
        """Return the widget that dialogs, popups and toasts lie over: the whole window."""
        return self

    def show_place(self, place: Place) -> None:
        """Bring a place to the front."""
        from ui.pages import pages  # noqa: PLC0415  after the first paint

        assert self.desk is not None
        before = self.stack.page
        self.stack.show_place(self.desk, pages(), place)
        self.rail.show_place(place.page, place.project_id)
        if self.stack.page is not before or place.tab:
            self.renew_actions()
        self.update_actions()
        self.update_status()

    def toast(
        self, text: str, *, action: str | None = None, run: Callable[[], object] | None = None
    ) -> None:
        """Show a passing message."""
        self.messages.toast(text, action=action, run=run)

    def banner(
        self,
        kind: str,
        title: str,
        text: str,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
    ) -> None:
        """Show a message that stays until it is closed."""
        self.messages.banners.add(title, kind, title, text, actions)

    def say_not_saved(self, error: DataFileError) -> bool:
        """Say that the open file could not be written, and how to keep the work."""
        if self.desk is None:
            return False
        from ui.problems import parts  # noqa: PLC0415  after the first paint

        path = self.desk.workspace.path
        title, text = parts(str(error).replace(str(path), path.name))
        self.banner("red", title, text, [(tr("Save a copy…"), self.deeds.ask_copy)])
        self.status_bar.show_saved(tr("Not saved · {name}", name=path.name), is_well=False)
        return True

    def update_status(self) -> None:
        """Say at the left of the status bar what the page says of itself now."""
        page = self.stack.page
        self.status_bar.show_facts(page.status_text() if page else tr("No file is open"))

    def update_actions(self) -> None:
        """Show menus and buttons as they are now."""
        self.menus.refresh()

    def renew_actions(self) -> None:
        """Ask the page anew what can be done in it."""
        from ui.frame.commands import window_actions  # noqa: PLC0415  after the first paint

        self.menus.build(window_actions(self.deeds), self.stack.page)

    def is_pinned(self, project_id: int) -> bool:
        """Return whether a project stands in the rail."""
        return self.pins.has(project_id)

    def toggle_pin(self, project_id: int) -> None:
        """Put a project into the rail, or take it out."""
        self.pins.toggle(project_id)

    # files

    @property
    def desk(self) -> Desk | None:
        """Return the desk of the open file."""
        return self._files.desk if self._files is not None else None

    def open_files(self) -> Files:
        """Return what opens files; the data layer is imported when it is first asked for."""
        if self._files is None:
            from ui.frame.files import Files  # noqa: PLC0415  after the first paint

            self._files = Files(self, self, self.settings, clock=self._clock, user=self._user)
            self._files.opened.connect(self._on_opened)
            self._files.closing.connect(self._on_closing)
            self._files.refused.connect(self._on_refused)
        return self._files

    def open_path(self, path: Path) -> None:
        """Open a data file; an exchange file is imported into the open one."""
        if path.suffix.lower() in EXCHANGE and self.desk is not None:
            from ui.dialogs.import_file import open_import_file  # noqa: PLC0415  when first asked

            open_import_file(self.desk, path)
        else:
            self.open_files().open(path)

    def show_start(self) -> None:
        """Show the start screen: there is no file, so there are no rooms."""
        self.rail.show_rooms(())

    def backups(self) -> Path | None:
        """Return where the backups of the open file lie; nothing while there is none."""
        if self.desk is None:
            return None
        path = self.desk.workspace.path
        folder = path.with_name(f"{path.stem} backups")
        return folder if folder.is_dir() else None

    def set_language(self, code: str) -> None:
        """Speak another language from now on, everywhere."""
        language.use(code)
        self.settings.now.language = code
        self.settings.save()
        QApplication.sendEvent(self, QEvent(QEvent.Type.LanguageChange))

    def retranslate(self) -> None:
        """Say everything again in the language of the screen."""
        self.top.retranslate()
        self.rail.retranslate()
        self.start.retranslate()
        for page in self.stack.pages():
            page.retranslate()
        self.messages.banners.clear()
        self.pins.refresh()
        self.menus.renew()
        self.renew_actions()
        self._show_steps()
        self._name_it()
        self.update_status()
        self._say_read_only()

    # Qt

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_furnished:
            paint_ground(self, is_narrow=self._has_narrow_rail())
            QTimer.singleShot(0, self._furnish)
        elif not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_furnished and self._fit():
            self.update_actions()

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._is_furnished:
            self.retranslate()

    @guarded
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(_is_ours(Path(url.toLocalFile())) for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @guarded
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        for path in [path for path in paths if _is_ours(path)][:1]:
            self.open_path(path)

    @guarded
    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.now.geometry = geometry.remembered(self)
        if self._files is not None:
            self._files.close()
        self.settings.save()
        event.accept()

    # private

    def _has_narrow_rail(self) -> bool:
        return self.width() < NARROW or not self.settings.now.rail_open

    def _fit(self) -> bool:
        """Fit the frame to the width; return whether the rail has got or lost room for words."""
        could = self.rail.can_widen
        self.rail.set_narrow(self._has_narrow_rail(), can_widen=self.width() >= NARROW)
        self.top.fit(self.width())
        return self.rail.can_widen != could

    def _lay_out(self) -> None:
        work = QWidget()
        self._body = QVBoxLayout(work)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self.stack, 1)
        whole = QWidget(self)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(work, 1)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.status_bar)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        deeds = self.deeds
        self.top.search_asked.connect(deeds.open_palette)
        self.top.undo_asked.connect(deeds.undo)
        self.top.redo_asked.connect(deeds.redo)
        self.top.status_date_asked.connect(deeds.open_status_date)
        self.rail.room_chosen.connect(self.go)
        self.rail.project_chosen.connect(lambda project_id: self.go("project", project_id))
        self.rail.project_menu.connect(self._on_pin_menu)
        self.rail.settings_chosen.connect(deeds.open_settings)
        self.rail.narrowed.connect(self._on_narrowed)
        self.start.sample_asked.connect(deeds.open_sample)
        self.start.new_asked.connect(deeds.ask_new)
        self.start.open_asked.connect(deeds.ask_open)
        self.start.recent_asked.connect(self.open_path)
        self.status_bar.job_asked.connect(self.jobs.open_panel)
        self.status_bar.job_cancelled.connect(self.jobs.cancel)

    def go(self, page: str, project_id: int | None = None) -> None:
        """Show a page of the open file."""
        from ui.desk import Place  # noqa: PLC0415  after the first paint

        if self.desk is not None:
            self.desk.go(Place(page, project_id))

    def _on_opened(self, desk: Desk) -> None:
        from ui.frame.rail import Room  # noqa: PLC0415  after the first paint
        from ui.pages import pages  # noqa: PLC0415  after the first paint

        rooms = [page for page in pages().values() if page.scope == "file"]
        self.rail.show_rooms([Room(page.key, page.title, page.icon) for page in rooms])
        desk.changed.connect(self._on_changed)
        self.jobs.take(desk.jobs)
        self.messages.banners.clear()
        self.show_place(desk.place)
        self.pins.take(desk)
        self.counts.take(desk)
        self.menus.renew()  # there are ways to its pages now
        self.renew_actions()
        self._show_steps()
        self._name_it()
        if (page := self.stack.page) is not None:
            page.setFocus()
        self._say_read_only()

    def _say_read_only(self) -> None:
        if self.desk is not None and self.desk.workspace.is_read_only:
            self.banner(
                "amber",
                tr("This file is read-only."),
                tr("You can look at everything; to change something, save a copy."),
                [(tr("Save a copy…"), self.deeds.ask_copy)],
            )

    def _on_closing(self) -> None:
        self.messages.close()
        for page in self.stack.pages():
            page.remember()
        self.jobs.take(None)
        self.pins.take(None)
        self.counts.take(None)
        self.stack.close_file()
        self.start.show_recent(self.settings.now.recent)
        self.top.show_status_date(None)

    def _on_refused(self, path: Path, error: DataFileError) -> None:
        from ui.problems import parts  # noqa: PLC0415  after the first paint

        title, text = parts(str(error).replace(str(path), path.name))
        self.start.show_recent(self.settings.now.recent)
        actions = [
            (tr("Try again"), lambda: self._try_again(path)),
            (tr("Open another…"), self.deeds.ask_open),
        ]
        if (made := self.open_files().backup_for(path, error)) is not None:
            restore = tr("Restore the backup of {time}", time=f"{made.astimezone():%Y-%m-%d %H:%M}")
            actions[0] = (restore, lambda: self._restore(path))
        self.messages.banners.add(path, "red", title, text, actions)

    def _restore(self, path: Path) -> None:
        self.messages.banners.remove(path)
        self.open_files().restore(path)

    def _try_again(self, path: Path) -> None:
        self.messages.banners.remove(path)
        self.open_path(path)

    def _on_changed(self, step: Step) -> None:
        self.pins.follow(step)
        self._show_steps()
        self.update_actions()
        self.update_status()

    def _show_steps(self) -> None:
        """Show what can be undone, the status date, and when the file was saved."""
        self.top.name_steps(self.deeds.undo_label(), self.deeds.redo_label())
        self.top.show_status_date(self.desk.status_date() if self.desk else None)
        self.status_bar.show_saved(saved_words(self.desk))

    def _on_pin_menu(self, project_id: int, at: QPoint) -> None:
        from ui.actions import menu  # noqa: PLC0415  after the first paint

        offered = menu("", self)
        offered.addAction(tr("Open project")).triggered.connect(
            lambda: self.go("project", project_id)
        )
        offered.addAction(tr("Unpin from the rail")).triggered.connect(
            lambda: self.pins.toggle(project_id)
        )
        offered.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offered.popup(at)

    def _on_narrowed(self, is_narrow: bool) -> None:  # noqa: FBT001  a signal's
        self.settings.now.rail_open = not is_narrow

    def _name_it(self) -> None:
        name = self.desk.workspace.path.stem if self.desk else ""
        self.setWindowTitle(f"{name} – {PROGRAM}" if name else PROGRAM)


def saved_words(desk: Desk | None) -> str:
    """Return when the file was last written, and its name."""
    if desk is None:
        return ""
    name, saved = desk.workspace.path.name, desk.workspace.last_saved
    if desk.workspace.is_read_only:
        return tr("Read-only · {name}", name=name)
    if saved is None:
        return tr("Saved · {name}", name=name)
    return tr("Saved {time} · {name}", time=f"{saved.astimezone():%H:%M}", name=name)


def _is_ours(path: Path) -> bool:
    return path.suffix.lower() in EXCHANGE | {".handover"}
