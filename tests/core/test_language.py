"""One catalogue set speaks English, Chinese and Russian."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.language import LANGUAGES, current, tr, trn, use, words

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    use("en")


def test_english_is_its_own_catalogue() -> None:
    assert tr("Portfolio") == "Portfolio"
    assert tr("{number} M", number="88.0") == "88.0 M"
    assert trn("{count} day", "{count} days", 1) == "1 day"


def test_the_language_of_the_screen_changes_at_once() -> None:
    use("ru")
    assert current() == "ru"
    assert tr("Welding") == "Сварка"
    use("zh")
    assert tr("Welding") == "焊装"


def test_russian_has_three_plural_forms() -> None:
    ru = words("ru")
    shown = [ru.plural("{count} project", "{count} projects", n) for n in (1, 2, 5)]
    assert shown == ["1 проект", "2 проекта", "5 проектов"]


def test_a_report_speaks_its_own_language_whatever_the_screen_speaks() -> None:
    use("zh")
    assert words("en")("Welding") == "Welding"


def test_a_language_nobody_translated_is_an_error() -> None:
    with pytest.raises(KeyError, match="fr"):
        words("fr")


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_places_in_a_translation_are_those_of_its_text(language: str) -> None:
    from string import Formatter

    catalogue = words(language)._catalogue
    found = catalogue._catalog  # type: ignore[attr-defined]  # gettext has no public list
    assert len(found) > 100
    for key, shown in found.items():
        source = key[0] if isinstance(key, tuple) else key
        if source:
            names = {name for _, name, _, _ in Formatter().parse(source) if name}
            assert {name for _, name, _, _ in Formatter().parse(shown) if name} <= names | {"count"}


def test_every_text_is_translated_and_compiled() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "catalogues.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
