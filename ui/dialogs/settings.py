"""Settings: language, theme, text size, the user's name; each takes effect at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtWidgets import QApplication

from core import language
from core.language import mark, tr
from ui import theme
from ui.outside import open_path
from ui.widgets.button import button
from ui.widgets.combo import Combo
from ui.widgets.dialog_frame import DialogFrame
from ui.widgets.form import Form
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.settings import Settings

THEMES: Final = {"system": mark("Like the system"), "light": mark("Light"), "dark": mark("Dark")}
WIDTH: Final = 480


class Speaker(Protocol):
    """Who can speak another language: the window."""

    def set_language(self, code: str) -> None:
        """Speak it from now on."""
        ...

    def backups(self) -> Path | None:
        """Return where backups of the open file lie."""
        ...


class SettingsDialog(DialogFrame):
    """What is chosen here holds at once and is kept; there is nothing to confirm."""

    def __init__(self, overlay: QWidget, settings: Settings, speaker: Speaker) -> None:
        super().__init__(overlay, tr("Settings"), width=WIDTH)
        self._settings = settings
        self._speaker = speaker
        now = settings.now
        self.language = Combo(name=tr("Language"))
        self.language.set_choices(list(language.LANGUAGES.items()))
        self.language.set_value(language.current())
        self.theme = Combo(name=tr("Theme"))
        self.theme.set_choices([(key, tr(name)) for key, name in THEMES.items()])
        self.theme.set_value(now.theme)
        self.text_size = Combo(name=tr("Text size"))
        sizes = theme.theme().tokens.text_sizes
        self.text_size.set_choices([(size, f"{size} px") for size in sizes])
        self.text_size.set_value(now.text_size)
        self.user = TextField(name=tr("Your name"))
        self.user.set_value(now.user)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        form = Form()
        form.add(
            tr("Language"), self.language, hint=tr("Of the window. A report asks for its own.")
        )
        form.add(tr("Theme"), self.theme)
        form.add(tr("Text size"), self.text_size)
        form.add(
            tr("Your name"),
            self.user,
            hint=tr("The history shows it beside every change made from the next opened file on."),
        )
        self.body.addWidget(form)
        folder = self._speaker.backups()
        backups = button(tr("Open the backups folder"), icon="folder-open", run=self._open_backups)
        backups.setEnabled(folder is not None)
        backups.setToolTip(str(folder) if folder else tr("There is no backup of this file yet."))
        self.foot.insertWidget(0, backups)
        self.add_button(tr("Close"), kind="primary", run=self.close_sheet, default=True)

    def _connect(self) -> None:
        self.language.chosen.connect(self._on_language)
        self.theme.chosen.connect(self._on_look)
        self.text_size.chosen.connect(self._on_look)
        self.user.changed.connect(self._on_user)

    def _on_language(self, code: str) -> None:
        self._speaker.set_language(code)
        overlay = self.parentWidget()
        assert overlay is not None
        self.close_sheet()
        open_settings(overlay, self._settings, self._speaker)

    def _on_look(self) -> None:
        app, now = QApplication.instance(), self._settings.now
        assert isinstance(app, QApplication)
        now.theme, now.text_size = self.theme.value, self.text_size.value
        theme.apply(app, now.theme, text_size=now.text_size)
        self._settings.save()

    def _on_user(self, name: str) -> None:
        self._settings.now.user = name.strip()
        self._settings.save()

    def _open_backups(self) -> None:
        folder = self._speaker.backups()
        if folder is not None:
            open_path(folder)


def open_settings(overlay: QWidget, settings: Settings, speaker: Speaker) -> None:
    """Show the settings."""
    SettingsDialog(overlay, settings, speaker).open()
