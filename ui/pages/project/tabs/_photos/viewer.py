"""A photograph over the whole window; the arrow keys go on to the next, Esc goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from core.errors import AppError
from core.language import mark, tr
from ui import paint
from ui.guard import guarded
from ui.pages.project.tabs._photos.tiles import facts_of, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from core.contents import Contents
    from core.queries.photographs import PhotoRow
    from ui.desk import Desk
    from ui.pages.project.tabs._photos.thumbs import Thumbs

EDGE, FOOT = 56, 64
_GROUND: Final = QColor(16, 18, 22, 240)
_WORDS, _FAINT = QColor(255, 255, 255), QColor(200, 204, 212)
_KEPT: Final = 5


class Viewer(QWidget):
    """Shows one photograph of several, as large as the window allows.

    Signals:
        closed: it was closed; carries the photograph seen last.
    """

    closed = Signal(object)
    # class-wide, because Qt still asks the filter while Python takes the object down
    _overlay: QWidget | None = None

    def __init__(self, desk: Desk, thumbs: Thumbs, rows: Sequence[PhotoRow], place: int) -> None:
        super().__init__(desk.overlay())
        self._desk, self._thumbs = desk, thumbs
        self._overlay = desk.overlay()
        self.rows, self.place = list(rows), place
        self._large: dict[str, QPixmap] = {}
        self._refused: dict[str, str] = {}
        self._before = QApplication.focusWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._overlay.installEventFilter(self)
        self.setGeometry(self._overlay.rect())
        self._load()

    @property
    def row(self) -> PhotoRow:
        """Return the photograph that is shown."""
        return self.rows[self.place]

    @property
    def is_loaded(self) -> bool:
        """Return whether the large picture is there, or is known not to be."""
        picture = self.row.picture
        return picture is None or picture.sha256 in (self._large | self._refused)

    def open(self) -> None:
        """Cover the window and take the keyboard."""
        self.show()
        self.raise_()
        self.setFocus()

    def step(self, by: int) -> None:
        """Show the next (1) or the one before (−1); at the ends nothing moves."""
        self.go(self.place + by)

    def go(self, place: int) -> None:
        """Show the photograph at a place."""
        place = max(0, min(place, len(self.rows) - 1))
        if place != self.place:
            self.place = place
            self._load()
            self.update()

    def close_viewer(self) -> None:
        """Close it and give the keyboard back."""
        if self.isHidden():
            return
        self.hide()
        self.closed.emit(self.row)
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus()
        self.deleteLater()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        steps |= {Qt.Key.Key_Space: 1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_viewer()
        elif key in steps:
            self.step(steps[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go(0 if key == Qt.Key.Key_Home else len(self.rows) - 1)
        event.accept()  # keys pressed here are not for the page underneath

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if x < self.width() / 4 and self.place > 0:
            self.step(-1)
        elif x > self.width() * 3 / 4 and self.place < len(self.rows) - 1:
            self.step(1)
        else:
            self.close_viewer()

    @guarded(default=True)
    def focusNextPrevChild(self, _forward: bool) -> bool:  # noqa: FBT001  Qt's
        return True

    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._overlay and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._overlay.rect())
        return False

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _GROUND)
        room = QRectF(self.rect()).adjusted(EDGE, 24, -EDGE, -FOOT)
        picture = self.row.picture
        shown = None if picture is None else self._large.get(picture.sha256)
        if shown is None and picture is not None:
            shown = self._thumbs.of(picture)
        refused = self._refused.get(picture.sha256, "") if picture is not None else ""
        if shown is not None and not refused:
            self._picture(painter, room, shown)
        else:
            words = refused or ("" if picture is not None else tr(mark("It has no picture.")))
            paint.text(painter, room, words, "body", _FAINT, align="center")
        self._words(painter, room)
        painter.end()

    def _picture(self, painter: QPainter, room: QRectF, shown: QPixmap) -> None:
        scale = min(room.width() / shown.width(), room.height() / shown.height())
        place = QRectF(0, 0, shown.width() * scale, shown.height() * scale)
        place.moveCenter(room.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, shown, QRectF(shown.rect()))

    def _words(self, painter: QPainter, room: QRectF) -> None:
        under = QRectF(room.x(), room.bottom() + 8, room.width(), 22)
        paint.text(painter, under, title_of(self.row), "body_m", _WORDS, align="center")
        said = " · ".join(filter(None, (facts_of(self.row), self.row.place, self.row.photographer)))
        paint.text(painter, under.translated(0, 22), said, "small", _FAINT, align="center")
        count = f"{self.place + 1} / {len(self.rows)}"
        paint.text(painter, under, count, "small", _FAINT, align="right")
        middle = room.center().y() - 12
        if self.place > 0:
            paint.picture(painter, 16, middle, "chevron-left", "line2", size=24)
        if self.place < len(self.rows) - 1:
            paint.picture(painter, self.width() - 40, middle, "chevron-right", "line2", size=24)

    def _load(self) -> None:
        if self.is_loaded:
            return
        picture = self.row.picture
        assert picture is not None
        sha256 = picture.sha256
        job = self._desk.jobs.start(
            tr(mark("Open {name}"), name=picture.shown),
            enlarged,
            self._desk.workspace.contents,
            sha256,
            picture.shown,
        )
        job.done.connect(lambda image: self._on_loaded(sha256, image))
        job.failed.connect(lambda error: self._on_failed(sha256, error))

    def _on_loaded(self, sha256: str, image: QImage) -> None:
        while len(self._large) >= _KEPT:
            self._large.pop(next(iter(self._large)))
        self._large[sha256] = QPixmap.fromImage(image)
        if isValid(self):
            self.update()

    def _on_failed(self, sha256: str, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._refused[sha256] = str(error)
        if isValid(self):
            self.update()


def enlarged(contents: Contents, sha256: str, name: str) -> QImage:
    """Return a picture as large as a window needs it; on a worker."""
    from core.pictures import LARGE, small  # noqa: PLC0415  Pillow only where there are pictures

    return QImage.fromData(small(contents.there(sha256, name), name, LARGE))
