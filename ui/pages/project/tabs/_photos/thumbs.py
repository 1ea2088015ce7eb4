"""Small copies of pictures for the gallery: made on a worker, kept in memory and in the cache."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from core.errors import UserError
from core.language import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.contents import Contents
    from core.queries.attachments import AttachmentRow
    from ui.desk import Desk
    from ui.work import Task

KEPT: Final = 400
"""So many are kept in memory: some 60 MB."""


class Thumbs(QObject):
    """Gives the small copy of a picture, now or soon.

    Signals:
        made: one is there, or is known not to be; carries the hash of the picture.
    """

    made = Signal(str)
    _arrived = Signal(str, object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._refused: dict[str, str] = {}
        self._wanted: dict[str, str] = {}
        self._is_busy = self._is_stopped = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._start)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def of(self, picture: AttachmentRow) -> QPixmap | None:
        """Return the small copy; where it is not there yet it is made, and `made` tells."""
        found = self._kept.get(picture.sha256)
        if found is not None:
            self._kept.move_to_end(picture.sha256)
        elif picture.sha256 not in self._refused:
            self._wanted[picture.sha256] = picture.shown
            self._soon.start()
        return found

    def refusal(self, sha256: str) -> str:
        """Return why a picture cannot be shown; nothing where it can."""
        return self._refused.get(sha256, "")

    def forget_refusals(self) -> None:
        """Try again what could not be shown: it may have been found in the meantime."""
        self._refused.clear()
        self._is_stopped = False

    def _start(self) -> None:
        if self._is_busy or self._is_stopped or not self._wanted:
            return
        self._is_busy = True
        wanted, self._wanted = list(self._wanted.items()), {}
        job = self._desk.jobs.start(
            tr(mark("Thumbnails")),
            make_small,
            self._desk.workspace.contents,
            wanted,
            self._arrived.emit,
            with_task=True,
        )
        job.done.connect(self._on_done)
        job.cancelled.connect(self._on_cancelled)

    def _on_arrived(self, sha256: str, found: QImage | str) -> None:
        if isinstance(found, str):
            self._refused[sha256] = found
        else:
            self._kept[sha256] = QPixmap.fromImage(found)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._wanted.pop(sha256, None)
        self.made.emit(sha256)

    def _on_done(self, _result: object) -> None:
        self._is_busy = False
        self._soon.start()

    def _on_cancelled(self) -> None:
        """Make no more before the page is read anew: the user, or the closing file, has said so."""
        self._is_busy, self._is_stopped = False, True
        self._wanted.clear()


def make_small(
    contents: Contents,
    wanted: Sequence[tuple[str, str]],
    tell: Callable[[str, QImage | str], None],
    *,
    task: Task,
) -> None:
    """Make small copies of pictures, by hash and name, and tell each; on a worker."""
    from core.pictures import thumbnail  # noqa: PLC0415  Pillow only where there are pictures

    for number, (sha256, name) in enumerate(wanted):
        task.report(number / len(wanted), name)
        try:
            raw = thumbnail(contents.there(sha256, name), name, sha256)
        except UserError as refused:
            tell(sha256, str(refused))
            continue
        image = QImage.fromData(raw)
        tell(sha256, tr(mark("It cannot be shown.")) if image.isNull() else image)
