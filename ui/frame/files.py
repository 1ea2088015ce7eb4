"""Opening, making, copying and closing data files; what goes wrong is said calmly."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from core.errors import DamagedFile, DataFileError, FileMissing, NotAProjectFile
from core.language import mark, tr, trn
from core.operations.portfolio import start_portfolio
from core.paths import data_folder
from core.queries.attachments import kept_files
from core.resources import resources
from core.workspace import Workspace
from ui.bridge import Bridge
from ui.desk import Desk
from ui.frame.keeper import Keeper
from ui.jobs import Jobs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from core.contents import Content
    from ui.desk import Frame
    from ui.settings import Settings
    from ui.work import Task

SUFFIX: Final = ".handover"
KIND: Final = mark("Handover file (*.handover)")
SAMPLE: Final = "Sample portfolio.handover"
SAMPLE_SOURCE: Final = "astana.yaml"


class Files(QObject):
    """The data file of the window: one at a time, closed cleanly before the next is shown.

    Signals:
        opened: A file was opened; carries its desk.
        closing: The file is about to close; pages let go of it.
        refused: A file could not be opened; carries the path and the error.
    """

    opened = Signal(object)
    closing = Signal()
    refused = Signal(object, object)

    def __init__(
        self,
        window: QWidget,
        frame: Frame,
        settings: Settings,
        *,
        clock: Callable[[], dt.datetime],
        user: str,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._frame = frame
        self._settings = settings
        self._clock = clock
        self._user = user
        self.desk: Desk | None = None

    def open(self, path: Path, *, read_only: bool = False) -> bool:
        """Open a file in place of the one that is open; return whether it could be."""
        path = path.absolute()
        if self.desk is not None and _same(path, self.desk.workspace.path):
            return True
        try:
            workspace = Workspace.open(path, clock=self._clock, user=self.user, read_only=read_only)
        except DataFileError as error:
            if isinstance(error, FileMissing):
                self._settings.forget_file(path)
            self.refused.emit(path, error)
            return False
        self._take(workspace)
        return True

    def create(self, path: Path) -> bool:
        """Make a new file and open it; return whether it could be."""
        if path.suffix != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        try:
            workspace = Workspace.create(path.absolute(), clock=self._clock, user=self.user)
            workspace.run(
                mark("Start file"),
                start_portfolio,
                status_date=self._clock().date(),
                title=path.stem,
            )
        except (DataFileError, OSError) as error:
            self.refused.emit(path, error if isinstance(error, DataFileError) else _refusal(error))
            return False
        self._take(workspace)
        return True

    def ask_new(self) -> None:
        """Ask where a new file goes, and make it."""
        path = self._ask_save(tr("New file"), tr("Portfolio") + SUFFIX)
        if path is not None:
            self.create(path)

    def ask_open(self) -> None:
        """Ask for a file, and open it."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window, tr("Open a file"), str(self._folder()), tr(KIND)
        )
        if chosen:
            self.open(Path(chosen))

    def ask_copy(self) -> None:
        """Ask where a copy of the open file goes, and write it."""
        assert self.desk is not None
        stem = self.desk.workspace.path.stem
        path = self._ask_save(tr("Save a copy"), tr("{name} copy", name=stem) + SUFFIX)
        if path is not None:
            self._save_copy(self.desk, path)

    def _save_copy(self, desk: Desk, path: Path) -> None:
        """Write a copy; with attached files, which may be many, on a worker."""

        def say(missing: list[Content]) -> None:
            said = tr("Copy saved as {name}.", name=path.name)
            if missing:
                lacking = trn(
                    "{count} attached file was not there.",
                    "{count} attached files were not there.",
                    len(missing),
                )
                said = f"{said} {lacking}"
            desk.toast(said)

        if not desk.read(kept_files):
            say(desk.workspace.save_copy(path))
            return
        job = desk.jobs.start(
            tr("Save a copy"), copy_with_files, desk.workspace, path, database=True, with_task=True
        )
        job.done.connect(say)

    def open_sample(self) -> None:
        """Open the sample portfolio; the first time it is made from the exchange file."""
        path = data_folder() / SAMPLE
        if path.exists():
            self.open(path)
            return
        from core.exchange.portfolio_yaml import read  # noqa: PLC0415  only the first time
        from core.operations.exchange import IMPORT, import_portfolio  # noqa: PLC0415

        draft = read(resources() / "samples" / SAMPLE_SOURCE)
        workspace = Workspace.create(path, clock=self._clock, user=self.user)
        workspace.run(IMPORT, import_portfolio, draft)
        self._take(workspace)

    def backup_for(self, path: Path, error: DataFileError) -> dt.datetime | None:
        """Return when the backup was made that can take the place of a file that is not whole."""
        is_broken = isinstance(error, DamagedFile | NotAProjectFile)
        return Workspace.newest_backup(path) if is_broken else None

    def restore(self, path: Path) -> None:
        """Put the newest backup in the place of a file that is not whole, and open it."""
        kept = Workspace.restore(path)
        if self.open(path) and self.desk is not None and kept is not None:
            text = tr("The backup is open. The damaged file is kept as {name}.", name=kept.name)
            self.desk.toast(text)

    def close(self) -> None:
        """Let go of the open file: stop listening, end its jobs, then close it."""
        if self.desk is None:
            return
        desk, self.desk = self.desk, None
        desk.bridge.close()
        self.closing.emit()
        desk.jobs.close()
        desk.workspace.close()
        desk.deleteLater()

    @property
    def user(self) -> str:
        """Return the name that the history keeps."""
        return self._settings.now.user or self._user

    def _take(self, workspace: Workspace) -> None:
        self.close()
        bridge, jobs = Bridge(workspace), Jobs()
        self.desk = Desk(bridge, jobs, self._settings, self._frame, clock=self._clock, parent=self)
        bridge.setParent(self.desk)
        jobs.setParent(self.desk)
        Keeper(self.desk)
        self._settings.remember_file(workspace.path)
        self._settings.save()
        self.opened.emit(self.desk)

    def _folder(self) -> Path:
        last = self._settings.now.last_file
        return Path(last).parent if last and Path(last).parent.is_dir() else Path.home()

    def _ask_save(self, title: str, name: str) -> Path | None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, title, str(self._folder() / name), tr(KIND)
        )
        return Path(chosen) if chosen else None


def copy_with_files(workspace: Workspace, path: Path, *, task: Task) -> list[Content]:
    """Write a copy with its attached files and return those that are missing; on a worker."""
    whole = max(1, sum(each.size for each in workspace.read(kept_files)))
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        task.report(min(1.0, done / whole), path.name)

    return workspace.save_copy(path, advance=advance)


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _refusal(error: OSError) -> NotAProjectFile:
    return NotAProjectFile(tr("The file cannot be made there: {why}.", why=error.strerror or error))
