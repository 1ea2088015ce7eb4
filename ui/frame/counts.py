"""How many things wait on each page, beside its name in the rail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.frame.rail import Rail
    from ui.pages._alerts.watch import AlertWatch


class Counts(QObject):
    """Shows what the watch over the alerts of the open file counts."""

    def __init__(self, rail: Rail, parent: QObject) -> None:
        super().__init__(parent)
        self._rail = rail
        self._desk: Desk | None = None
        self._watch: AlertWatch | None = None

    def take(self, desk: Desk | None) -> None:
        """Count in this file from now on; without a file there is nothing to count."""
        self._desk, self._watch = desk, None
        self._rail.show_counts({})
        if desk is not None:
            # Not before the first page is seen: what is counted needs all registers.
            QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        if self._desk is None or self._desk.jobs.is_closed or self._watch is not None:
            return
        from ui.pages._alerts.watch import alert_watch  # noqa: PLC0415  after the first page

        self._watch = alert_watch(self._desk)
        self._watch.changed.connect(self._show)
        self._watch.want()
        self._show()

    def _show(self) -> None:
        if self._watch is not None:
            self._rail.show_counts(self._watch.counts)
