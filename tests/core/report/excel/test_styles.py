"""Looks are shared: a style is made once, however many cells have it."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from core.report.blocks import Kind
from core.report.excel.styles import FACES, ROLES, Styles


def test_the_same_look_is_one_style() -> None:
    book = Workbook()
    styles = Styles(book, "en")
    assert styles.name("body", "0.00", Kind.NUMBER) == styles.name("body", "0.00", Kind.NUMBER)
    assert styles.name("body", "0.00", Kind.NUMBER) != styles.name("body", "0.0", Kind.NUMBER)


@pytest.mark.parametrize("language", FACES)
@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_the_face_of_the_language(role: str, language: str) -> None:
    book = Workbook()
    cell = book.worksheets[0].cell(1, 1)
    cell.style = Styles(book, language).name(role)
    assert cell.font.name == FACES[language]
    assert cell.font.color.rgb[2:] == Styles(book, language).color(ROLES[role].color)
