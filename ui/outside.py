"""The one door to other programs: the system opens a file, a folder or an address for us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from pathlib import Path


def open_path(path: Path) -> bool:
    """Open a file in its program, or a folder; return whether the system knew how."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_address(address: str) -> bool:
    """Open an address of the web, of a shared folder or of a mailbox; see `open_path`."""
    if address.startswith(("\\\\", "//")):
        return QDesktopServices.openUrl(QUrl.fromLocalFile(address.replace("\\", "/")))
    return QDesktopServices.openUrl(QUrl(address))
