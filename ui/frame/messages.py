"""What the window says without being asked: banners above the page, toasts over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QAbstractItemView, QApplication

from core.language import tr
from ui.widgets.banner import BannerStack
from ui.widgets.toast import Toaster

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

UNDO_KEYS: Final = "Ctrl+Z"


class Messages(QObject):
    """One banner and one toast at a time."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.banners = BannerStack()
        self.toaster = Toaster(over)

    def toast(self, text: str, *, action: str | None, run: Callable[[], object] | None) -> None:
        """Show a passing message; it does not cover the row that was edited."""
        keys = UNDO_KEYS if action == tr("Undo") else ""
        self.toaster.show(
            text, action=action or "", shortcut=keys, run=run, avoid=self._edited_row()
        )

    def close(self) -> None:
        """Take the toast away: what it spoke of is done or gone."""
        self.toaster.close()

    def _edited_row(self) -> QRect | None:
        view: QWidget | None = QApplication.focusWidget()
        while view is not None and not isinstance(view, QAbstractItemView):
            view = view.parentWidget()
        if view is None or not view.currentIndex().isValid() or not self._over.isAncestorOf(view):
            return None
        row = view.visualRect(view.currentIndex())
        top = view.viewport().mapTo(self._over, row.topLeft()).y()
        return QRect(0, top, self._over.width(), row.height())
