"""The milestones of a project that fall on days off of their place, and what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from core import text
from core.errors import NotFound
from core.language import mark, tr
from core.queries.calendars import holidays_are_loaded
from core.queries.clashes import calendar_countries, clashes_on, project_clashes
from core.queries.planning import load_holidays

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from core.queries.clashes import ClashRow
    from ui.desk import Desk

READS: Final = frozenset({"calendar", "calendar_day", "calendar_year", "shutdown", "project"})
"""What clashes depend on besides milestones and the status date."""
ICON: Final = "calendar-off"
TONE: Final = "amber_text"
SAID: Final = {
    "holiday": mark("{days}: {name}, a holiday in {country}"),
    "shutdown": mark("{days}: {name}, a shutdown of {calendar}"),
    "new_year": mark("{days}: in the standstill around {name}"),
}
SHORT: Final = {
    "holiday": mark("{name}, {country}"),
    "shutdown": mark("{name}, {calendar}"),
    "new_year": mark("{name}, standstill"),
}


class Clashes(QObject):
    """What the milestones of one project meet; found at once as soon as holidays are loaded.

    Signals:
        changed: other clashes were found.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._project_id: int | None = None
        self._is_loading = False
        self.rows: tuple[ClashRow, ...] = ()
        self._words: dict[int, str] = {}

    def show_project(self, project_id: int) -> None:
        """Find the clashes of a project; the first time holidays are loaded away from the window."""
        self._project_id = project_id
        if holidays_are_loaded():
            self._find()
        elif not self._is_loading:
            self._is_loading = True
            countries, year = self._desk.read(calendar_countries), self._desk.status_date().year
            title = tr(mark("Loading holidays"))
            job = self._desk.jobs.start(title, load_holidays, countries, year)
            job.done.connect(self._on_loaded)

    def words(self, milestone_id: int) -> str:
        """Return what one milestone meets, a line each; nothing for most."""
        return self._words.get(milestone_id, "")

    def retranslate(self) -> None:
        """Say it in the language of the screen."""
        met: dict[int, list[str]] = {}
        for row in self.rows:
            met.setdefault(row.milestone_id, []).append(clash_words(row))
        self._words = {key: "\n".join(lines) for key, lines in met.items()}

    def _find(self) -> None:
        try:
            assert self._project_id is not None
            found = self._desk.read(project_clashes, self._project_id)
        except NotFound:
            found = ()
        if found != self.rows:
            self.rows = found
            self.retranslate()
            self.changed.emit()

    def _on_loaded(self) -> None:
        self._is_loading = False
        self._find()


def typed_clashes(desk: Desk, milestone_id: int, finish: dt.date) -> Sequence[ClashRow]:
    """Return what a milestone would meet on a finish being typed; nothing before holidays are loaded."""
    if not holidays_are_loaded():
        return ()
    return desk.read(clashes_on, milestone_id, start=None, finish=finish)


def clash_words(row: ClashRow) -> str:
    """Return what a milestone meets: 2025-03-21: Nowruz Holiday, a holiday in Kazakhstan."""
    return _say(SAID, row)


def short_words(row: ClashRow) -> str:
    """Return what a milestone meets, without the days: Nowruz Holiday, Kazakhstan."""
    return _say(SHORT, row)


def _say(words: dict[str, str], row: ClashRow) -> str:
    return tr(
        words[row.kind],
        days=text.span(row.first, row.last),
        name=text.holiday(row.name),
        country=text.country(row.country),
        calendar=row.calendar,
    )
