"""The menus of the window: its own actions and those of the page that is shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.language import mark, tr
from ui.actions import build, fill, menu, refresh
from ui.frame.commands import FILE, MENUS, MILESTONE, REPORT, in_menus

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMenu, QMenuBar

    from ui.actions import Action, Built
    from ui.pages._page import PageWidget
    from ui.settings import Settings

WITHOUT: Final = {
    MILESTONE: mark("Open a project to work on its milestones"),
    REPORT: mark("Open a file to make a report"),
}


class Menus(QObject):
    """Builds the menu bar anew for each page; every entry works, or says why it does not."""

    def __init__(
        self,
        bar: QMenuBar,
        window: QWidget,
        settings: Settings,
        open_file: Callable[[Path], object],
    ) -> None:
        super().__init__(window)
        self._bar = bar
        self._window = window
        self._settings = settings
        self._open_file = open_file
        self._own: list[Built] = []
        self._of_page: list[Built] = []
        self._shown: list[QMenu] = []

    def build(self, own: Sequence[Action], page: PageWidget | None) -> None:
        """Show the window's actions and those of a page."""
        self._drop(self._of_page)
        for shown in self._shown:
            shown.deleteLater()
        if not self._own:
            self._own = [build(action, self._window) for action in own]
        self._of_page = [build(action, page) for action in page.actions_of()] if page else []
        self._bar.clear()
        by_action = {each.action.key: each for each in self.built()}
        ordered = [by_action[each.key] for each in in_menus([b.action for b in self.built()])]
        menus = fill(self._bar, ordered)
        self._fill_up(menus)
        self._add_recent(menus[FILE])
        self._shown = [*menus.values()]

    def built(self) -> list[Built]:
        """Return every action that can be reached now."""
        return [*self._own, *self._of_page]

    def renew(self) -> None:
        """Forget what was built: it is said in another language now."""
        self._drop(self._own)
        self._own = []

    def refresh(self) -> None:
        """Show every action as it is now."""
        refresh(self._window)

    @staticmethod
    def _drop(actions: Sequence[Built]) -> None:
        """Take actions away at once: one that lingers makes the shortcut of the next ambiguous."""
        for each in actions:
            for owner in each.associatedObjects():
                if isinstance(owner, QWidget):
                    owner.removeAction(each)
            each.setVisible(False)  # nor may the palette list it until it is gone
            each.deleteLater()

    def _fill_up(self, menus: dict[str, QMenu]) -> None:
        """Give a menu that has nothing now one entry that says what to do first."""
        for place, title in enumerate(MENUS):
            if title in menus:
                continue
            shown = menu(tr(title), self._bar)
            shown.addAction(tr(WITHOUT.get(title, mark("Nothing to do here")))).setEnabled(False)
            following = next((t for t in MENUS[place + 1 :] if t in menus), None)
            if following is None:
                self._bar.addMenu(shown)
            else:
                self._bar.insertMenu(menus[following].menuAction(), shown)
            menus[title] = shown

    def _add_recent(self, file_menu: QMenu) -> None:
        recent = menu(tr("Open recent"), file_menu)
        recent.aboutToShow.connect(lambda: self._fill_recent(recent))
        self._fill_recent(recent)
        after = [each for each in file_menu.actions() if each.objectName() == "file.sample"]
        file_menu.insertMenu(after[0], recent)

    def _fill_recent(self, recent: QMenu) -> None:
        recent.clear()
        for text in self._settings.now.recent:
            path = Path(text)
            action = recent.addAction(path.name.replace("&", "&&"))
            action.setToolTip(text)
            action.setStatusTip(text)
            action.triggered.connect(lambda _on=False, p=path: self._open_file(p))
        if recent.isEmpty():
            recent.addAction(tr("No recent files")).setEnabled(False)
