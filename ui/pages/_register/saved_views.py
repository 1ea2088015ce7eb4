"""Views of a grid that the user named: columns, widths, order, filters, grouping; in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import mark, tr
from ui.dialogs.ask_name import open_ask_name
from ui.settings import View

if TYPE_CHECKING:
    from ui.pages._register.grid import RegisterGrid


class SavedViews:
    """The saved views of one grid; they are the user's, not the file's."""

    def __init__(self, grid: RegisterGrid, base: str) -> None:
        """Know the views kept under a name of the settings."""
        self._grid, self._base = grid, base
        self._settings = grid.desk.settings
        self.current = ""
        button = grid.bar.view
        button.saved_chosen.connect(self.choose)
        button.asked.connect(self._on_asked)
        self.show()

    @property
    def names(self) -> list[str]:
        """Return the names of the saved views, in order."""
        return sorted(self._kept, key=str.casefold)

    @property
    def usual(self) -> str:
        """Return the name of the view that the grid begins with; empty for none."""
        found = self._settings.now.usual_views.get(self._base, "")
        return found if found in self._kept else ""

    def begin(self) -> None:
        """Arrange the grid as it is to begin, where a view was chosen for that."""
        if self.usual:
            self.choose(self.usual)

    def choose(self, name: str) -> None:
        """Arrange the grid as a saved view says; columns that are gone are passed over."""
        self._grid.arrange(self._kept[name])
        self.current = name
        self.show()

    def leave(self) -> None:
        """Say that a built-in view is shown."""
        self.current = ""
        self.show()

    def save(self) -> None:
        """Ask for a name and keep the present arrangement under it; an old one is replaced."""
        open_ask_name(
            self._grid.desk.overlay(),
            tr(mark("Save view")),
            tr(mark("Save view")),
            self.save_as,
            name=self.current,
        )

    def save_as(self, name: str) -> None:
        """Keep the present arrangement under a name."""
        self._kept[name] = self._grid.arranged()
        self.current = name
        self._changed()

    def rename(self) -> None:
        """Ask for another name of the view that is shown."""
        others = [name for name in self._kept if name != self.current]
        open_ask_name(
            self._grid.desk.overlay(),
            tr(mark("Rename view")),
            tr(mark("Rename")),
            self._rename_to,
            name=self.current,
            taken=others,
        )

    def remove(self) -> None:
        """Forget the view that is shown; the grid stays as it is."""
        gone, name = self._kept.pop(self.current), self.current
        if self._settings.now.usual_views.get(self._base) == name:
            del self._settings.now.usual_views[self._base]
        self.current = ""
        self._changed()

        def put_back() -> None:
            self._kept[name] = gone
            self._changed()

        words = tr(mark("View {name} removed."), name=name)
        self._grid.desk.toast(words, action=tr("Undo"), run=put_back)

    def make_usual(self) -> None:
        """Begin with the view that is shown from now on, or no more."""
        if self.usual == self.current:
            del self._settings.now.usual_views[self._base]
        else:
            self._settings.now.usual_views[self._base] = self.current
        self._changed()

    def standard(self) -> None:
        """Arrange the grid as it was before anybody arranged it."""
        self._grid.arrange(View())
        self.leave()

    def show(self) -> None:
        """Offer the views in the bar."""
        self._grid.bar.view.show_saved(self.names, self.current, self.usual)

    @property
    def _kept(self) -> dict[str, View]:
        return self._settings.now.saved_views.setdefault(self._base, {})

    def _rename_to(self, name: str) -> None:
        before = self.current
        self._kept[name] = self._kept.pop(before)
        if self._settings.now.usual_views.get(self._base) == before:
            self._settings.now.usual_views[self._base] = name
        self.current = name
        self._changed()

    def _changed(self) -> None:
        self._settings.save()
        self.show()

    def _on_asked(self, what: str) -> None:
        deeds = {
            "save": self.save,
            "rename": self.rename,
            "remove": self.remove,
            "usual": self.make_usual,
            "standard": self.standard,
        }
        deeds[what]()
