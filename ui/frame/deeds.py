"""What the window's own actions do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from core.language import mark, tr
from ui import theme
from ui.frame.palette import Palette

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.frame.search import Offer
    from ui.main_window import MainWindow

RECENT: Final = 8


class Deeds:
    """The deeds of one window; dialogs are imported when they are first asked for."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.palette: Palette | None = None

    # whether

    def has_file(self) -> bool:
        """Return whether a file is open."""
        return self._window.desk is not None

    def can_write(self) -> bool:
        """Return whether the open file can be changed."""
        desk = self._window.desk
        return desk is not None and not desk.workspace.is_read_only

    def can_undo(self) -> bool:
        """Return whether there is a step to take back."""
        return self.undo_label() is not None

    def can_redo(self) -> bool:
        """Return whether there is a step to do again."""
        return self.redo_label() is not None

    def can_go_back(self) -> bool:
        """Return whether there is a place before this one."""
        return self._window.desk is not None and self._window.desk.can_go_back

    def can_fold(self) -> bool:
        """Return whether the window has room for words in the rail."""
        return self._window.rail.can_widen

    def is_unfolded(self) -> bool:
        """Return whether the rail has words."""
        return not self._window.rail.is_narrow

    def is_dark(self) -> bool:
        """Return whether the theme is dark."""
        return theme.theme().dark

    # steps

    def undo_label(self) -> str | None:
        """Return what would be taken back, in the language of the screen."""
        if self._window.desk is None or not (label := self._window.desk.workspace.undo_label):
            return None
        return self._window.desk.workspace.undo_about or tr(label)

    def redo_label(self) -> str | None:
        """Return what would be done again, in the language of the screen."""
        if self._window.desk is None or not (label := self._window.desk.workspace.redo_label):
            return None
        return self._window.desk.workspace.redo_about or tr(label)

    def undo_text(self) -> str:
        """Return what the menu calls Undo now."""
        label = self.undo_label()
        return tr("Undo {step}", step=label.replace("&", "&&")) if label else tr("Undo")

    def redo_text(self) -> str:
        """Return what the menu calls Redo now."""
        label = self.redo_label()
        return tr("Redo {step}", step=label.replace("&", "&&")) if label else tr("Redo")

    def undo(self) -> None:
        """Take back the last step."""
        self._window.messages.close()
        if self._window.desk is not None:
            self._window.desk.undo()

    def redo(self) -> None:
        """Do again the last step taken back."""
        if self._window.desk is not None:
            self._window.desk.redo()

    # files

    def ask_new(self) -> None:
        """Make a new file."""
        self._window.open_files().ask_new()

    def ask_open(self) -> None:
        """Open a file."""
        self._window.open_files().ask_open()

    def ask_copy(self) -> None:
        """Save a copy of the open file."""
        self._window.open_files().ask_copy()

    def open_sample(self) -> None:
        """Open the sample portfolio."""
        self._window.open_files().open_sample()

    def open_import(self) -> None:
        """Import an exchange file."""
        from ui.dialogs.import_file import open_import_file  # noqa: PLC0415  when first asked

        open_import_file(self._desk)

    def open_export(self) -> None:
        """Export the portfolio to an exchange file."""
        from ui.dialogs.export_file import open_export_file  # noqa: PLC0415  when first asked

        open_export_file(self._desk)

    def open_clean_up(self) -> None:
        """See what is kept beside the data file, find what is missing, remove what nothing needs."""
        from ui.dialogs.clean_up import open_clean_up  # noqa: PLC0415  when first asked

        open_clean_up(self._desk)

    def open_workbook_import(self) -> None:
        """Read back a workbook that somebody filled in."""
        from ui.dialogs.workbook_import import open_workbook_import  # noqa: PLC0415  when first asked

        open_workbook_import(self._desk)

    def open_workbook_export(self) -> None:
        """Write tables as a workbook to be filled in: of the project shown, else of all."""
        from ui.dialogs.workbook_export import open_workbook_export  # noqa: PLC0415  when first asked

        open_workbook_export(self._desk, self._desk.place.project_id)

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    # dialogs

    def open_settings(self) -> None:
        """Change language, theme, text size."""
        from ui.dialogs.settings import open_settings  # noqa: PLC0415  when first asked

        open_settings(self._window.overlay(), self._window.settings, self._window)

    def open_status_date(self) -> None:
        """Change the date that everything is stated at."""
        from ui.dialogs.status_date import open_status_date  # noqa: PLC0415  when first asked

        if self.can_write():
            open_status_date(self._desk)

    def open_new_project(self) -> None:
        """Make a project from a template."""
        from ui.dialogs.new_project import open_new_project  # noqa: PLC0415  when first asked

        open_new_project(self._desk)

    def open_report(self) -> None:
        """Write a status report: of the project shown, else of the portfolio."""
        from ui.dialogs.report import open_report  # noqa: PLC0415  when first asked

        open_report(self._desk, self._desk.place.project_id)

    def open_calendars(self) -> None:
        """See and correct working days, holidays and shutdowns."""
        from ui.dialogs.calendars import open_calendars  # noqa: PLC0415  when first asked

        open_calendars(self._desk)

    def open_shortcuts(self) -> None:
        """Show which keys do what."""
        from ui.dialogs.shortcuts import open_shortcuts  # noqa: PLC0415  when first asked

        open_shortcuts(self._window.overlay(), self._window.menus.built())

    def open_about(self) -> None:
        """Say what this program is, and what it is made of."""
        from ui.dialogs.about import open_about  # noqa: PLC0415  when first asked

        open_about(self._window.overlay())

    def open_palette(self) -> None:
        """Search everything that can be opened or done."""
        from ui.frame.offers import (  # noqa: PLC0415  after the first paint
            known_milestones,
            offers,
            typed_milestones,
        )
        from ui.frame.search import recent  # noqa: PLC0415  after the first paint

        if self.palette is None:
            self.palette = Palette(self._window.overlay())
            self.palette.opened.connect(self._on_offer)
        self._window.menus.refresh()
        desk, keys = self._window.desk, self._window.settings.now.recent_offers
        offered = offers(desk, self._window.menus.built())
        first = recent([*known_milestones(desk, keys), *offered], keys, tr("Recent"))
        known = {each.key for each in first}
        rest = [each for each in offered if each.key not in known]
        self.palette.ask(offered, [*first, *rest], partial(typed_milestones, desk))

    # view

    def go_to_portfolio(self) -> None:
        """Show the portfolio."""
        self._window.go("portfolio")

    def go_to_room(self, key: str) -> None:
        """Show a page of the rail."""
        self._window.go(key)

    def go_back(self) -> None:
        """Show the place before this one."""
        if self._window.desk is not None:
            self._window.desk.back()

    def fold_rail(self) -> None:
        """Fold the rail to icons, or unfold it."""
        self._window.rail.fold.click()

    def switch_theme(self) -> None:
        """Change between light and dark."""
        app, settings = QApplication.instance(), self._window.settings
        assert isinstance(app, QApplication)
        settings.now.theme = "light" if self.is_dark() else "dark"
        theme.apply(app, settings.now.theme, text_size=settings.now.text_size)
        settings.save()

    @property
    def _desk(self) -> Desk:
        assert self._window.desk is not None, tr(mark("Open a file first"))
        return self._window.desk

    def _on_offer(self, offer: Offer) -> None:
        now = self._window.settings.now
        keys = [key for key in now.recent_offers if key != offer.key]
        now.recent_offers = [offer.key, *keys][:RECENT]
        offer.run()
