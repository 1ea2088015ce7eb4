"""The colours and sizes of screen and paper, read from resources/theme.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from core.resources import resources

if TYPE_CHECKING:
    from collections.abc import Mapping

THEMES: Final = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Kind:
    """A step of the type scale, in device-independent pixels."""

    size: int
    weight: int
    tracking: float


@dataclass(frozen=True)
class Tokens:
    """Everything one theme fixes; `tokens("light")["text"]` is a colour as #RRGGBB."""

    name: str
    dark: bool
    shadow: int
    colors: Mapping[str, str]
    type: Mapping[str, Kind]
    space: tuple[int, ...]
    radius: Mapping[str, int]
    height: Mapping[str, int]
    families: Mapping[str, tuple[str, ...]]
    text_sizes: tuple[int, ...]
    text_floor: int

    def __getitem__(self, color: str) -> str:
        """Return a colour by name; `KeyError` names one that the theme does not have."""
        return self.colors[color]


@cache
def tokens(theme: str) -> Tokens:
    """Return the tokens of the light or the dark theme."""
    read = _read()
    own = read[{name: name for name in THEMES}[theme]]
    return Tokens(
        name=theme,
        dark=own["dark"],
        shadow=own["shadow"],
        colors=own["colors"],
        type={name: Kind(**kind) for name, kind in read["type"].items()},
        space=tuple(read["space"]),
        radius=read["radius"],
        height=read["height"],
        families={use: tuple(names) for use, names in read["families"].items()},
        text_sizes=tuple(read["text_sizes"]),
        text_floor=read["text_floor"],
    )


@cache
def _read() -> dict[str, Any]:
    with (resources() / "theme.toml").open("rb") as file:
        return tomllib.load(file)
