"""Watching the one door to other programs, by the handlers that Qt has for it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMES = ("file", "https", "http", "smb", "mailto")


class Door(QObject):
    """Notes what would have been opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Note an address."""
        self.opened.append(url.toLocalFile() if url.isLocalFile() else url.toString())


@contextmanager
def watched_door() -> Iterator[Door]:
    """Yield what goes out by the door; nothing does really."""
    door = Door()
    for scheme in SCHEMES:
        QDesktopServices.setUrlHandler(scheme, door, "take")  # type: ignore[arg-type]
    try:
        yield door
    finally:
        for scheme in SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)
