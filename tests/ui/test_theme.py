"""The look follows theme, text size and language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontInfo, QPalette, QRawFont
from PySide6.QtWidgets import QPushButton

from core.language import use
from core.tokens import tokens
from ui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_rows_are_as_high_as_designed() -> None:
    assert (theme.row_height(), theme.row_height(2)) == (26, 40)


def test_rows_are_higher_in_chinese() -> None:
    use("zh")
    assert (theme.row_height(), theme.row_height(2)) == (27, 44)


def test_larger_text_makes_every_kind_and_row_larger(restored: QApplication) -> None:
    row = theme.row_height(2)
    theme.apply(restored, "light", text_size=15)
    assert [theme.font(kind).pixelSize() for kind in ("kpi", "body", "cap")] == [25, 15, 13]
    assert theme.row_height(2) > row
    assert restored.font().pixelSize() == 15


def test_small_text_stops_at_the_floor(restored: QApplication) -> None:
    theme.apply(restored, "light", text_size=12)
    assert theme.font("cap").pixelSize() == 11


def test_palette_and_style_sheet_follow_the_theme(themed: str, restored: QApplication) -> None:
    colors = tokens(themed)
    role = QPalette.ColorRole
    assert restored.palette().color(role.Window).name().upper() == colors["surface"]
    inactive = restored.palette().color(QPalette.ColorGroup.Inactive, role.Highlight)
    assert inactive.name().upper() == colors["sel_inactive"]
    assert colors["accent_fill"] in restored.styleSheet()
    assert "$" not in restored.styleSheet()


def test_a_new_look_is_told(restored: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changes().changed):
        theme.apply(restored, "dark")
    assert theme.theme().dark


def test_system_follows_what_the_system_has(restored: QApplication) -> None:
    theme.apply(restored, "system")
    assert theme.theme().name in {"light", "dark"}
    with pytest.raises(KeyError, match="sepia"):
        theme.apply(restored, "sepia")


@pytest.mark.parametrize("kind", tokens("light").type)
def test_text_is_drawn_with_the_bundled_font(kind: str) -> None:
    info = QFontInfo(theme.font(kind))
    assert (info.family(), info.weight()) == ("Inter", tokens("light").type[kind].weight)


def test_digits_are_equally_wide() -> None:
    assert theme.text_width("1111") == theme.text_width("0000")


def test_the_bundled_fonts_write_russian_and_chinese() -> None:
    inter, noto = theme.font(), theme.font()
    noto.setFamilies(["Noto Sans SC"])
    latin, chinese = QRawFont.fromFont(inter), QRawFont.fromFont(noto)
    assert all(latin.supportsCharacter(ord(letter)) for letter in "ЖёЩыä−–…")
    assert chinese.familyName() == "Noto Sans SC"
    assert all(chinese.supportsCharacter(ord(letter)) for letter in "焊装涂总验收，。「」（）Жё")


def test_a_color_can_be_made_transparent() -> None:
    assert theme.color("accent", 40).alpha() == 40
    assert theme.color("accent").alpha() == 255


def test_buttons_are_styled_by_kind(qtbot: QtBot) -> None:
    button = QPushButton("Save")
    qtbot.addWidget(button)
    button.resize(90, 28)
    button.grab()
    theme.set_look(button, kind="primary")
    ground = button.grab().toImage().pixelColor(6, 14)
    assert ground.name().upper() == tokens("light")["accent_fill"]
