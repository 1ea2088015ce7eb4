"""The colours and sizes are whole in both themes."""

from __future__ import annotations

import re

import pytest

from core.resources import resources
from core.tokens import THEMES, tokens


def test_both_themes_name_the_same_colors() -> None:
    assert tokens("light").colors.keys() == tokens("dark").colors.keys()


@pytest.mark.parametrize("theme", THEMES)
def test_every_color_is_six_hex_digits(theme: str) -> None:
    assert all(re.fullmatch("#[0-9A-F]{6}", value) for value in tokens(theme).colors.values())


def test_an_unknown_color_or_theme_is_named() -> None:
    with pytest.raises(KeyError, match="mauve"):
        tokens("light")["mauve"]
    with pytest.raises(KeyError, match="sepia"):
        tokens("sepia")


def test_no_kind_of_text_is_smaller_than_the_floor() -> None:
    assert min(kind.size for kind in tokens("light").type.values()) >= tokens("light").text_floor


@pytest.mark.parametrize("theme", THEMES)
def test_the_pictures_of_the_style_sheet_have_the_colors_of_their_theme(theme: str) -> None:
    allowed = set(tokens(theme).colors.values())
    pictures = sorted((resources() / "styles" / theme).glob("*.svg"))
    assert len(pictures) == 6
    for path in pictures:
        assert set(re.findall("#[0-9A-F]{6}", path.read_text("utf-8"))) <= allowed
