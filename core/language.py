"""The words of screen and paper in English, Chinese and Russian: one gettext catalogue set.

English sentences are the keys. `tr` and `trn` speak the language of the screen, which `use` sets;
a report asks for the `Words` of its own language, so that a Russian report can be written from an
English window. Field terms (FAT, PAC, LD, JPH …) stay as they are in every language.
"""

from __future__ import annotations

import gettext
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from core.resources import resources

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES: Final[Mapping[str, str]] = {"en": "English", "zh": "中文", "ru": "Русский"}
DOMAIN: Final = "handover"


class Words:
    """The catalogue of one language: call it with an English text to get the text to show."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue = gettext.translation(
            DOMAIN, resources() / "locale", languages=[language], fallback=language == "en"
        )

    def __call__(self, text: str, /, **values: Any) -> str:
        """Return the text in this language, with `{name}` places filled from the values."""
        found = self._catalogue.gettext(text) if text else ""
        return found.format(**values) if values else found

    def plural(self, one: str, many: str, count: int, /, **values: Any) -> str:
        """Return the form that this language uses for so many, with `{count}` filled."""
        return self._catalogue.ngettext(one, many, count).format(count=count, **values)


@cache
def words(language: str) -> Words:
    """Return the catalogue of a language; `KeyError` names one that Handover does not speak."""
    return Words({code: code for code in LANGUAGES}[language])


class _Screen:
    """The language the screen speaks now."""

    words: Words | None = None


def use(language: str) -> None:
    """Make this the language of the screen."""
    _Screen.words = words(language)


def spoken() -> Words:
    """Return the catalogue of the screen's language."""
    if _Screen.words is None:
        use("en")
    assert _Screen.words is not None
    return _Screen.words


def current() -> str:
    """Return the code of the screen's language."""
    return spoken().language


def tr(text: str, /, **values: Any) -> str:
    """Return a text in the language of the screen."""
    return spoken()(text, **values)


def trn(one: str, many: str, count: int, /, **values: Any) -> str:
    """Return the plural form for a count in the language of the screen."""
    return spoken().plural(one, many, count, **values)


def mark(text: str) -> str:
    """Return the text unchanged: it is a key, translated where it is shown."""
    return text
