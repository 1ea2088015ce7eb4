"""The keys are listed under the menus they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.language import use
from tests.windows import window_in
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.widgets.label import Label

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(("language", "title"), [("en", "File"), ("zh", "文件"), ("ru", "Файл")])
def test_a_head_is_the_menu_without_its_alt_letter(
    qtbot: QtBot, tmp_path: Path, language: str, title: str
) -> None:
    use(language)
    window = window_in(qtbot, tmp_path)
    window.deeds.open_shortcuts()
    dialog = window.findChild(ShortcutsDialog)
    assert isinstance(dialog, ShortcutsDialog)
    said = [label.text() for label in dialog.findChildren(Label)]
    assert title in said
    assert not any("&" in each for each in said)
